package escape

import (
	"fmt"
	"unicode/utf8"
)

// XML appends s as character data or the value of an attribute, in either kind
// of quotes. A parser gives every character back, carriage returns and the
// white space of attributes too; what XML 1.0 cannot hold is U+FFFD.
func XML(dst []byte, s string) []byte { return appendXML(dst, s, true) }

// XMLText is [XML] for character data alone: line feeds and tabs stay
// readable.
func XMLText(dst []byte, s string) []byte { return appendXML(dst, s, false) }

func appendXML(dst []byte, s string, attribute bool) []byte {
	for _, r := range s { // an invalid byte comes as U+FFFD
		switch {
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '"':
			dst = append(dst, "&#34;"...)
		case r == '\'' && attribute:
			dst = append(dst, "&#39;"...)
		case r == '\r', (r == '\n' || r == '\t') && attribute:
			dst = fmt.Appendf(dst, "&#%d;", r)
		case r == '\n' || r == '\t':
			dst = append(dst, byte(r))
		case !XMLCharacter(r):
			dst = append(dst, "\ufffd"...)
		case Acts(r) || r == 0x2028:
			dst = fmt.Appendf(dst, "&#x%X;", r)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// XMLCharacter reports whether an XML 1.0 document can hold r.
func XMLCharacter(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r <= utf8.MaxRune
}

// Held is s as every reader of [XML] gets it back.
func Held(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if !XMLCharacter(r) {
			r = utf8.RuneError
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}
