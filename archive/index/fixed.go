package index

import (
	"cmp"
	"slices"
)

// Boilerplate is fixed text: beside a shingle of it stands, in article after
// article, the same next one. A phrase that recurs in ever other company ("the
// ministry of finance in", scores of a league, speech of a small vocabulary) is
// how its writers write. A neighbour is so near …
const nearby = 12 // words: one shingle in three or so is kept, and names and dates may stand between

// … and is the same one in this share of the witnesses, at the same distance.
const fixedShare = 1.0 / 3

// fixedText says of each recurrence, partition by partition, whether it stands in
// fixed text. Whole paragraphs do. The witnesses of neighbours are the same articles, as far as
// their articles are.
func fixedText(of *[Partitions][]recurrence) []bool {
	type sight struct {
		article, place uint32
		at             int32 // which recurrence
	}
	var sights []sight
	var all []int32 // witnesses of each
	for p := range of {
		for _, x := range of[p] {
			at := int32(len(all))
			all = append(all, int32(len(x.witnesses)/witnessSize))
			x.each(func(w witness) { sights = append(sights, sight{w.article, w.place, at}) })
		}
	}
	fixed := make([]bool, len(all))
	slices.SortFunc(sights, func(x, y sight) int {
		return cmp.Or(cmp.Compare(x.article, y.article), cmp.Compare(x.place&placeMask, y.place&placeMask), cmp.Compare(x.at, y.at))
	})
	// The neighbour that most have, if any is had by more than half of those that
	// have one: by votes that cancel each other, then counted.
	type vote struct{ other, distance, count, sure int32 }
	before, behind := make([]vote, len(all)), make([]vote, len(all))
	neighbours := func(do func(v *vote, other, distance int32)) {
		for i := 1; i < len(sights); i++ {
			x, y := &sights[i-1], &sights[i]
			if d := int32(y.place&placeMask) - int32(x.place&placeMask); x.article == y.article && d <= nearby {
				do(&behind[x.at], y.at, d)
				do(&before[y.at], x.at, d)
			}
		}
	}
	neighbours(func(v *vote, other, distance int32) {
		switch {
		case v.count == 0:
			*v = vote{other: other, distance: distance, count: 1}
		case v.other == other && v.distance == distance:
			v.count++
		default:
			v.count--
		}
	})
	neighbours(func(v *vote, other, distance int32) {
		if v.other == other && v.distance == distance {
			v.sure++
		}
	})
	for i := range fixed {
		fixed[i] = float64(max(before[i].sure, behind[i].sure)) >= fixedShare*float64(all[i])
	}
	for i := range sights {
		if sights[i].place&whole != 0 {
			fixed[sights[i].at] = true
		}
	}
	return fixed
}
