package diff

import (
	"cmp"
	"slices"

	"parallax/align"
	"parallax/text"
)

// Bounds on the search for moves, after tercom's: what is farther is left as a
// deletion and an insertion, and so is what comes after too many candidates.
const (
	maxMoveCandidates = 1000
	maxMoveDistance   = 50
)

// minMoveLink is the score from which on a link by place alone may begin a
// moved block; links with evidence in the words themselves need less.
const (
	minMoveLink    = 0.75
	minMoveLexical = 0.6
)

// block is a run of changed words that stands elsewhere on the other side,
// perhaps with words changed in it: "he added" … "he said".
type block struct {
	a0, a1, b0, b1 int
	score          float64
}

// findMoves takes out the blocks that stand elsewhere on the other side, the
// ones with most in common first, and cuts each into units.
func (p *pair) findMoves() {
	blocks := p.moveBlocks()
	slices.SortFunc(blocks, func(x, y block) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a1-x.a0+x.b1-x.b0, y.a1-y.a0+y.b1-y.b0),
			cmp.Compare(abs(x.a0-x.b0), abs(y.a0-y.b0)), cmp.Compare(x.a0, y.a0), cmp.Compare(x.b0, y.b0))
	})
	for _, x := range blocks {
		if p.a.allFree(x.a0, x.a1) && p.b.allFree(x.b0, x.b1) {
			p.cutBlock(p.withNeighbours(x))
		}
	}
}

func (s *side) allFree(i0, i1 int) bool {
	for i := i0; i < i1; i++ {
		if !s.free(i) {
			return false
		}
	}
	return true
}

// moveBlocks grows a block around every pair of equal or strongly linked
// content words that lie in different gaps.
func (p *pair) moveBlocks() []block {
	p.a.numberGaps()
	p.b.numberGaps()
	gapA, gapB := p.a.gap, p.b.gap
	out := p.moved[:0]
	add := func(i, j int) {
		if gapA[i] != gapB[j] && abs(i-j) <= maxMoveDistance+abs(p.a.n()-p.b.n()) && len(out) < maxMoveCandidates {
			out = append(out, p.grow(i, j))
		}
	}
	for i := range p.a.n() {
		if !p.a.free(i) || !p.a.content(i) {
			continue
		}
		for j := range p.b.n() {
			if p.b.free(j) && p.same(i, j) {
				add(i, j)
			}
		}
	}
	for _, l := range p.links.list {
		least := minMoveLexical
		if l.Kind == align.Context {
			least = minMoveLink
		}
		if l.Score >= least && p.a.free(l.A) && p.b.free(l.B) && p.a.content(l.A) && p.b.content(l.B) && !p.same(l.A, l.B) {
			add(l.A, l.B)
		}
	}
	p.moved = out
	return out
}

// numberGaps gives every word the number of matched words before it.
func (s *side) numberGaps() {
	s.gap = resized(s.gap, s.n())
	n := 0
	for i := range s.gap {
		s.gap[i] = n
		if s.link[i] >= 0 {
			n++
		}
	}
}

// maxStep is how far the next pair of a block may be.
const maxStep = 3

func (p *pair) grow(i, j int) block {
	x := block{a0: i, a1: i + 1, b0: j, b1: j + 1, score: p.worth(i, j)}
	for {
		di, dj, ok := p.next(x.a1-1, x.b1-1, 1)
		if !ok {
			break
		}
		x.a1, x.b1 = x.a1+di, x.b1+dj
		x.score += p.worth(x.a1-1, x.b1-1)
	}
	for {
		di, dj, ok := p.next(x.a0, x.b0, -1)
		if !ok {
			break
		}
		x.a0, x.b0 = x.a0-di, x.b0-dj
		x.score += p.worth(x.a0, x.b0)
	}
	return x
}

func (p *pair) worth(i, j int) float64 {
	switch {
	case !p.a.content(i):
		return 0.1
	case p.same(i, j):
		return 1
	}
	return 0.7
}

// next finds the nearest corresponding pair after or before (i, j) with only
// changed words between.
func (p *pair) next(i, j, sign int) (int, int, bool) {
	for sum := 2; sum <= 2*maxStep; sum++ {
		for di := max(1, sum-maxStep); di <= min(maxStep, sum-1); di++ {
			dj := sum - di
			x, y := i+sign*di, j+sign*dj
			if x < 0 || y < 0 || x >= p.a.n() || y >= p.b.n() || !p.corresponds(x, y) {
				continue
			}
			if !p.a.content(x) && sum > 2 {
				continue
			}
			if p.a.allFree(min(i, x), max(i, x)+1) && p.b.allFree(min(j, y), max(j, y)+1) &&
				p.a.word(x).Sentence == p.a.word(i).Sentence && p.b.word(y).Sentence == p.b.word(j).Sentence {
				return di, dj, true
			}
		}
	}
	return 0, 0, false
}

