package diff

import (
	"cmp"
	"slices"

	"parallax/text"
)

// Bounds on the search for moves, after tercom's: what is farther or longer is
// left as a deletion and an insertion.
const (
	maxMoveCandidates = 1000
	maxMoveDistance   = 50
)

// findMoves takes out the runs of changed words that stand elsewhere on the
// other side: the longest first, each with at least one content word.
func (p *pair) findMoves() {
	type run struct{ i, j, n, content int }
	var runs []run
	for i := range p.a.n() {
		if !p.a.free(i) {
			continue
		}
		for j := range p.b.n() {
			if !p.b.free(j) || !p.same(i, j) {
				continue
			}
			if i > 0 && j > 0 && p.a.free(i-1) && p.b.free(j-1) && p.same(i-1, j-1) {
				continue // inside a longer run
			}
			r := run{i: i, j: j}
			for i+r.n < p.a.n() && j+r.n < p.b.n() && p.a.free(i+r.n) && p.b.free(j+r.n) && p.same(i+r.n, j+r.n) {
				if p.a.content(i + r.n) {
					r.content++
				}
				r.n++
			}
			if r.content > 0 && abs(i-j) <= maxMoveDistance+abs(p.a.n()-p.b.n()) {
				runs = append(runs, r)
			}
		}
		if len(runs) > maxMoveCandidates {
			break
		}
	}
	slices.SortFunc(runs, func(x, y run) int {
		return cmp.Or(cmp.Compare(y.content, x.content), cmp.Compare(y.n, x.n), cmp.Compare(abs(x.i-x.j), abs(y.i-y.j)),
			cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
	})
	for _, r := range runs {
		ok := true
		for k := range r.n {
			ok = ok && p.a.free(r.i+k) && p.b.free(r.j+k)
		}
		if !ok {
			continue
		}
		for k := range r.n {
			p.a.taken[r.i+k], p.b.taken[r.j+k] = true, true
		}
		p.units = append(p.units, unit{a0: r.i, a1: r.i + r.n, b0: r.j, b1: r.j + r.n, move: true})
	}
}

// content reports whether word i carries meaning of its own.
func (s *side) content(i int) bool {
	w := s.word(i)
	if w.Function {
		return false
	}
	if s.tags == nil || w.Kind == text.Number {
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
