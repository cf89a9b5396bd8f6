package text

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Direct quotations are found paragraph by paragraph from their marks:
//
//   - A mark inside a word is an apostrophe ("don't"); so is one that would
//     close but nothing is open ("players'"), and a single one that would open
//     but is never closed ("'tis").
//   - “ and „ and « and 「 open, their partners close; „ is closed by “ (German)
//     or ” (Polish), » … « is the German order, ” … ” the Swedish.
//   - " and ' open before a word and close behind one; where that does not tell,
//     they alternate.
//   - Two single marks in a row are a double one: ” and ’’.
//   - A paragraph that ends inside a quotation ends it. If the next one begins
//     with the same mark that is the custom for quotations of several
//     paragraphs; else the quotation counts as open.
//   - If the first mark of a paragraph ends speech and nothing is open, the
//     paragraph began inside a quotation, which counts as open, too.
//
// At most maxNesting quotations may be open at once, which bounds the work.
const maxNesting = 6

// quotation is one mark in a paragraph.
type quotation struct {
	at, size int
	word     int // the next one
	mark     rune
	opens    bool // by what stands around it
	closes   bool
}

// quoteReader finds the quotations of one text.
type quoteReader struct {
	*Text
	noted []mark      // from the paragraph in hand on
	marks []quotation // of the paragraph in hand
	open  []quotation
	first int // the first quotation of the paragraph in hand
}

// quotes finds the quotations by the marks that were noted.
func (t *Text) quotes(rules *language, noted []mark, r *quoteReader) {
	r.Text, r.noted = t, noted
	for p := 0; p < len(t.Paragraphs) && len(r.noted) > 0; p++ {
		r.paragraph(p)
	}
	slices.SortFunc(t.Quotes, func(a, b Quote) int { return a.Marked.Start - b.Marked.Start })
	t.placeQuotes(rules)
}

// paragraph finds the quotations of paragraph p.
func (r *quoteReader) paragraph(p int) {
	bytes := r.Paragraphs[p].Bytes
	r.marks, r.open, r.first = r.marks[:0], r.open[:0], len(r.Quotes)
	r.collect(bytes)
	if len(r.marks) == 0 {
		return
	}
	for i := range r.marks {
		r.take(i, bytes)
	}
	continued := p+1 < len(r.Paragraphs) && r.continuedIn(p+1)
	for _, q := range r.open {
		if isSingle(q.mark) && !(q.at == bytes.Start && continued) && !(q.mark == '‘' && r.plausibleOpen(q)) {
			continue // an apostrophe
		}
		r.add(q, bytes.End, 0, !continued)
	}
}

// continuedIn reports whether a paragraph begins with the mark of the outermost
// quotation that is open.
func (r *quoteReader) continuedIn(p int) bool {
	if len(r.open) == 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.Source[r.Paragraphs[p].Bytes.Start:])
	return first == r.open[0].mark || first == '»' && r.open[0].mark == '«'
}

// plausibleOpen reports whether an unclosed ‘ begins a quotation and is no
// apostrophe typed the wrong way: it stands at the start of its paragraph or
// behind punctuation.
func (r *quoteReader) plausibleOpen(q quotation) bool {
	next, _ := utf8.DecodeRuneInString(r.Source[q.at+q.size:])
	if !unicode.IsUpper(next) {
		return false
	}
	before := strings.TrimRightFunc(r.Source[:q.at], unicode.IsSpace)
	return before == "" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ":") || strings.HasSuffix(r.Source[:q.at], "\n")
}

// beginsSentence reports whether a mark stands before a capital and behind the
// end of a sentence.
func (r *quoteReader) beginsSentence(q quotation) bool {
	next, _ := utf8.DecodeRuneInString(r.Source[q.at+q.size:])
	before := strings.TrimRightFunc(r.Source[:q.at], unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsUpper(next) && (before == "" || isTerminator(last))
}

// collect lists the marks of a paragraph. Those inside words are apostrophes
// and have not been noted.
func (r *quoteReader) collect(bytes Span) {
	n := 0
	for ; n < len(r.noted) && int(r.noted[n].at) < bytes.End; n++ {
		pos := int(r.noted[n].at)
		mark, size := utf8.DecodeRuneInString(r.Source[pos:])
		q := quotation{at: pos, size: size, mark: mark, word: int(r.noted[n].word)}
		if double := doubled(mark); double != 0 && r.repeats(pos, size) && !r.repeats(pos+size, size) && n+1 < len(r.noted) {
			q.mark, q.size = double, 2*size
			n++
		}
		r.flank(&q, bytes)
		if q.opens || q.closes {
			r.marks = append(r.marks, q)
		}
	}
	r.noted = r.noted[n:]
}

// repeats reports whether the size bytes at an offset stand there twice.
func (r *quoteReader) repeats(at, size int) bool {
	return at+2*size <= len(r.Source) && r.Source[at:at+size] == r.Source[at+size:at+2*size]
}

// doubled is what two single marks in a row stand for, or 0.
func doubled(mark rune) rune {
	switch mark {
	case '\'':
		return '"'
	case '‘':
		return '“'
	case '’':
		return '”'
	}
	return 0
}

func isQuoteMark(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '「', '」', '『', '』', '〝', '〞', '〟', '＂', '｢', '｣':
		return true
	}
	return false
}

