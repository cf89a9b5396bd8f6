package lexicon

import (
	"fmt"
	"slices"
	"sync"
)

// Names of the embedded lists of phrases. docs/lexicons.md says what their
// classes and ranks mean.
const (
	ReportingVerbs   = "reporting-verbs"  // class: neutral distancing committing directive affective negative structuring
	NotSpeech        = "not-speech"       // objects that make a reporting verb no speech (claimed responsibility); class: the verb's lemma, or "any"
	Modals           = "modals"           // rank: strength
	Hedges           = "hedges"           // class: adverb adjective verb noun phrase extent; rank: how much certainty is left
	Evidentials      = "evidentials"      // class: hearsay appearance allegation
	Negations        = "negations"        // class: particle quantifier verb prefix
	Sources          = "sources"          // rank: how precisely a source is named, 1 vague
	Caveats          = "caveats"          // "could not independently verify"
	Replies          = "replies"          // class: denial no-comment no-answer dispute
	Contrasts        = "contrasts"        // contrast cues
	NegativeActs     = "negative-acts"    // verbs and nouns of denial and rejection
	Objections       = "objections"       // words in a statement by which it speaks against something; rank: 2 plainly, 1 not by itself
	Connectives      = "connectives"      // class: temporal causal concessive purpose
	Quantifiers      = "quantifiers"      // rank: size
	Bounds           = "bounds"           // class: lower upper approximate exact
	Loaded           = "loaded"           // class: condemning approving intensifying softening doubting; rank: strength with sign
	AgencyVerbs      = "agency-verbs"     // class: harm force control; verbs whose doer matters
	Honorifics       = "honorifics"       // titles before names
	Units            = "units"            // class: dimension; lemma: unit
	Calendar         = "calendar"         // months and weekdays; rank: number
	Currencies       = "currencies"       // lemma: ISO 4217 code
	Aliases          = "aliases"          // lemma: canonical name
	Places           = "places"           // class: name adjective people capital; lemma: state or region
	Transliterations = "transliterations" // lemma: one form for all
	Terms            = "terms"            // names with a stance, see Labels
	PlainWords       = "plain-words"      // charged only beside another wording; have a plain sense as well
	LegalStatus      = "status-modifiers" // "internationally recognised", "occupied", "disputed"
)

var phraseLists = []string{
	ReportingVerbs, NotSpeech, Modals, Hedges, Evidentials, Negations, Sources, Caveats, Replies, Contrasts, NegativeActs, Objections,
	Connectives, Quantifiers, Bounds, Loaded, AgencyVerbs, Honorifics, Units, Calendar, Currencies, Aliases, Places,
	Transliterations, Terms, PlainWords, LegalStatus,
}

// Names of the embedded lists of pairs.
const (
	LabelPairs = "labels"
	Causatives = "causatives" // kill/die: who did it goes
	Directed   = "directed"   // clash/attack: both do it, one does it
)

var pairLists = []string{LabelPairs, Causatives, Directed}

// allLists numbers the lists, in the index and in words: at most 64.
var allLists = slices.Concat(phraseLists, pairLists)

func numberOf(list string) int {
	number := slices.Index(allLists, list)
	if number < 0 {
		panic("lexicon: there is no list " + list)
	}
	return number
}

// embeddedSources are the lists that are looked for in texts. The terms are in
// two of them: they are labels, too.
func embeddedSources() []*source {
	var sources []*source
	for number, name := range allLists {
		sources = append(sources, embeddedSource(name, number))
	}
	return append(sources, embeddedSource(Terms, numberOf(LabelPairs)))
}

// Set is the lists that a comparison reads by: the embedded ones, with the
// user's over them. A phrase is read when a text first asks for it. A Set is
// safe for concurrent use.
type Set struct {
	user    []*Table
	phrases []*Phrases // by number
	layers  [2]*index  // ours, and the user's or nil
	memory  *Memory[Word]
}

// Default is the embedded lists.
var Default = sync.OnceValue(func() *Set { return newSet(nil) })

func newSet(user []*Table) *Set {
	layers := [2]*index{embeddedIndex(), userIndex(user)}
	s := &Set{user: user, layers: layers, memory: new(Memory[Word])}
	for number, name := range allLists {
		p := &Phrases{Name: name, number: number, index: layers[0]}
		if layers[1] != nil {
			p.user = &Phrases{Name: name, number: number, layer: 1, index: layers[1]}
		}
		s.phrases = append(s.phrases, p)
	}
	return s
}

// userIndex indexes a user's lists, nil if there are none.
func userIndex(user []*Table) *index {
	if len(user) == 0 {
		return nil
	}
	var sources []*source
	for number, list := range allLists {
		for _, t := range user {
			if list == LabelPairs {
				list = userPairs
			}
			sources = append(sources, userSource(t, list, number))
		}
	}
	return newIndex(makeIndex(sources), sources)
}

// With is the set with a user's lists over it. Each must pass [Check]; the
// later list wins. Entries of the user's stand before ours: a pair of two
// phrases decides over any of our lists about these two; a single phrase takes
// the place of our entry in the list of its category.
func (s *Set) With(tables ...*Table) (*Set, error) {
	for _, t := range tables {
		for _, p := range CheckUser(t) {
			if p.Error {
				return nil, fmt.Errorf("lexicon %s, line %d: %s", t.Name, p.Line, p.Message)
			}
		}
	}
	newest := slices.Clone(tables)
	slices.Reverse(newest)
	return newSet(append(newest, s.user...)), nil
}

// Phrases is the list of that name. It panics if there is none: names are
// those of the constants.
func (s *Set) Phrases(name string) *Phrases { return s.phrases[numberOf(name)] }

// Labels is the names that can be told apart: the listed label pairs, the
// terms, and the user's pairs of whatever category.
func (s *Set) Labels() *Pairs { return s.Pairs(LabelPairs) }

// Pairs is the list of pairs of that name. It panics if there is none.
func (s *Set) Pairs(name string) *Pairs {
	p := *s.Phrases(name)
	l := &Pairs{phrases: &p}
	if p.user != nil && name == LabelPairs {
		l.user = &Pairs{phrases: p.user}
	}
	p.user = nil // pairs ask the user's first, whole
	return l
}
