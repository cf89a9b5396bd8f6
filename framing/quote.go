package framing

import (
	"cmp"
	"slices"
	"strings"

	"parallax/align"
	"parallax/text"
)

// quotation is what became of one quotation of one text.
type quotation struct {
	partner int  // the quotation of the other text that holds most of its words, or -1
	kept    int  // its words that stand unchanged in partner
	core    int  // those of them that carry content
	loose   int  // its words that stand unchanged in the other text, outside any quotation
	bare    bool // the words are still there, the marks are not
	unsaid  bool // bare, and no verb of saying stands in the sentence that has the words
	bearer  int  // the component that stands for that, or -1
}

// pairQuotes says for each quotation of both texts where its words went.
func (r *reader) pairQuotes() {
	r.quotesA = r.followQuotes(r.a, r.b, true)
	r.quotesB = r.followQuotes(r.b, r.a, false)
	r.bearersA, r.bearersB = bearers(r.quotesA), bearers(r.quotesB)
	r.ownA, r.ownB = ownWords(r.a, r.quotesA), ownWords(r.b, r.quotesB)
}

// The least that shows that a text is, or gives in full, what the other quotes
// from: quotations that stand there as its own words, and words in them. One
// quotation that lost its marks and its speaker is a change of the text.
const (
	ownQuotes     = 2
	ownQuoteWords = 20
)

// ownWords reports whether the text that quotes holds so much of the other as
// quotations that the other is the speech, letter or tweet itself, or sets it
// as a block: no marks and no verb of saying there, and more words of that kind
// than words that both have in marks.
func ownWords(s *side, quotes []quotation) bool {
	count, words, kept := 0, 0, 0
	for q := range quotes {
		kept += quotes[q].kept
		if quotes[q].unsaid {
			count, words = count+1, words+s.Quotes[q].Words.Len()
		}
	}
	return count >= ownQuotes && words >= ownQuoteWords && words > kept
}

// bearers maps components to the first bare quotation that they stand for.
func bearers(quotes []quotation) map[int]int {
	var m map[int]int
	for q := len(quotes) - 1; q >= 0; q-- {
		if quotes[q].bare && quotes[q].bearer >= 0 {
			if m == nil {
				m = map[int]int{}
			}
			m[quotes[q].bearer] = q
		}
	}
	return m
}

func (r *reader) followQuotes(s, o *side, fromA bool) []quotation {
	if len(s.Quotes) == 0 {
		return nil
	}
	out := make([]quotation, len(s.Quotes))
	votes := make([]int, len(o.Quotes))
	for q, quote := range s.Quotes {
		info := quotation{partner: -1, bearer: -1}
		clear(votes)
		best := 0
		vote := func(j int, weight int) {
			k := o.Words[j].Quote
			if k < 0 {
				return
			}
			votes[k] += weight
			if votes[k] > best {
				best, info.partner = votes[k], int(k)
			}
		}
		changed := 0
		for i := quote.Words.Start; i < quote.Words.End; i++ {
			if j := s.twin[i]; j >= 0 {
				vote(int(j), 2)
				if o.Words[j].Quote < 0 {
					info.loose++
				}
				continue
			}
			if c := s.component[i]; c >= 0 && r.Components[c].Origin == Phrase {
				changed++
				if other := r.otherSpan(int(c), fromA); !other.Empty() {
					vote(other.Start, 1)
				}
			}
		}
		if info.partner >= 0 {
			info.kept = votes[info.partner] / 2
			for i := quote.Words.Start; i < quote.Words.End; i++ {
				if j := s.twin[i]; j >= 0 && int(o.Words[j].Quote) == info.partner && s.content(i) {
					info.core++
				}
			}
		}
		out[q] = info
		n := quote.Words.Len()
		// Bare: most of the words stand outside quotation marks on the other side.
		// Half of them must be there unchanged, else nothing says that it is the same speech.
		if n > 0 && info.loose > info.kept && 2*info.loose >= n && info.loose+changed >= n-1 {
			out[q].bare = true
			out[q].bearer = r.bearer(quote, fromA)
			out[q].unsaid = r.rules && r.unsaid(s, o, quote)
		}
	}
	return out
}

// unsaid reports whether no verb of saying stands beside the words of a
// quotation of s in the sentences of o that have them.
func (r *reader) unsaid(s, o *side, quote text.Quote) bool {
	last := -1
	for i := quote.Words.Start; i < quote.Words.End; i++ {
		j := s.twin[i]
		if j < 0 || o.Words[j].Quote >= 0 {
			continue
		}
		k := o.SentenceOf(int(j))
		if k == last {
			continue
		}
		last = k
		for x := o.Sentences[k].Words.Start; x < o.Sentences[k].Words.End; x++ {
			if y := int(o.twin[x]); y >= quote.Words.Start && y < quote.Words.End || o.speech(x) {
				continue
			}
			if n := o.norm(x); o.verb(x) != nil || n == "according" || n == "quoted" {
				return false
			}
		}
	}
	return true
}

