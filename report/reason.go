package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/compare"
)

// reason is why a change was read as it was, in parts that alternate between
// our words and words of the articles. The form says in the JSON output which
// is which by asterisks ("*said* became *claimed*: …"); here quotation marks
// do. What the sentence of the change says already is left out.
func reason(c *compare.Change) (parts []string) {
	s := clean(deref(c.Reason))
	if rest, ok := afterWords(s); ok {
		r, size := utf8.DecodeRuneInString(rest)
		s = string(unicode.ToUpper(r)) + rest[size:]
	}
	parts = strings.Split(s, "*")
	if len(parts)%2 == 0 { // a lone asterisk marks nothing
		return []string{s}
	}
	for i := 1; i < len(parts); i += 2 {
		parts[i-1] += "“"
		parts[i+1] = "”" + parts[i+1]
	}
	return parts
}

// afterWords cuts "*x* became *y*: " and its like off the beginning of a
// reason.
func afterWords(s string) (rest string, ok bool) {
	_, rest, ok = cutWords(s)
	if !ok {
		return "", false
	}
	if after, names := strings.CutPrefix(rest, " and "); names {
		_, rest, ok = cutWords(after)
		for _, where := range [...]string{" in the headlines: ", " in the same place: "} {
			if after, found := strings.CutPrefix(rest, where); ok && found {
				return after, after != ""
			}
		}
		return "", false
	}
	if after, became := strings.CutPrefix(rest, " became "); became {
		if _, rest, ok = cutWords(after); !ok {
			return "", false
		}
		if after, found := strings.CutPrefix(rest, ". "); found {
			return after, after != ""
		}
	}
	for _, verb := range []string{"", " was added", " was dropped"} {
		if after, found := strings.CutPrefix(rest, verb+" inside"); found {
			return "inside" + after, true
		}
	}
	for _, end := range []string{": ", " was added: ", " was dropped: ", " is only in the first text: ", " is only in the second text: "} {
		if after, found := strings.CutPrefix(rest, end); found {
			return after, after != ""
		}
	}
	return "", false
}

// cutWords cuts words between asterisks off the beginning of s.
func cutWords(s string) (words, rest string, ok bool) {
	if !strings.HasPrefix(s, "*") {
		return "", s, false
	}
	return strings.Cut(s[1:], "*")
}

func reasonPieces(c *compare.Change) []piece {
	var ps []piece
	for _, part := range reason(c) {
		ps = append(ps, text(part))
	}
	return ps
}
