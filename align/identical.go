package align

import "slices"

// identical reports whether both texts have the same prose, word for word, in
// the same sentences. Then each sentence goes with itself, whatever repeats.
func (al *aligner) identical() bool {
	return slices.Equal(al.a.id, al.b.id) && slices.Equal(al.a.part, al.b.part) &&
		slices.EqualFunc(al.a.units, al.b.units, func(x, y unit) bool { return x.end == y.end })
}

func (al *aligner) pairAll() {
	for _, u := range al.a.units {
		s := placeSpan{u.start, u.end}
		al.groups = append(al.groups, group{a: s, b: s})
	}
}