func (r *reader) otherSpan(c int, fromA bool) text.Span {
	if fromA {
		return r.Components[c].B
	}
	return r.Components[c].A
}

// bearer is the phrase component that holds the opening mark of a quotation,
// or else the first one that touches the quotation; -1 if none does.
func (r *reader) bearer(q text.Quote, fromA bool) int {
	first := -1
	for i := range r.Components {
		c := &r.Components[i]
		if c.Origin != Phrase {
			continue
		}
		bytes := c.ABytes
		if !fromA {
			bytes = c.BBytes
		}
		if bytes.Empty() || !bytes.Overlaps(q.Marked) {
			continue
		}
		if bytes.Start < q.Bytes.Start {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}

// scareWords is the longest quotation, in words, that is read as a term in
// quotation marks and not as speech.
const scareWords = 3

// readQuoteMarks finds quotation marks put on or taken off: F6 quote.direct
// for speech, quote.scare for a term.
func readQuoteMarks(v *view) (Reading, bool) {
	if v.Passages[v.Passage].Kind == align.Rewritten {
		return Reading{}, false // new words around: quotation marks come with them
	}
	if q, ok := v.bearersA[v.index]; ok {
		return v.marksOff(&v.x, q), true
	}
	if q, ok := v.bearersB[v.index]; ok {
		return v.marksOff(&v.y, q), true
	}
	return Reading{}, false
}

func (v *view) marksOff(p *part, q int) Reading {
	quote := p.Quotes[q]
	if p.titled(quote) {
		return benign("house", "house.title", "The title of a work, with and without quotation marks.")
	}
	words := "*" + short(p.Cut(quote.Bytes)) + "*"
	quotes, own := v.quotesA, v.ownA
	if p == &v.y {
		quotes, own = v.quotesB, v.ownB
	}
	if own {
		return other("quote.own", words+" is quoted in one text; the other is, or gives in full, what is quoted.")
	}
	if p.firstPerson(quote) {
		return other("quote.block", words+" stands without quotation marks in one text, yet in the first person: as a block or as the speaker's own text.")
	}
	first, second := "first", "second"
	if p == &v.y {
		first, second = second, first
	}
	if quote.Scare || quote.Words.Len() <= scareWords {
		if quotes[q].loose < quote.Words.Len() {
			return other("quote.scare", words+" is in quotation marks in the "+first+" text; not all of it is in the "+second+".")
		}
		return flag("quote.scare", v.seen(p, "off"), Medium, "quote.scare",
			words+" is in quotation marks in the "+first+" text and without them in the "+second+".")
	}
	if quotes[q].unsaid {
		return other("quote.block", words+" is a direct quotation in the "+first+" text and has neither marks nor a verb of saying in the "+second+": as a block, or in the writer's own voice.")
	}
	return flag("quote.direct", v.seen(p, "direct->reported"), High, "quote.direct",
		words+" is a direct quotation in the "+first+" text and reported in the writer's words in the "+second+".")
}

// firstPerson reports whether a quotation speaks in the first person in words
// that the other text has unchanged. Reported speech would not.
func (s *side) firstPerson(q text.Quote) bool {
	for i := q.Words.Start; i < q.Words.End; i++ {
		switch s.norm(i) {
		case "i", "my", "me", "we", "our", "us", "i'm", "i've", "i'll", "we're", "we've", "we'll":
			if s.twin[i] >= 0 {
				return true
			}
		}
	}
	return false
}

// titled reports whether a quotation is a title: every content word of it is
// capitalised, and there are at least two, or one among other words.
func (s *side) titled(q text.Quote) bool {
	n := 0
	for i := q.Words.Start; i < q.Words.End; i++ {
		if s.content(i) {
			if !s.Words[i].Upper {
				return false
			}
			n++
		}
	}
	return n >= 2 || n == 1 && q.Words.Len() >= 3
}

// readQuoted finds changes of words inside a quotation that both sides have:
// F6 quote.alter and quote.length. Inside quotation marks a synonym or an
// inflection is an alteration.
func readQuoted(v *view) (Reading, bool) {
	qx, qy := v.quoteAt(&v.x), v.quoteAt(&v.y)
	switch {
	case !v.x.empty() && !v.y.empty():
		if qx < 0 || qy < 0 || v.quotesA[qx].partner != qy && v.quotesB[qy].partner != qx {
			return Reading{}, false
		}
		if !v.sameSpeech(qx, qy) {
			return Reading{}, false
		}
		if contraction(&v.x, &v.y) {
			return benign("form", "form.contraction", v.became()+": a contraction and its full form."), true
		}
		if bracketed(&v.x) || bracketed(&v.y) {
			return benign("refer", "quote.bracket", "A word in square brackets explains the quotation."), true
		}
		band := High
		if len(v.x.lone)+len(v.y.lone) == 0 {
			if v.besideChange(&v.x) || v.besideChange(&v.y) {
				return benign("form", "quote.particle", v.became()+": it goes with the change beside it."), true
			}
			band = Medium // closed-class words, or their order
		}
		if v.rewritten() {
			band = Medium
		}
		return v.alteration(qx, qy, flag("quote.alter", Shifted, band, "quote.alter", v.became()+" inside a quotation.")), true
	case v.x.empty() && v.y.empty():
		return Reading{}, false
	}
	has, lacks, q := &v.x, &v.y, qx
	quotes := v.quotesA
	if v.x.empty() {
		has, lacks, q, quotes = &v.y, &v.x, qy, v.quotesB
	}
	if q >= 0 && quotes[q].partner < 0 && !has.Quotes[q].Scare && len(has.lone) > 0 && v.otherHalf(has, q, quotes) && !ellipsisAt(lacks) {
		return flag("quote.length", v.seen(has, "shorter"), Medium, "quote.half",
			v.became()+": one half of a quotation that a speech tag divides."), true
	}
	if q < 0 || quotes[q].partner < 0 || quotes[q].kept == 0 {
		return Reading{}, false
	}
	partner := quotes[q].partner
	qx, qy = q, partner
	if has == &v.y {
		qx, qy = partner, q
	}
	if !v.sameSpeech(qx, qy) {
		return Reading{}, false
	}
	inside := lacks.before >= 0 && int(lacks.Words[lacks.before].Quote) == partner
	behind := lacks.after >= 0 && int(lacks.Words[lacks.after].Quote) == partner
	if !inside && !behind {
		return Reading{}, false
	}
	if bracketed(has) {
		return benign("refer", "quote.bracket", "A word in square brackets explains the quotation."), true
	}
	if has.span.Len() == 1 && has.norm(has.span.Start) == "and" && strings.Contains(gapAt(lacks), "&") {
		return benign("orth", "orth.ampersand", "*and* and *&*."), true
	}
	if ellipsisAt(lacks) {
		return benign("trim", "quote.ellipsis", "An ellipsis marks what is left out of the quotation."), true
	}
	if !(inside && behind) && has.wholeSentences() {
		return other("quote.sentence", v.became()+": whole sentences at the end of a quotation; the quotation ends at a sentence border."), true
	}
	whole := has.span.Start == has.Quotes[q].Words.Start || has.span.End == has.Quotes[q].Words.End
	// One or two words gone from the middle change what is quoted; a longer run,
	// or one at the edge, makes the quotation shorter.
	if inside && behind && !whole && has.span.Len() <= 2 {
		band := High
		if len(has.lone) == 0 {
			band = Medium
		}
		return v.alteration(qx, qy, flag("quote.alter", v.seen(has, "dropped"), band, "quote.alter", v.became()+" inside a quotation.")), true
	}
	if len(has.lone) == 0 {
		return benign("trim", "quote.edge", v.became()+" at the edge of a quotation."), true
	}
	band := High
	if v.rewritten() {
		band = Medium
	}
	return v.alteration(qx, qy, flag("quote.length", v.seen(has, "shorter"), band, "quote.length",
		v.became()+" inside a quotation, and no ellipsis marks it.")), true
}

// wholeSentences reports whether a part is one or more sentences of the
// quotation it lies in, from its border on.
func (p *part) wholeSentences() bool {
	q := p.Quotes[p.Words[p.span.Start].Quote].Words
	starts := p.span.Start == p.sentence(p.span.Start).Start && p.span.Start > q.Start
	ends := p.span.End == p.sentence(p.span.End-1).End && p.span.End < q.End
	return starts && p.span.End == q.End || ends && p.span.Start == q.Start
}

// otherHalf reports whether the sentence of quotation q has another quotation
// that the other text keeps.
func (v *view) otherHalf(p *part, q int, quotes []quotation) bool {
	for _, k := range [...]int{q - 1, q + 1} {
		if k >= 0 && k < len(quotes) && quotes[k].partner >= 0 && quotes[k].kept > 2 && !p.Quotes[k].Words.Empty() &&
			p.Words[p.Quotes[k].Words.Start].Sentence == p.Words[p.span.Start].Sentence {
			return true
		}
	}
	return false
}

// sameSpeech reports whether two quotations are of the same words: two of five
// words of the shorter one are unchanged in the other.
func (v *view) sameSpeech(qx, qy int) bool {
	shorter := min(v.a.Quotes[qx].Words.Len(), v.b.Quotes[qy].Words.Len())
	kept, same := v.inBoth(qx, qy)
	if 5*kept < 2*shorter {
		return false
	}
	// Closed-class words are in every quotation: a third of the others must be there, too.
	core := min(v.a.contentIn(v.a.Quotes[qx].Words), v.b.contentIn(v.b.Quotes[qy].Words))
	return 3*same >= core
}

// inBoth is how many words of two quotations, and how many that carry content,
// stand unchanged in both.
func (v *view) inBoth(qx, qy int) (kept, core int) {
	if q := v.quotesA[qx]; q.partner == qy {
		kept, core = q.kept, q.core
	}
	if q := v.quotesB[qy]; q.partner == qx {
		kept, core = max(kept, q.kept), max(core, q.core)
	}
	return kept, core
}

// contentIn counts the words of a range that carry content.
func (s *side) contentIn(in text.Span) int {
	n := 0
	for i := in.Start; i < in.End; i++ {
		if s.content(i) {
			n++
		}
	}
	return n
}

// looseQuote reports whether a quotation stands in other words for the most
// part, so that its changes are one: less than half of the content words are
// the same.
func (v *view) looseQuote(qx, qy int) bool {
	_, core := v.inBoth(qx, qy)
	return 4*core < v.a.contentIn(v.a.Quotes[qx].Words)+v.b.contentIn(v.b.Quotes[qy].Words)
}

// alteration gives the flag of a change inside quotations qx and qy, and notes
// those of a loosely rendered quotation, of which one counts: see looseOnce.
func (v *view) alteration(qx, qy int, flag Reading) Reading {
	if v.looseQuote(qx, qy) {
		v.reader.loose = append(v.reader.loose, looseChange{qx, qy, v.index})
	}
	return flag
}

// looseChange is a change inside a quotation that stands in other words for
// the most part.
type looseChange struct{ qx, qy, component int }

// looseOnce leaves one flag to each loosely rendered quotation: the first
// change, counted on both sides together, so that it is the same from either.
func (r *reader) looseOnce(readings []Reading) {
	slices.SortStableFunc(r.loose, func(x, y looseChange) int {
		cx, cy := &r.Components[x.component], &r.Components[y.component]
		return cmp.Or(cmp.Compare(x.qx, y.qx), cmp.Compare(x.qy, y.qy),
			cmp.Compare(cx.A.Start+cx.B.Start, cy.A.Start+cy.B.Start), cmp.Compare(cy.A.Len()+cy.B.Len(), cx.A.Len()+cx.B.Len()))
	})
	kept := looseChange{-1, -1, -1}
	for _, c := range r.loose {
		reading := &readings[c.component]
		if reading.Status != Flag || Code(reading.Category) != "F6" || c.component == kept.component {
			continue
		}
		if c.qx == kept.qx && c.qy == kept.qy {
			v := r.view(c.component)
			*reading = other("quote.loose", v.became()+": part of a quotation that is mostly in other words, which is flagged once.")
			continue
		}
		kept = c
	}
}

// contraction reports whether two parts differ only in contracted forms:
// we're, we are.
func contraction(x, y *part) bool {
	if x.empty() || y.empty() {
		return false
	}
	if x.written() && y.written() && x.norm(x.span.Start) != y.norm(y.span.Start) {
		return false // as most are
	}
	a, b := expand(x.norms()), expand(y.norms())
	if a == b {
		return true
	}
	if strings.Contains(a+b, " shall ") && strings.ReplaceAll(a, " shall ", " will ") == strings.ReplaceAll(b, " shall ", " will ") && (contracted(x, "'ll") || contracted(y, "'ll")) {
		return true // "we'll" is short for either
	}
	for _, verb := range [...]string{" would ", " had "} {
		if strings.ReplaceAll(a, "'d ", verb) == b || strings.ReplaceAll(b, "'d ", verb) == a {
			return true
		}
	}
	// "The paper's" is short for "the paper is" or "the paper has" where the other
	// side writes that out.
	for _, verb := range [...]string{" is ", " has "} {
		if strings.ReplaceAll(a, "'s ", verb) == b || strings.ReplaceAll(b, "'s ", verb) == a {
			return true
		}
	}
	return false
}

// written reports whether no word of a part is a contraction.
func (p *part) written() bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if n := p.norm(i); n == "cannot" || strings.IndexByte(n, '\'') >= 0 || strings.IndexByte(n, ' ') >= 0 {
			return false
		}
	}
	return true
}

