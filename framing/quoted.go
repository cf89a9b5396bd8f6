package framing

import (
	"cmp"
	"slices"
	"strings"

	"parallax/diff"
	"parallax/text"
)

// readQuoted finds changes of words inside a quotation that both sides have:
// F6 quote.alter and quote.length. Inside quotation marks a synonym or an
// inflection is an alteration.
func readQuoted(v *view) (Reading, bool) {
	if v.shared == nil || v.Passage < 0 {
		return Reading{}, false
	}
	switch {
	case !v.x.empty() && !v.y.empty():
		return v.quotedExchange()
	case v.x.empty() && v.y.empty():
		return Reading{}, false
	case v.x.empty():
		return v.quotedCut(&v.y, &v.x)
	}
	return v.quotedCut(&v.x, &v.y)
}

// quotedExchange reads words that became others, both inside quotations.
func (v *view) quotedExchange() (Reading, bool) {
	qx, qy := v.quoteAt(&v.x), v.quoteAt(&v.y)
	if qx < 0 || qy < 0 {
		return Reading{}, false
	}
	at := v.quoted(qx, qy, v.x.span.Start, v.y.span.Start)
	if !at.same {
		return Reading{}, false
	}
	switch {
	case contraction(&v.x, &v.y):
		return benign("form", "form.contraction", v.became()+": a contraction and its full form."), true
	case bracketed(&v.x) || bracketed(&v.y):
		return benign("refer", "quote.bracket", "A word in square brackets explains the quotation."), true
	case handle(&v.x) || handle(&v.y):
		return benign("refer", "quote.handle", v.became()+": a name and its account."), true
	case v.respelled():
		return benign("variant", "variant.name", v.became()+": another spelling of the name or title."), true
	case v.hesitates(&v.x) && v.hesitates(&v.y):
		return benign("form", "quote.hesitation", v.became()+": sounds of hesitation."), true
	case v.slip():
		return benign("variant", "quote.slip", v.became()+": the same word, typed another way."), true
	case v.x.pasted() || v.y.pasted():
		return benign("credit", "quote.pasted", v.became()+": text of the web page that was set into the quotation."), true
	}
	band := High
	if len(v.x.lone)+len(v.y.lone) == 0 {
		closed := v.x.contentIn(v.x.span)+v.y.contentIn(v.y.span) == 0
		nx, ny := v.changedHits(v.words.negations) // any → no is no particle
		if closed && !at.recast && len(nx) == len(ny) && (v.besideChange(&v.x) || v.besideChange(&v.y)) {
			return benign("form", "quote.particle", v.became()+": it goes with the change beside it."), true
		}
		band = Medium // closed-class words, or their order
	}
	if v.rewritten() || at.block {
		band = Medium
	}
	return v.alteration(at, flag("quote.alter", Shifted, band, "quote.alter", v.became()+" inside a quotation.")), true
}

