package diff

// peel cuts a substitution of one phrase by another into smaller whole ones
// where what names the phrase stayed in another form: the article, the adverbs
// at the edge of a verb chunk, and the modifiers before the head.
func (p *pair) peel(u unit, out []unit) []unit {
	if !u.both() || u.a1-u.a0 == 1 && u.b1-u.b0 == 1 {
		return append(out, u)
	}
	if p.respelled(u) {
		for k := range u.a1 - u.a0 {
			out = append(out, unit{a0: u.a0 + k, a1: u.a0 + k + 1, b0: u.b0 + k, b1: u.b0 + k + 1})
		}
		return out
	}
	var back unit
	// a → an is the form of the word after it.
	if article(p.a.norm(u.a0)) && article(p.b.norm(u.b0)) {
		out = append(out, unit{a0: u.a0, a1: u.a0 + 1, b0: u.b0, b1: u.b0 + 1})
		u.a0, u.b0 = u.a0+1, u.b0+1
	}
	if u.both() {
		if p.a.modifiers(u.a0, u.a1) && p.b.modifiers(u.b0, u.b1) {
			if split, ok := p.splitModifiers(u, out); ok {
				return split
			}
		}
		// Adverbs and "to" before and after the verb.
		for u.a1-u.a0 > 1 && p.a.adverb(u.a0) && !p.b.adverb(u.b0) {
			out = append(out, unit{a0: u.a0, a1: u.a0 + 1, b0: u.b0, b1: u.b0})
			u.a0++
		}
		for u.b1-u.b0 > 1 && p.b.adverb(u.b0) && !p.a.adverb(u.a0) {
			out = append(out, unit{a0: u.a0, a1: u.a0, b0: u.b0, b1: u.b0 + 1})
			u.b0++
		}
		// The last noun is the same word in another form: what stands before
		// it changed on its own.
		if x, y := u.a1-1, u.b1-1; p.a.kind(x) == chunkNoun && p.b.kind(y) == chunkNoun &&
			(p.sameWord(x, y) || p.a.modifiers(x, u.a1) && p.b.modifiers(y, u.b1) && p.lexicallyLinked(x, y)) {
			back = unit{a0: x, a1: u.a1, b0: y, b1: u.b1}
			u.a1, u.b1 = x, y
		}
	}
	if u.a0 < u.a1 || u.b0 < u.b1 {
		out = append(out, u)
	}
	if back.both() {
		out = append(out, back)
	}
	return out
}

// respelled reports whether every word became another form of itself.
func (p *pair) respelled(u unit) bool {
	if u.a1-u.a0 != u.b1-u.b0 {
		return false
	}
	for k := range u.a1 - u.a0 {
		if !p.sameWord(u.a0+k, u.b0+k) {
			return false
		}
	}
	return true
}

// modifiers reports whether [i0, i1) stands before the head of a noun chunk.
func (s *side) modifiers(i0, i1 int) bool {
	c := s.chunks[s.chunk[i0]]
	return c.kind == chunkNoun && i1 <= c.head && s.tagged()
}

// alike reports whether two modifiers are of one sort.
func alike(x, y tag) bool {
	return x == y || (x == tagNoun || x == tagAdj) && (y == tagNoun || y == tagAdj)
}

// splitModifiers pairs modifiers word by word: equally many, each linked to its
// counterpart or of its part of speech.
func (p *pair) splitModifiers(u unit, out []unit) ([]unit, bool) {
	if u.a1-u.a0 != u.b1-u.b0 {
		return nil, false
	}
	for k := range u.a1 - u.a0 {
		i, j := u.a0+k, u.b0+k
		v := unit{a0: i, a1: i + 1, b0: j, b1: j + 1}
		if !alike(p.a.tags[i], p.b.tags[j]) && !p.anyLink(v) {
			return nil, false
		}
		out = append(out, v)
	}
	return out, true
}

func (s *side) norm(i int) string { return s.word(i).Norm }

func (s *side) adverb(i int) bool {
	if s.tagged() && s.tags[i] == tagTo {
		return true
	}
	return s.tagged() && s.tags[i] == tagAdv && s.kind(i) != chunkNoun && s.norm(i) != "not" && s.norm(i) != "never" && s.norm(i) != "no"
}

func article(norm string) bool { return norm == "a" || norm == "an" }
