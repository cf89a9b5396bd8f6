// Package escape writes untrusted text so that it cannot act: no string ends
// where it should not, starts a formula, steers a terminal or turns the order
// of letters around. Every function keeps the number of code points, as
// offsets count them: an invalid byte and a character that a form cannot hold
// become one U+FFFD each.
package escape

import "unicode/utf8"

// Control reports whether r is a C0 or C1 control or overrides the order of
// letters.
func Control(r rune) bool {
	return r < ' ' || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// Acts reports whether r does something other than show a character.
func Acts(r rune) bool {
	switch {
	case Control(r):
		return true
	case r >= 0x206a && r <= 0x206f: // deprecated format controls
		return true
	case r >= 0xfff9 && r <= 0xfffb: // interlinear annotation
		return true
	case r == 0xfeff, r == 0x00ad: // byte order mark, soft hyphen: terminals disagree on their width
		return true
	case r >= 0xfdd0 && r <= 0xfdef, r == 0xfffe, r == 0xffff: // no characters; HTML and XML forbid them
		return true
	}
	return false
}

const hexDigits = "0123456789abcdef"

// JSON appends s as a JSON string. Characters that act on a terminal or on the
// order of letters are written as escapes, so that printing the object does
// nothing; the value stays the same.
func JSON(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); {
		if i += plainEights(s[i:]); i == len(s) {
			break
		}
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && c != 0x7f {
				i++
				continue
			}
			dst = append(dst, s[start:i]...)
			switch c {
			case '"', '\\':
				dst = append(dst, '\\', c)
			case '\n':
				dst = append(dst, '\\', 'n')
			case '\r':
				dst = append(dst, '\\', 'r')
			case '\t':
				dst = append(dst, '\\', 't')
			default:
				dst = jsonEscape(dst, rune(c))
			}
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || r == 0x2028 || r == 0x2029 || Acts(r) {
			dst = append(dst, s[start:i]...)
			dst = jsonEscape(dst, r)
			i += size
			start = i
			continue
		}
		i += size
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

// plainEights is how many bytes of s, in steps of eight, are printable ASCII that
// stands in a JSON string as it is: most of any text is.
func plainEights(s string) (n int) {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	for ; len(s) >= 8; n, s = n+8, s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		// Where all bytes are below 0x80, these set a high bit if one is below a
		// blank, DEL, a quotation mark or a backslash.
		if (x|(x-' '*ones)|(x+ones)|((x^'"'*ones)-ones)|((x^'\\'*ones)-ones))&highs != 0 {
			return n
		}
	}
	return n
}

// jsonEscape writes a character of the basic plane as \uXXXX.
func jsonEscape(dst []byte, r rune) []byte {
	return append(dst, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