func contracted(p *part, short string) bool {
	return slices.ContainsFunc(p.norms(), func(n string) bool { return strings.HasSuffix(n, short) })
}

// readContraction finds N4 for a contraction and its full form.
func readContraction(v *view) (Reading, bool) {
	if !contraction(&v.x, &v.y) && !v.splitContraction() {
		return Reading{}, false
	}
	return benign("form", "form.contraction", v.became()+": a contraction and its full form."), true
}

// splitContraction reports whether the component is one half of a contraction
// and its full form that the diff kept apart: "we" became "we'll", and "shall"
// behind it was dropped.
func (v *view) splitContraction() bool {
	if v.Passage < 0 {
		return false
	}
	for _, k := range v.siblings(v.index) {
		first, second := v.Component, &v.Components[k]
		if k < v.index {
			first, second = second, first
		}
		if first.Orth || second.Orth || second.A.Start != first.A.End || second.B.Start != first.B.End || second.A.Len()+second.B.Len() != 1 {
			continue
		}
		a, b := text.Span{Start: first.A.Start, End: second.A.End}, text.Span{Start: first.B.Start, End: second.B.End}
		if a.Len() > 3 || b.Len() > 3 || a.Empty() || b.Empty() {
			continue
		}
		x, y := part{side: v.a, span: a}, part{side: v.b, span: b}
		if contraction(&x, &y) {
			return true
		}
	}
	return false
}

