package diff

import "strings"

// maxJoined is how many words may be written as one, or as others.
const maxJoined = 5

// joinSpellings makes units of words that are the same letters cut differently:
// "cease fire" and "ceasefire", "20 mile long" and "20-mile-long".
func (p *pair) joinSpellings() {
	for _, g := range p.gaps() {
		if g.a0 == g.a1 || g.b0 == g.b1 {
			continue
		}
		for i, j := g.a0, g.b0; i < g.a1; i++ {
			for k := j; k < g.b1; k++ {
				if n, m := p.sameSpelling(i, g.a1, k, g.b1); n > 0 {
					p.take(unit{a0: i, a1: i + n, b0: k, b1: k + m})
					i, j = i+n-1, k+m
					break
				}
			}
		}
	}
}

// sameSpelling finds the smallest runs from words i and j on whose letters are
// the same.
func (p *pair) sameSpelling(i, iEnd, j, jEnd int) (n, m int) {
	if firstLetter(p.a.norm(i)) != firstLetter(p.b.norm(j)) {
		return 0, 0
	}
	x, y := letters(p.a.norm(i)), letters(p.b.norm(j))
	if x == "" || y == "" {
		return 0, 0
	}
	n, m = 1, 1
	for {
		switch {
		case x == y:
			return n, m
		case strings.HasPrefix(y, x) && n < maxJoined && i+n < iEnd:
			x += letters(p.a.norm(i + n))
			n++
		case strings.HasPrefix(x, y) && m < maxJoined && j+m < jEnd:
			y += letters(p.b.norm(j + m))
			m++
		default:
			return 0, 0
		}
	}
}

func firstLetter(s string) rune {
	for _, r := range s {
		if wordRune(r) {
			return r
		}
	}
	return 0
}
