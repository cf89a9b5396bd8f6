package align

import (
	"cmp"
	"slices"
)

// facing is one side of a block with the places around it that it may take in.
type facing struct {
	s       *side
	owns    []int32   // place → twice the number of the block that has it, and 1 where a long run joins the passage
	lo, hi  int32     // what it may take in at most
	extent  placeSpan // from the first passage to the last
	order   []int32   // its places with content, those of the block first, then those nearest to it
	stem    []int32   // place-lo → stem
	weight  []float32 // place-lo → weight of the word, 0: no content
	part    []float32 // place-lo → the part of the weight that its partner has
	partner []int32   // place-lo → place on the other side, -1: none
}

// open sets how far a side may go: not into another block.
func (f *facing) open(s *side, extent placeSpan, owns []int32, block int) {
	f.owns = owns
	f.s, f.extent, f.lo, f.hi = s, extent, extent.start, extent.end
	reach := int32(borderReach)
	if spelled(s.t.Language) {
		reach = 0
	}
	free := func(p int32) bool { return owns[p] == 0 || int(owns[p]/2) == block }
	for f.lo > max(0, extent.start-reach) && free(f.lo-1) {
		f.lo--
	}
	for f.hi < min(int32(len(s.id)), extent.end+reach) && free(f.hi) {
		f.hi++
	}
}

// spelled reports whether the words of a language are no more than its letters,
// because it writes no spaces and nothing here cuts it: such words are found
// everywhere.
func spelled(language string) bool {
	switch language {
	case "th", "lo", "km", "my":
		return true
	}
	return false
}

func (f *facing) read(al *aligner) {
	n := int(f.hi - f.lo)
	f.stem, f.weight, f.part, f.partner = resized(f.stem, n), resized(f.weight, n), resized(f.part, n), resized(f.partner, n)
	clear(f.part)
	for i, id := range f.s.id[f.lo:f.hi] {
		st := al.stemOf[id]
		f.stem[i], f.partner[i] = st, -1
		if f.weight[i] = 0; st >= 0 {
			f.weight[i] = al.weight[st]
		}
	}
	f.order = f.order[:0]
	note := func(i int32) {
		if f.stem[i] >= 0 {
			f.order = append(f.order, i+f.lo)
		}
	}
	for p := f.extent.start; p < f.extent.end; p++ {
		note(p - f.lo)
	}
	for l, r := f.extent.start-1, f.extent.end; l >= f.lo || r < f.hi; l, r = l-1, r+1 {
		if l >= f.lo {
			note(l - f.lo)
		}
		if r < f.hi {
			note(r - f.lo)
		}
	}
}

// match gives each word a partner of its own with the same stem, or else with a
// related one, in the order of both sides.
func (al *aligner) match(fa, fb *facing) {
	al.count = resized(al.count, len(al.weight))
	first := al.count                              // stem → its first place in b that is left, +1
	al.nextB = resized(al.nextB, int(fb.hi-fb.lo)) // place of b → the next with its stem, +1
	for _, q := range slices.Backward(fb.order) {
		st := fb.stem[q-fb.lo]
		al.nextB[q-fb.lo] = first[st]
		first[st] = q + 1
	}
	left := fa.order[:0] // those without a partner
	for _, p := range fa.order {
		st := fa.stem[p-fa.lo]
		if first[st] == 0 {
			left = append(left, p)
			continue
		}
		q := first[st] - 1
		first[st] = al.nextB[q-fb.lo]
		fa.partner[p-fa.lo], fa.part[p-fa.lo] = q, 1
		fb.partner[q-fb.lo], fb.part[q-fb.lo] = p, 1
	}
	if len(al.related) > 0 {
		for _, p := range left {
			st := fa.stem[p-fa.lo]
			for _, r := range al.relatedTo(st) {
				if first[r.stem] == 0 || al.weight[st] == 0 || al.weight[r.stem] == 0 {
					continue
				}
				q := first[r.stem] - 1
				first[r.stem] = al.nextB[q-fb.lo]
				both := r.part * min(al.weight[st], al.weight[r.stem])
				fa.partner[p-fa.lo], fa.part[p-fa.lo] = q, both/al.weight[st]
				fb.partner[q-fb.lo], fb.part[q-fb.lo] = p, both/al.weight[r.stem]
				break
			}
		}
	}
	for _, q := range fb.order {
		first[fb.stem[q-fb.lo]] = 0
	}
}

