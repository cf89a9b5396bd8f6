package align

import (
	"cmp"
	"math"
	"slices"
)

const (
	strongScore = 0.40 // pairs by itself
	weakScore   = 0.12 // pairs only with support of its neighbourhood
	halfShared  = 4.0  // weight in common at which a score is 63 % of its dice
)

func betterCell(x, y cell) int {
	return cmp.Or(cmp.Compare(y.score(), x.score()), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
}

// score is dice, lessened where it rests on few words.
func (c cell) score() float32 {
	return c.dice * (1 - float32(math.Exp(-float64(c.shared)/halfShared)))
}

// pairSentences pairs units that long runs have left, by their content.
func (al *aligner) pairSentences() {
	al.compareUnits()
	list := al.cells.list
	slices.SortFunc(list, betterCell)
	partner := make([]int32, len(al.a.units)) // unit of a → unit of b, -1: none
	for i := range partner {
		partner[i] = -1
	}
	for _, g := range al.groups {
		first, last := al.a.unitAt(g.a.start), al.a.unitAt(g.a.end-1)
		v, w := al.b.unitAt(g.b.start), al.b.unitAt(g.b.end-1)
		for u := first; u <= last; u++ {
			partner[u] = v
			if u == last {
				partner[u] = w
			}
		}
	}
	for round := 0; round < 4; round++ {
		n := 0
		for _, c := range list {
			ua, ub := &al.a.units[c.a], &al.b.units[c.b]
			if ua.taken || ub.taken {
				continue
			}
			s := c.score()
			if s < weakScore {
				break
			}
			need := float32(strongScore)
			if round > 0 {
				need -= 0.14 * al.support(partner, c)
			}
			if s < need {
				continue
			}
			partner[c.a] = c.b
			ua.taken, ub.taken = true, true
			al.take(group{a: placeSpan{ua.start, ua.end}, b: placeSpan{ub.start, ub.end}})
			n++
		}
		if round > 0 && n == 0 {
			break
		}
	}
}

// support is how many of the neighbours of c's units are paired with each
// other, 0 to 2.
func (al *aligner) support(partner []int32, c cell) float32 {
	n := float32(0)
	for d := int32(1); d <= 2; d++ {
		if u := c.a - d; u >= 0 && partner[u] >= 0 && partner[u] < c.b && partner[u] >= c.b-2 {
			n++
			break
		}
	}
	for d := int32(1); d <= 2; d++ {
		if u := c.a + d; int(u) < len(partner) && partner[u] > c.b && partner[u] <= c.b+2 {
			n++
			break
		}
	}
	return n
}
