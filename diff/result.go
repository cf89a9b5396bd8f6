package diff

import (
	"slices"
	"strings"
	"unicode"

	"parallax/text"
)

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// result turns the units into components and wholes, adds those of punctuation
// and case alone, and orders all.
func (p *pair) result() {
	for _, w := range p.wholes() {
		c := p.change(w)
		c.Orth = true // until a component says otherwise
		p.wholeOut = append(p.wholeOut, c)
	}
	for _, u := range p.units {
		c := p.change(u)
		c.Orth = c.Op == Substitute && sameLetters(p.a.t.Cut(c.ABytes), p.b.t.Cut(c.BBytes))
		c.Whole = u.whole
		p.components = append(p.components, c)
		if !c.Orth {
			p.wholeOut[c.Whole].Orth = false
		}
	}
	p.ampersands()
	p.orthography()
	p.order = sortChanges(p.wholeOut, p.components, p.order)
}

// sortChanges puts the changes into the order of a, and the wholes' indexes
// right. It works in the memory of scratch and gives it back.
func sortChanges(wholes, components []Change, scratch []int) []int {
	for k := range wholes {
		wholes[k].Whole = k
	}
	slices.SortFunc(wholes, compareChanges)
	place := resized(scratch, len(wholes))
	for k := range wholes {
		place[wholes[k].Whole] = k
		wholes[k].Whole = k
	}
	for k := range components {
		components[k].Whole = place[components[k].Whole]
	}
	slices.SortFunc(components, compareChanges)
	return place
}

func compareChanges(x, y Change) int {
	for _, d := range [...]int{
		x.ABytes.Start - y.ABytes.Start, x.BBytes.Start - y.BBytes.Start, x.ABytes.End - y.ABytes.End, x.BBytes.End - y.BBytes.End,
		x.A.Start - y.A.Start, x.B.Start - y.B.Start,
	} {
		if d != 0 {
			return d
		}
	}
	return 0
}

func (p *pair) change(u unit) Change {
	c := Change{
		A:      text.Span{Start: p.a.span.Start + u.a0, End: p.a.span.Start + u.a1},
		B:      text.Span{Start: p.b.span.Start + u.b0, End: p.b.span.Start + u.b1},
		ABytes: p.a.outer(u.a0, u.a1),
		BBytes: p.b.outer(u.b0, u.b1),
	}
	switch {
	case u.move:
		c.Op = Move
	case u.a0 == u.a1:
		c.Op = Insert
	case u.b0 == u.b1:
		c.Op = Delete
	}
	return c
}

// bytes is the byte range of words [i0, i1). An empty range stands behind the
// word before it, at the passage's start before its first word.
func (s *side) bytes(i0, i1 int) text.Span {
	switch {
	case i0 < i1:
		return text.Span{Start: int(s.word(i0).Start), End: int(s.word(i1 - 1).End)}
	case i0 > 0:
		end := int(s.word(i0 - 1).End)
		return text.Span{Start: end, End: end}
	}
	start := s.t.Bytes(s.span).Start
	return text.Span{Start: start, End: start}
}

// orthography adds the changes of punctuation and case alone: at matched words
// and in the gaps next to them. White space alone is no change.
func (p *pair) orthography() {
	p.marked = resized(p.marked, p.a.n())
	inUnit := p.marked
	for _, u := range p.units {
		for i := u.a0; i < u.a1; i++ {
			inUnit[i] = true
		}
	}
	for i, j := range p.a.link {
		if j < 0 || inUnit[i] {
			continue
		}
		x, y := p.a.word(i), p.b.word(j)
		ab := text.Span{Start: int(x.Start), End: int(x.End)}
		bb := text.Span{Start: int(y.Start), End: int(y.End)}
		if p.a.t.Cut(ab) != p.b.t.Cut(bb) {
			p.addOrth(Change{
				A:      text.Span{Start: p.a.span.Start + i, End: p.a.span.Start + i + 1},
				B:      text.Span{Start: p.b.span.Start + j, End: p.b.span.Start + j + 1},
				ABytes: ab, BBytes: bb,
			})
		}
	}
	p.punctuation()
}

