package lexicon

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Names of the embedded lists of phrases. docs/lexicons.md says what their
// classes and ranks mean.
const (
	ReportingVerbs   = "reporting-verbs"  // class: neutral distancing committing directive affective negative structuring
	NotSpeech        = "not-speech"       // objects that make a reporting verb no speech (claimed responsibility); class: the verb's lemma, or "any"
	Modals           = "modals"           // rank: strength
	Hedges           = "hedges"           // class: adverb adjective verb noun phrase; rank: how much certainty is left
	Evidentials      = "evidentials"      // class: hearsay appearance allegation
	Negations        = "negations"        // class: particle quantifier verb prefix
	Sources          = "sources"          // rank: how precisely a source is named, 1 vague
	Caveats          = "caveats"          // "could not independently verify"
	Replies          = "replies"          // class: denial no-comment no-answer dispute
	Contrasts        = "contrasts"        // contrast cues
	NegativeActs     = "negative-acts"    // verbs and nouns of denial and rejection
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
	LegalStatus      = "status-modifiers" // "internationally recognised", "occupied", "disputed"
)

var phraseLists = []string{
	ReportingVerbs, NotSpeech, Modals, Hedges, Evidentials, Negations, Sources, Caveats, Replies, Contrasts, NegativeActs,
	Connectives, Quantifiers, Bounds, Loaded, AgencyVerbs, Honorifics, Units, Calendar, Currencies, Aliases, Places,
	Transliterations, Terms, LegalStatus,
}

// Names of the embedded lists of pairs.
const (
	LabelPairs = "labels"
	Causatives = "causatives" // kill/die: who did it goes
	Directed   = "directed"   // clash/attack: both do it, one does it
)

// List describes one word list of a set.
type List struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
	Entries int    `json:"entries"`
	User    bool   `json:"-"` // the user's own
}

// Set is the lists that a comparison reads by: the embedded ones, with the
// user's over them. Lists are parsed when first asked for. A Set is safe for
// concurrent use.
type Set struct {
	user []*Table

	mu      sync.Mutex
	phrases map[string]*Phrases
	pairs   map[string]*Pairs
	labels  func() *Pairs
	lists   func() []List
}

// Default is the embedded lists.
var Default = sync.OnceValue(func() *Set { return newSet(nil) })

func newSet(user []*Table) *Set {
	s := &Set{user: user, phrases: map[string]*Phrases{}, pairs: map[string]*Pairs{}}
	s.labels = sync.OnceValue(s.makeLabels)
	s.lists = sync.OnceValue(s.makeLists)
	return s
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
	return newSet(slices.Concat(tables, s.user)), nil
}

// Phrases is the list of that name. It panics if there is none: names are
// those of the constants.
func (s *Set) Phrases(name string) *Phrases {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.phrases[name]
	if p == nil {
		p = s.makePhrases(name)
		s.phrases[name] = p
	}
	return p
}

// Labels is the names that can be told apart: the listed label pairs, the
// terms, and the user's pairs of whatever category.
func (s *Set) Labels() *Pairs { return s.labels() }

// Pairs is the list of pairs of that name. It panics if there is none.
func (s *Set) Pairs(name string) *Pairs {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.pairs[name]
	if p == nil {
		p = new(Pairs)
		s.addPairs(p, name)
		s.pairs[name] = p
	}
	return p
}

func (s *Set) makeLabels() *Pairs {
	l := new(Pairs)
	for _, t := range s.user {
		for _, row := range t.Rows {
			if u := userRow(t, row); u.y != "" {
				x, y := u.entry(), u.entry()
				y.Phrase = u.y
				l.addPair(x, y, pair{u.category, u.direction, u.note, true}, true)
			}
		}
	}
	s.addPairs(l, LabelPairs)
	terms := Embedded(Terms)
	columns := columnsOf(terms)
	for _, row := range terms.Rows {
		for _, e := range columns.entries(terms, row) {
			l.phrases.add(e, terms.Inflected)
		}
	}
	return l
}

func (s *Set) addPairs(l *Pairs, name string) {
	t := Embedded(name)
	at := func(row Row, column int) string {
		if column < 0 {
			return ""
		}
		return row.Fields[column]
	}
	x, y, category, direction := t.Column("x"), t.Column("y"), t.Column("category"), t.Column("direction")
	partyX, partyY, note, source := t.Column("party_x"), t.Column("party_y"), t.Column("note"), t.Column("source")
	for _, row := range t.Rows {
		e := Entry{List: name, Line: row.Line, Note: at(row, note), Source: at(row, source), category: at(row, category)}
		ex, ey := e, e
		ex.Phrase, ex.Party = at(row, x), at(row, partyX)
		ey.Phrase, ey.Party = at(row, y), at(row, partyY)
		l.addPair(&ex, &ey, pair{e.category, at(row, direction), e.Note, false}, t.Inflected)
	}
}

