package diff

import (
	"parallax/align"
)

// segment is the part of one chunk that lies in a gap: the smallest thing that
// a component is made of.
type segment struct {
	start, end int
	kind       chunkKind
	head       bool // holds the head of its chunk
	taken      bool // in a unit already, such as a move
	last       bool // ends the gap: what follows it stayed
	pronoun    bool
}

// segments cuts the words [i0, i1) at the borders of chunks and of words taken.
func (s *side) segments(i0, i1 int, out []segment) []segment {
	from := len(out)
	for i := i0; i < i1; {
		c := s.chunks[s.chunk[i]]
		k := i + 1
		for k < i1 && k < c.end && s.taken[k] == s.taken[i] {
			k++
		}
		out = append(out, segment{start: i, end: k, kind: c.kind, head: i <= c.head && c.head < k, taken: s.taken[i], pronoun: s.tagged() && s.tags[i] == tagPron})
		i = k
	}
	if len(out) > from {
		out[len(out)-1].last = true
	}
	return out
}

// contentful reports whether a segment carries meaning of its own, unlike a
// preposition or a conjunction.
func (s segment) contentful() bool { return s.kind != chunkPrep && s.kind != chunkJoin }

// strength is how much a word link says that its two phrases correspond.
func strength(l align.Link) float64 {
	if l.Kind == align.Context {
		return 0.5 + l.Score
	}
	return 0.5 + l.Score
}

// affinity is how well two segments may replace each other by their kinds
// alone; at 0 and below they may not.
func affinity(x, y segment) float64 {
	switch {
	case x.taken || y.taken:
		return never
	case x.contentful() != y.contentful():
		return -1
	case !x.contentful():
		// Function words replace each other where the same thing follows.
		if x.last != y.last {
			return -1
		}
		if x.kind == y.kind {
			return 1
		}
		return 0.3
	case x.kind == chunkNoun && y.kind == chunkNoun && !x.head && !y.head && x.last != y.last:
		return -1 // modifiers of different nouns
	case x.kind == y.kind && x.head == y.head:
		return 1
	case x.kind == y.kind || (x.kind == chunkVerb) != (y.kind == chunkVerb):
		return -1
	case x.pronoun && y.kind == chunkAdv || y.pronoun && x.kind == chunkAdv:
		return -1
	}
	return 0.2
}

const never = -1e6
