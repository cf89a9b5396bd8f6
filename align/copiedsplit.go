package align

// An editor divides sentences and joins them, and what has one full stop less, or
// a small letter behind it, reads as one sentence where the other text has two. Of
// a sentence that is half of one on the other side, so much must stand in what
// that has beyond its other half.
const (
	splitShare = 0.5
	splitWords = 3 // and so many words at least
	// What shares less than half of its words, around one long run, is taken for
	// a divided sentence only if all of it is so much alike: of 25 passages of news
	// that were read and less alike, about half were one fact told twice.
	splitAlike = 2.0 / 3
)

// growCopied takes the sentences beside a group into it that stand in what its
// other side says.
func (al *aligner) growCopied() {
	for i := range al.groups {
		for al.growGroup(int32(i)) {
		}
	}
}

func (al *aligner) growGroup(i int32) bool {
	g := &al.groups[i]
	first, last := al.a.unitAt(g.a.start), al.a.unitAt(g.a.end-1)
	from, to := al.b.unitAt(g.b.start), al.b.unitAt(g.b.end-1)
	spare := func(s *side, in []int32, u, beside int32) bool {
		return u >= 0 && int(u) < len(in) && in[u] < 0 && !s.units[u].headline && s.neighbours(u, beside)
	}
	upA, downA := spare(&al.a, al.inA, first-1, first), spare(&al.a, al.inA, last+1, last)
	upB, downB := spare(&al.b, al.inB, from-1, from), spare(&al.b, al.inB, to+1, to)
	if !upA && !downA && !upB && !downB {
		return false
	}
	both := al.bothOf(g)
	overA, overB := int(g.a.end-g.a.start)-both, int(g.b.end-g.b.start)-both
	return overB >= splitWords && (upA && al.growBy(i, &al.a, first-1, both, overB) || downA && al.growBy(i, &al.a, last+1, both, overB)) ||
		overA >= splitWords && (upB && al.growBy(i, &al.b, from-1, both, overA) || downB && al.growBy(i, &al.b, to+1, both, overA))
}

// growBy takes unit u of side s into a group of which so many words are the same
// on both sides, and so many stand on the other side alone.
func (al *aligner) growBy(i int32, s *side, u int32, both, over int) bool {
	g, unit := al.groups[i], s.units[u]
	need := max(splitWords, int(splitShare*float64(unit.end-unit.start)+0.999))
	if over < need {
		return false
	}
	words, taken, in := &g.a, al.takenA, al.inA
	if s == &al.b {
		words, taken, in = &g.b, al.takenB, al.inB
	}
	all := float64(g.a.end - g.a.start + g.b.end - g.b.start)
	loose := 2*float64(both) < copiedDice*all
	*words = words.with(unit.start, unit.end)
	g.both = 0
	more := al.bothOf(&g)
	if more-both < need || loose && 2*float64(more) < splitAlike*(all+float64(unit.end-unit.start)) {
		return false
	}
	for p := unit.start; p < unit.end; p++ {
		taken[p] = true
	}
	in[u], al.groups[i] = i, g
	return true
}