// Lists describes every list, in order of name, the user's first.
func (s *Set) Lists() []List { return slices.Clone(s.lists()) }

func (s *Set) makePhrases(name string) *Phrases {
	p := &Phrases{Name: name}
	for _, t := range s.user {
		for _, row := range t.Rows {
			if u := userRow(t, row); u.y == "" && listOf(u.category) == name {
				p.add(u.entry(), true)
			}
		}
	}
	own := len(p.Entries)
	table := Embedded(name)
	entries := columnsOf(table).entries
	if name == Places {
		entries = placeEntries
	}
	for _, row := range table.Rows {
		for _, e := range entries(table, row) {
			if own > 0 {
				if o := p.Whole(normalWords(strings.TrimPrefix(e.Phrase, "="))); o != nil && o.List != name {
					continue // overridden
				}
			}
			p.add(e, table.Inflected)
		}
	}
	return p
}

func (s *Set) makeLists() []List {
	var lists []List
	for _, t := range s.user {
		lists = append(lists, List{Name: t.Name, Version: t.Version, SHA256: t.SHA256, Entries: len(t.Rows), User: true})
	}
	names, err := fs.Glob(embedded, "data/*.tsv")
	if err != nil || len(names) == 0 {
		panic("lexicon: no embedded lists")
	}
	for _, file := range names {
		t := Embedded(strings.TrimSuffix(strings.TrimPrefix(file, "data/"), ".tsv"))
		lists = append(lists, List{Name: t.Name, Version: t.Version, SHA256: t.SHA256, Entries: len(t.Rows)})
	}
	return lists
}

// columns says where a table of phrases has what; -1: nowhere.
type columns struct {
	entry, lemma, class, rank, kind, factor, forms, written, concept, category, party, note, source int
}

func columnsOf(t *Table) columns {
	return columns{
		entry: t.Column("entry"), lemma: t.Column("lemma"), class: t.Column("class"), rank: t.Column("rank"),
		kind: t.Column("kind"), factor: t.Column("factor"),
		forms: t.Column("forms"), written: t.Column("written"), concept: t.Column("concept"),
		category: t.Column("category"), party: t.Column("party"), note: t.Column("note"), source: t.Column("source"),
	}
}

// entries makes the entries of a row: its phrase and the other forms of it.
func (c columns) entries(t *Table, row Row) []*Entry {
	field := func(i int) string {
		if i < 0 {
			return ""
		}
		return row.Fields[i]
	}
	e := Entry{
		List: t.Name, Line: row.Line, Phrase: field(c.entry), Lemma: field(c.lemma), Class: field(c.class),
		Concept: field(c.concept), Party: field(c.party), Note: field(c.note), Source: field(c.source),
		Kind: field(c.kind), Factor: field(c.factor), Upper: field(c.written) == "capitals", category: field(c.category),
	}
	e.Rank, _ = strconv.Atoi(field(c.rank))
	if c.lemma < 0 {
		e.Lemma = strings.TrimPrefix(e.Phrase, "=")
	}
	list := []*Entry{&e}
	if forms := field(c.forms); forms != "" {
		for form := range strings.SplitSeq(forms, ",") {
			other := e
			other.Phrase = form
			list = append(list, &other)
		}
	}
	return list
}

// placeEntries makes an entry of every name of a place, its adjectives, people
// and capitals, all with the place's first name as lemma.
func placeEntries(t *Table, row Row) []*Entry {
	f := row.Fields
	list := []*Entry{{Phrase: f[0], Class: PlaceName}}
	for i, class := range []string{PlaceName, PlaceAdjective, PlacePeople, PlaceCapital} {
		for form := range strings.SplitSeq(f[i+2], ",") {
			if form != "" {
				list = append(list, &Entry{Phrase: form, Class: class})
			}
		}
	}
	for _, e := range list {
		e.List, e.Line, e.Lemma, e.Kind, e.Note = t.Name, row.Line, f[0], f[1], f[6]
	}
	return list
}

// Classes of [Places].
const (
	PlaceName      = "name"
	PlaceAdjective = "adjective"
	PlacePeople    = "people"
	PlaceCapital   = "capital"
)
