package align

import (
	"cmp"
	"math"
	"slices"

	"parallax/text"
)

// result turns groups into passages and blocks.
func (al *aligner) result() Result {
	slices.SortFunc(al.groups, func(x, y group) int { return cmp.Compare(x.a.start, y.a.start) })
	r := Result{}
	weights := make([]float64, 0, len(al.groups))
	if len(al.groups) > 0 {
		r.Passages = make([]Passage, 0, len(al.groups))
	}
	kept := al.groups[:0]
	for _, g := range al.groups {
		p := Passage{A: al.a.span(g.a.start, g.a.end), B: al.b.span(g.b.start, g.b.end)}
		p.Kind, p.Similarity = al.judge(g)
		if p.Kind == Rewritten && p.Similarity < al.opts.MinSimilarity {
			continue
		}
		shared, _, _ := al.common(g)
		weight := float64(shared) * math.Exp(p.Similarity-0.5)
		r.Passages = append(r.Passages, p)
		weights, kept = append(weights, weight), append(kept, g)
	}
	al.groups = kept
	r.Blocks = blocksOf(r.Passages, weights)
	if al.dropAlone(&r, weights) {
		r.Blocks = blocksOf(r.Passages, weights)
	}
	r.Blocks = al.setBorders(r.Blocks, r.Passages, weights)
	markMoved(r.Passages, al)
	return r
}

// copies turns groups into passages without blocks.
func (al *aligner) copies() (r Result) {
	if len(al.groups) == 0 {
		return r
	}
	slices.SortFunc(al.groups, func(x, y group) int { return cmp.Compare(x.a.start, y.a.start) })
	r.Passages = make([]Passage, len(al.groups))
	for i, g := range al.groups {
		p := &r.Passages[i]
		p.A, p.B = al.a.span(g.a.start, g.a.end), al.b.span(g.b.start, g.b.end)
		p.Kind, p.Similarity = al.judge(g)
	}
	return r
}

// dropAlone takes out rewritten passages that stand far from all others on
// little evidence: in two stories of one day, some sentences say like things
// ("did not reply to a request for comment"). Headlines stay.
func (al *aligner) dropAlone(r *Result, weights []float64) bool {
	var drop []int
	for _, blk := range r.Blocks {
		i := blk.Passages[0]
		if p := r.Passages[i]; len(blk.Passages) > 1 || al.groups[i].sure || p.Kind != Rewritten || blk.Weight >= aloneWeight ||
			al.a.isHeadline(p.A) && al.b.isHeadline(p.B) {
			continue
		}
		drop = append(drop, i)
	}
	if len(drop) == 0 {
		return false
	}
	kept := 0
	for i := range r.Passages {
		if _, found := slices.BinarySearch(drop, i); found {
			continue
		}
		r.Passages[kept], weights[kept], al.groups[kept] = r.Passages[i], weights[i], al.groups[i]
		kept++
	}
	al.groups = al.groups[:kept]
	if r.Passages = r.Passages[:kept]; kept == 0 {
		r.Passages = nil
	}
	return true
}

func (s *side) isHeadline(words text.Span) bool { return s.t.Words[words.Start].Role == text.Headline }

const editedFrom = 0.5

// judge says how close the two sides are. Similarity is the share of words,
// by weight, that both have.
func (al *aligner) judge(g group) (Kind, float64) {
	as, bs := al.a.id[g.a.start:g.a.end], al.b.id[g.b.start:g.b.end]
	if slices.Equal(as, bs) {
		return Verbatim, 1
	}
	al.count = resized(al.count, max(al.numbers, len(al.weight)))
	both := al.bothOf(&g)
	s := min(2*float64(both)/float64(len(as)+len(bs)), 0.999)
	if s >= editedFrom {
		return Edited, s
	}
	return Rewritten, s
}
