package index

import (
	"cmp"
	"slices"
)

// Link is what [Clusters] needs of an edge; see [Edge.Link].
type Link struct {
	A, B                 uint32
	Words                int // shared outside quotations, of the side with fewer
	CoverageA, CoverageB float64
}

// Link is the edge without its passages.
func (e *Edge) Link() Link {
	return Link{A: e.A, B: e.B, Words: min(e.WordsA-e.QuotedA, e.WordsB-e.QuotedB), CoverageA: e.CoverageA, CoverageB: e.CoverageB}
}

// A link joins two articles if it covers half of one of them: less would join
// different stories by background that both repeat. Of what is shared more than
// a sentence must stand outside quotations: reports of one speech are not one
// text.
const (
	joinCoverage = 0.5
	joinWords    = 25
	wholeCovered = 0.8 // of a short notice, this share does
)

func (l *Link) joins() bool {
	best := max(l.CoverageA, l.CoverageB)
	return best >= wholeCovered || l.Words >= joinWords && best >= joinCoverage
}

// Most links from any member to the first of its group.
const mostSteps = 2

// Clusters groups articles by verified links. before says which of two articles
// comes first: by date, then ID, so that the groups do not depend on numbers.
// Each group lists its members in that order, groups are in the order of their
// first members.
//
// Article by article, in that order, each joins the group of the earlier one
// that it shares most with, unless that one is itself two links away from the
// first of its group: then it begins a group. So a digest of ten stories does
// not make one group of them, and small steps do not add up.
func Clusters(links []Link, before func(x, y uint32) bool) [][]uint32 {
	beside, numbers := linksBeside(links)
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
	type place struct{ group, steps int32 } // group from 1 on; steps from the first of it
	placed := make([]place, len(beside.starts))
	var groups [][]uint32
	for _, n := range numbers {
		var best *Link
		var bestOther uint32
		for _, i := range beside.of(n) {
			l := &links[i]
			other := l.A + l.B - n
			if p := placed[other]; p.group == 0 || p.steps >= mostSteps {
				continue
			}
			if best == nil || best.lessThan(l) || !l.lessThan(best) && compare(other, bestOther) < 0 {
				best, bestOther = l, other
			}
		}
		if best == nil {
			groups = append(groups, []uint32{n})
			placed[n] = place{group: int32(len(groups))}
			continue
		}
		to := placed[bestOther]
		for _, i := range beside.of(n) { // the shortest way to the first
			if p := placed[links[i].A+links[i].B-n]; p.group == to.group {
				to.steps = min(to.steps, p.steps)
			}
		}
		placed[n] = place{to.group, to.steps + 1}
		groups[to.group-1] = append(groups[to.group-1], n)
	}
	return slices.DeleteFunc(groups, func(g []uint32) bool { return len(g) < 2 })
}

// Around gives the links, in their order, that hang together with one of the
// articles by links that join: the groups of all other articles are as they were
// before these had their links.
func Around(articles []uint32, links []Link) (around []Link) {
	last := uint32(0)
	for _, n := range articles {
		last = max(last, n)
	}
	for i := range links {
		last = max(last, links[i].A, links[i].B)
	}
	above := make([]uint32, last+1) // towards the article that stands for all that hang together
	for n := range above {
		above[n] = uint32(n)
	}
	find := func(n uint32) uint32 {
		for above[n] != n {
			above[n] = above[above[n]]
			n = above[n]
		}
		return n
	}
	for i := range links {
		if l := &links[i]; l.joins() {
			above[find(l.A)] = find(l.B)
		}
	}
	wanted := make([]bool, len(above))
	for _, n := range articles {
		wanted[find(n)] = true
	}
	for i := range links {
		if l := &links[i]; l.joins() && wanted[find(l.A)] {
			around = append(around, *l)
		}
	}
	return around
}

// beside lists the links of each article, all in one slice.
type beside struct {
	starts []uint32 // by article
	links  []uint32
}

func (b *beside) of(n uint32) []uint32 { return b.links[b.starts[n]:b.starts[n+1]] }

// linksBeside gives the links that join articles, and these articles.
func linksBeside(links []Link) (b beside, numbers []uint32) {
	last := uint32(0)
	for i := range links {
		last = max(last, links[i].A, links[i].B)
	}
	b.starts = make([]uint32, last+2)
	for i := range links {
		if l := &links[i]; l.joins() {
			b.starts[l.A+1]++
			b.starts[l.B+1]++
		}
	}
	for n := range last + 1 {
		if b.starts[n+1] > 0 {
			numbers = append(numbers, n)
		}
		b.starts[n+1] += b.starts[n]
	}
	b.links = make([]uint32, b.starts[last+1])
	next := slices.Clone(b.starts)
	for i := range links {
		if l := &links[i]; l.joins() {
			for _, n := range [2]uint32{l.A, l.B} {
				b.links[next[n]] = uint32(i)
				next[n]++
			}
		}
	}
	return b, numbers
}

func (l *Link) lessThan(x *Link) bool {
	return cmp.Or(cmp.Compare(l.coverage(), x.coverage()), cmp.Compare(l.Words, x.Words)) < 0
}

func (l *Link) coverage() float64 { return max(l.CoverageA, l.CoverageB) }