func isSingle(r rune) bool { return r == '\'' || r == '‘' || r == '’' || r == '‛' }

// flank tells from the characters around a mark whether it may open or close.
func (r *quoteReader) flank(q *quotation, bytes Span) {
	switch q.mark {
	case '„', '‟', '‚', '‛', '「', '『', '〝', '｢':
		q.opens = true
		return
	case '」', '』', '〞', '〟', '｣':
		q.closes = true
		return
	}
	before, _ := utf8.DecodeLastRuneInString(r.Source[bytes.Start:q.at])
	behind, _ := utf8.DecodeRuneInString(r.Source[q.at+q.size : bytes.End])
	atStart, atEnd := q.at == bytes.Start, q.at+q.size == bytes.End
	spaceBefore := atStart || unicode.IsSpace(before)
	spaceBehind := atEnd || unicode.IsSpace(behind)
	leads := spaceBefore || isOpening(before) || isDash(before)
	trails := spaceBehind || isClosing(behind) || isDash(behind)
	switch q.mark {
	case '“', '‘':
		q.opens = true
		q.closes = !spaceBefore && trails
	case '”', '’':
		q.closes = true
		q.opens = leads && !spaceBehind && q.mark == '”'
	case '«', '‹', '»', '›':
		q.opens, q.closes = !atEnd, !atStart // spaces may stand on either side
	case '\'':
		q.opens = leads && !spaceBehind && !trails && !r.elided(q.word, q.at+q.size)
		q.closes = !spaceBefore && trails
	default:
		q.opens, q.closes = leads && !spaceBehind, trails && !spaceBefore
		if q.opens == q.closes {
			q.opens, q.closes = !atEnd, !atStart // it alternates
		}
	}
}

// elided reports whether word w, at the offset, is one whose beginning an
// apostrophe stands for: 'em, 'til, '90s.
func (r *quoteReader) elided(w, pos int) bool {
	if w == len(r.Words) || int(r.Words[w].Start) != pos {
		return false
	}
	switch norm := r.Words[w].Norm; norm {
	case "em", "til", "tis", "twas", "cause", "n", "bout", "s", "re", "ve", "ll", "d", "t":
		return true
	default:
		return r.Words[w].Kind == Number && (len(norm) == 2 || len(norm) == 3 && norm[2] == 's')
	}
}

func isOpening(r rune) bool {
	switch r {
	case '(', '[', '{', '“', '‘', '„', '«', '"', '\'', '/', '「', '『', '（', '…', ':', '：', '，', '。':
		return true
	}
	return false
}

func isClosing(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', ')', ']', '}', '…', '”', '’', '»', '"', '\'', '/', '。', '，', '、', '；', '：', '！', '？', '）', '」', '』', '؟', '،', '؛':
		return true
	}
	return false
}

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '―' }

// take reads mark i of a paragraph: it closes what is open if it may, else it
// opens.
func (r *quoteReader) take(i int, paragraph Span) {
	q := r.marks[i]
	if partner := r.partner(q); q.closes && partner >= 0 {
		if !(q.opens && r.prefersToOpen(i, partner)) && !r.isPossessive(i) {
			r.close(partner, q)
			return
		}
		if !q.opens {
			return
		}
	} else if q.closes && !q.opens && partner < 0 && r.endsSpeech(q, paragraph) {
		r.Quotes = append(r.Quotes, Quote{Bytes: Span{paragraph.Start, q.at}, Marked: Span{paragraph.Start, q.at + q.size},
			Words: r.wordsIn(Span{paragraph.Start, q.at}), Open: true})
		r.open = r.open[:0]
		return
	}
	if !q.opens || len(r.open) == maxNesting {
		return
	}
	// The same mark opens again: either this one is nested, and two are closed
	// in a row, or the first was never closed.
	for k, o := range r.open {
		if o.mark == q.mark && !isSingle(q.mark) && q.mark != '「' && q.mark != '『' && !r.closedTwice(i) {
			r.end(k, q.at)
			break
		}
		if o.mark == q.mark && isSingle(q.mark) && o.at == paragraph.Start && r.beginsSentence(o) && r.beginsSentence(q) {
			r.add(o, q.at, 0, true) // a new paragraph of the quotation, set behind the last
			r.open = r.open[:k]
			break
		}
	}
	r.open = append(r.open, q)
}

