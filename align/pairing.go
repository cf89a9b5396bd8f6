package align

import (
	"cmp"
	"math"
	"slices"
)

func betterCell(x, y cell) int {
	return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
}

// score is the likeness of two units, lessened where it rests on few words.
func score(shared, wa, wb float32) float32 {
	if shared == 0 {
		return 0
	}
	dice, contained := float64(2*shared/(wa+wb)), float64(shared/min(wa, wb))
	return float32(math.Pow(dice, 1-containedPart) * math.Pow(contained, containedPart) * (1 - math.Exp(-float64(shared)/halfShared)))
}

// pairSentences pairs units that long runs have left, by their content.
func (al *aligner) pairSentences() {
	al.relate()
	al.compareUnits()
	list := al.cells.list
	slices.SortFunc(list, betterCell)
	al.inA, al.inB = noGroups(al.inA, len(al.a.units)), noGroups(al.inB, len(al.b.units))
	for i := range al.groups {
		al.enter(int32(i))
	}
	for _, c := range list {
		if c.score < strongScore {
			break
		}
		if al.inA[c.a] < 0 && al.inB[c.b] < 0 && al.mayPair(c) {
			al.pair(c)
		}
	}
	al.grow()
	for range 4 {
		var good []cell
		for _, c := range list {
			if al.inA[c.a] >= 0 || al.inB[c.b] >= 0 || c.score < weakScore || !al.mayPair(c) {
				continue
			}
			if c.score += al.support(c); c.score >= strongScore {
				good = append(good, c)
			}
		}
		slices.SortFunc(good, betterCell)
		for _, c := range good {
			if al.inA[c.a] < 0 && al.inB[c.b] < 0 {
				al.pair(c)
			}
		}
		if len(good) == 0 {
			break
		}
		al.grow()
	}
}

func noGroups(of []int32, n int) []int32 {
	of = resized(of, n)
	for i := range of {
		of[i] = -1
	}
	return of
}

// enter notes a group at the units it holds.
func (al *aligner) enter(i int32) {
	g := &al.groups[i]
	for u := al.a.unitAt(g.a.start); int(u) < len(al.a.units) && al.a.units[u].start < g.a.end; u++ {
		al.inA[u] = i
	}
	for u := al.b.unitAt(g.b.start); int(u) < len(al.b.units) && al.b.units[u].start < g.b.end; u++ {
		al.inB[u] = i
	}
}

func (al *aligner) pair(c cell) {
	ua, ub := &al.a.units[c.a], &al.b.units[c.b]
	al.take(group{a: placeSpan{ua.start, ua.end}, b: placeSpan{ub.start, ub.end}})
	al.enter(int32(len(al.groups)) - 1)
}

// mayPair keeps headlines to headlines; where a text has none, its lede may
// stand for it.
func (al *aligner) mayPair(c cell) bool {
	ha, hb := al.a.units[c.a].headline, al.b.units[c.b].headline
	return ha == hb || ha && al.b.isLede(c.b) && !al.b.headed() || hb && al.a.isLede(c.a) && !al.a.headed()
}

// headed reports whether the text has a headline.
func (s *side) headed() bool { return len(s.units) > 0 && s.units[0].headline }

// isLede reports whether a unit is one of the first two of the lede, or, where
// no lede is marked, of the body.
func (s *side) isLede(u int32) bool {
	if s.lede >= 0 {
		return s.units[u].sentence == s.lede || s.units[u].sentence == s.lede+1
	}
	return !s.units[u].headline && (u < 2 || s.units[u-1].headline || s.units[u-2].headline)
}

// support is what the places of two units add to their score: neighbours that
// are paired with each other, and that both are headlines, or both ledes.
func (al *aligner) support(c cell) float32 {
	s := float32(0)
	before, gapBefore := al.beside(c, -1)
	behind, gapBehind := al.beside(c, +1)
	s += besideBonus * (before + behind)
	if gapBefore && gapBehind {
		s += betweenBonus
	}
	if al.a.isLede(c.a) && al.b.isLede(c.b) {
		s += besideBonus
	}
	return s
}

// beside looks for a pair of neighbours on one side of c: 1 if they follow c's
// units directly, less if a unit is between.
func (al *aligner) beside(c cell, step int32) (found float32, direct bool) {
	for da := int32(1); da <= 2; da++ {
		u := c.a + step*da
		if u < 0 || int(u) >= len(al.inA) {
			break
		}
		i := al.inA[u]
		if i < 0 {
			continue
		}
		for db := int32(1); db <= 2; db++ {
			v := c.b + step*db
			if v < 0 || int(v) >= len(al.inB) {
				break
			}
			if al.inB[v] == i {
				return 1 / float32(max(da, db)), da+db == 2
			}
			if al.inB[v] >= 0 {
				break
			}
		}
		break
	}
	return 0, false
}

// grow takes units into the group beside them that say a part of what the
// group's other side says: a sentence that was split in two.
func (al *aligner) grow() {
	for range 3 {
		n := al.growSide(true) + al.growSide(false)
		if n == 0 {
			break
		}
	}
}

func (al *aligner) growSide(ofA bool) (n int) {
	s, in := &al.a, al.inA
	if !ofA {
		s, in = &al.b, al.inB
	}
	for u := range s.units {
		if in[u] >= 0 {
			continue
		}
		best, bestGain := int32(-1), float32(0)
		for _, v := range [2]int{u - 1, u + 1} {
			if v < 0 || v >= len(in) || in[v] < 0 || !s.neighbours(int32(u), int32(v)) || s.units[u].headline {
				continue
			}
			if gain := al.gain(in[v], s.units[u], ofA); gain > bestGain {
				best, bestGain = in[v], gain
			}
		}
		if best < 0 {
			continue
		}
		g := &al.groups[best]
		unit := s.units[u]
		side, taken := &g.a, al.takenA
		if !ofA {
			side, taken = &g.b, al.takenB
		}
		*side = side.with(unit.start, unit.end)
		g.both = 0
		for p := unit.start; p < unit.end; p++ {
			taken[p] = true
		}
		in[u] = best
		n++
	}
	return n
}

// gain is the share of a unit's content that a group's other side has over
// what the group's own side needs; 0 if too little to take it in.
func (al *aligner) gain(i int32, u unit, ofA bool) float32 {
	g := al.groups[i]
	shared, wa, wb := al.common(g)
	before := 2 * shared / (wa + wb)
	if ofA {
		g.a = g.a.with(u.start, u.end)
	} else {
		g.b = g.b.with(u.start, u.end)
	}
	more, va, vb := al.common(g)
	own := va + vb - wa - wb
	if own == 0 || more-shared < growShared || (more-shared)/own < growShare || 2*more/(va+vb) <= before {
		return 0
	}
	return (more - shared) / own
}