func (p *pair) corresponds(i, j int) bool {
	return p.same(i, j) || p.linked(i, j)
}

// withNeighbours takes in the subject or object beside a moved verb: in "the
// bank said" … "Goldman said" the subjects replace each other.
func (p *pair) withNeighbours(x block) block {
	if !p.a.tagged() || !p.b.tagged() {
		return x
	}
	x.a0, x.a1 = p.a.withAuxiliaries(x.a0, x.a1)
	x.b0, x.b1 = p.b.withAuxiliaries(x.b0, x.b1)
	if p.a.tags[x.a0] == tagVerb && p.b.tags[x.b0] == tagVerb {
		i, okA := p.a.nounBefore(x.a0)
		j, okB := p.b.nounBefore(x.b0)
		if okA && okB {
			x.a0, x.b0 = i, j
			return x
		}
	}
	if p.a.tags[x.a1-1] == tagVerb && p.b.tags[x.b1-1] == tagVerb {
		i, okA := p.a.nounAfter(x.a1)
		j, okB := p.b.nounAfter(x.b1)
		if okA && okB {
			x.a1, x.b1 = i, j
		}
	}
	return x
}

// withAuxiliaries extends a range that begins with a verb over its auxiliaries.
func (s *side) withAuxiliaries(i0, i1 int) (int, int) {
	for i0 > 0 && s.chunk[i0-1] == s.chunk[i0] && s.tags[i0-1] == tagAux && s.free(i0-1) {
		i0--
	}
	return i0, i1
}

// nounBefore is the start of the noun chunk that ends at word i, all free.
func (s *side) nounBefore(i int) (int, bool) {
	if i == 0 || s.kind(i-1) != chunkNoun || broken(s.t, s.span.Start+i) {
		return 0, false
	}
	start := s.chunkStart(i - 1)
	return start, s.allFree(start, i)
}

// nounAfter is the end of the noun chunk that begins at word i, all free.
func (s *side) nounAfter(i int) (int, bool) {
	if i >= s.n() || s.kind(i) != chunkNoun || s.chunkStart(i) != i || broken(s.t, s.span.Start+i) {
		return 0, false
	}
	end := s.chunks[s.chunk[i]].end
	return end, s.allFree(i, end)
}

// cutBlock makes the units of a moved block: a move for each run of equal
// words, and what lies between them as in any gap.
func (p *pair) cutBlock(x block) {
	p.blocks++
	from := len(p.units)
	n, m := x.a1-x.a0, x.b1-x.b0
	// Longest common subsequence; blocks are short.
	p.common = resized(p.common, (n+1)*(m+1))
	best := p.common
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			v := max(best[(i+1)*(m+1)+j], best[i*(m+1)+j+1])
			if p.same(x.a0+i, x.b0+j) {
				v = max(v, best[(i+1)*(m+1)+j+1]+1)
			}
			best[i*(m+1)+j] = v
		}
	}
	i, j, gi, gj := 0, 0, 0, 0
	for i < n && j < m {
		switch {
		case p.same(x.a0+i, x.b0+j) && best[i*(m+1)+j] == best[(i+1)*(m+1)+j+1]+1:
			p.cutPart(x, gi, i, gj, j)
			k := 1
			for i+k < n && j+k < m && p.same(x.a0+i+k, x.b0+j+k) {
				k++
			}
			p.units = append(p.units, unit{a0: x.a0 + i, a1: x.a0 + i + k, b0: x.b0 + j, b1: x.b0 + j + k, move: true})
			i, j = i+k, j+k
			gi, gj = i, j
		case best[(i+1)*(m+1)+j] >= best[i*(m+1)+j+1]:
			i++
		default:
			j++
		}
	}
	p.cutPart(x, gi, n, gj, m)
	for k := from; k < len(p.units); k++ {
		p.units[k].block = p.blocks
	}
	for i := x.a0; i < x.a1; i++ {
		p.a.taken[i] = true
	}
	for j := x.b0; j < x.b1; j++ {
		p.b.taken[j] = true
	}
}

func (p *pair) cutPart(x block, i0, i1, j0, j1 int) {
	if i0 < i1 || j0 < j1 {
		p.cut(gap{x.a0 + i0, x.a0 + i1, x.b0 + j0, x.b0 + j1})
	}
}

// content reports whether word i carries meaning of its own.
func (s *side) content(i int) bool {
	w := s.word(i)
	if w.Function {
		return false
	}
	if !s.tagged() || w.Kind == text.Number {
		return true
	}
	return s.tags[i] <= tagNum || s.tags[i] == tagVerb || s.tags[i] == tagAdv && len(w.Norm) > 4
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
