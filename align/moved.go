package align

import (
	"cmp"
	"slices"
)

// markMoved marks the passages outside the heaviest sequence that is in order
// on both sides; a passage weighs its words. Of equally heavy sequences the
// one with more passages counts, then a choice by the passages' words alone,
// so that it does not depend on which text comes first.
func markMoved(passages []Passage, al *aligner) {
	n := len(passages)
	if n == 0 {
		return
	}
	rank := make([]int32, n) // by place in b
	for i := range rank {
		rank[i] = int32(i)
	}
	slices.SortFunc(rank, func(x, y int32) int { return cmp.Compare(passages[x].B.Start, passages[y].B.Start) })
	at := make([]int32, n)
	for k, i := range rank {
		at[i] = int32(k)
	}
	// tree holds, for prefixes of the order of b, the heaviest chain ending there.
	best := make([]weighed, n)
	from := make([]int32, n)
	tree := make([]int32, n+1) // Fenwick: passage+1, 0: none
	top := int32(0)
	for i := range passages {
		from[i] = 0
		for k := at[i]; k > 0; k &= k - 1 {
			if c := tree[k]; c > 0 && (from[i] == 0 || best[from[i]-1].less(best[c-1])) {
				from[i] = c
			}
		}
		p := &passages[i]
		best[i] = weighed{words: int64(p.A.Len() + p.B.Len()), count: 1, mix: al.mix(p)}
		if c := from[i]; c > 0 {
			best[i].words += best[c-1].words
			best[i].count += best[c-1].count
			best[i].mix += best[c-1].mix
		}
		for k := at[i] + 1; int(k) <= n; k += k & -k {
			if c := tree[k]; c == 0 || best[c-1].less(best[i]) {
				tree[k] = int32(i + 1)
			}
		}
		if top == 0 || best[top-1].less(best[i]) {
			top = int32(i + 1)
		}
	}
	for i := range passages {
		passages[i].Moved = true
	}
	for ; top > 0; top = from[top-1] {
		passages[top-1].Moved = false
	}
}

type weighed struct {
	words int64
	count int32
	mix   uint64
}

func (x weighed) less(y weighed) bool {
	return cmp.Or(cmp.Compare(x.words, y.words), cmp.Compare(x.count, y.count), cmp.Compare(x.mix, y.mix)) < 0
}

// mix is a number from the words of a passage, the same from both sides.
func (al *aligner) mix(p *Passage) uint64 {
	h := uint64(0)
	for i := p.A.Start; i < p.A.End; i++ {
		h = h*31 + al.a.t.Words[i].Hash
	}
	k := uint64(0)
	for i := p.B.Start; i < p.B.End; i++ {
		k = k*31 + al.b.t.Words[i].Hash
	}
	return (h + k) >> 24
}
