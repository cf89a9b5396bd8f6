package align

import (
	"cmp"
	"slices"
)

// A pair of units counts as a copy with words changed if so many of their words
// are the same: what judge calls edited.
const copiedDice = editedFrom

// Units of the rest are followed from a group over so many that are new or
// dropped on one side.
const copiedSkip = 2

// pairCopied pairs, of the units that long runs have left, those that have
// most of their words in common: where a short run joins them, or beside others
// that are paired. It is the part of the sentence layer that needs no
// statistics, for archives (see [Options.Copies]).
func (al *aligner) pairCopied() {
	al.count = resized(al.count, max(al.numbers, len(al.weight)))
	al.inA, al.inB = noGroups(al.inA, len(al.a.units)), noGroups(al.inB, len(al.b.units))
	for i := range al.groups {
		al.enter(int32(i))
	}
	short := al.long[:0]
	for _, r := range al.runs {
		if (r.n < sureRun || !r.unique) && al.inA[al.a.unitAt(r.a)] < 0 && al.inB[al.b.unitAt(r.b)] < 0 {
			short = append(short, r)
		}
	}
	al.long = short
	slices.SortFunc(short, func(x, y run) int {
		if x.n != y.n {
			return cmp.Compare(y.n, x.n)
		}
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	for _, r := range short {
		al.pairIfCopied(al.a.unitAt(r.a), al.b.unitAt(r.b))
	}
	for i := 0; i < len(al.groups); i++ { // it grows
		g := al.groups[i]
		al.follow(al.a.unitAt(g.a.end-1), al.b.unitAt(g.b.end-1), +1)
		al.follow(al.a.unitAt(g.a.start), al.b.unitAt(g.b.start), -1)
	}
	al.growCopied()
}

// follow pairs the units beside u and v, one step on.
func (al *aligner) follow(u, v, step int32) {
	for reach := int32(2); reach <= 2+copiedSkip; reach++ { // nearest first
		for du := int32(1); du < reach; du++ {
			dv := reach - du
			if al.open(u, du*step, al.inA) && al.open(v, dv*step, al.inB) && al.pairIfCopied(u+du*step, v+dv*step) {
				return
			}
		}
	}
}

// open reports whether no group stands between u and the unit that is so far
// away, nor there.
func (al *aligner) open(u, far int32, in []int32) bool {
	step := int32(1)
	if far < 0 {
		step = -1
	}
	for k := step; ; k += step {
		if w := u + k; w < 0 || int(w) >= len(in) || in[w] >= 0 {
			return false
		}
		if k == far {
			return true
		}
	}
}

func (al *aligner) pairIfCopied(u, v int32) bool {
	if al.inA[u] >= 0 || al.inB[v] >= 0 || al.a.units[u].headline != al.b.units[v].headline {
		return false
	}
	x, y := &al.a.units[u], &al.b.units[v]
	as, bs := al.a.id[x.start:x.end], al.b.id[y.start:y.end]
	if 2*float64(min(len(as), len(bs))) < copiedDice*float64(len(as)+len(bs)) {
		return false
	}
	both := al.both(as, bs)
	if 2*float64(both) < copiedDice*float64(len(as)+len(bs)) {
		return false
	}
	al.pair(cell{a: u, b: v})
	al.groups[len(al.groups)-1].both = int32(both)
	return true
}

// bothOf is how many words both sides of a group have.
func (al *aligner) bothOf(g *group) int {
	if g.both == 0 {
		g.both = int32(al.both(al.a.id[g.a.start:g.a.end], al.b.id[g.b.start:g.b.end]))
	}
	return int(g.both)
}

// both counts the words that two stretches have in common.
func (al *aligner) both(as, bs []int32) (n int) {
	for _, id := range as {
		al.count[id]++
	}
	for _, id := range bs {
		if al.count[id] > 0 {
			al.count[id]--
			n++
		}
	}
	for _, id := range as {
		al.count[id] = 0
	}
	return n
}
