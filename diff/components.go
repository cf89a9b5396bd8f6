package diff

import (
	"slices"

	"parallax/align"
)

// segment is the part of one chunk that lies in a gap.
type segment struct {
	start, end int
	kind       chunkKind
	whole      bool // the whole chunk, or at least its head
	taken      bool
}

// segments cuts the words [i0, i1) at the borders of chunks and of words taken.
func (s *side) segments(i0, i1 int) []segment {
	var out []segment
	for i := i0; i < i1; {
		c := s.chunks[s.chunk[i]]
		k := i + 1
		for k < i1 && k < c.end && s.taken[k] == s.taken[i] {
			k++
		}
		out = append(out, segment{start: i, end: k, kind: c.kind, whole: i <= c.head && c.head < k, taken: s.taken[i]})
		i = k
	}
	return out
}

// weight is how strongly the words of two segments are linked.
func (p *pair) weight(x, y segment) float64 {
	sum := 0.0
	for _, l := range p.links {
		if l.A >= x.end {
			break
		}
		if l.A >= x.start && l.B >= y.start && l.B < y.end {
			sum += strength(l)
		}
	}
	return min(sum, 3)
}

func strength(l align.Link) float64 {
	if l.Kind == align.Context {
		return 0.5 * l.Score
	}
	return 1 + l.Score
}

// affinity is how well two segments may replace each other by their kinds.
func affinity(x, y segment) float64 {
	switch {
	case x.taken || y.taken:
		return -100
	case x.kind == y.kind && x.kind == chunkOther:
		return 0.5
	case x.kind == y.kind && x.whole == y.whole:
		return 1
	case x.kind == y.kind:
		return 0.4
	case content(x.kind) != content(y.kind):
		return -1
	}
	return 0.1
}

func content(k chunkKind) bool {
	return k == chunkNoun || k == chunkVerb || k == chunkAdj || k == chunkAdv || k == chunkOther
}

// cut makes the units of one gap: it pairs the segments of both sides in
// order, one with one or one with up to three, by links and kinds.
func (p *pair) cut(g gap) {
	as, bs := p.a.segments(g.a0, g.a1), p.b.segments(g.b0, g.b1)
	n, m := len(as), len(bs)
	if n*m > maxCells/8 {
		as, bs = nil, nil
		n, m = 0, 0
		p.plain(g)
		return
	}
	w := make([]float64, n*m)
	for x := range as {
		for y := range bs {
			w[x*m+y] = p.weight(as[x], bs[y])
		}
	}
	best := make([]float64, (n+1)*(m+1))
	type step struct{ dx, dy int }
	from := make([]step, (n+1)*(m+1))
	at := func(x, y int) int { return x*(m+1) + y }
	for x := 0; x <= n; x++ {
		for y := 0; y <= m; y++ {
			if x == 0 && y == 0 {
				continue
			}
			score, via := -1e9, step{}
			try := func(dx, dy int, s float64) {
				if s += best[at(x-dx, y-dy)]; s > score+1e-9 {
					score, via = s, step{dx, dy}
				}
			}
			if x > 0 {
				try(1, 0, 0)
			}
			if y > 0 {
				try(0, 1, 0)
			}
			if x > 0 && y > 0 {
				try(1, 1, affinity(as[x-1], bs[y-1])+w[(x-1)*m+y-1])
			}
			for d := 2; d <= 3; d++ {
				if x >= d && y > 0 {
					try(d, 1, p.group(as[x-d:x], bs[y-1:y], func(k int) float64 { return w[(x-d+k)*m+y-1] }))
				}
				if y >= d && x > 0 {
					try(1, d, p.group(bs[y-d:y], as[x-1:x], func(k int) float64 { return w[(x-1)*m+y-d+k] }))
				}
			}
			best[at(x, y)], from[at(x, y)] = score, via
		}
	}
	var units []unit
	for x, y := n, m; x > 0 || y > 0; {
		s := from[at(x, y)]
		u := unit{a0: g.a1, a1: g.a1, b0: g.b1, b1: g.b1}
		if x < n {
			u.a0, u.a1 = as[x].start, as[x].start
		}
		if y < m {
			u.b0, u.b1 = bs[y].start, bs[y].start
		}
		if s.dx > 0 {
			u.a0, u.a1 = as[x-s.dx].start, as[x-1].end
		}
		if s.dy > 0 {
			u.b0, u.b1 = bs[y-s.dy].start, bs[y-1].end
		}
		skip := s.dx > 0 && as[x-1].taken || s.dy > 0 && bs[y-1].taken
		if !skip {
			units = append(units, u)
		} else {
			units = append(units, unit{a0: -1})
		}
		x, y = x-s.dx, y-s.dy
	}
	slices.Reverse(units)
	p.units = append(p.units, p.merge(units)...)
}

