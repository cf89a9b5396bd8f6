// Package diff says what changed inside one passage: an exact edit script, and
// the changes as whole phrases in two tiers, for reading and for counting.
package diff

import (
	"strings"

	"parallax/align"
	"parallax/text"
)

// Op is the mechanical operation of a change.
type Op uint8

const (
	Substitute Op = iota
	Insert        // b has words that a lacks
	Delete        // a has words that b lacks
	Move          // the same words in another place
)

func (o Op) String() string { return [...]string{"substitute", "insert", "delete", "move"}[o] }

// Options say how changes are found. The zero value is the normal way.
type Options struct {
	Words align.WordOptions // of the word links that components are made from
}

// Edit replaces bytes A of text a by bytes B of text b. The edits of a passage
// are in order on both sides, never overlap, and applied to a's bytes of the
// passage (its [text.Text.Extent]) give b's, byte for byte.
type Edit struct {
	A, B text.Span // bytes of the texts' sources
}

// Change is one change, as a whole or as a component.
//
// Word spans may be empty: for an insertion, a deletion, and for a change of
// punctuation or case alone between words (then Orth is set and the byte spans
// say what differs). An empty span stands where the words would be.
type Change struct {
	Op             Op
	A, B           text.Span // words
	ABytes, BBytes text.Span // bytes of the texts' sources; empty: nothing on that side
	Orth           bool      // differs at most in case, punctuation, hyphenation or character form
	Whole          int       // components: index of their whole in Result.Wholes; wholes: their own index
}

// Result is what changed inside one passage. Every changed word is in exactly
// one component and in exactly one whole.
type Result struct {
	Edits      []Edit
	Wholes     []Change // maximal changed runs, for reading
	Components []Change // smallest linguistically whole phrases, for counting
}

// Changes says what changed from the a side of a passage to its b side.
//
// Matched are words of equal normal form in a longest common subsequence; all
// others changed. Changes(b, a) is the exact mirror of Changes(a, b).
func Changes(a, b *text.Text, passage align.Passage, opts Options) Result {
	// go-diff breaks ties by side, so the work is always done in the order that
	// the contents give.
	if mirrored(a, b, passage) {
		r := changes(b, a, passage.B, passage.A, opts)
		r.mirror()
		return r
	}
	return changes(a, b, passage.A, passage.B, opts)
}

func mirrored(a, b *text.Text, p align.Passage) bool {
	if p.A.Len() != p.B.Len() {
		return p.A.Len() > p.B.Len()
	}
	for k := range p.A.Len() {
		if c := strings.Compare(a.Words[p.A.Start+k].Norm, b.Words[p.B.Start+k].Norm); c != 0 {
			return c > 0
		}
	}
	return a.Cut(a.Extent(p.A)) > b.Cut(b.Extent(p.B))
}

func (r *Result) mirror() {
	for i, e := range r.Edits {
		r.Edits[i] = Edit{A: e.B, B: e.A}
	}
	for _, list := range [...][]Change{r.Wholes, r.Components} {
		for i := range list {
			c := &list[i]
			c.A, c.B, c.ABytes, c.BBytes = c.B, c.A, c.BBytes, c.ABytes
			switch c.Op {
			case Insert:
				c.Op = Delete
			case Delete:
				c.Op = Insert
			}
		}
	}
	sortChanges(r.Wholes, r.Components, nil)
}
