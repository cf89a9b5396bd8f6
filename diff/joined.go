package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxJoined is how many words may be written as one, or as others.
const maxJoined = 5

// maxJoinCells bounds the word pairs of one gap that are looked at; longer gaps
// are rewritten text, where spelling is not the question.
const maxJoinCells = 2500

// joinSpellings makes units of words that are the same letters cut differently:
// "cease fire" and "ceasefire", "20 mile long" and "20-mile-long".
func (p *pair) joinSpellings() {
	for _, g := range p.gaps() {
		if g.a0 == g.a1 || g.b0 == g.b1 || (g.a1-g.a0)*(g.b1-g.b0) > maxJoinCells {
			continue
		}
		for i, j := g.a0, g.b0; i < g.a1; i++ {
			for k := j; k < g.b1; k++ {
				if n, m := p.sameSpelling(i, g.a1, k, g.b1); n > 0 {
					if u := (unit{a0: i, a1: i + n, b0: k, b1: k + m}); p.equal(u) {
						p.join(i, k)
					} else {
						p.take(u)
					}
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
	if i+1 < iEnd && contraction(p.a.norm(i), p.a.norm(i+1), p.b.norm(j)) {
		return 2, 1
	}
	if j+1 < jEnd && contraction(p.b.norm(j), p.b.norm(j+1), p.a.norm(i)) {
		return 1, 2
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
			x += gapMark(x, p.a.norm(i+n)) + letters(p.a.norm(i+n))
			n++
		case strings.HasPrefix(x, y) && m < maxJoined && j+m < jEnd:
			y += gapMark(y, p.b.norm(j+m)) + letters(p.b.norm(j+m))
			m++
		default:
			return 0, 0
		}
	}
}

// contraction reports whether short is x and y in one word: "it's", "didn't".
func contraction(x, y, short string) bool {
	rest, ok := strings.CutPrefix(short, x)
	if !ok || !strings.Contains(rest, "'") {
		return ok && short == "cannot" && y == "not"
	}
	switch rest {
	case "'s":
		return y == "is" || y == "has" || y == "us"
	case "n't":
		return y == "not"
	case "'re":
		return y == "are"
	case "'ve":
		return y == "have"
	case "'ll":
		return y == "will"
	case "'d":
		return y == "would" || y == "had"
	case "'m":
		return y == "am"
	}
	return false
}

func firstLetter(s string) rune {
	for _, r := range s {
		if wordRune(r) {
			return r
		}
	}
	return 0
}

// gapMark keeps two numbers apart that only a blank separates.
func gapMark(before, next string) string {
	if r, _ := utf8.DecodeLastRuneInString(before); unicode.IsDigit(r) && unicode.IsDigit(firstLetter(next)) {
		return "_"
	}
	return ""
}
