package framing

import (
	"parallax/diff"
	"parallax/text"
)

// quotedPlace is a place inside two quotations of the same words: the part of
// the sentence around it that each quotes.
type quotedPlace struct {
	a, b   text.Span
	same   bool // the two are of the same words
	loose  bool // they are for the most part in other words
	ownA   int  // content words of a that are not in b
	ownB   int  // and of b that are not in a
	recast bool // words stand in another order, and others changed
	doubt  doubt
	block  bool // on one side no marks stand around the words
	weak   bool // and only their likeness shows that they are speech
}

// quoted says how the quotations qx and qy correspond at word x of a and word y
// of b. The two are of the same words if two fifths of the words of the shorter
// one, and a third of those that carry content, stand unchanged in the other;
// or if that is so of the sentences at the place. They are loosely rendered if
// less than half of the content words of these sentences are the same, and less
// than two thirds are if order and inflection are left aside.
func (v *view) quoted(qx, qy, x, y int) quotedPlace {
	in, on := v.a.quotes[qx].Words, v.b.quotes[qy].Words
	at := quotedPlace{a: partIn(v.a.sentence(x), in), b: partIn(v.b.sentence(y), on)}
	var here shared
	coreB := 0 // a contraction may carry content where its full form does not
	for i := at.a.Start; i < at.a.End; i++ {
		if j := v.mutual(v.a, v.b, i); j >= at.b.Start && j < at.b.End {
			here.kept++
			if v.a.content(i) {
				here.core++
			}
			if v.b.content(j) {
				coreB++
			}
		}
	}
	contentA, contentB := v.a.contentIn(at.a), v.b.contentIn(at.b)
	at.ownA, at.ownB = contentA-here.core, contentB-coreB
	here.core = min(here.core, coreB)
	enough := func(s shared, shorter, core int) bool { return s.kept > 0 && 5*s.kept >= 2*shorter && 3*s.core >= core }
	at.same = enough(here, min(at.a.Len(), at.b.Len()), min(contentA, contentB)) ||
		enough(v.shared[[2]int{qx, qy}], min(in.Len(), on.Len()), min(v.a.contentIn(in), v.b.contentIn(on)))
	at.loose = 2*here.core < min(contentA, contentB) && 3*v.keysInBoth(at.a, at.b) < 2*min(contentA, contentB)
	at.doubt = v.doubtful(at, here.core, v.shared[[2]int{qx, qy}].core-here.core)
	at.block = qx >= len(v.a.Quotes) || qy >= len(v.b.Quotes)
	at.weak = v.weakBlock(v.a, qx, v.b, qy) || v.weakBlock(v.b, qy, v.a, qx)
	if at.same {
		at.recast = v.recast(at)
	}
	if (at.loose || at.recast) && qx >= len(v.a.Quotes) && qy >= len(v.b.Quotes) {
		at.same = false // two people, or one on two days, say something alike
	}
	if total := here.core + max(at.ownA, at.ownB); at.same && 5*here.core < 3*total && v.spokenByOthers(x, y) {
		at.same = false
	}
	return at
}

// keysInBoth counts the content words of a span of a that a span of b has too, each
// once, wherever they stand.
func (r *reader) keysInBoth(in, on text.Span) int {
	n := 0
	taken := make([]bool, on.Len())
	for i := in.Start; i < in.End; i++ {
		if !r.a.content(i) {
			continue
		}
		for j := on.Start; j < on.End; j++ {
			if !taken[j-on.Start] && r.b.key(j) == r.a.key(i) {
				taken[j-on.Start] = true
				n++
				break
			}
		}
	}
	return n
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
