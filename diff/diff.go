// Package diff says what changed inside one passage: an exact edit script, and
// the changes as whole phrases in two tiers, for reading and for counting.
package diff

import "parallax/text"

// Op is the mechanical operation of a change.
type Op uint8

const (
	Substitute Op = iota
	Insert        // b has words that a lacks
	Delete        // a has words that b lacks
	Move          // the same words in another place
)

func (o Op) String() string { return [...]string{"substitute", "insert", "delete", "move"}[o] }

// Edit replaces bytes A of text a by bytes B of text b. The edits of a passage
// are in order on both sides, never overlap, and applied to a's bytes of the
// passage give b's, byte for byte.
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
