package lexicon

import (
	"strings"
	"sync"
)

// Mirror is the direction of a change read from the other side: "descriptive->
// condemning" gives "condemning->descriptive", "certainty+" gives "certainty-".
// A direction without an end to swap is its own mirror.
func Mirror(direction string) string {
	if from, to, ok := strings.Cut(direction, "->"); ok {
		return joined(to, from)
	}
	if d, ok := strings.CutSuffix(direction, "+"); ok {
		return d + "-"
	}
	if d, ok := strings.CutSuffix(direction, "-"); ok {
		return d + "+"
	}
	return direction
}

// directions remembers the directions between two ends: there are few, and
// many changes have one.
var directions sync.Map // [2]string → string

func joined(from, to string) string {
	key := [2]string{from, to}
	if d, ok := directions.Load(key); ok {
		return d.(string)
	}
	d := from + "->" + to
	directions.Store(key, d)
	return d
}
