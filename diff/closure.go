package diff

import (
	"slices"

	"parallax/align"
)

// maxCrossed is how many words that stayed a turned phrase may go around.
const maxCrossed = 3

// turnPhrases makes one unit of a noun phrase whose parts changed places around
// words that an exact diff matched: "the conflict in Ukraine" and "the Ukraine
// war", "the army of Chad" and "Chad's army".
func (p *pair) turnPhrases() {
	gaps := p.gaps()
	for k := 0; k+1 < len(gaps); k++ {
		g, h := gaps[k], gaps[k+1]
		n := h.a0 - g.a1
		if n < 1 || n > maxCrossed || n != h.b0-g.b1 || slices.Contains(p.a.taken[g.a1:h.a0], true) || slices.Contains(p.b.taken[g.b1:h.b0], true) {
			continue // or what stands between is a change itself, such as of a number's mark
		}
		u, ok := p.turned(g, h)
		if !ok {
			continue
		}
		p.takeDeterminer(&u)
		p.take(u)
		k++
	}
}

// turned finds the unit around the island between the gaps g and h.
func (p *pair) turned(g, h gap) (unit, bool) {
	if a0, b1, ok := turnedHead(&p.a, &p.b, g.a0, g.a1, g.b1, h.b0, h.b1); ok && p.a.closed(h.a0, h.a1) && (h.a0 == h.a1 || p.remainder(h.a0, h.a1, a0, h.b0, false)) {
		return unit{a0: a0, a1: p.a.chunkEnd(h.a0, h.a1), b0: max(g.b0, p.b.chunkStart(h.b0)), b1: b1}, true
	}
	if b0, a1, ok := turnedHead(&p.b, &p.a, g.b0, g.b1, g.a1, h.a0, h.a1); ok && p.b.closed(h.b0, h.b1) && (h.b0 == h.b1 || p.remainder(h.b0, h.b1, b0, h.a0, true)) {
		return unit{a0: max(g.a0, p.a.chunkStart(h.a0)), a1: a1, b0: b0, b1: p.b.chunkEnd(h.b0, h.b1)}, true
	}
	// The head stayed and its modifier went to the other side of it.
	for _, l := range p.links.of(g.a0, h.a1) {
		if l.Kind > align.Stem {
			continue
		}
		if g.b0 <= l.B && l.B < g.b1 && h.a0 <= l.A && l.A < h.a1 && turnedModifier(&p.b, &p.a, l.B, g.b1, h.b0, h.a0, l.A) {
			return unit{a0: p.a.changedStart(g.a0, g.a1), a1: l.A + 1, b0: max(g.b0, p.b.chunkStart(l.B)), b1: h.b0}, true
		}
		if g.a0 <= l.A && l.A < g.a1 && h.b0 <= l.B && l.B < h.b1 && turnedModifier(&p.a, &p.b, l.A, g.a1, h.a0, h.b0, l.B) {
			return unit{a0: max(g.a0, p.a.chunkStart(l.A)), a1: h.a0, b0: p.b.changedStart(g.b0, g.b1), b1: l.B + 1}, true
		}
	}
	return unit{}, false
}

// turnedHead: s has [noun preposition] before the island, o has a new head
// behind it: s "conflict in | Ukraine", o "Ukraine | war".
func turnedHead(s, o *side, s0, s1, oIsland, o0, o1 int) (start, end int, ok bool) {
	if !s.tagged() || !o.tagged() || o0 >= o1 || oIsland >= o0 {
		return 0, 0, false
	}
	prep := s1 - 1
	if prep > s0 && s.tags[prep] == tagDet {
		prep--
	}
	if prep <= s0 || s.tags[prep] != tagPrep || s.kind(prep-1) != chunkNoun || s.clause(s0, s1) {
		return 0, 0, false
	}
	c := o.chunks[o.chunk[o0]]
	if c.kind != chunkNoun || c.head < o0 || c.start > oIsland || c.end > o1 && c.head >= o1 {
		return 0, 0, false
	}
	return max(s0, s.chunkStart(prep-1)), min(c.end, o1), true
}

