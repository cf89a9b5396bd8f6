package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/text"

	"golang.org/x/text/unicode/norm"
)

// A number's sign, currency and percent mark are no part of its word, but they
// are part of what it says: $5 is not €5, and -3 is not 3.

// outer is the byte range of words [i0, i1) with the marks of the numbers at
// its edges.
func (s *side) outer(i0, i1 int) text.Span {
	span := s.bytes(i0, i1)
	if i0 >= i1 {
		return span
	}
	inside := s.t.Extent(s.span)
	if s.word(i0).Kind == text.Number {
		span.Start = max(inside.Start, span.Start-len(marksBefore(s.t.Source[inside.Start:span.Start])))
	}
	if s.word(i1-1).Kind == text.Number {
		span.End += len(marksAfter(s.t.Source[span.End:inside.End]))
	}
	return span
}

// marksBefore is the part of the string right before a number that belongs to
// it: currency signs, and a sign that follows no word.
func marksBefore(before string) string {
	k := len(before)
	for k > 0 {
		r, size := utf8.DecodeLastRuneInString(before[:k])
		if unicode.Is(unicode.Sc, r) {
			k -= size
			continue
		}
		if r == '-' || r == '−' || r == '+' || r == '±' {
			if prev, _ := utf8.DecodeLastRuneInString(before[:k-size]); k == size || unicode.IsSpace(prev) || prev == '(' {
				k -= size
			}
		}
		break
	}
	return before[k:]
}

func marksAfter(after string) string {
	k := 0
	for k < len(after) {
		r, size := utf8.DecodeRuneInString(after[k:])
		if r != '%' && r != '‰' && r != '°' && !unicode.Is(unicode.Sc, r) {
			break
		}
		if next, _ := utf8.DecodeRuneInString(after[k+size:]); wordRune(next) {
			break // it belongs to the next number
		}
		k += size
	}
	return after[:k]
}

// spelledMarks are the words that say what a mark says.
var spelledMarks = map[string][]string{
	"%": {"percent", "per cent", "pct", "percentage points"},
	"$": {"dollars", "dollar", "us dollars"},
	"€": {"euros", "euro"},
	"£": {"pounds", "pound", "pounds sterling"},
	"°": {"degrees", "degree"},
}

// compareMarks makes units of the numbers that stayed but have other marks.
func (p *pair) compareMarks() {
	for i, j := range p.a.link {
		if j < 0 || p.a.word(i).Kind != text.Number || p.b.word(j).Kind != text.Number {
			continue
		}
		x, y := p.a.numberMarks(i), p.b.numberMarks(j)
		if x == y {
			continue
		}
		u := unit{a0: i, a1: i + 1, b0: j, b1: j + 1}
		u.b1 += p.b.spelled(x, j+1)
		u.a1 += p.a.spelled(y, i+1)
		p.take(u)
	}
}

func (s *side) numberMarks(i int) string {
	in, out := s.bytes(i, i+1), s.outer(i, i+1)
	return s.t.Source[out.Start:in.Start] + s.t.Source[in.End:out.End]
}

// spelled is the number of changed words from i on that spell a mark, which may
// stand behind its number in words only.
func (s *side) spelled(mark string, i int) int {
	for _, name := range spelledMarks[strings.TrimLeft(mark, "-+−±")] {
		words := strings.Fields(name)
		for k, w := range words {
			if i+k >= s.n() || !s.free(i+k) || s.norm(i+k) != w {
				words = nil
				break
			}
		}
		if len(words) > 0 {
			return len(words)
		}
	}
	return 0
}

// sameLetters reports whether two strings differ at most in case, spacing,
// hyphens and punctuation that say nothing.
func sameLetters(x, y string) bool {
	// Most pairs differ in the first letter: no need to build anything.
	if a, b := firstLetter(x), firstLetter(y); a < utf8.RuneSelf && b < utf8.RuneSelf && unicode.ToLower(a) != unicode.ToLower(b) {
		return false
	}
	return letters(x) == letters(y)
}

// letters is a string's letters and digits in lower case, with the marks that
// matter: those of numbers, and what separates digits (1.5 is not 15).
func letters(s string) string {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	var out strings.Builder
	var before rune
	for k := 0; k < len(s); {
		r, size := utf8.DecodeRuneInString(s[k:])
		rest := s[k+size:]
		next, _ := utf8.DecodeRuneInString(rest)
		switch {
		case wordRune(r):
			out.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Sc, r), strings.ContainsRune("%‰°&@#", r):
			out.WriteRune(r)
		case unicode.IsDigit(before) && unicode.IsDigit(next):
			out.WriteString(separator(r, rest))
		case (r == '-' || r == '−') && unicode.IsDigit(next) && !wordRune(before):
			out.WriteByte('-')
		}
		before = r
		k += size
	}
	return out.String()
}

// separator is what a rune between two digits says.
func separator(r rune, rest string) string {
	switch {
	case r == '.' || r == ':':
		return "."
	case r == ',' && thousands(rest), r == '\u00a0' && thousands(rest), r == '\'' && thousands(rest):
		return ""
	}
	return "_"
}

// thousands reports whether exactly three digits follow.
func thousands(rest string) bool {
	n := 0
	for n < len(rest) && '0' <= rest[n] && rest[n] <= '9' {
		n++
	}
	return n == 3
}
