package diff

import "slices"

// maxIsland is how many function words that stayed a whole may take in.
const maxIsland = 2

// wholes joins neighbouring units to the runs that a reader sees as one
// change. It also joins over one or two function words that stayed, when both
// sides changed before and after them: cutting there would hide that the
// phrase as a whole was replaced. A conjunction that stayed does end a whole.
func (p *pair) wholes() []unit {
	slices.SortStableFunc(p.units, compareUnits)
	out := p.wholeList[:0]
	last := -1
	p.order = resized(p.order, p.blocks+1)
	blocks := p.order // moved block → one more than its whole
	for k := range p.units {
		u := &p.units[k]
		if u.block > 0 {
			if w := blocks[u.block] - 1; w >= 0 {
				x := &out[w]
				x.a0, x.a1, x.b0, x.b1 = min(x.a0, u.a0), max(x.a1, u.a1), min(x.b0, u.b0), max(x.b1, u.b1)
				x.move = x.move && u.move
				u.whole = w
				continue
			}
			u.whole = len(out)
			out = append(out, *u)
			blocks[u.block] = len(out)
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
	p.wholeList = out
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

func (p *pair) joins(w, u unit) bool {
	n, m := u.a0-w.a1, u.b0-w.b1
	if n == 0 && m == 0 {
		return true
	}
	if n != m || n < 0 || n > maxIsland || !w.both() || !u.both() {
		return false
	}
	for k := range n {
		if p.a.link[w.a1+k] != w.b1+k || p.a.content(w.a1+k) || p.a.kind(w.a1+k) == chunkJoin {
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
