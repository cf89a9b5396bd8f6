package align

import (
	"cmp"
	"slices"
)

// result turns groups into passages and blocks.
func (al *aligner) result() Result {
	slices.SortFunc(al.groups, func(x, y group) int { return cmp.Compare(x.a.start, y.a.start) })
	r := Result{}
	var weights []float64
	for _, g := range al.groups {
		p := Passage{A: al.a.span(g.a.start, g.a.end), B: al.b.span(g.b.start, g.b.end)}
		p.Kind, p.Similarity = al.judge(g)
		if p.Kind == Rewritten && p.Similarity < al.opts.MinSimilarity {
			continue
		}
		r.Passages = append(r.Passages, p)
		shared, _, _ := al.common(g)
		weights = append(weights, float64(shared))
	}
	markMoved(r.Passages, al)
	r.Blocks = blocksOf(r.Passages, weights)
	return r
}

const editedFrom = 0.5

// judge says how close the two sides are. Similarity is the share of words,
// by weight, that both have.
func (al *aligner) judge(g group) (Kind, float64) {
	as, bs := al.a.id[g.a.start:g.a.end], al.b.id[g.b.start:g.b.end]
	if slices.Equal(as, bs) {
		return Verbatim, 1
	}
	al.count = resized(al.count, max(len(al.words.keys), len(al.weight)))
	for _, id := range as {
		al.count[id]++
	}
	both := 0
	for _, id := range bs {
		if al.count[id] > 0 {
			al.count[id]--
			both++
		}
	}
	for _, id := range as {
		al.count[id] = 0
	}
	s := min(2*float64(both)/float64(len(as)+len(bs)), 0.999)
	if s >= editedFrom {
		return Edited, s
	}
	return Rewritten, s
}
