package align

import (
	"cmp"
	"slices"
)

// group is a passage in the making: neighbouring places of a, and of b.
type group struct {
	a, b placeSpan
	sure bool  // a long run joins its sides
	both int32 // words that both sides have, 0: not counted
}

// placeSpan is [start, end) in places.
type placeSpan struct{ start, end int32 }

func (s placeSpan) overlaps(t placeSpan) bool { return s.start < t.end && t.start < s.end }

func (s placeSpan) with(start, end int32) placeSpan {
	if s.end == 0 {
		return placeSpan{start, end}
	}
	return placeSpan{min(s.start, start), max(s.end, end)}
}

// pairRuns makes groups of the units that long runs join.
func (al *aligner) pairRuns() {
	al.related = al.related[:0]
	placed := al.place()
	al.cut(placed)
	al.joinUnits(al.pieces(placed))
	al.splitRest()
}

// cut splits the units of both sides where neighbouring runs in a unit lead to
// units that are not neighbours: each piece can then go its way.
func (al *aligner) cut(placed []run) {
	byB := append(al.byB[:0], placed...)
	al.byB = byB
	for i := range byB {
		byB[i].a, byB[i].b = byB[i].b, byB[i].a
	}
	slices.SortFunc(byB, func(x, y run) int { return cmp.Compare(x.a, y.a) })
	// A cut on one side may part neighbours of the other. Three rounds do for
	// all but contrived texts; joinUnits takes what is left apart.
	for range 3 {
		n := al.a.cut(placed, &al.b)
		if n += al.b.cut(byB, &al.a); n == 0 {
			break
		}
	}
}

// cut splits the units of s by runs (of which a is this side) and returns the
// number of cuts.
func (s *side) cut(runs []run, other *side) int {
	cuts := s.cuts[:0]
	u, lastEnd, lastThere := 0, int32(-1), int32(0)
	for _, r := range runs {
		for s.units[u].end <= r.a {
			u++
			lastEnd = -1
		}
		first := other.unitAt(r.b)
		if lastEnd >= 0 && !other.neighbours(first, lastThere) {
			cuts = append(cuts, s.breakBetween(lastEnd, r.a))
		}
		lastEnd, lastThere = r.a+r.n, other.unitAt(r.b+r.n-1)
		if s.units[u].end < lastEnd {
			// Only the last unit that the run reaches into goes on.
			for s.units[u].end < lastEnd {
				u++
			}
		}
	}
	s.cuts = cuts
	s.split(cuts)
	return len(cuts)
}

// neighbours reports whether two units are the same or follow each other with
// nothing but prose of one kind between them.
func (s *side) neighbours(u, v int32) bool {
	if u > v {
		u, v = v, u
	}
	return u == v || u+1 == v && s.part[s.units[u].end-1] == s.part[s.units[v].start]
}

// breakBetween is the place to cut at in a stretch between two runs: behind
// the last punctuation, or where the second run begins.
func (s *side) breakBetween(end, start int32) int32 {
	for p := start; p > end; p-- {
		before, at := &s.t.Words[s.word[p-1]], &s.t.Words[s.word[p]]
		for _, c := range []byte(s.t.Source[before.End:at.Start]) {
			if c == ',' || c == ';' || c == ':' || c == '-' || c == '"' || c >= 0x80 {
				return p
			}
		}
	}
	return start
}

// split makes new units that begin at the given places, in order.
func (s *side) split(cuts []int32) {
	if len(cuts) == 0 {
		return
	}
	first, units := int(s.unitAt(cuts[0])), s.spare[:0]
	for _, u := range s.units {
		for len(cuts) > 0 && cuts[0] <= u.start {
			cuts = cuts[1:]
		}
		for len(cuts) > 0 && cuts[0] < u.end {
			piece := u
			piece.end = cuts[0]
			units = append(units, piece)
			u.start = cuts[0]
			cuts = cuts[1:]
		}
		units = append(units, u)
	}
	s.units, s.spare = units, s.units
	s.place(first)
}

// unitAt is the unit that holds a place.
func (s *side) unitAt(place int32) int32 { return s.unit[place] }

// pieces cuts runs at the ends of units.
func (al *aligner) pieces(placed []run) []run {
	out := al.piece[:0]
	for _, r := range placed {
		for r.n > 0 {
			ea := al.a.units[al.a.unitAt(r.a)].end - r.a
			eb := al.b.units[al.b.unitAt(r.b)].end - r.b
			n := min(r.n, ea, eb)
			out = append(out, run{a: r.a, b: r.b, n: n})
			r.a, r.b, r.n = r.a+n, r.b+n, r.n-n
		}
	}
	al.piece = out
	return out
}

// joinUnits makes one group of each set of units that pieces hold together.
func (al *aligner) joinUnits(pieces []run) {
	al.sets = al.sets.reset(len(al.a.units) + len(al.b.units))
	sets := al.sets
	for _, p := range pieces {
		sets.join(al.a.unitAt(p.a), int32(len(al.a.units))+al.b.unitAt(p.b))
	}
	al.ownA, al.ownB = resized(al.ownA, len(al.a.id)), resized(al.ownB, len(al.b.id))
	clear(al.ownA)
	clear(al.ownB)
	for _, p := range pieces {
		own := sets.find(al.a.unitAt(p.a)) + 1
		for k := range p.n {
			al.ownA[p.a+k], al.ownB[p.b+k] = own, own
		}
	}
	set := func(p run) int32 { return sets.find(al.a.unitAt(p.a)) }
	slices.SortStableFunc(pieces, func(x, y run) int {
		if c := cmp.Compare(set(x), set(y)); c != 0 {
			return c
		}
		return cmp.Compare(x.a, y.a)
	})
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && set(pieces[n]) == set(pieces[0]) {
			n++
		}
		al.addRuns(pieces[:n], set(pieces[0])+1)
		pieces = pieces[n:]
	}
}

