package align

import (
	"cmp"
	"math"
	"slices"

	"parallax/text"
)

// Passages are made of sentences; where the content that two texts share begins
// and ends is another question. A sentence may go on beyond what was taken over,
// and the words of an unpaired one may be found all over the sentences opposite.
// So a block's borders go by content words, in whatever order they come: they
// lie where the most speaks for the block, each word that the other side has
// counting for it and each other word against it.

// setBorders gives blocks borders and weight by their words. A passage that
// comes to lie outside makes a block of its own. It takes time linear in the
// words of the blocks.
func (al *aligner) setBorders(blocks []Block, passages []Passage, weights []float64) []Block {
	al.ownA, al.ownB = resized(al.ownA, len(al.a.id)), resized(al.ownB, len(al.b.id))
	clear(al.ownA)
	clear(al.ownB)
	for i := range blocks {
		al.own(blocks[i].Passages, i+1)
	}
	fa, fb := &al.faceA, &al.faceB
	for i := 0; i < len(blocks); i++ {
		blk := &blocks[i]
		if blk.digest {
			continue // what it leaves out is the point of it
		}
		al.face(blk.Passages, i+1)
		al.match(fa, fb)
		midA, midB := fa.middle(fb.extent), fb.middle(fa.extent)
		a, b := fit(fa, fb, midA, midB)
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
		blk.Passages = in
		a, b = fa.roundOff(a, midA), fb.roundOff(b, midB)
		blk.A, blk.B = al.a.span(a.start, a.end), al.b.span(b.start, b.end)
		blk.Weight = 0
		for _, k := range in {
			blk.Weight += weights[k]
			blk.take(passages[k])
		}
		sharedA, totalA := fa.shared(a, b)
		sharedB, totalB := fb.shared(b, a)
		if total := float64(totalA + totalB); total > 0 {
			shared := float64(sharedA + sharedB)
			blk.Weight = math.Sqrt(blk.Weight*shared) * math.Pow(shared/total, alikeCounts)
		}
		if len(out) > 0 {
			blocks = append(blocks, Block{Passages: out})
			al.own(out, len(blocks))
		}
	}
	slices.SortFunc(blocks, func(x, y Block) int {
		return cmp.Or(cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start))
	})
	return blocks
}

// take extends a block that rounding has parted from one of its passages.
func (b *Block) take(p Passage) {
	if !b.A.Overlaps(p.A) {
		b.A = text.Span{Start: min(b.A.Start, p.A.Start), End: max(b.A.End, p.A.End)}
	}
	if !b.B.Overlaps(p.B) {
		b.B = text.Span{Start: min(b.B.Start, p.B.Start), End: max(b.B.End, p.B.End)}
	}
}

// own notes the block of each place of these passages.
func (al *aligner) own(passages []int, block int) {
	for _, k := range passages {
		g, is := &al.groups[k], int32(2*block)
		if g.sure {
			is++
		}
		for p := g.a.start; p < g.a.end; p++ {
			al.ownA[p] = is
		}
		for p := g.b.start; p < g.b.end; p++ {
			al.ownB[p] = is
		}
	}
}

// face fills both sides for a block of these passages.
func (al *aligner) face(passages []int, block int) {
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
