package framing

import (
	"parallax/diff"
	"parallax/text"
)

// mate is the word of the other text that word i of s corresponds to: its twin,
// or its like in a phrase that only stands elsewhere; -1 if there is none.
func (r *reader) mate(s *side, i int) int {
	if j := s.twin[i]; j >= 0 {
		return int(j)
	}
	c := s.component[i]
	if c < 0 {
		return -1
	}
	move := &r.Components[c]
	if move.Op != diff.Move || move.A.Len() != move.B.Len() {
		return -1
	}
	if s == r.a {
		return move.B.Start + i - move.A.Start
	}
	return move.A.Start + i - move.B.Start
}

// shareQuotes counts for each two quotations the words that both have.
func (r *reader) shareQuotes() map[[2]int]shared {
	var m map[[2]int]shared
	for q := range r.a.quotes {
		if q < len(r.a.Quotes) && r.a.quotes[q].Nested {
			continue
		}
		in := r.a.quotes[q].Words
		for i := in.Start; i < in.End; i++ {
			j := r.mate(r.a, i)
			p := r.b.quoteOf(j)
			if p < 0 || r.a.deep(i) != r.b.deep(j) {
				continue
			}
			if m == nil {
				m = map[[2]int]shared{}
			}
			both := m[[2]int{q, p}]
			both.kept++
			if r.a.content(i) {
				both.core++
			}
			m[[2]int{q, p}] = both
		}
	}
	return m
}

func (r *reader) otherSpan(c int, fromA bool) text.Span {
	if fromA {
		return r.Components[c].B
	}
	return r.Components[c].A
}
