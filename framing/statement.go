package framing

import (
	"math"

	"parallax/diff"
	"parallax/text"
)

// Two attributions belong to the same statement if so much of what they ascribe
// stands unchanged in both texts, in whatever order: content words without the
// sources and cues, and their share of the shorter statement.
const (
	statementWords = 3
	statementShare = 0.5
)

// pairStatements finds, for each attribution of one text, the attribution of the
// other that reports the same statement: the one with most words in common, on
// both sides. It is worked out once, as most texts need it for no rule.
func (r *reader) pairStatements() {
	if r.statementsKnown {
		return
	}
	r.statementsKnown = true
	la, lb := r.a.Attributions(), r.b.Attributions()
	r.statementA, r.statementB = make([]int, len(la)), make([]int, len(lb))
	for i := range la {
		r.statementA[i] = -1
	}
	for j := range lb {
		r.statementB[j] = -1
	}
	mates, back := r.mates()
	bestA, bestB := make([]int, len(la)), make([]int, len(lb))
	for i := range la {
		in := r.a.statement(&la[i])
		first, last := reached(mates, in)
		for j := range lb {
			on := r.b.statement(&lb[j])
			if on.End <= first || on.Start > last ||
				holds(on, &lb[j], mates[la[i].Cue.Start]) || holds(in, &la[i], back[lb[j].Cue.Start]) {
				continue // the verb of one is a word of what the other reports
			}
			n := r.commonStatement(mates, &la[i], in, &lb[j], on)
			keepBest(&bestA[i], &r.statementA[i], n, j)
			keepBest(&bestB[j], &r.statementB[j], n, i)
		}
	}
}

func keepBest(best, which *int, n, k int) {
	switch {
	case n > *best:
		*best, *which = n, k
	case n == *best && n > 0:
		*which = ambiguous
	}
}

// reached is the first and the last word of b that words of a stand for.
func reached(mates []int32, in text.Span) (first, last int) {
	first, last = math.MaxInt, -1
	for i := in.Start; i < in.End; i++ {
		if j := int(mates[i]); j >= 0 {
			first, last = min(first, j), max(last, j)
		}
	}
	return first, last
}

// ambiguous marks an attribution with two equally good counterparts.
const ambiguous = -2

// holds reports whether a word is one of a statement, and not its cue.
func holds(statement text.Span, a *Attribution, word int32) bool {
	return int(word) >= statement.Start && int(word) < statement.End && int(word) != a.Cue.Start
}

// mates gives each word of a text the word of the other that it is: unchanged,
// or moved.
func (r *reader) mates() (ofA, ofB []int32) {
	if r.mateA != nil {
		return r.mateA, r.mateB
	}
	r.mateA, r.mateB = append([]int32{}, r.a.twin...), append([]int32{}, r.b.twin...)
	for i := range r.Components {
		c := &r.Components[i]
		if c.Origin != Phrase || c.Op != diff.Move && !c.Orth || c.A.Len() != c.B.Len() {
			continue
		}
		for k := range c.A.Len() {
			r.mateA[c.A.Start+k], r.mateB[c.B.Start+k] = int32(c.B.Start+k), int32(c.A.Start+k)
		}
	}
	return r.mateA, r.mateB
}

// commonStatement counts the content words that two attributions both ascribe,
// 0 if they are too few to be the same statement.
func (r *reader) commonStatement(mates []int32, a *Attribution, in text.Span, b *Attribution, on text.Span) int {
	common := 0
	for i := in.Start; i < in.End; i++ {
		if j := int(mates[i]); j >= on.Start && j < on.End && r.a.content(i) && !a.names(i) && !b.names(j) {
			common++
		}
	}
	if common < statementWords || float64(common) < statementShare*float64(min(r.a.contentAscribed(a, in), r.b.contentAscribed(b, on))) {
		return 0
	}
	return common
}

func (s *side) contentAscribed(a *Attribution, in text.Span) int {
	n := 0
	for i := in.Start; i < in.End; i++ {
		if s.content(i) && !a.names(i) {
			n++
		}
	}
	return n
}

// statementOf is the attribution of the other text that reports the same as an
// attribution of p's text, if each is the other's only best counterpart.
func (v *view) statementOf(p *part, cue *Attribution) (*Attribution, bool) {
	v.pairStatements()
	own, other, there, back := v.a.Attributions(), v.b.Attributions(), v.statementA, v.statementB
	if p.side == v.b {
		own, other, there, back = other, own, back, there
	}
	for i := range own {
		if own[i].Cue != cue.Cue {
			continue
		}
		if j := there[i]; j >= 0 && back[j] == i {
			return &other[j], true
		}
		break
	}
	return nil, false
}