// quotedCut reads words of one quotation that the other lacks.
func (v *view) quotedCut(has, lacks *part) (Reading, bool) {
	q := v.quoteAt(has)
	quotes := v.quotesA
	if has == &v.y {
		quotes = v.quotesB
	}
	if q < 0 {
		return Reading{}, false
	}
	place := func(i int) (quotedPlace, bool) {
		p := lacks.quoteOf(i)
		if p < 0 {
			return quotedPlace{}, false
		}
		var at quotedPlace
		if has == &v.x {
			at = v.quoted(q, p, has.span.Start, i)
		} else {
			at = v.quoted(p, q, i, has.span.Start)
		}
		return at, at.same
	}
	at, inside := place(lacks.before)
	after, behind := place(lacks.after)
	if !inside && !behind {
		if quotes[q].partner < 0 && !has.quotes[q].Scare && len(has.lone) > 0 && v.otherHalf(has, q, quotes) && !ellipsisAt(lacks) {
			return flag("quote.length", v.seen(has, "shorter"), Medium, "quote.half",
				v.became()+": one half of a quotation that a speech tag divides."), true
		}
		return Reading{}, false
	}
	if !inside || behind && has.span.Start == has.opening(has.span.Start) {
		at = after // the sentence that it stands in
	}
	middle := inside && behind && lacks.quoteOf(lacks.before) == lacks.quoteOf(lacks.after)
	switch {
	case bracketed(has) || has.span.Len() <= bracketWords && bracketBeside(lacks):
		return benign("refer", "quote.bracket", "A word in square brackets explains the quotation."), true
	case has.span.Len() == 1 && has.norm(has.span.Start) == "and" && strings.Contains(gapAt(lacks), "&"):
		return benign("orth", "orth.ampersand", "*and* and *&*."), true
	case ellipsisAt(lacks):
		return benign("trim", "quote.ellipsis", "An ellipsis marks what is left out of the quotation."), true
	case ellipsisBeside(has):
		return benign("trim", "quote.ellipsis", v.became()+": an ellipsis divides it from the rest of the quotation."), true
	case v.hesitates(has) || has.again():
		return benign("form", "quote.hesitation", v.became()+": a sound of hesitation, or words said twice."), true
	case has.pasted():
		return benign("credit", "quote.pasted", v.became()+": text of the web page that was set into the quotation."), true
	case at.block && has.labels():
		return benign("credit", "quote.speaker", v.became()+": a transcript names the speaker."), true
	case v.dayBeside(has):
		return benign("house", "house.date", v.became()+": the date is given another way."), true
	case has.connects():
		return benign("form", "quote.connective", v.became()+": a conjunction that opens a sentence of speech."), true
	case !middle && has.wholeSentences():
		return other("quote.sentence", v.became()+": whole sentences at the end of a quotation; the quotation ends at a sentence border."), true
	}
	whole := has.span.Start == has.opening(has.span.Start) || has.span.End == has.closing(has.span.End-1)
	// One or two words gone from the middle of a sentence change what is quoted, and
	// so do up to four of which one carries content; a longer run, or one at the edge
	// of a sentence, makes the quotation shorter.
	if middle && !whole && (has.span.Len() <= 2 || has.span.Len() <= 4 && len(has.lone) <= 1) {
		band := High
		if len(has.lone) == 0 || at.block {
			band = Medium
		}
		return v.alteration(at, flag("quote.alter", v.seen(has, "dropped"), band, "quote.alter", v.became()+" inside a quotation.")), true
	}
	if len(has.lone) == 0 && !at.recast && has.span.Len() <= closedRun && !has.turns() {
		return benign("trim", "quote.edge", v.became()+" at the edge of a quotation."), true
	}
	lacking := at.ownB
	if has == &v.y {
		lacking = at.ownA
	}
	band := High
	if v.rewritten() || at.block || len(has.lone) == 0 || lacking > 1 || has.span.Len() <= closedRun {
		band = Medium // the other text has words of its own for some of it
	}
	return v.alteration(at, flag("quote.length", v.seen(has, "shorter"), band, "quote.length",
		v.became()+" inside a quotation, and no ellipsis marks it.")), true
}

// quotedPlace is a place inside two quotations of the same words: the part of
// the sentence around it that each quotes.
type quotedPlace struct {
	a, b   text.Span
	same   bool // the two are of the same words
	loose  bool // they are for the most part in other words
	ownA   int  // content words of a that are not in b
	ownB   int  // and of b that are not in a
	recast bool // words stand in another order, and others changed
	block  bool // on one side no marks stand around the words
}