// endsSpeech reports whether a mark that closes nothing ends a quotation inside
// which its paragraph began: it stands at the end of a clause, behind several
// words, and what was quoted before it is quoted inside that quotation.
func (r *quoteReader) endsSpeech(q quotation, paragraph Span) bool {
	if q.mark == '»' || q.mark == '›' || q.mark == '«' || q.mark == '‹' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(r.Source[paragraph.Start:q.at])
	behind, _ := utf8.DecodeRuneInString(r.Source[q.at+q.size : paragraph.End])
	if !endsClause(before) && (!endsClause(behind) || isSingle(q.mark) || unicode.IsDigit(before)) {
		return false // an inch, an apostrophe, a stray mark
	}
	for _, o := range r.open {
		if !isSingle(o.mark) {
			return false
		}
	}
	for _, o := range r.Quotes[r.first:] {
		if mark, _ := utf8.DecodeRuneInString(r.Source[o.Marked.Start:]); !isSingle(mark) || isSingle(q.mark) || o.Marked.Start == paragraph.Start {
			return false
		}
	}
	return r.wordsIn(Span{paragraph.Start, q.at}).Len() > 3
}

func endsClause(r rune) bool {
	switch r {
	case '.', ',', '!', '?', '…':
		return true
	}
	return false
}

// partner is the index of the innermost open quotation that q may close, or -1.
func (r *quoteReader) partner(q quotation) int {
	for k := len(r.open) - 1; k >= 0; k-- {
		if closesMark(r.open[k].mark, q.mark) {
			return k
		}
	}
	return -1
}

// closesMark reports whether a mark closes what another one opened.
func closesMark(open, close rune) bool {
	switch open {
	case '"', '＂':
		return close == '"' || close == '”' || close == '“' || close == '＂'
	case '“', '‟':
		return close == '”' || close == '"' || close == '“'
	case '„':
		return close == '“' || close == '”' || close == '"' || close == '‟'
	case '”':
		return close == '”'
	case '\'':
		return close == '\'' || close == '’'
	case '‘', '‛':
		return close == '’' || close == '\''
	case '‚':
		return close == '‘' || close == '’'
	case '«':
		return close == '»'
	case '»':
		return close == '«' || close == '»'
	case '‹':
		return close == '›'
	case '›':
		return close == '‹' || close == '›'
	case '「':
		return close == '」'
	case '『':
		return close == '』'
	case '〝':
		return close == '〞' || close == '〟' || close == '”'
	case '｢':
		return close == '｣'
	}
	return false
}

// prefersToOpen reports whether mark i, which could close the open quotation,
// rather opens one inside it: “ behind “.
func (r *quoteReader) prefersToOpen(i, partner int) bool {
	q, open := r.marks[i], r.open[partner]
	switch q.mark {
	case '“':
		if open.mark == '„' {
			return false
		}
		return !q.closes || i+1 < len(r.marks) && r.marks[i+1].mark == '”'
	case '‘':
		return open.mark != '‚'
	}
	return false
}

// isPossessive reports whether single mark i, behind a plural s and before a
// word in lower case, is an apostrophe: another one that may close follows
// before one that opens.
func (r *quoteReader) isPossessive(i int) bool {
	q := r.marks[i]
	if q.mark != '\'' && q.mark != '’' || q.at == 0 || r.Source[q.at-1] != 's' {
		return false
	}
	rest := r.Source[q.at+q.size:]
	if rest == "" || rest[0] != ' ' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[1:])
	if !unicode.IsLower(next) {
		return false
	}
	for _, m := range r.marks[i+1 : min(len(r.marks), i+8)] {
		if isSingle(m.mark) {
			return m.closes && !m.opens
		}
	}
	return false
}

// closedTwice reports whether the next two marks of the family of mark i both
// close.
func (r *quoteReader) closedTwice(i int) bool {
	n := 0
	for _, m := range r.marks[i+1 : min(len(r.marks), i+8)] {
		if !closesMark(r.marks[i].mark, m.mark) && m.mark != r.marks[i].mark {
			continue
		}
		if !m.closes || m.opens {
			return false
		}
		if n++; n == 2 {
			return true
		}
	}
	return false
}

