package diff

// replacedNoun makes one unit of a gap that is, on one side, a noun phrase with
// its complements, and on the other a plain one: "officials from the airline"
// for "Nordair".
func (p *pair) replacedNoun(g gap) bool {
	c := &p.cutter
	if p.rewritten {
		return false
	}
	subject := p.a.subject(g.a0, g.a1) && p.b.subject(g.b0, g.b1)
	if n, m := len(c.as), len(c.bs); n > 1 && m == 1 && p.a.complemented(c.as, subject) && plainNoun(c.bs[0]) ||
		n == 1 && m > 1 && p.b.complemented(c.bs, subject) && plainNoun(c.as[0]) {
		p.plain(g)
		return true
	}
	return false
}

// maxModality is how many words may say how a verb that stayed holds.
const maxModality = 5

// replacedModality makes one unit of what stands before a verb that stayed, if
// it leads to that verb on both sides: "would not" and "had no plans to", "can"
// and "has the authority to".
func (p *pair) replacedModality(g gap) bool {
	c := &p.cutter
	for _, list := range [...][]segment{c.as, c.bs} {
		last := list[len(list)-1]
		if last.kind != chunkVerb || last.head || last.end-list[0].start > maxModality {
			return false
		}
		for _, s := range list {
			if s.taken || s.kind == chunkJoin {
				return false
			}
		}
	}
	if c.as[0].kind != chunkVerb || c.bs[0].kind != chunkVerb {
		return false
	}
	p.plain(g)
	return true
}

func plainNoun(s segment) bool { return s.kind == chunkNoun && s.head && !s.taken }

// subject reports whether [i0, i1) is all that stands in a sentence before a verb.
func (s *side) subject(i0, i1 int) bool {
	return s.tagged() && i1 < s.n() && s.kind(i1) == chunkVerb && s.word(i1).Sentence == s.word(i0).Sentence &&
		(i0 == 0 || s.word(i0-1).Sentence != s.word(i0).Sentence)
}

// complemented reports whether segments are noun, preposition, noun … The
// prepositions are those that seldom begin an adverbial; any will do in what is
// all of a subject.
func (s *side) complemented(list []segment, subject bool) bool {
	if len(list)%2 == 0 || len(list) > 5 {
		return false
	}
	for k, x := range list {
		switch {
		case k%2 == 0 && !plainNoun(x), k%2 == 1 && (x.kind != chunkPrep || x.taken):
			return false
		case k%2 == 1 && !subject && s.norm(x.start) != "of" && s.norm(x.start) != "from" && s.norm(x.start) != "for" && s.norm(x.start) != "between":
			return false
		}
	}
	return true
}