func expand(norms []string) string {
	var b strings.Builder
	for _, n := range norms {
		for _, c := range contractions {
			if base, ok := strings.CutSuffix(n, c.short); ok {
				n = strings.TrimSpace(base + " " + c.long)
				break
			}
		}
		b.WriteString(n + " ")
	}
	return b.String()
}

var contractions = [...]struct{ short, long string }{
	{"can't", "can not"}, {"cannot", "can not"}, {"won't", "will not"}, {"n't", "not"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"i'm", "i am"},
	{"he's", "he is"}, {"she's", "she is"}, {"it's", "it is"}, {"that's", "that is"}, {"there's", "there is"}, {"what's", "what is"}, {"let's", "let us"},
}

// besideChange reports whether the word before or behind the part belongs to
// another changed phrase, so that a preposition or article only follows it.
func (v *view) besideChange(p *part) bool {
	for _, k := range [...]int{p.before, p.after} {
		if k < 0 {
			continue
		}
		if c := p.component[k]; c >= 0 && int(c) != v.index && p.content(k) {
			return true
		}
	}
	return false
}

// quoteAt is the innermost quotation that holds the whole part, or -1.
func (v *view) quoteAt(p *part) int {
	if p.empty() {
		return -1
	}
	q := p.Words[p.span.Start].Quote
	if q < 0 || !p.Quotes[q].Words.Contains(p.span) {
		return -1
	}
	return int(q)
}

