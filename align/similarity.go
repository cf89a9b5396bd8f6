package align

import "slices"

// likenessOf compares the content of the two sides of a group: dice is the
// weight of the words that both have, out of the weight of both sides,
// contained out of the weight of the lighter one.
func (al *aligner) likenessOf(g group) (dice, contained float32) {
	both, wa, wb := al.common(g)
	if both == 0 {
		return 0, 0
	}
	return 2 * both / (wa + wb), both / min(wa, wb)
}

// common is the weight of the content words that both sides of a group have,
// and of those of each side.
func (al *aligner) common(g group) (both, wa, wb float32) {
	al.count = resized(al.count, len(al.weight))
	for _, id := range al.a.id[g.a.start:g.a.end] {
		if st := al.stemOf[id]; st >= 0 {
			al.count[st]++
			wa += al.weight[st]
		}
	}
	al.countB = resized(al.countB, len(al.weight))
	for _, id := range al.b.id[g.b.start:g.b.end] {
		if st := al.stemOf[id]; st >= 0 {
			wb += al.weight[st]
			if al.count[st] > 0 {
				al.count[st]--
				both += al.weight[st]
			} else {
				al.countB[st]++
			}
		}
	}
	if len(al.related) > 0 {
		for _, id := range al.a.id[g.a.start:g.a.end] {
			if st := al.stemOf[id]; st >= 0 && al.count[st] > 0 {
				for _, r := range al.relatedTo(st) {
					if al.countB[r.stem] > 0 {
						al.countB[r.stem]--
						al.count[st]--
						both += r.part * min(al.weight[st], al.weight[r.stem])
						break
					}
				}
			}
		}
	}
	for _, id := range al.b.id[g.b.start:g.b.end] {
		if st := al.stemOf[id]; st >= 0 {
			al.countB[st] = 0
		}
	}
	for _, id := range al.a.id[g.a.start:g.a.end] {
		if st := al.stemOf[id]; st >= 0 {
			al.count[st] = 0
		}
	}
	return both, wa, wb
}

// cell is a pair of units with something in common.
type cell struct {
	a, b  int32 // units
	score float32
}

// cells holds, for the units not yet in a group, which have content in common.
type cells struct {
	list     []cell
	start    []int32 // stem → its postings
	postings []int32 // units of b, once for each time the stem is there
	sum      []float32
	kinds    []int32 // different stems in common
	touched  []int32
	stamp    []int32 // number of the word of a that was last found in the unit
	word     int32
	totals   []float32
}

// Of the partners of a unit only the best are looked at again.
const maxPartners = 8

// compareUnits fills al.cells with the pairs of free units that share weight.
func (al *aligner) compareUnits() {
	c := &al.cells
	c.list = c.list[:0]
	if !al.a.anyFree() || !al.b.anyFree() {
		return
	}
	stems := len(al.weight)
	c.start = resized(c.start, stems+1)
	clear(c.start)
	each := func(s *side, u *unit, do func(st int32)) {
		for _, id := range s.id[u.start:u.end] {
			if st := al.stemOf[id]; st >= 0 {
				do(st)
			}
		}
	}
	c.totals = resized(c.totals, len(al.b.units))
	for v := range al.b.units {
		u := &al.b.units[v]
		c.totals[v] = 0
		if !u.taken {
			each(&al.b, u, func(st int32) { c.start[st+1]++; c.totals[v] += al.weight[st] })
		}
	}
	limit := al.postingLimit(c.start[1:])
	for st := range stems {
		if c.start[st+1] > limit {
			c.start[st+1] = 0
		}
		c.start[st+1] += c.start[st]
	}
	c.postings = resized(c.postings, int(c.start[stems]))
	next := slices.Clone(c.start[:stems])
	for v := range al.b.units {
		u := &al.b.units[v]
		if !u.taken {
			each(&al.b, u, func(st int32) {
				if next[st] < c.start[st+1] {
					c.postings[next[st]] = int32(v)
					next[st]++
				}
			})
		}
	}
	c.sum = resized(c.sum, len(al.b.units))
	clear(c.sum)
	c.stamp = resized(c.stamp, len(al.b.units))
	clear(c.stamp)
	c.word = 0
	c.kinds = resized(c.kinds, len(al.b.units))
	al.count = resized(al.count, stems)
	for ua := range al.a.units {
		u := &al.a.units[ua]
		if u.taken {
			continue
		}
		c.touched = c.touched[:0]
		total := float32(0)
		each(&al.a, u, func(st int32) {
			total += al.weight[st]
			// The k-th time that u has the stem counts where v has it k times.
			al.count[st]++
			k, last, times := al.count[st], int32(-1), int32(0)
			c.word++
			for _, v := range c.postings[c.start[st]:c.start[st+1]] {
				if v != last {
					last, times = v, 0
				}
				c.stamp[v] = c.word
				if times++; times == k {
					if c.sum[v] == 0 {
						c.touched = append(c.touched, v)
						c.kinds[v] = 0
					}
					if k == 1 {
						c.kinds[v]++
					}
					c.sum[v] += al.weight[st]
				}
			}
		})
		c.word++
		each(&al.a, u, func(st int32) {
			if al.relatedAt[st] == al.relatedAt[st+1] {
				return
			}
			c.word++
			for _, v := range c.postings[c.start[st]:c.start[st+1]] {
				c.stamp[v] = c.word
			}
			for _, r := range al.relatedTo(st) {
				if al.count[r.stem] > 0 {
					continue
				}
				for _, v := range c.postings[c.start[r.stem]:c.start[r.stem+1]] {
					if c.stamp[v] == c.word || c.sum[v] == 0 {
						continue
					}
					c.stamp[v] = c.word
					c.sum[v] += r.part * min(al.weight[st], al.weight[r.stem])
				}
			}
		})
		each(&al.a, u, func(st int32) { al.count[st] = 0 })
		first := len(c.list)
		for _, v := range c.touched {
			if c.kinds[v] < 2 && c.sum[v] < 0.9*max(total, c.totals[v]) {
				c.sum[v] = 0
				continue
			}
			s := score(c.sum[v], total, c.totals[v])
			if u.headline && al.b.units[v].headline {
				s += headlineBonus
			}
			c.list = append(c.list, cell{a: int32(ua), b: v, score: s})
			c.sum[v] = 0
		}
		if row := c.list[first:]; len(row) > maxPartners {
			slices.SortFunc(row, betterCell)
			c.list = c.list[:first+maxPartners]
		}
	}
}

// postingLimit keeps the work linear: stems that stand in more units of b than
// the limit are left out, so that what is left costs no more than so much for
// each word.
func (al *aligner) postingLimit(counts []int32) int32 {
	inA := make([]int32, len(counts))
	for _, id := range al.a.id {
		if st := al.stemOf[id]; st >= 0 {
			inA[st]++
		}
	}
	var work [64]int64 // by the number of bits of the count
	bits := func(n int32) int {
		b := 0
		for ; n > 0; n >>= 1 {
			b++
		}
		return b
	}
	for st, n := range counts {
		work[bits(n)] += int64(n) * int64(inA[st])
	}
	words := int64(len(al.a.id) + len(al.b.id))
	budget := workPerWord*words + workPerFirst*min(words, firstWords)
	for b := range work {
		if budget -= work[b]; budget < 0 {
			return int32(1)<<max(b-1, 0) - 1
		}
	}
	return 1 << 30
}

// Articles never come near the limits (they cost about 5 for each word); they keep texts of
// millions of words at some 100 ns a word.
const (
	workPerWord  = 8
	workPerFirst = 100
	firstWords   = 30000
)
