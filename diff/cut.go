package diff

import (
	"slices"

	"parallax/align"
)

// cutter pairs the segments of one gap.
type cutter struct {
	p       *pair
	as, bs  []segment
	weight  []float64 // len(as) × len(bs): how strongly they are linked
	lexical []bool    // same: linked by more than their place
	units   []unit

	best                   []float64
	from                   []step
	linkedSteps, restSteps []step
}

// maxSegments bounds the work on one gap; a larger one is one change.
const maxSegments = 150

// cut makes the units of one gap. First it pairs segments that word links
// join, one with one or one with several; then, between those, the few that
// are left by their kinds. What has no partner was inserted or deleted.
func (p *pair) cut(g gap) {
	c := &p.cutter
	c.p, c.units = p, c.units[:0]
	c.as, c.bs = p.a.segments(g.a0, g.a1, c.as[:0]), p.b.segments(g.b0, g.b1, c.bs[:0])
	n, m := len(c.as), len(c.bs)
	if n == 0 || m == 0 || n*m > maxSegments*maxSegments {
		for _, s := range c.as {
			if !s.taken {
				c.units = append(c.units, unit{a0: s.start, a1: s.end, b0: g.b0, b1: g.b0})
			}
		}
		for _, s := range c.bs {
			if !s.taken {
				c.units = append(c.units, unit{a0: g.a1, a1: g.a1, b0: s.start, b1: s.end})
			}
		}
		p.units = append(p.units, p.tidy(c.units)...)
		return
	}
	if g.a1-g.a0 == 1 && g.b1-g.b0 == 1 && !c.as[0].taken && !c.bs[0].taken && !p.same(g.a0, g.b0) {
		p.plain(g) // one word for one word, whatever they are
		return
	}
	if p.replacedNoun(g) || p.replacedModality(g) {
		return
	}
	c.weigh(g)
	c.linkedSteps = append(c.align(c.linkedSteps[:0], 0, n, 0, m, c.linked), step{n, n, m, m})
	x, y := 0, 0
	for _, s := range c.linkedSteps {
		c.rest(x, s.x0, y, s.y0, g)
		if s.x0 < s.x1 && s.y0 < s.y1 {
			c.emit(s)
		}
		x, y = s.x1, s.y1
	}
	slices.SortStableFunc(c.units, compareUnits)
	p.units = append(p.units, p.tidy(c.units)...)
}

func (c *cutter) weigh(g gap) {
	m := len(c.bs)
	c.weight = resized(c.weight, len(c.as)*m)
	c.lexical = resized(c.lexical, len(c.as)*m)
	for _, l := range c.p.links.of(g.a0, g.a1) {
		if l.B < g.b0 || l.B >= g.b1 {
			continue
		}
		x, y := segmentOf(c.as, l.A), segmentOf(c.bs, l.B)
		c.weight[x*m+y] = min(3, c.weight[x*m+y]+strength(l))
		if l.Kind != align.Context {
			c.lexical[x*m+y] = true
		}
	}
}

func segmentOf(list []segment, word int) int {
	k, _ := slices.BinarySearchFunc(list, word, func(s segment, w int) int {
		if s.end <= w {
			return -1
		}
		return 1
	})
	return k
}

// step pairs segments [x0, x1) with [y0, y1).
type step struct{ x0, x1, y0, y1 int }

// maxGroup is how many segments may together stand for one.
const maxGroup = 4

// align finds the best monotone pairing of a part of the gap.
func (c *cutter) align(steps []step, x0, x1, y0, y1 int, score func(step) float64) []step {
	n, m := x1-x0, y1-y0
	c.best, c.from = resized(c.best, (n+1)*(m+1)), resized(c.from, (n+1)*(m+1))
	best, from := c.best, c.from
	for x := 0; x <= n; x++ {
		for y := 0; y <= m; y++ {
			if x == 0 && y == 0 {
				continue
			}
			top, via := never, step{}
			try := func(dx, dy int) {
				s := best[(x-dx)*(m+1)+y-dy]
				t := step{x0 + x - dx, x0 + x, y0 + y - dy, y0 + y}
				if dx > 0 && dy > 0 {
					s += score(t)
				}
				if s > top+1e-9 {
					top, via = s, t
				}
			}
			if x > 0 {
				try(1, 0)
			}
			if y > 0 {
				try(0, 1)
			}
			if x > 0 && y > 0 {
				try(1, 1)
				for d := 2; d <= maxGroup; d++ {
					if x >= d {
						try(d, 1)
					}
					if y >= d {
						try(1, d)
					}
				}
			}
			best[x*(m+1)+y], from[x*(m+1)+y] = top, via
		}
	}
	for x, y := n, m; x > 0 || y > 0; {
		s := from[x*(m+1)+y]
		if s.x0 < s.x1 && s.y0 < s.y1 {
			steps = append(steps, s)
		}
		x, y = s.x0-x0, s.y0-y0
	}
	slices.Reverse(steps)
	return steps
}

// rest pairs what links left over, between two linked pairs.
func (c *cutter) rest(x0, x1, y0, y1 int, g gap) {
	steps := c.restSteps[:0]
	if (!c.p.rewritten || len(c.linkedSteps) > 1) && parallel(c.as[x0:x1], c.bs[y0:y1]) {
		steps = c.align(steps, x0, x1, y0, y1, func(s step) float64 {
			w := c.byKind(s)
			// What stands right before or behind the same thing is likelier.
			if s.x1 == x1 && s.y1 == y1 {
				w += 0.2
			}
			if s.x0 == x0 && s.y0 == y0 {
				w += 0.1
			}
			return w
		})
	}
	steps = append(steps, step{x1, x1, y1, y1})
	c.restSteps = steps
	x, y := x0, y0
	for _, s := range steps {
		for ; x < s.x0; x++ {
			c.emit(step{x, x + 1, s.y0, s.y0})
		}
		for ; y < s.y0; y++ {
			c.emit(step{s.x0, s.x0, y, y + 1})
		}
		if s.x0 < s.x1 && s.y0 < s.y1 {
			c.emit(s)
		}
		x, y = s.x1, s.y1
	}
}

func (c *cutter) emit(s step) {
	var u unit
	u.a0, u.a1 = bounds(c.as, s.x0, s.x1)
	u.b0, u.b1 = bounds(c.bs, s.y0, s.y1)
	if s.x0 < s.x1 && c.as[s.x0].taken || s.y0 < s.y1 && c.bs[s.y0].taken {
		return
	}
	if c.p.equal(u) {
		// What the diff or the links had taken apart belongs together after all.
		for k := range u.a1 - u.a0 {
			c.p.join(u.a0+k, u.b0+k)
		}
		return
	}
	c.units = c.p.peel(u, c.units)
}

func bounds(list []segment, x0, x1 int) (int, int) {
	switch {
	case x0 < x1:
		return list[x0].start, list[x1-1].end
	case x0 < len(list):
		return list[x0].start, list[x0].start
	}
	end := list[len(list)-1].end
	return end, end
}

func (p *pair) equal(u unit) bool {
	if u.a1-u.a0 != u.b1-u.b0 {
		return false
	}
	for k := range u.a1 - u.a0 {
		if !p.same(u.a0+k, u.b0+k) {
			return false
		}
	}
	return true
}

func (p *pair) plain(g gap) {
	p.units = append(p.units, unit{a0: g.a0, a1: g.a1, b0: g.b0, b1: g.b1})
}

func (u unit) both() bool { return u.a0 < u.a1 && u.b0 < u.b1 }

func (s *side) kind(i int) chunkKind { return s.chunks[s.chunk[i]].kind }
