package diff

// From which score on a link by place alone joins two phrases, and two phrases
// of different kinds. Measured on labelled pairs: lower finds little more and
// is wrong more often.
const (
	minContext       = 0.65
	minContextAcross = 0.67
)

// linked scores a pairing by its word links.
func (c *cutter) linked(s step) float64 {
	m := len(c.bs)
	if s.x1-s.x0 == 1 && s.y1-s.y0 == 1 {
		w := c.weight[s.x0*m+s.y0]
		if w == 0 || c.as[s.x0].taken || c.bs[s.y0].taken {
			return never
		}
		kind := affinity(c.as[s.x0], c.bs[s.y0])
		if !c.lexical[s.x0*m+s.y0] && (w < 0.5+minContext || kind < 0 && w < 0.5+minContextAcross) {
			return never
		}
		return w + max(0, 0.2*kind)
	}
	// One against several: the first and the last of them must be linked to
	// the one, and what stands between goes with them.
	if c.loose(c.as[s.x0:s.x1]) || c.loose(c.bs[s.y0:s.y1]) {
		return never
	}
	sum, kind, guessed := 0.0, 0.0, 0
	for x := s.x0; x < s.x1; x++ {
		for y := s.y0; y < s.y1; y++ {
			w := c.weight[x*m+y]
			edge := (x == s.x0 || x == s.x1-1) && (y == s.y0 || y == s.y1-1)
			if w == 0 && edge || c.as[x].taken || c.bs[y].taken || c.modifier(c.as[x]) || c.modifier(c.bs[y]) {
				return never
			}
			if edge && !c.lexical[x*m+y] {
				if guessed++; guessed > 1 {
					return never
				}
			}
			sum += w
			kind = max(kind, affinity(c.as[x], c.bs[y]))
		}
	}
	return sum + 0.2*kind - 0.1
}

// loose reports whether a group ends in a word that leads on to what follows.
func (c *cutter) loose(group []segment) bool {
	return len(group) > 1 && (!group[len(group)-1].contentful() || group[0].kind == chunkJoin)
}

// modifier reports whether a segment stands before the head of its noun chunk:
// it does not leave its noun.
func (c *cutter) modifier(s segment) bool { return s.kind == chunkNoun && !s.head }

// maxRest is how many phrases a side may have for pairing by kind alone: in
// longer stretches it would be guessing.
const maxRest = 3

// parallel reports whether two stretches are built alike: at most one phrase
// with content on each side, or the same kinds of phrases in the same order.
func parallel(as, bs []segment) bool {
	var kinds [2][maxRest]chunkKind
	var count [2]int
	for side, list := range [2][]segment{as, bs} {
		for k, s := range list {
			if !s.contentful() || s.taken {
				continue
			}
			if k > 1 && s.kind == chunkNoun && list[k-1].kind == chunkJoin && list[k-2].kind == chunkNoun {
				continue // Olsen and Brandt
			}
			if count[side] == maxRest {
				return false
			}
			kinds[side][count[side]] = s.kind
			count[side]++
		}
	}
	return count[0] <= 1 && count[1] <= 1 || kinds == [2][maxRest]chunkKind{kinds[1], kinds[1]} && count[0] == count[1]
}

func (c *cutter) byKind(s step) float64 {
	if s.x1-s.x0 != 1 || s.y1-s.y0 != 1 {
		return never
	}
	a := affinity(c.as[s.x0], c.bs[s.y0])
	if a <= 0 {
		return never
	}
	return a
}
