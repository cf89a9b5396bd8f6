package diff

// slide moves runs that are pure insertions or deletions to where they are
// whole phrases: "the war and [the war and] peace" may begin at any of its
// words, and an exact diff does not care.
func (p *pair) slide() {
	for _, g := range p.gaps() {
		switch {
		case g.a0 == g.a1:
			slideRun(&p.b, &p.a, g.b0, g.b1)
		case g.b0 == g.b1:
			slideRun(&p.a, &p.b, g.a0, g.a1)
		}
	}
}

// slidable reports whether the run [r0, r1) could stand elsewhere.
func slidable(s *side, r0, r1 int) bool {
	return r0 > 0 && s.link[r0-1] >= 0 && same(s, s, r0-1, r1-1) || r1 < s.n() && s.link[r1] >= 0 && same(s, s, r0, r1)
}

// maxSlide bounds how far a run may be moved.
const maxSlide = 30

// slideRun moves the unmatched run [r0, r1) of s; o is the other side.
func slideRun(s, o *side, r0, r1 int) {
	best, at := s.cutQuality(r0, r1), 0
	for d := -1; d >= -maxSlide; d-- {
		// The word before the run leaves its partner to the run's last word.
		if r0+d < 0 || s.link[r0+d] < 0 || !same(s, s, r0+d, r1+d) {
			break
		}
		if q := s.cutQuality(r0+d, r1+d); q > best {
			best, at = q, d
		}
	}
	for d := 1; d <= maxSlide; d++ {
		if r1+d > s.n() || s.link[r1+d-1] < 0 || !same(s, s, r0+d-1, r1+d-1) {
			break
		}
		if q := s.cutQuality(r0+d, r1+d); q > best {
			best, at = q, d
		}
	}
	for ; at < 0; at++ {
		r0, r1 = r0-1, r1-1
		j := s.link[r0]
		s.link[r1], o.link[j], s.link[r0] = j, r1, -1
	}
	for ; at > 0; at-- {
		j := s.link[r1]
		s.link[r0], o.link[j], s.link[r1] = j, r0, -1
		r0, r1 = r0+1, r1+1
	}
}

// cutQuality says how well the run [r0, r1) stands for itself: borders of
// chunks, and better of clauses and sentences, at both ends.
func (s *side) cutQuality(r0, r1 int) int {
	return s.border(r0) + s.border(r1)
}

func (s *side) border(i int) int {
	switch {
	case i <= 0 || i >= s.n():
		return 4
	case s.word(i-1).Sentence != s.word(i).Sentence:
		return 5
	case broken(s.t, s.span.Start+i):
		return 4
	case s.chunk[i-1] == s.chunk[i]:
		return 0
	case s.kind(i) == chunkPrep || s.kind(i) == chunkJoin:
		return 3
	}
	return 2
}

func same(s, o *side, i, j int) bool {
	x, y := s.word(i), o.word(j)
	return x.Hash == y.Hash && x.Norm == y.Norm
}
