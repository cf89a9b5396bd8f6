package diff

// tidy joins neighbouring units that are one phrase: deletions, insertions, a
// noun phrase and what is coordinated with it, a noun and its preposition.
func (p *pair) tidy(units []unit) []unit {
	out := units[:0]
	for _, u := range units {
		if k := len(out) - 1; k >= 0 && out[k].a1 == u.a0 && out[k].b1 == u.b0 {
			v := &out[k]
			if !v.both() && !u.both() && (v.a0 == v.a1) == (u.a0 == u.a1) {
				v.a1, v.b1 = u.a1, u.b1
				continue
			}
			if p.coordinated(*v, u) {
				v.a1, v.b1 = u.a1, u.b1
				continue
			}
			if p.particled(*v, u) || p.auxiliary(*v, u) {
				v.a1, v.b1 = u.a1, u.b1
				continue
			}
			if p.nominalised(*v, u) {
				v.a1, v.b1 = u.a1, u.b1
				continue
			}
			if p.otherAdjunct(*v, u) {
				v.a1, u.a0, v.b1 = u.a1, u.a1, v.b0
				u.b0 = v.b0
				out = append(out, u)
				continue
			}
		}
		out = append(out, u)
	}
	return out
}

// coordinated reports whether v and u together replace one noun phrase by
// several: "the two" by "Olsen and" + "Brandt".
func (p *pair) coordinated(v, u unit) bool {
	if !p.a.tagged() || !p.b.tagged() {
		return false
	}
	switch {
	case v.both() == u.both():
		return false
	case u.both(): // the part with the conjunction comes first
		return p.a.joined(v.a0, v.a1, u.a0) && v.b0 == v.b1 && p.b.kind(u.b0) == chunkNoun ||
			p.b.joined(v.b0, v.b1, u.b0) && v.a0 == v.a1 && p.a.kind(u.a0) == chunkNoun
	}
	return v.a1 > v.a0 && p.a.joins(u.a0, u.a1, v.a1-1) && u.b0 == u.b1 && p.b.kind(v.b0) == chunkNoun ||
		v.b1 > v.b0 && p.b.joins(u.b0, u.b1, v.b1-1) && u.a0 == u.a1 && p.a.kind(v.a0) == chunkNoun
}

// joined reports whether [i0, i1) is a noun phrase and a conjunction, and word
// next begins another noun phrase.
func (s *side) joined(i0, i1, next int) bool {
	return i1-i0 >= 2 && s.tags[i1-1] == tagConj && s.kind(i0) == chunkNoun && s.chunks[s.chunk[i0]].end == i1-1 && s.kind(next) == chunkNoun
}

// joins reports whether [i0, i1) is a conjunction and a noun phrase, behind a
// noun phrase that ends with word before.
func (s *side) joins(i0, i1, before int) bool {
	return i1-i0 >= 2 && s.tags[i0] == tagConj && s.kind(i1-1) == chunkNoun && s.chunkStart(i1-1) == i0+1 && s.kind(before) == chunkNoun
}

// particled reports whether v is a verb for a verb and u the particle or
// preposition that one or both of them need: "clashed with" and "attacked".
func (p *pair) particled(v, u unit) bool {
	return v.both() && p.a.tagged() && p.b.tagged() && p.a.endsInVerb(v.a1) && p.b.endsInVerb(v.b1) &&
		p.a.particle(u.a0, u.a1) && p.b.particle(u.b0, u.b1)
}

func (s *side) endsInVerb(end int) bool { return s.tags[end-1] == tagVerb }

// particle reports whether [i0, i1) is one preposition, or nothing.
func (s *side) particle(i0, i1 int) bool {
	return i0 == i1 || i1 == i0+1 && s.tags[i0] == tagPrep && !broken(s.t, s.span.Start+i0)
}

// auxiliary reports whether v is auxiliaries that only one side has and u, in
// the same verb chunk, what goes with them: "cannot" and "will" + "not".
func (p *pair) auxiliary(v, u unit) bool {
	if v.both() || !u.both() || !p.a.tagged() || !p.b.tagged() {
		return false
	}
	return v.a0 == v.a1 && p.b.allAuxiliaries(v.b0, v.b1, u.b0) && p.a.tags[u.a0] == tagAux ||
		v.b0 == v.b1 && p.a.allAuxiliaries(v.a0, v.a1, u.a0) && p.b.tags[u.b0] == tagAux
}

func (s *side) allAuxiliaries(i0, i1, next int) bool {
	for i := i0; i < i1; i++ {
		if s.tags[i] != tagAux {
			return false
		}
	}
	return s.chunk[i0] == s.chunk[next]
}

// nominalised reports whether v is a verb for a noun and u the preposition that
// the noun needs: "leads" and "the leader of".
func (p *pair) nominalised(v, u unit) bool {
	if !v.both() {
		return false
	}
	x, y := p.a.kind(v.a1-1), p.b.kind(v.b1-1)
	return x == chunkVerb && y == chunkNoun && p.b.kind(v.b0) == y && u.a0 == u.a1 && p.b.only(u.b0, u.b1, "of") ||
		x == chunkNoun && y == chunkVerb && p.a.kind(v.a0) == x && u.b0 == u.b1 && p.a.only(u.a0, u.a1, "of")
}

func (s *side) only(i0, i1 int, norm string) bool { return i1-i0 == 1 && s.norm(i0) == norm }

// otherAdjunct reports whether v and u are a preposition and its noun phrase,
// both replaced by others with nothing in common: that is one adjunct dropped
// and another put in its place.
func (p *pair) otherAdjunct(v, u unit) bool {
	return v.both() && u.both() && p.a.kind(v.a0) == chunkPrep && p.b.kind(v.b0) == chunkPrep &&
		v.a1-v.a0 == 1 && v.b1-v.b0 == 1 &&
		p.a.kind(u.a0) == chunkNoun && p.b.kind(u.b0) == chunkNoun && !p.anyLink(u)
}