// merge joins neighbouring deletions, and neighbouring insertions: a clause
// that is gone is one change.
func (p *pair) merge(units []unit) []unit {
	out := units[:0]
	open := false
	for _, u := range units {
		if u.a0 < 0 {
			open = false
			continue
		}
		if k := len(out) - 1; open {
			v := &out[k]
			both := func(u unit) bool { return u.a0 < u.a1 && u.b0 < u.b1 }
			if !both(*v) && !both(u) && (v.a0 == v.a1) == (u.a0 == u.a1) {
				v.a1, v.b1 = u.a1, u.b1
				continue
			}
		}
		out = append(out, u)
		open = true
	}
	return out
}

// group scores one segment against several: each must be linked to it, or
// stand between two that are.
func (p *pair) group(many, one []segment, w func(int) float64) float64 {
	sum, kind := 0.0, -1.0
	for k, s := range many {
		if s.taken || one[0].taken {
			return -100
		}
		x := w(k)
		if x == 0 && (k == 0 || k == len(many)-1) {
			return -100
		}
		sum += x
		kind = max(kind, affinity(s, one[0]))
	}
	return sum + kind - 0.5*float64(len(many)-1)
}

func (p *pair) plain(g gap) {
	p.units = append(p.units, unit{a0: g.a0, a1: g.a1, b0: g.b0, b1: g.b1})
}

func (p *pair) slide() {}

func (p *pair) absorbCrossings() {}

func (p *pair) close() {}

// wholes joins neighbouring units to the runs that a reader sees as one
// change. It also joins over one or two function words that stayed, when both
// sides changed before and after them: cutting there would hide that the
// phrase as a whole was replaced.
func (p *pair) wholes() []unit {
	slices.SortStableFunc(p.units, compareUnits)
	var out []unit
	last := -1
	for k := range p.units {
		u := &p.units[k]
		if u.move {
			u.whole = len(out)
			out = append(out, *u)
			continue
		}
		if last >= 0 {
			w := &out[last]
			if p.joins(*w, *u) {
				w.a1, w.b1 = u.a1, u.b1
				u.whole = last
				continue
			}
		}
		last = len(out)
		u.whole = last
		out = append(out, *u)
	}
	for k := range out {
		out[k].orth = false
	}
	return out
}

func compareUnits(u, v unit) int {
	if u.a0 != v.a0 {
		return u.a0 - v.a0
	}
	if u.b0 != v.b0 {
		return u.b0 - v.b0
	}
	return (u.a1 - v.a1) + (u.b1 - v.b1)
}

const maxIsland = 2

func (p *pair) joins(w, u unit) bool {
	n, m := u.a0-w.a1, u.b0-w.b1
	if n == 0 && m == 0 {
		return true
	}
	if n != m || n < 0 || n > maxIsland {
		return false
	}
	if w.a0 == w.a1 || w.b0 == w.b1 || u.a0 == u.a1 || u.b0 == u.b1 {
		return false
	}
	for k := range n {
		if p.a.link[w.a1+k] != w.b1+k || p.a.content(w.a1+k) {
			return false
		}
	}
	for k := range n + 1 {
		if broken(p.a.t, p.a.span.Start+w.a1+k) || broken(p.b.t, p.b.span.Start+w.b1+k) {
			return false
		}
	}
	return true
}