// punctuation compares the marks between neighbouring words that stay
// neighbours: two matched words, or a matched word and a substitution; and
// those at the ends of the passage, if what stands there corresponds.
func (p *pair) punctuation() {
	// Where a unit begins or ends in a: one more than where it does in b.
	n := p.a.n()
	p.partners[0], p.partners[1] = resized(p.partners[0], n+1), resized(p.partners[1], n+1)
	startB, endB := p.partners[0], p.partners[1]
	for _, u := range p.units {
		if u.move || u.a0 == u.a1 || u.b0 == u.b1 {
			continue
		}
		startB[u.a0], endB[u.a1] = u.b0+1, u.b1+1
	}
	p.marked = resized(p.marked, n+1)
	inside := p.marked // the gap before word i lies in a unit
	for _, u := range p.units {
		for i := u.a0 + 1; i < u.a1; i++ {
			inside[i] = true
		}
	}
	for i := range n + 1 {
		if inside[i] {
			continue
		}
		left, right := endB[i]-1, -1
		switch {
		case i == 0:
			left = 0
		case left < 0 && p.a.link[i-1] >= 0:
			left = p.a.link[i-1] + 1
		}
		switch {
		case i == n:
			right = p.b.n()
		case startB[i] > 0:
			right = startB[i] - 1
		case p.a.link[i] >= 0:
			right = p.a.link[i]
		}
		if left < 0 || left != right || (left == 0) != (i == 0) || (left == p.b.n()) != (i == n) {
			continue
		}
		if p.a.plainGap(i) && p.b.plainGap(left) {
			continue
		}
		ab, bb := p.a.between(i), p.b.between(left)
		if ab.Start > ab.End || bb.Start > bb.End {
			continue
		}
		x, y := p.a.t.Cut(ab), p.b.t.Cut(bb)
		if x == y || marks(x) == marks(y) {
			continue
		}
		pre := commonPrefix(x, y)
		post := commonSuffix(x[pre:], y[pre:])
		p.addOrth(Change{
			A:      text.Span{Start: p.a.span.Start + i, End: p.a.span.Start + i},
			B:      text.Span{Start: p.b.span.Start + left, End: p.b.span.Start + left},
			ABytes: text.Span{Start: ab.Start + pre, End: ab.End - post},
			BBytes: text.Span{Start: bb.Start + pre, End: bb.End - post},
		})
	}
}

// plainGap reports whether a blank is all that stands before word i, as it does
// before most words: there are no marks to compare.
func (s *side) plainGap(i int) bool {
	if i == 0 || i == s.n() {
		return false
	}
	end := s.word(i - 1).End
	return s.word(i).Start == end+1 && s.t.Source[end] == ' '
}

// between is the byte range before word i and behind the word before it,
// within the passage.
func (s *side) between(i int) text.Span {
	gap := s.t.Extent(s.span)
	if i > 0 {
		gap.Start = s.outer(i-1, i).End
	}
	if i < s.n() {
		gap.End = s.outer(i, i+1).Start
	}
	return gap
}

func (p *pair) addOrth(c Change) {
	c.Orth = true
	switch {
	case c.ABytes.Empty():
		c.Op = Insert
	case c.BBytes.Empty():
		c.Op = Delete
	}
	for k, w := range p.wholeOut {
		if within(w.A, c.A) && within(w.B, c.B) && w.Op == Substitute && !w.Orth {
			c.Whole = k
			p.components = append(p.components, c)
			return
		}
	}
	c.Whole = len(p.wholeOut)
	p.wholeOut = append(p.wholeOut, c)
	p.components = append(p.components, c)
}

// marks is what stands between two words, without white space.
func marks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// within reports whether s lies in w; an empty s must not stand at its edge.
func within(w, s text.Span) bool {
	return w.Contains(s) && (!s.Empty() || w.Start < s.Start && s.End < w.End)
}

// ampersands reads "and" put in where the other side has the sign: no word was
// dropped or added.
func (p *pair) ampersands() {
	for k := range p.components {
		c := &p.components[k]
		var other *side
		var words, bytes *text.Span
		switch {
		case c.Op == Insert && c.B.Len() == 1 && p.b.t.Words[c.B.Start].Norm == "and":
			other, words, bytes = &p.a, &c.A, &c.ABytes
		case c.Op == Delete && c.A.Len() == 1 && p.a.t.Words[c.A.Start].Norm == "and":
			other, words, bytes = &p.b, &c.B, &c.BBytes
		default:
			continue
		}
		i := words.Start - other.span.Start
		if i == 0 || i >= other.n() {
			continue
		}
		start, end := int(other.word(i-1).End), int(other.word(i).Start)
		if start > end || marks(other.t.Source[start:end]) != "&" {
			continue
		}
		start += strings.IndexByte(other.t.Source[start:end], '&')
		*bytes = text.Span{Start: start, End: start + 1}
		c.Op, c.Orth = Substitute, true
		if w := &p.wholeOut[c.Whole]; w.Op != Substitute && w.A == c.A && w.B == c.B {
			w.Op, w.Orth, w.ABytes, w.BBytes = Substitute, true, c.ABytes, c.BBytes
		} else {
			w.ABytes, w.BBytes = hull(w.ABytes, c.ABytes), hull(w.BBytes, c.BBytes)
		}
	}
}

func hull(s, t text.Span) text.Span {
	return text.Span{Start: min(s.Start, t.Start), End: max(s.End, t.End)}
}