// quoted says how the quotations qx and qy correspond at word x of a and word y
// of b. The two are of the same words if two fifths of the words of the shorter
// one, and a third of those that carry content, stand unchanged in the other;
// or if that is so of the sentences at the place. They are loosely rendered if
// less than half of the content words of these sentences are the same.
func (v *view) quoted(qx, qy, x, y int) quotedPlace {
	in, on := v.a.quotes[qx].Words, v.b.quotes[qy].Words
	at := quotedPlace{a: partIn(v.a.sentence(x), in), b: partIn(v.b.sentence(y), on)}
	var here shared
	for i := at.a.Start; i < at.a.End; i++ {
		if j := v.mate(v.a, i); j >= at.b.Start && j < at.b.End {
			here.kept++
			if v.a.content(i) {
				here.core++
			}
		}
	}
	contentA, contentB := v.a.contentIn(at.a), v.b.contentIn(at.b)
	enough := func(s shared, shorter, core int) bool { return s.kept > 0 && 5*s.kept >= 2*shorter && 3*s.core >= core }
	at.same = enough(here, min(at.a.Len(), at.b.Len()), min(contentA, contentB)) ||
		enough(v.shared[[2]int{qx, qy}], min(in.Len(), on.Len()), min(v.a.contentIn(in), v.b.contentIn(on)))
	at.loose = 2*here.core < min(contentA, contentB)
	at.ownA, at.ownB = contentA-here.core, contentB-here.core
	at.block = qx >= len(v.a.Quotes) || qy >= len(v.b.Quotes)
	if at.same {
		at.recast = v.recast(at)
	}
	return at
}

// recast reports whether content words of a quoted sentence stand in another
// order and at least two other phrases of it changed.
func (v *view) recast(at quotedPlace) bool {
	moved, changed := false, 0
	first := v.index
	for first > 0 && v.Components[first-1].Passage == v.Passage {
		first--
	}
	for k := first; k < len(v.Components) && v.Components[k].Passage == v.Passage; k++ {
		c := &v.Components[k]
		if c.Origin != Phrase || c.Orth || !c.A.Empty() && !at.a.Contains(c.A) || !c.B.Empty() && !at.b.Contains(c.B) {
			continue
		}
		if c.Op == diff.Move {
			moved = moved || v.a.contentIn(c.A) > 0
		} else {
			changed++
		}
	}
	return moved && changed >= 2
}

// wholeSentences reports whether a part is one or more sentences of the
// quotation it lies in, from its border on.
func (p *part) wholeSentences() bool {
	q := p.quotes[p.quoteOf(p.span.Start)].Words
	starts := p.span.Start == p.sentence(p.span.Start).Start && p.span.Start > q.Start
	ends := p.span.End == p.sentence(p.span.End-1).End && p.span.End < q.End
	return starts && p.span.End == q.End || ends && p.span.Start == q.Start
}

// tagWords is the most words of a speech tag that divides a quotation.
const tagWords = 8

// otherHalf reports whether quotation q is one half of a quotation that a speech
// tag divides, and the other text keeps the other half: the second goes on in
// lower case.
func (v *view) otherHalf(p *part, q int, quotes []quotation) bool {
	for _, k := range [...]int{q - 1, q + 1} {
		if k < 0 || k >= len(p.Quotes) || quotes[k].partner < 0 || quotes[k].kept <= 2 || p.quotes[k].Words.Empty() {
			continue
		}
		first, second := p.quotes[min(k, q)].Words, p.quotes[max(k, q)].Words
		gap := text.Span{Start: first.End, End: second.Start}
		if p.SentenceOf(first.Start) == p.SentenceOf(second.Start) && !p.Words[second.Start].Upper && !p.titled(p.quotes[q]) && !p.titled(p.quotes[k]) &&
			gap.Len() > 0 && gap.Len() <= tagWords && v.saying(p.side, gap) && p.norm(gap.Start) != "and" && p.norm(gap.Start) != "but" {
			return true
		}
	}
	return false
}

// respelled reports whether a name is spelled in another way, or a title in
// full: Sen. and Senator.
func (v *view) respelled() bool {
	if v.x.span.Len() != 1 || v.y.span.Len() != 1 {
		return false
	}
	i, j := v.x.span.Start, v.y.span.Start
	a, b := v.a.norm(i), v.b.norm(j)
	if v.a.shortens(i, b) || v.b.shortens(j, a) {
		return true
	}
	return v.a.Words[i].Upper && v.b.Words[j].Upper && !listed(a) && !listed(b) && sameName(a, b)
}