// addRuns makes a group of the units that these pieces lie in; of the pieces
// and what lies between them where that is little of the units; of each piece
// where the units are not neighbours.
func (al *aligner) addRuns(pieces []run, own int32) {
	whole, inner := group{sure: true}, group{sure: true}
	for _, p := range pieces {
		ua, ub := al.a.units[al.a.unitAt(p.a)], al.b.units[al.b.unitAt(p.b)]
		whole.a, whole.b = whole.a.with(ua.start, ua.end), whole.b.with(ub.start, ub.end)
		inner.a, inner.b = inner.a.with(p.a, p.a+p.n), inner.b.with(p.b, p.b+p.n)
	}
	if len(pieces) == 1 {
		inner.both = pieces[0].n
		if whole.a == inner.a && whole.b == inner.b {
			whole.both = inner.both
		}
	}
	switch {
	case (whole.a == inner.a && whole.b == inner.b || al.alike(&whole)) && al.free(whole, own):
		al.take(whole)
	case al.free(inner, own):
		al.take(inner)
	default:
		for _, p := range pieces {
			if g := (group{a: placeSpan{p.a, p.a + p.n}, b: placeSpan{p.b, p.b + p.n}, sure: true}); al.free(g, own) {
				al.take(g)
			}
		}
	}
}

// alike reports whether units that the runs of a set join are a passage as a whole.
func (al *aligner) alike(whole *group) bool {
	if al.opts.Copies {
		if al.opts.IDF == nil && al.surelyAlike(whole) {
			return true
		}
		al.weighIn(*whole)
	}
	dice, contained := al.likenessOf(*whole)
	return dice >= wholeFromDice || contained >= wholeFromContained
}

// surelyAlike reports whether the words that both sides have make the units
// alike, taking all others for as heavy as can be: few words need a weight then.
func (al *aligner) surelyAlike(whole *group) bool {
	al.beginWeighing()
	al.count = resized(al.count, max(al.numbers, len(al.weight)))
	as, bs := al.a.id[whole.a.start:whole.a.end], al.b.id[whole.b.start:whole.b.end]
	beside := 0 // words with content that the other side has not
	for _, id := range as {
		al.count[id]++
		if al.stemOf[id] >= 0 {
			beside++
		}
	}
	inBoth := al.inBoth[:0] // stems
	whole.both = 0
	for i, id := range bs {
		st := al.stemOf[id]
		if al.count[id] == 0 {
			if st >= 0 || st == unread && al.b.contentAt(whole.b.start+int32(i)) {
				beside++
			}
			continue
		}
		al.count[id]--
		whole.both++
		if st >= 0 {
			inBoth = append(inBoth, st)
			beside--
		}
	}
	for _, id := range as {
		al.count[id] = 0
	}
	al.inBoth = inBoth
	// 2·equal/(2·equal+beside) is the least that dice can be; a little more, as
	// sums are rounded.
	const enough = 1.001 * wholeFromDice / (2 * (1 - wholeFromDice))
	equal, least := float32(0), enough*float32(beside)*al.heaviest
	for _, st := range inBoth {
		if equal += al.weightOf(st); equal > 0 && equal >= least {
			return true
		}
	}
	return false
}

// free reports whether no group has any of these places, no break of the prose
// lies in them, and no runs but those of the set own.
func (al *aligner) free(g group, own int32) bool {
	return al.a.free(g.a, al.takenA, al.ownA, own) && al.b.free(g.b, al.takenB, al.ownB, own)
}

func (s *side) free(p placeSpan, taken []bool, owns []int32, own int32) bool {
	if s.part[p.start] != s.part[p.end-1] {
		return false
	}
	for k := p.start; k < p.end; k++ {
		if taken[k] || owns[k] != 0 && owns[k] != own {
			return false
		}
	}
	return true
}

func (al *aligner) take(g group) {
	for p := g.a.start; p < g.a.end; p++ {
		al.takenA[p] = true
	}
	for p := g.b.start; p < g.b.end; p++ {
		al.takenB[p] = true
	}
	al.groups = append(al.groups, g)
}

// splitRest cuts units that are partly in a group, and marks those in one.
func (al *aligner) splitRest() {
	al.a.splitRest(al.takenA)
	al.b.splitRest(al.takenB)
}

func (s *side) splitRest(taken []bool) {
	cuts := s.cuts[:0]
	for p := 1; p < len(taken); p++ {
		if taken[p] != taken[p-1] {
			cuts = append(cuts, int32(p))
		}
	}
	s.cuts = cuts
	s.split(cuts)
	for i := range s.units {
		s.units[i].taken = taken[s.units[i].start]
	}
}

// sets is a union-find forest.
type sets []int32

func newSets(n int) sets { return sets(nil).reset(n) }

// reset makes n sets of one in the memory of s.
func (s sets) reset(n int) sets {
	s = resized(s, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

func (s sets) find(i int32) int32 {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(x, y int32) {
	if x, y = s.find(x), s.find(y); x != y {
		s[max(x, y)] = min(x, y)
	}
}
