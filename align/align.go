// Package align says which parts of two texts correspond: passages (sentence
// groups, found by word shingles, chaining and a sentence layer, moved ones
// included), blocks of neighbouring passages, and the word links inside a
// passage. What changed inside a passage is package diff's question.
package align

import "parallax/text"

// Kind says how close the two sides of a passage are.
type Kind uint8

const (
	Verbatim  Kind = iota // the same words: at most case, punctuation and white space differ
	Edited                // the same sentence(s) with words changed
	Rewritten             // corresponding content in new words
)

func (k Kind) String() string { return [...]string{"verbatim", "edited", "rewritten"}[k] }

// Passage is one sentence group (1:1, 1:2, 2:1, n:m), or a part of one, that
// corresponds on both sides. Passages do not overlap on either side, and hold
// prose only (see [text.Role.Prose]).
type Passage struct {
	Kind       Kind
	A, B       text.Span // words
	Similarity float64   // in [0,1]; 1 only for Verbatim; symmetric
	Moved      bool      // in the smallest set (by words) whose removal leaves the rest in order
}

// Block is a stretch of both texts that tells the same: a run of passages close
// together on both sides. Its borders go by words, so it may take in words beside
// its passages, or leave out the end of a sentence that only one side has; each
// of its passages lies at least partly in it, on both sides.
type Block struct {
	A, B     text.Span // words
	Passages []int     // indexes into Result.Passages
	Weight   float64   // of the content words that both sides have, more where they are more alike: how much speaks for it
	digest   bool      // one side sums up the other
}

// Result is what two texts share. Passages are ordered by their place in a.
type Result struct {
	Passages []Passage
	Blocks   []Block
}

// LinkKind is the evidence for a word link, strongest first.
type LinkKind uint8

const (
	Exact      LinkKind = iota // the same normal form
	Spelling                   // spelling variants: colour/color, cease-fire/ceasefire, 12/twelve
	Stem                       // the same stem: deploy/deployment
	Synonym                    // in one WordNet synset
	Paraphrase                 // in the paraphrase table
	Fuzzy                      // similar spelling: Zelensky/Zelenskiy
	Context                    // linked by their place between linked words
)

// Link joins word A of text a to word B of text b. One word may have several
// links (one-to-many).
type Link struct {
	A, B  int // word indexes in the texts
	Kind  LinkKind
	Score float64 // in (0,1]
}