// remainder reports whether the words [r0, r1) behind the island are only the
// rest of the island's noun chunk, while the head before it (in the chunk of
// word before) is what the other side's head (in the chunk of word other)
// stands for: "conflict in the Lusan | enclave" and "Lusan war".
func (p *pair) remainder(r0, r1, before, other int, swapped bool) bool {
	s, o := &p.a, &p.b
	linked := p.lexicallyLinked
	if swapped {
		s, o = o, s
		linked = func(i, j int) bool { return p.lexicallyLinked(j, i) }
	}
	if s.chunk[r0] != s.chunk[r0-1] {
		return false
	}
	head := o.chunks[o.chunk[other]].head
	for i := r0; i < s.chunkEnd(r0, r1); i++ {
		if linked(i, head) {
			return false
		}
	}
	return linked(s.chunks[s.chunk[before]].head, head)
}

// closed reports whether the noun chunk of the island before word r0 ends with
// it, or with the changed words [r0, r1).
func (s *side) closed(r0, r1 int) bool {
	c := s.chunks[s.chunk[r0-1]]
	return c.kind == chunkNoun && c.end <= r1
}

// chunkEnd is where the chunk that [i0, i1) begins in ends, i0 for no words.
func (s *side) chunkEnd(i0, i1 int) int {
	if i0 == i1 {
		return i0
	}
	return min(i1, s.chunks[s.chunk[i0]].end)
}

// turnedModifier: s has the modifier m right before the island in its chunk, o
// has [preposition … modifier] right behind it.
func turnedModifier(s, o *side, m, s1, sEnd, o0, om int) bool {
	if !s.tagged() || !o.tagged() || m != s1-1 || om == o0 || om > o0+2 || o.tags[o0] != tagPrep || o.kind(om) != chunkNoun {
		return false
	}
	return s.chunk[m] == s.chunk[sEnd-1] && !o.clause(o0, om+1)
}

// clause reports whether punctuation ends a phrase inside [i0, i1] or a verb
// stands there.
func (s *side) clause(i0, i1 int) bool {
	for i := i0; i < i1; i++ {
		if s.kind(i) == chunkVerb || s.kind(i) == chunkJoin || i > i0 && broken(s.t, s.span.Start+i) {
			return true
		}
	}
	return i1 < s.n() && broken(s.t, s.span.Start+i1)
}

// changedStart is where the chunk of word i begins, not before word i0.
func (s *side) changedStart(i0, i int) int { return max(i0, s.chunkStart(i)) }

func (s *side) chunkStart(i int) int { return s.chunks[s.chunk[i]].start }

// takeDeterminer extends a unit to the determiners right before it that
// stayed: a noun phrase of several words is replaced as a whole.
func (p *pair) takeDeterminer(u *unit) {
	if !p.a.tagged() || !p.b.tagged() || u.a0 == 0 || u.b0 == 0 {
		return
	}
	i, j := u.a0-1, u.b0-1
	if p.a.link[i] == j && p.a.tags[i] == tagDet && p.b.tags[j] == tagDet && p.a.chunk[i] == p.a.chunk[u.a0] && p.b.chunk[j] == p.b.chunk[u.b0] {
		u.a0, u.b0 = i, j
	}
}

// take makes a unit of words some of which stayed: they count as changed now.
func (p *pair) take(u unit) {
	for i := u.a0; i < u.a1; i++ {
		p.a.link[i], p.a.taken[i] = -1, true
	}
	for j := u.b0; j < u.b1; j++ {
		p.b.link[j], p.b.taken[j] = -1, true
	}
	p.a.stop[u.a0], p.b.stop[u.b0] = true, true
	p.units = append(p.units, u)
}

