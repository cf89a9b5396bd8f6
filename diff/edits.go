package diff

import (
	"unicode/utf8"

	"parallax/text"
)

// edits writes the byte-exact edit script from the matched words: one edit for
// each stretch between two matched words that differs, and one for each
// matched word that is written differently.
func (p *pair) edits() {
	a, b := p.a.t.Extent(p.a.span), p.b.t.Extent(p.b.span)
	i0, j0 := a.Start, b.Start
	for i, j := range p.a.link {
		if j < 0 {
			continue
		}
		x, y := p.a.word(i), p.b.word(j)
		if i1, j1 := int(x.End), int(y.End); int(x.Start)-i0 == int(y.Start)-j0 && i1-i0 == j1-j0 && i0 <= i1 && j0 <= j1 && p.a.t.Source[i0:i1] == p.b.t.Source[j0:j1] {
			i0, j0 = i1, j1 // as most words and what stands before them
			continue
		}
		p.edit(text.Span{Start: i0, End: int(x.Start)}, text.Span{Start: j0, End: int(y.Start)})
		p.edit(text.Span{Start: int(x.Start), End: int(x.End)}, text.Span{Start: int(y.Start), End: int(y.End)})
		i0, j0 = int(x.End), int(y.End)
	}
	p.edit(text.Span{Start: i0, End: a.End}, text.Span{Start: j0, End: b.End})
}

func (p *pair) edit(a, b text.Span) {
	x, y := p.a.t.Cut(a), p.b.t.Cut(b)
	if x == y {
		return
	}
	pre := commonPrefix(x, y)
	post := commonSuffix(x[pre:], y[pre:])
	p.edited = append(p.edited, Edit{
		A: text.Span{Start: a.Start + pre, End: a.End - post},
		B: text.Span{Start: b.Start + pre, End: b.End - post},
	})
}

// commonPrefix is the length of the common prefix in whole code points, ended
// before the first letter or digit, so that no word is cut.
func commonPrefix(x, y string) int {
	n := 0
	for n < len(x) && n < len(y) {
		r, size := utf8.DecodeRuneInString(x[n:])
		if wordRune(r) || len(y) < n+size || x[n:n+size] != y[n:n+size] {
			break
		}
		n += size
	}
	return n
}

func commonSuffix(x, y string) int {
	n := 0
	for n < len(x) && n < len(y) {
		r, size := utf8.DecodeLastRuneInString(x[:len(x)-n])
		if wordRune(r) || len(y) < n+size || x[len(x)-n-size:len(x)-n] != y[len(y)-n-size:len(y)-n] {
			break
		}
		n += size
	}
	return n
}