// close ends open quotation k at mark q, and those inside it.
func (r *quoteReader) close(k int, q quotation) {
	for j := len(r.open) - 1; j > k; j-- {
		if !isSingle(r.open[j].mark) {
			r.add(r.open[j], q.at, 0, true)
		}
	}
	r.add(r.open[k], q.at, q.size, false)
	r.open = r.open[:k]
}

// end ends open quotation k, which was never closed, before an offset, and
// those inside it.
func (r *quoteReader) end(k, at int) {
	for j := len(r.open) - 1; j >= k; j-- {
		if !isSingle(r.open[j].mark) {
			r.add(r.open[j], at, 0, true)
		}
	}
	r.open = r.open[:k]
}

// add records a quotation that holds at least one word.
func (r *quoteReader) add(q quotation, end, size int, open bool) {
	bytes := Span{q.at + q.size, end}
	if size == 0 {
		bytes.End = bytes.Start + len(strings.TrimRightFunc(r.Source[bytes.Start:end], unicode.IsSpace))
		end = bytes.End
	}
	words := Span{q.word, q.word}
	for words.End < len(r.Words) && int(r.Words[words.End].End) <= bytes.End {
		words.End++
	}
	if words.Empty() {
		return
	}
	r.Quotes = append(r.Quotes, Quote{Bytes: bytes, Marked: Span{q.at, end + size}, Words: words, Open: open})
}

// wordsIn is the range of the words that lie between two offsets.
func (t *Text) wordsIn(bytes Span) Span {
	start := sort.Search(len(t.Words), func(i int) bool { return int(t.Words[i].Start) >= bytes.Start })
	end := sort.Search(len(t.Words), func(i int) bool { return int(t.Words[i].End) > bytes.End })
	return Span{start, max(start, end)}
}

// placeQuotes tells each word the innermost quotation around it, and which
// quotations are nested or terms.
func (t *Text) placeQuotes(rules *language) {
	var around []int // quotations that hold the current one
	for i := range t.Quotes {
		q := &t.Quotes[i]
		for len(around) > 0 && t.Quotes[around[len(around)-1]].Bytes.End < q.Marked.End {
			around = around[:len(around)-1]
		}
		q.Nested = len(around) > 0
		around = append(around, i)
		for w := q.Words.Start; w < q.Words.End; w++ {
			t.Words[w].Quote = int32(i)
		}
		q.Scare = t.isScare(q, rules)
	}
}

// isScare reports whether a quotation is a term and not speech: at most four
// words (or eight characters), no sentence, no title in capitals, and no verb of
// saying beside it.
func (t *Text) isScare(q *Quote, rules *language) bool {
	longest := 4
	if isCaseless(t.Words[q.Words.Start].Norm) {
		longest = 8
	}
	if q.Open || q.Words.Len() > longest {
		return false
	}
	content, capitals := 0, 0
	for w := q.Words.Start; w < q.Words.End; w++ {
		if !t.Words[w].Function {
			content++
			if t.Words[w].Upper {
				capitals++
			}
		}
	}
	if content > 1 && capitals == content {
		return false
	}
	inside := t.Cut(q.Bytes)
	sentence := t.Sentences[t.Words[q.Words.Start].Sentence]
	before, behind := q.Words.Start-1, q.Words.End
	if last, _ := utf8.DecodeLastRuneInString(inside); isTerminator(last) {
		// American papers put the full stop of the sentence around inside.
		if last != '.' || t.Words[q.Words.Start].Upper || before < sentence.Words.Start {
			return false
		}
	}
	if before >= sentence.Words.Start {
		gap := t.Source[t.Words[before].End:q.Marked.Start]
		if strings.Contains(gap, ":") || rules.isSpeech(&t.Words[before]) {
			return false
		}
		for w := before; strings.HasPrefix(gap, ",") && w >= max(sentence.Words.Start, before-3); w-- {
			if rules.isSpeech(&t.Words[w]) {
				return false // She told me, "Leave now"
			}
		}
	} else if strings.HasSuffix(inside, ",") || strings.HasPrefix(t.Source[q.Marked.End:], ",") {
		return false // "Not true," he said
	}
	for w := behind; w < min(behind+3, len(t.Words)) && int(t.Words[w].Sentence) == int(t.Words[q.Words.Start].Sentence); w++ {
		gap := t.Source[t.Words[w-1].End:t.Words[w].Start]
		if w > behind && strings.ContainsAny(gap, ",;:.(") {
			break
		}
		if rules.isSpeech(&t.Words[w]) && (strings.HasSuffix(inside, ",") || before < sentence.Words.Start) {
			return false
		}
	}
	return true
}
