package diff

import (
	"strings"
	"unicode"

	"parallax/text"
)

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// result turns the units into components and wholes, adds those of punctuation
// and case alone, and orders all.
func (p *pair) result(r *Result) {
	wholes := p.wholes()
	for _, w := range wholes {
		r.Wholes = append(r.Wholes, p.change(w))
	}
	for _, u := range p.units {
		c := p.change(u)
		c.Whole = u.whole
		r.Components = append(r.Components, c)
	}
	for w := range r.Wholes {
		c := &r.Wholes[w]
		c.Orth = true
		for _, x := range r.Components {
			if x.Whole == w && !x.Orth {
				c.Orth = false
			}
		}
	}
	p.orthography(r)
	r.sort()
}

func (p *pair) change(u unit) Change {
	c := Change{
		A:      text.Span{Start: p.a.span.Start + u.a0, End: p.a.span.Start + u.a1},
		B:      text.Span{Start: p.b.span.Start + u.b0, End: p.b.span.Start + u.b1},
		ABytes: p.a.outer(u.a0, u.a1),
		BBytes: p.b.outer(u.b0, u.b1),
		Orth:   u.orth,
	}
	switch {
	case u.move:
		c.Op = Move
	case u.a0 == u.a1:
		c.Op = Insert
	case u.b0 == u.b1:
		c.Op = Delete
	default:
		c.Orth = c.Orth || sameLetters(p.a.t.Cut(c.ABytes), p.b.t.Cut(c.BBytes))
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
func (p *pair) orthography(r *Result) {
	inUnit := make([]bool, p.a.n())
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
			p.addOrth(r, Change{
				A:      text.Span{Start: p.a.span.Start + i, End: p.a.span.Start + i + 1},
				B:      text.Span{Start: p.b.span.Start + j, End: p.b.span.Start + j + 1},
				ABytes: ab, BBytes: bb,
			})
		}
	}
	p.punctuation(r)
}

// punctuation compares the marks between neighbouring words that stay
// neighbours: two matched words, or a matched word and a substitution.
func (p *pair) punctuation(r *Result) {
	endB := make(map[int]int) // start or end of a unit in a → the same in b
	startB := make(map[int]int)
	for _, u := range p.units {
		if u.move || u.a0 == u.a1 || u.b0 == u.b1 {
			continue
		}
		startB[u.a0], endB[u.a1] = u.b0, u.b1
	}
	inside := make([]bool, p.a.n()+1) // the gap before word i lies in a unit
	for _, u := range p.units {
		for i := u.a0 + 1; i < u.a1; i++ {
			inside[i] = true
		}
	}
	for i := 1; i < p.a.n(); i++ {
		if inside[i] {
			continue
		}
		left, okL := endB[i]
		if j := p.a.link[i-1]; !okL && j >= 0 {
			left, okL = j+1, true
		}
		right, okR := startB[i]
		if j := p.a.link[i]; !okR && j >= 0 {
			right, okR = j, true
		}
		if !okL || !okR || left != right || left == 0 || left >= p.b.n() {
			continue
		}
		ab := text.Span{Start: p.a.outer(i-1, i).End, End: p.a.outer(i, i+1).Start}
		bb := text.Span{Start: p.b.outer(left-1, left).End, End: p.b.outer(left, left+1).Start}
		if ab.Start > ab.End || bb.Start > bb.End {
			continue
		}
		x, y := p.a.t.Cut(ab), p.b.t.Cut(bb)
		if marks(x) == marks(y) {
			continue
		}
		pre := commonPrefix(x, y)
		post := commonSuffix(x[pre:], y[pre:])
		p.addOrth(r, Change{
			A:      text.Span{Start: p.a.span.Start + i, End: p.a.span.Start + i},
			B:      text.Span{Start: p.b.span.Start + left, End: p.b.span.Start + left},
			ABytes: text.Span{Start: ab.Start + pre, End: ab.End - post},
			BBytes: text.Span{Start: bb.Start + pre, End: bb.End - post},
		})
	}
}

func (p *pair) addOrth(r *Result, c Change) {
	c.Orth = true
	switch {
	case c.ABytes.Empty():
		c.Op = Insert
	case c.BBytes.Empty():
		c.Op = Delete
	}
	for k, w := range r.Wholes {
		if within(w.A, c.A) && within(w.B, c.B) && w.Op == Substitute && !w.Orth {
			c.Whole = k
			r.Components = append(r.Components, c)
			return
		}
	}
	c.Whole = len(r.Wholes)
	r.Wholes = append(r.Wholes, c)
	r.Components = append(r.Components, c)
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
