package align

import (
	"cmp"
	"math"
	"slices"
)

// Passages are made of sentences; where the content that two texts share begins
// and ends is another question. A sentence may go on beyond what was taken over,
// and the words of an unpaired one may be found all over the sentences opposite.
// So a block's borders go by content words, in whatever order they come: they
// lie where the most speaks for the block, each word that the other side has
// counting for it and each other word against it.

// facing is one side of a block with the places around it that it may take in.
type facing struct {
	s       *side
	lo, hi  int32     // what it may take in at most
	extent  placeSpan // from the first passage to the last
	order   []int32   // its places with content, those of the block first, then those nearest to it
	stem    []int32   // place-lo → stem
	weight  []float32 // place-lo → weight of the word, 0: no content
	part    []float32 // place-lo → the part of the weight that its partner has
	partner []int32   // place-lo → place on the other side, -1: none
}

// setBorders gives blocks borders and weight by their words. A passage that
// comes to lie outside makes a block of its own. It takes time linear in the
// words of the blocks.
func (al *aligner) setBorders(blocks []Block, weights []float64) []Block {
	al.ownA, al.ownB = resized(al.ownA, len(al.a.id)), resized(al.ownB, len(al.b.id))
	clear(al.ownA)
	clear(al.ownB)
	for i := range blocks {
		al.own(blocks[i].Passages, int32(i+1))
	}
	fa, fb := &al.faceA, &al.faceB
	for i := 0; i < len(blocks); i++ {
		blk := &blocks[i]
		if blk.digest {
			continue // what it leaves out is the point of it
		}
		al.face(blk.Passages, int32(i+1))
		al.match(fa, fb)
		a, b := al.fit(fa, fb)
		var in, out []int
		for _, k := range blk.Passages {
			if g := &al.groups[k]; g.a.overlaps(a) && g.b.overlaps(b) {
				in = append(in, k)
			} else {
				out = append(out, k)
			}
		}
		if len(in) == 0 {
			in, out, a, b = blk.Passages, nil, fa.extent, fb.extent
		}
		a, b = fa.roundOff(a), fb.roundOff(b)
		blk.A, blk.B, blk.Passages = al.a.span(a.start, a.end), al.b.span(b.start, b.end), in
		blk.Weight = 0
		for _, k := range in {
			blk.Weight += weights[k]
		}
		sharedA, totalA := fa.shared(a, b)
		sharedB, totalB := fb.shared(b, a)
		if total := float64(totalA + totalB); total > 0 {
			shared := float64(sharedA + sharedB)
			blk.Weight = math.Sqrt(blk.Weight*shared) * math.Pow(shared/total, alikeCounts)
		}
		if len(out) > 0 {
			blocks = append(blocks, Block{Passages: out})
			al.own(out, int32(len(blocks)))
		}
	}
	slices.SortFunc(blocks, func(x, y Block) int { return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start)) })
	return blocks
}

// own notes the block of each place of these passages.
func (al *aligner) own(passages []int, block int32) {
	for _, k := range passages {
		g := &al.groups[k]
		for p := g.a.start; p < g.a.end; p++ {
			al.ownA[p] = block
		}
		for p := g.b.start; p < g.b.end; p++ {
			al.ownB[p] = block
		}
	}
}

// face fills both sides for a block of these passages.
func (al *aligner) face(passages []int, block int32) {
	var a, b placeSpan
	for _, k := range passages {
		g := &al.groups[k]
		a, b = a.with(g.a.start, g.a.end), b.with(g.b.start, g.b.end)
	}
	al.faceA.open(&al.a, a, al.ownA, block)
	al.faceB.open(&al.b, b, al.ownB, block)
	al.faceA.read(al)
	al.faceB.read(al)
}

// open sets how far a side may go: not into another block.
func (f *facing) open(s *side, extent placeSpan, owns []int32, block int32) {
	f.s, f.extent, f.lo, f.hi = s, extent, extent.start, extent.end
	free := func(p int32) bool { return owns[p] == 0 || owns[p] == block }
	for f.lo > max(0, extent.start-borderReach) && free(f.lo-1) {
		f.lo--
	}
	for f.hi < min(int32(len(s.id)), extent.end+borderReach) && free(f.hi) {
		f.hi++
	}
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
func (al *aligner) fit(fa, fb *facing) (a, b placeSpan) {
	midA, midB := fa.middle(fb.extent), fb.middle(fa.extent)
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
		if sum > most || sum == most && p < at.end {
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
		if sum > most || sum == most && p >= at.start {
			most, best.start = sum, p
		} else if sum < most-borderDrop && p < at.start {
			break
		}
	}
	return best
}

func against(p int32, at placeSpan) float32 {
	if p >= at.start && p < at.end {
		return insideCost
	}
	return outsideCost
}

// roundOff moves a border in a sentence to the sentence's end if little is left
// of it: function words, a word that was replaced.
func (f *facing) roundOff(at placeSpan) placeSpan {
	little := func(out, in int32) bool { return out <= 3 || 2*out <= in }
	if u := f.s.sentenceAt(at.end - 1); little(u.end-at.end, at.end-u.start) {
		at.end = min(u.end, f.hi)
	}
	if u := f.s.sentenceAt(at.start); little(at.start-u.start, u.end-at.start) {
		at.start = max(u.start, f.lo)
	}
	return at
}

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
