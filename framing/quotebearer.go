package framing

import (
	"parallax/diff"
	"parallax/text"
)

// bearer is the phrase component that stands for the marks of a quotation, or
// of a sentence of it: one of punctuation alone that holds the opening mark, or
// else the closing one; else the one with words that holds a mark; else the one
// that has most of its words. -1 if there is none.
func (r *reader) bearer(s *side, q int, words text.Span, whole, fromA bool) int {
	quote := &s.quotes[q]
	opening := text.Span{Start: quote.Marked.Start, End: quote.Bytes.Start}
	closing := text.Span{Start: quote.Bytes.End, End: quote.Marked.End}
	in := s.Bytes(words)
	if whole {
		in = quote.Marked
	}
	best, rank, longest := -1, 0, 0
	for i := range r.Components {
		c := &r.Components[i]
		if c.Origin != Phrase {
			continue
		}
		bytes, own := c.ABytes, c.A
		if !fromA {
			bytes, own = c.BBytes, c.B
		}
		if bytes.Empty() || !bytes.Overlaps(in) {
			continue
		}
		n, k := partIn(own, words).Len(), 0
		opens, closes := whole && bytes.Overlaps(opening), whole && bytes.Overlaps(closing)
		switch {
		case opens && own.Empty():
			k = 6
		case closes && own.Empty():
			k = 5
		case opens && s.contentIn(own) > 0:
			k = 4
		case !own.Empty() && c.Op != diff.Move && !bracketed(&part{side: s, span: own}):
			k = 3
		case own.Empty():
			k = 2
		}
		if opens && k == 0 {
			k = 2
		}
		if k > rank || k == rank && k == 3 && n > longest {
			best, rank, longest = i, k, n
		}
	}
	return best
}

// shown is the longest run of words of s, all of them in a stretch, that stands
// unchanged in the other text and that no component touches; with its
// counterpart there. Both are empty if no run has a content word.
func (r *reader) shown(s, o *side, words text.Span) (own, other text.Span) {
	most := 0
	for i := words.Start; i < words.End; {
		k := i
		for k < words.End && s.twin[k] >= 0 && (k == i || s.twin[k] == s.twin[k-1]+1 && !r.between(s, k) && !r.between(o, int(s.twin[k]))) {
			k++
		}
		if k == i {
			i++
			continue
		}
		run := text.Span{Start: i, End: k}
		if n := s.contentIn(run); n > most {
			most, own, other = n, run, text.Span{Start: int(s.twin[i]), End: int(s.twin[k-1]) + 1}
		}
		i = k
	}
	return own, other
}

// between reports whether a component of punctuation stands before word i.
func (r *reader) between(s *side, i int) bool {
	gap := text.Span{Start: int(s.Words[i-1].End), End: int(s.Words[i].Start)}
	if gap.Len() <= 1 {
		return false
	}
	for _, k := range r.marksIn(s, s.passage[i]) {
		bytes := r.Components[k].ABytes
		if s == r.b {
			bytes = r.Components[k].BBytes
		}
		if bytes.Overlaps(gap) {
			return true
		}
	}
	return false
}

// marksIn lists the components of a passage that have no words on a side.
func (r *reader) marksIn(s *side, passage int32) []int {
	var list []int
	for i := range r.Components {
		c := &r.Components[i]
		own, bytes := c.A, c.ABytes
		if s == r.b {
			own, bytes = c.B, c.BBytes
		}
		if c.Origin == Phrase && c.Passage == int(passage) && own.Empty() && !bytes.Empty() {
			list = append(list, i)
		}
	}
	return list
}

// bearers maps components to the first bare stretch that they stand for.
func bearers(quotes []quotation) map[int]stretch {
	var m map[int]stretch
	for q := len(quotes) - 1; q >= 0; q-- {
		for _, s := range quotes[q].bare {
			if s.bearer < 0 {
				continue
			}
			if m == nil {
				m = map[int]stretch{}
			}
			m[s.bearer] = s
		}
	}
	return m
}
