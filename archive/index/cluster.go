package index

import (
	"cmp"
	"slices"
)

// Link is what [Clusters] needs of an edge.
type Link struct {
	A, B                 uint32
	Words                int // shared, of the smaller side
	CoverageA, CoverageB float64
}

// A link joins two articles if it covers so much of the smaller one.
const joinCoverage = 0.5

// Clusters groups articles by verified links. before says which of two articles
// comes first: by date, then ID, so that the groups do not depend on numbers.
// Each group lists its members in that order, groups are in the order of their
// first members.
//
// An article joins the group of the article before it with which it shares
// most, if that is the group's first one or itself joined to it: no member is
// further than two links from the first, so that chance links cannot chain.
func Clusters(links []Link, before func(x, y uint32) bool) [][]uint32 {
	var numbers []uint32
	beside := map[uint32][]int{}
	for i, l := range links {
		if max(l.CoverageA, l.CoverageB) < joinCoverage {
			continue
		}
		for _, n := range [2]uint32{l.A, l.B} {
			if beside[n] == nil {
				numbers = append(numbers, n)
			}
			beside[n] = append(beside[n], i)
		}
	}
	compare := func(x, y uint32) int {
		switch {
		case x == y:
			return 0
		case before(x, y):
			return -1
		}
		return 1
	}
	slices.SortFunc(numbers, compare)
	type place struct {
		group int
		depth int
	}
	placed := map[uint32]place{}
	var groups [][]uint32
	for _, n := range numbers {
		type choice struct {
			to       place
			coverage float64
			other    uint32
		}
		var best *choice
		for _, i := range beside[n] {
			l := links[i]
			other := l.A
			if other == n {
				other = l.B
			}
			p, ok := placed[other]
			if !ok || p.depth >= 2 {
				continue
			}
			c := choice{p, max(l.CoverageA, l.CoverageB), other}
			if best == nil || cmp.Or(cmp.Compare(c.to.depth, best.to.depth), cmp.Compare(best.coverage, c.coverage), compare(c.other, best.other)) < 0 {
				best = &c
			}
		}
		if best == nil {
			placed[n] = place{len(groups), 0}
			groups = append(groups, []uint32{n})
			continue
		}
		placed[n] = place{best.to.group, best.to.depth + 1}
		groups[best.to.group] = append(groups[best.to.group], n)
	}
	return slices.DeleteFunc(groups, func(g []uint32) bool { return len(g) < 2 })
}
