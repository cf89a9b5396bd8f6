package ingest

import (
	"strings"
)

// property is what an article can have.
type property int

const (
	propID property = iota
	propTitle
	propText
	propOutlet
	propAuthor
	propDate
	propURL
	propLanguage
	properties // how many there are
)

// propertyNames are the names of [Options.Map].
var propertyNames = [properties]string{"id", "title", "text", "outlet", "author", "date", "url", "language"}

// guesses are the names of fields that a property is looked for under, the
// likeliest first, in lower case without "_", "-", "." and blanks. They are
// those of exports and interfaces that archives are made from.
var guesses = [properties]string{
	propID:       "id docid documentid articleid storyid guid uid uuid",
	propTitle:    "title headline articletitle heading head hl titel titre titulo",
	propText:     "text body articletext articlebody fulltext bodytext maintext plaintext content contenttext story storytext article contents texte texto",
	propOutlet:   "outlet source sourcename publication publisher newspaper outletname mediasource medianame sitename site medium publicationname quelle",
	propAuthor:   "author authors byline creator writer autor autoren",
	propDate:     "date published datepublished publisheddate publishedat publishdate publicationdate pubdate datepub dateofpublication datetime publishtime timestamp created createdat datum fecha",
	propURL:      "url link articleurl canonicalurl permalink weburl uri href address",
	propLanguage: "language lang languagecode languageiso sprache",
}

// slot says which property a field holds, and how well its name fits: 0 is
// best.
type slot struct {
	property property // properties: none
	rank     int
}

// fieldNames finds the property of a field by its name.
type fieldNames struct {
	mapped map[string]slot // by the name that the user gave
	taken  [properties]bool
	known  map[string]slot // names seen so far
}

const mostKnown = 4096 // names kept: a file with more has no fixed fields

func newFieldNames(mapping map[string]string) *fieldNames {
	n := &fieldNames{mapped: map[string]slot{}, known: map[string]slot{}}
	for p, name := range propertyNames {
		if field, ok := mapping[name]; ok {
			n.mapped[field] = slot{property(p), 0}
			n.taken[p] = true
		}
	}
	return n
}

func (n *fieldNames) slot(name []byte) slot {
	if s, ok := n.known[string(name)]; ok {
		return s
	}
	s, ok := n.mapped[string(name)]
	if !ok {
		s = guess(string(name))
		if s.property < properties && n.taken[s.property] {
			s.property = properties
		}
	}
	if len(n.known) < mostKnown {
		n.known[string(name)] = s
	}
	return s
}

func guess(name string) slot {
	name = strings.NewReplacer("_", "", "-", "", ".", "", " ", "").Replace(strings.ToLower(name))
	for p, names := range guesses {
		for rank, candidate := range strings.Fields(names) {
			if name == candidate {
				return slot{property(p), rank}
			}
		}
	}
	return slot{property: properties}
}
