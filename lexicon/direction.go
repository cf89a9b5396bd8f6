package lexicon

import "strings"

// Mirror is the direction of a change read from the other side: "descriptive->
// condemning" gives "condemning->descriptive", "certainty+" gives "certainty-".
// A direction without an end to swap is its own mirror.
func Mirror(direction string) string {
	if from, to, ok := strings.Cut(direction, "->"); ok {
		return to + "->" + from
	}
	if d, ok := strings.CutSuffix(direction, "+"); ok {
		return d + "-"
	}
	if d, ok := strings.CutSuffix(direction, "-"); ok {
		return d + "+"
	}
	return direction
}