// bracketed reports whether the part stands in brackets: an explanation by the
// writer, in square brackets or, at some outlets, round ones.
func bracketed(p *part) bool {
	if p.empty() {
		return false
	}
	bytes := p.Bytes(p.span)
	in := p.Bytes(p.sentence(p.span.Start))
	before := p.Source[min(in.Start, bytes.Start):bytes.Start]
	if from := max(0, min(in.Start, bytes.Start)-1); from < bytes.Start {
		before = p.Source[from:bytes.Start] // with the bracket that may open the sentence
	}
	open := strings.LastIndexAny(before, "[(")
	return open >= 0 && !strings.ContainsAny(before[open:], "])") && strings.ContainsAny(p.Source[bytes.End:min(len(p.Source), bytes.End+60)], "])")
}

// gapAt is what stands between the words at the place of an empty part.
func gapAt(p *part) string {
	from, to := 0, len(p.Source)
	if p.before >= 0 {
		from = int(p.Words[p.before].End)
	}
	if p.after >= 0 {
		to = int(p.Words[p.after].Start)
	} else {
		to = min(to, from+8)
	}
	if from > to {
		return ""
	}
	return p.Source[from:to]
}

// ellipsisAt reports whether an ellipsis stands at the place of an empty part.
func ellipsisAt(p *part) bool {
	gap := gapAt(p)
	return strings.Contains(gap, "…") || strings.Contains(gap, "...") || strings.Contains(gap, ". . .")
}