// shortens reports whether word i is the beginning of another word, set with a
// full stop.
func (s *side) shortens(i int, full string) bool {
	short := strings.TrimSuffix(s.norm(i), ".")
	return s.Words[i].Upper && len(short) > 1 && len(short) < len(full) && strings.HasPrefix(full, short) &&
		(short != s.norm(i) || strings.HasPrefix(s.Source[s.Words[i].End:], "."))
}

var hesitations = set("uh um er erm ah eh hmm uhm")

// hesitates reports whether a part is only sounds of hesitation, or closed-class
// words that stand beside it once more.
func (v *view) hesitates(p *part) bool {
	sounds, twice := true, p.contentIn(p.span) == 0
	n := p.span.Len()
	for k := range n {
		i := p.span.Start + k
		sounds = sounds && hesitations[p.norm(i)]
		twice = twice && (p.norm(i) == p.norm(i-n) || p.norm(i) == p.norm(i+n))
	}
	return n > 0 && (sounds || twice)
}

func (s *side) contentIn(in text.Span) int {
	n := 0
	for i := in.Start; i < in.End; i++ {
		if s.content(i) {
			n++
		}
	}
	return n
}

// alteration gives the flag of a change inside quotations, and notes those of a
// loosely rendered sentence, of which one counts: see looseOnce.
func (v *view) alteration(at quotedPlace, r Reading) Reading {
	if at.recast {
		r.Category, r.Direction, r.Rule, r.Confidence = "quote.alter", Shifted, "quote.recast", Medium
		r.Reason = v.became() + " inside a quotation whose words stand in another order."
	}
	if at.block {
		r.Reason = strings.Replace(r.Reason, "inside a quotation", "inside speech that stands without quotation marks in one text or in both", 1)
	}
	if at.loose || at.recast {
		v.reader.loose = append(v.reader.loose, looseChange{at.a.Start, at.b.Start, v.index})
	}
	return r
}

// looseChange is a change inside a quoted sentence that stands in other words
// for the most part: where it begins on both sides.
type looseChange struct{ a, b, component int }

// looseOnce leaves one flag to each loosely rendered sentence: the first
// change, counted on both sides together, so that it is the same from either.
func (r *reader) looseOnce(readings []Reading) {
	slices.SortStableFunc(r.loose, func(x, y looseChange) int {
		cx, cy := &r.Components[x.component], &r.Components[y.component]
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b),
			cmp.Compare(cx.A.Start+cx.B.Start, cy.A.Start+cy.B.Start), cmp.Compare(cy.A.Len()+cy.B.Len(), cx.A.Len()+cx.B.Len()),
			cmp.Compare(r.cutOf(cx), r.cutOf(cy)))
	})
	kept := looseChange{-1, -1, -1}
	for _, c := range r.loose {
		reading := &readings[c.component]
		if reading.Status != Flag || Code(reading.Category) != "F6" || c.component == kept.component {
			continue
		}
		if c.a == kept.a && c.b == kept.b {
			v := r.view(c.component)
			*reading = other("quote.loose", v.became()+": part of a quotation that is mostly in other words, which is flagged once.")
			continue
		}
		kept = c
	}
}

// besideChange reports whether the word before or behind the part belongs to
// another changed phrase, so that a preposition or article only follows it.
func (v *view) besideChange(p *part) bool {
	for _, k := range [...]int{p.before, p.after} {
		if k < 0 {
			continue
		}
		if c := p.component[k]; c >= 0 && int(c) != v.index && p.content(k) && !v.Components[c].Orth {
			return true
		}
	}
	return false
}

// quoteAt is the quotation that holds the whole part, or -1.
func (v *view) quoteAt(p *part) int {
	if p.empty() {
		return -1
	}
	q := p.quoteOf(p.span.Start)
	if q < 0 || !p.quotes[q].Words.Contains(p.span) {
		return -1
	}
	return q
}
