package report

import (
	"strings"

	"parallax/compare"
)

// exchangedNames gives the two names of a flag that rests on a word dropped and
// a word added in one headline or in one slot: the change itself holds only the
// one, with the words around it.
func exchangedNames(c *compare.Change) (a, b string, ok bool) {
	switch deref(c.Rule) {
	case "label.headline", "label.apart", "label.modifier":
	default:
		return "", "", false
	}
	a, rest, ok := cutWords(clean(deref(c.Reason)))
	if !ok {
		return "", "", false
	}
	if rest, ok = strings.CutPrefix(rest, " and "); !ok {
		return "", "", false
	}
	b, _, ok = cutWords(rest)
	return a, b, ok && a != "" && b != ""
}
