package align

import (
	"cmp"
	"slices"

	"parallax/text"
)

// blocksOf joins passages that are close to each other on both sides, and then
// blocks that make a digest.
func blocksOf(passages []Passage, weights []float64) []Block {
	joined := newSets(len(passages))
	for i, p := range passages {
		for k := i + 1; k < len(passages) && k <= i+maxBeside && passages[k].A.Start-p.A.End <= blockGap; k++ {
			if q := passages[k]; wordsBetween(p.B, q.B) <= blockGap {
				joined.join(int32(i), int32(k))
			}
		}
	}
	blocks := collect(passages, weights, joined)
	digests := make([]bool, len(passages)) // first passages of blocks that were made parts of one
	for _, side := range []func(text.Span, text.Span) (text.Span, text.Span){
		func(a, b text.Span) (text.Span, text.Span) { return a, b },
		func(a, b text.Span) (text.Span, text.Span) { return b, a },
	} {
		joinDigests(blocks, passages, joined, digests, side)
		blocks = collect(passages, weights, joined)
	}
	for i := range blocks {
		blocks[i].digest = digests[blocks[i].Passages[0]]
	}
	return blocks
}

// A passage is joined with others among the next so many of a.
const maxBeside = 16

// wordsBetween is the number of words between two spans, 0 or less if they touch.
func wordsBetween(x, y text.Span) int { return max(y.Start-x.End, x.Start-y.End) }

// joinDigests joins blocks that follow each other on one side and come from all
// over a much longer stretch of the other: a summary.
func joinDigests(blocks []Block, passages []Passage, joined sets, digests []bool, side func(a, b text.Span) (near, far text.Span)) {
	order := slices.Clone(blocks)
	near := func(b Block) text.Span { n, _ := side(b.A, b.B); return n }
	far := func(b Block) text.Span { _, f := side(b.A, b.B); return f }
	slices.SortFunc(order, func(x, y Block) int { return cmp.Compare(near(x).Start, near(y).Start) })
	for len(order) > 0 {
		n, end := 1, near(order[0]).End
		for n < len(order) && near(order[n]).Start-end <= digestGap && wordsBetween(far(order[n-1]), far(order[n])) <= digestFarGap {
			end = max(end, near(order[n]).End)
			n++
		}
		if n > 1 && isDigest(order[:n], passages, side) {
			digests[order[0].Passages[0]] = true
			for _, b := range order[1:n] {
				joined.join(int32(order[0].Passages[0]), int32(b.Passages[0]))
				digests[b.Passages[0]] = true
			}
		}
		order = order[n:]
	}
}

func isDigest(blocks []Block, passages []Passage, side func(a, b text.Span) (near, far text.Span)) bool {
	var near, far text.Span
	words, copied := 0, 0
	weight, heaviest := 0.0, 0.0
	for i, b := range blocks {
		n, f := side(b.A, b.B)
		if i == 0 {
			near, far = n, f
		}
		near = text.Span{Start: min(near.Start, n.Start), End: max(near.End, n.End)}
		far = text.Span{Start: min(far.Start, f.Start), End: max(far.End, f.End)}
		weight += b.Weight
		heaviest = max(heaviest, b.Weight)
		for _, k := range b.Passages {
			n, _ := side(passages[k].A, passages[k].B)
			words += n.Len()
			if passages[k].Kind == Verbatim {
				copied += n.Len()
			}
		}
	}
	return float64(far.Len()) >= digestLonger*float64(near.Len()) && float64(words) >= digestDense*float64(near.Len()) && float64(copied) <= digestCopied*float64(words) &&
		heaviest <= digestShare*weight && weight-heaviest >= digestRest
}

func collect(passages []Passage, weights []float64, joined sets) []Block {
	at := make([]int, len(passages))
	var out []Block
	for i, p := range passages {
		if top := joined.find(int32(i)); int(top) != i {
			blk := &out[at[top]]
			blk.A.End = max(blk.A.End, p.A.End)
			blk.B.Start, blk.B.End = min(blk.B.Start, p.B.Start), max(blk.B.End, p.B.End)
			blk.Passages = append(blk.Passages, i)
			blk.Weight += weights[i]
			continue
		}
		at[i] = len(out)
		out = append(out, Block{A: p.A, B: p.B, Passages: []int{i}, Weight: weights[i]})
	}
	return out
}
