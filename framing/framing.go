// Package framing says what a change is: it gives each component a reading
// (a flag of a framing category, a benign class, or "other") with its rule,
// its lexicon entries and a neutral reason. A reading is evidence, never a
// verdict.
package framing

import (
	"parallax/align"
	"parallax/diff"
	"parallax/text"
)

// Origin says how a component came about.
type Origin uint8

const (
	Phrase   Origin = iota // a phrase change inside a passage
	Sentence               // a whole sentence that has no partner
	Order                  // a passage in another place
	Heading                // two headlines that do not correspond in wording
)

// Component is one change to be read.
type Component struct {
	diff.Change
	Origin  Origin
	Passage int // index into Pair.Passages, or -1
}

// Pair is what the rules look at: two texts, how they correspond, what changed.
type Pair struct {
	A, B       *Text // looked up in one set of lists
	Passages   []align.Passage
	Components []Component
}

// Status says whether a change is a framing flag.
type Status string

const (
	Flag   Status = "flag"
	Benign Status = "benign"
	Other  Status = "other"
)

// Confidence is a band with a measured precision.
type Confidence string

const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// Evidence is the lexicon line that a rule rests on.
type Evidence struct {
	Lexicon string `json:"lexicon"` // name of the list
	Entry   string `json:"entry"`   // the entry, as the list has it
}

// Reading is what a rule says of one component.
type Reading struct {
	Status     Status
	Code       string     // F1 … F12, N0 … N9
	Category   string     // "label.place", "orth" …: the closed list of the JSON contract
	Also       []string   // further categories that hold
	Direction  string     // category-specific, "" if none; see docs/codebook.md
	Confidence Confidence // "" unless Status is Flag
	Rule       string     // stable id, such as "label.pair"
	Evidence   []Evidence
	Reason     string // one neutral sentence

	// Shown are the words of each side that the reading is about, if it is about
	// words that did not change: quoted words whose marks came or went. Then they
	// stand for the component, which is only a mark. They lie in no component.
	ShownA, ShownB text.Span
}