// close makes components whole: it joins the changed parts of a noun phrase
// whose head changed, takes in the determiner where one noun phrase of several
// words replaced another, and the auxiliaries where one verb chunk did.
func (p *pair) close() {
	if !p.a.tagged() || !p.b.tagged() {
		return
	}
	slices.SortStableFunc(p.units, compareUnits)
	out := p.units[:0]
	for _, u := range p.units {
		if k := len(out) - 1; k >= 0 && p.oneNoun(out[k], u) {
			out[k].a1, out[k].b1 = u.a1, u.b1
			p.unlink(out[k])
			continue
		}
		out = append(out, u)
	}
	p.units = out
	for k := range p.units {
		u := &p.units[k]
		if u.move || u.block > 0 || !u.both() {
			continue
		}
		before := *u
		switch several := u.a1-u.a0 > 1 && u.b1-u.b0 > 1; {
		case several && p.a.fullNoun(u.a0, u.a1) && p.b.fullNoun(u.b0, u.b1):
			p.takeDeterminer(u)
		case (u.a1-u.a0 > 1 || u.b1-u.b0 > 1) && p.a.fullVerb(u.a0, u.a1) && p.b.fullVerb(u.b0, u.b1):
			p.takeAuxiliaries(u)
		}
		if *u != before {
			p.unlink(*u)
		}
	}
}

// unlink makes all words of a unit changed ones.
func (p *pair) unlink(u unit) {
	for i := u.a0; i < u.a1; i++ {
		p.a.link[i] = -1
	}
	for j := u.b0; j < u.b1; j++ {
		p.b.link[j] = -1
	}
}

// oneNoun reports whether v and u are parts of one noun chunk on both sides,
// with only words that stayed between them, modifiers replaced by v and the head
// by u.
func (p *pair) oneNoun(v, u unit) bool {
	n := u.a0 - v.a1
	if v.block > 0 || u.block > 0 || !v.both() && !p.determiner(v) || !u.both() || n < 1 || u.b0-v.b1 != n || !p.a.fullNoun(u.a0, u.a1) || !p.b.fullNoun(u.b0, u.b1) ||
		p.sameWord(p.a.headOf(u.a0), p.b.headOf(u.b0)) || p.a.chunkStart(u.a0) > v.a0 || p.b.chunkStart(u.b0) > v.b0 {
		return false
	}
	for k := range n {
		if p.a.link[v.a1+k] != v.b1+k {
			return false
		}
	}
	return true
}

// determiner reports whether a unit is a determiner that one side lacks.
func (p *pair) determiner(u unit) bool {
	return u.a0 == u.a1 && u.b1 == u.b0+1 && p.b.tags[u.b0] == tagDet || u.b0 == u.b1 && u.a1 == u.a0+1 && p.a.tags[u.a0] == tagDet
}

func (s *side) headOf(i int) int { return s.chunks[s.chunk[i]].head }

// takeAuxiliaries extends a unit to the auxiliaries right before it that stayed.
func (p *pair) takeAuxiliaries(u *unit) {
	for u.a0 > 0 && u.b0 > 0 {
		i, j := u.a0-1, u.b0-1
		if p.a.link[i] != j || p.a.tags[i] != tagAux || p.a.chunk[i] != p.a.chunk[u.a0] || p.b.chunk[j] != p.b.chunk[u.b0] {
			return
		}
		u.a0, u.b0 = i, j
	}
}

// fullNoun reports whether [i0, i1) is a noun chunk from its first changed
// word to its end.
func (s *side) fullNoun(i0, i1 int) bool { return s.full(i0, i1, chunkNoun) }

// fullVerb is the same for verb chunks.
func (s *side) fullVerb(i0, i1 int) bool { return s.full(i0, i1, chunkVerb) }

func (s *side) full(i0, i1 int, kind chunkKind) bool {
	c := s.chunks[s.chunk[i0]]
	return c.kind == kind && c.end == i1 && c.head < i1
}
