package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/internal/escape"
)

// clean makes article text fit for one line of a terminal or of a table: runs
// of white space become one blank, and everything that could act on a
// terminal or on the order of its letters is taken out: C0 and C1 controls
// (escape sequences begin with one), bidirectional overrides, embeddings and
// isolates, and invalid UTF-8 becomes U+FFFD. No-break spaces stay.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s { // an invalid byte comes as utf8.RuneError
		switch {
		case isBlank(r):
			blank = true
		case escape.Acts(r):
		default:
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(r)
		}
	}
	return b.String()
}

// shown is clean text as far as a terminal shows it: longer than this no
// sentence of a real article is, and time and memory stay bounded whatever a
// file holds.
func shown(s string) string {
	const maxBytes, maxColumns = 1 << 14, 2000
	if len(s) <= maxColumns {
		return clean(s)
	}
	if len(s) > maxBytes {
		return cutTo(clean(s[:runeStart(s, maxBytes)])+"…", maxColumns)
	}
	return cutTo(clean(s), maxColumns)
}

// runeStart is the beginning of the character that byte i of s lies in, or the
// end of s that is nearer to i.
func runeStart(s string, i int) int {
	if i <= 0 {
		return 0
	}
	if i >= len(s) {
		return len(s)
	}
	for j := i; j > 0 && j > i-utf8.UTFMax; j-- {
		if utf8.RuneStart(s[j]) {
			return j
		}
	}
	return i // not UTF-8
}

// isClean is the fast way out: printable ASCII with single inner blanks.
func isClean(s string) bool {
	blank := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= utf8.RuneSelf || c == 0x7f || c == ' ' && blank {
			return false
		}
		blank = c == ' '
	}
	return s == "" || !blank
}

// isBlank reports whether a line may be broken at r.
func isBlank(r rune) bool {
	switch r {
	case '\u00a0', '\u2007', '\u202f': // no-break
		return false
	}
	return unicode.IsSpace(r)
}

// hasRTL reports whether s holds letters written from right to left.
func hasRTL(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xd6 { // U+0590 and above
			for _, r := range s[i:] {
				if isRTL(r) {
					return true
				}
			}
			return false
		}
	}
	return false
}

func isRTL(r rune) bool {
	return r >= 0x0590 && r <= 0x08ff || // Hebrew, Arabic, Syriac, Thaana, NKo …
		r == 0x200f || // right-to-left mark
		r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefe || // presentation forms
		r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}
