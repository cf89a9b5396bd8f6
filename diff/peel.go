package diff

import (
	"parallax/align"
)

// peel cuts a substitution of one phrase by another into smaller whole ones
// where what names the phrase stayed in another form: the article, the adverbs
// at the edge of a verb chunk, and the modifiers before the head.
func (p *pair) peel(u unit) []unit {
	if !u.both() || u.a1-u.a0 == 1 && u.b1-u.b0 == 1 {
		return []unit{u}
	}
	var front, back []unit
	// a → an is the form of the word after it.
	if article(p.a.norm(u.a0)) && article(p.b.norm(u.b0)) {
		front = append(front, unit{a0: u.a0, a1: u.a0 + 1, b0: u.b0, b1: u.b0 + 1})
		u.a0, u.b0 = u.a0+1, u.b0+1
	}
	if u.both() {
		// Adverbs before and after the verb.
		for u.a1-u.a0 > 1 && p.a.adverb(u.a0) && !p.b.adverb(u.b0) {
			front = append(front, unit{a0: u.a0, a1: u.a0 + 1, b0: u.b0, b1: u.b0})
			u.a0++
		}
		for u.b1-u.b0 > 1 && p.b.adverb(u.b0) && !p.a.adverb(u.a0) {
			front = append(front, unit{a0: u.a0, a1: u.a0, b0: u.b0, b1: u.b0 + 1})
			u.b0++
		}
		// The last noun is the same word in another form: what stands before
		// it changed on its own.
		if x, y := u.a1-1, u.b1-1; p.a.kind(x) == chunkNoun && p.b.kind(y) == chunkNoun && p.sameWord(x, y) {
			back = append(back, unit{a0: x, a1: u.a1, b0: y, b1: u.b1})
			u.a1, u.b1 = x, y
		}
	}
	out := front
	if u.a0 < u.a1 || u.b0 < u.b1 {
		out = append(out, u)
	}
	return append(out, back...)
}

func (s *side) norm(i int) string { return s.word(i).Norm }

func (s *side) adverb(i int) bool {
	return s.tags != nil && s.tags[i] == tagAdv && s.kind(i) != chunkNoun && s.norm(i) != "not" && s.norm(i) != "never" && s.norm(i) != "no"
}

func article(norm string) bool { return norm == "a" || norm == "an" }

// sameWord reports whether a link says that two words are forms of one.
func (p *pair) sameWord(i, j int) bool {
	for _, l := range p.links {
		if l.A == i && l.B == j && l.Kind <= align.Stem {
			return true
		}
	}
	return false
}
