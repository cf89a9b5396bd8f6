package framing

import (
	"parallax/diff"
	"parallax/text"
)

// mate is the word of the other text that word i of s corresponds to: its like,
// or the same word in a phrase that only stands elsewhere; -1 if there is none.
func (r *reader) mate(s *side, i int) int {
	if j := r.like(s, i); j >= 0 {
		return j
	}
	if c := s.component[i]; c >= 0 && r.Components[c].Op == diff.Move && r.Components[c].A.Len() == r.Components[c].B.Len() {
		return r.opposite(s, i)
	}
	return -1
}

// mutual is the mate of word i, if it is also the mate of that, so that words count
// the same from either text: "you're" stands for "you", not again for "are".
func (r *reader) mutual(s, o *side, i int) int {
	if j := r.mate(s, i); j >= 0 && r.mate(o, j) == i {
		return j
	}
	return -1
}

// like is the word of the other text that stands for word i of s in the same
// place: its twin, or the same word in another spelling or contracted; -1 if
// there is none.
func (r *reader) like(s *side, i int) int {
	if j := s.twin[i]; j >= 0 {
		return int(j)
	}
	c := s.component[i]
	if c < 0 || r.Components[c].Origin != Phrase {
		return -1
	}
	change := &r.Components[c]
	if change.Op != diff.Substitute || change.A.Empty() || change.B.Empty() {
		return -1
	}
	if !change.Orth && (change.A.Len()+change.B.Len() > contractedWords || !contraction(&part{side: r.a, span: change.A}, &part{side: r.b, span: change.B})) {
		return -1
	}
	return r.opposite(s, i)
}

// contractedWords is the most words of a contraction and its full form
// together: "they've", "they have".
const contractedWords = 5

// opposite is the word in the same place of the other side of a component.
func (r *reader) opposite(s *side, i int) int {
	own, other := r.Components[s.component[i]].A, r.Components[s.component[i]].B
	if s == r.b {
		own, other = other, own
	}
	return min(other.Start+i-own.Start, other.End-1)
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
			j := r.mutual(r.a, r.b, i)
			p := r.b.quoteOf(j)
			if p < 0 || r.a.deep(i) != r.b.deep(j) {
				continue
			}
			if m == nil {
				m = map[[2]int]shared{}
			}
			both := m[[2]int{q, p}]
			both.kept++
			if r.a.content(i) && r.b.content(j) {
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