// fit finds the borders between which the most speaks for a block. What a side
// takes in depends on the other's borders: both begin wide and close in.
func fit(fa, fb *facing, midA, midB int32) (a, b placeSpan) {
	a, b = placeSpan{fa.lo, fa.hi}, placeSpan{fb.lo, fb.hi}
	for round := range 6 {
		x := fa.fit(midA, b)
		if x == a && round > 0 {
			break
		}
		y := fb.fit(midB, x)
		if a = x; y == b {
			break
		}
		b = y
	}
	return a, b
}

// middle is the place with a partner there that is nearest to the middle.
func (f *facing) middle(there placeSpan) int32 {
	r := (f.extent.start + f.extent.end) / 2
	for l := r - 1; l >= f.extent.start || r < f.extent.end; l, r = l-1, r+1 {
		if r < f.extent.end && f.has(r, there) {
			return r
		}
		if l >= f.extent.start && f.has(l, there) {
			return l
		}
	}
	return f.extent.start
}

// has reports whether a place has a partner there.
func (f *facing) has(p int32, there placeSpan) bool {
	q := f.partner[p-f.lo]
	return q >= there.start && q < there.end
}

// fit is the stretch around the middle that has the most words with partners
// there for the fewest without.
func (f *facing) fit(middle int32, there placeSpan) placeSpan {
	best := placeSpan{middle, middle + 1}
	sum, most, at := float32(0), float32(0), f.extent
	for p := middle + 1; p < f.hi; p++ {
		i := p - f.lo
		sum -= against(p, at) * f.weight[i]
		if q := f.partner[i]; q >= there.start && q < there.end {
			sum += f.part[i] * f.weight[i]
		}
		if sum > most {
			most, best.end = sum, p+1
		} else if sum < most-borderDrop && p >= at.end {
			break
		}
	}
	sum, most = 0, 0
	for p := middle - 1; p >= f.lo; p-- {
		i := p - f.lo
		sum -= against(p, at) * f.weight[i]
		if q := f.partner[i]; q >= there.start && q < there.end {
			sum += f.part[i] * f.weight[i]
		}
		if sum > most {
			most, best.start = sum, p
		} else if sum < most-borderDrop && p < at.start {
			break
		}
	}
	return f.withoutContent(best)
}

// withoutContent adds what has no content up to the ends of the passages.
func (f *facing) withoutContent(at placeSpan) placeSpan {
	end, start := at.end, at.start
	for end < f.extent.end && f.weight[end-f.lo] == 0 {
		end++
	}
	if end == f.extent.end {
		at.end = end
	}
	for start > f.extent.start && f.weight[start-1-f.lo] == 0 {
		start--
	}
	if start == f.extent.start {
		at.start = start
	}
	return at
}

func against(p int32, at placeSpan) float32 {
	if p >= at.start && p < at.end {
		return insideCost
	}
	return outsideCost
}

// roundOff moves a border to the end of its sentence if little is left of it:
// function words, a word that was replaced. A rewritten passage's sentence is
// taken whole if half of it is, and of a sentence beside the passages more than
// its first or last words.
func (f *facing) roundOff(at placeSpan, middle int32) placeSpan {
	rewritten := func(p int32) bool { return f.owns[p] > 0 && f.owns[p]%2 == 0 }
	beside := func(p int32) bool { return f.owns[p] == 0 }
	little := func(part, rest int32) bool { return part <= fewWords || 2*part <= rest }
	if u := f.s.sentenceAt(at.end - 1); at.end < u.end {
		in, out, p := at.end-u.start, u.end-at.end, at.end-1
		switch {
		case little(out, in) || rewritten(p) && in >= out:
			at.end = min(u.end, f.hi)
		case beside(p) && in <= fewWords && u.start > middle:
			at.end = u.start
		}
	}
	if u := f.s.sentenceAt(at.start); at.start > u.start {
		in, out, p := u.end-at.start, at.start-u.start, at.start
		switch {
		case little(out, in) || rewritten(p) && in >= out:
			at.start = max(u.start, f.lo)
		case beside(p) && in <= fewWords && u.end <= middle:
			at.start = u.end
		}
	}
	return at
}

const fewWords = 3

// sentenceAt is the whole sentence that a place lies in.
func (s *side) sentenceAt(p int32) unit {
	i, found := slices.BinarySearchFunc(s.whole, p, func(u unit, p int32) int { return cmp.Compare(u.start, p) })
	if !found {
		i--
	}
	return s.whole[i]
}

// shared is the weight of the words with partners there, and of all words.
func (f *facing) shared(at, there placeSpan) (shared, total float32) {
	for p := at.start; p < at.end; p++ {
		total += f.weight[p-f.lo]
		if f.has(p, there) {
			shared += f.part[p-f.lo] * f.weight[p-f.lo]
		}
	}
	return shared, total
}
