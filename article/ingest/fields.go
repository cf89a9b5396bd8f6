package ingest

import (
	"strings"
	"sync"
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
	propTitle:    "title headline articletitle heading head hl titel überschrift schlagzeile titre titulo título titolo",
	propText:     "text body articletext articlebody fulltext bodytext maintext plaintext content contenttext story storytext article contents volltext artikeltext texte texto testo",
	propOutlet:   "outlet source sourcename publication publisher newspaper outletname mediasource medianame sitename site medium publicationname quelle zeitung journal periódico testata",
	propAuthor:   "author authors byline creator writer autor autoren auteur autore",
	propDate:     "date published datepublished publisheddate publishedat publishdate publicationdate pubdate datepub dateofpublication datetime publishtime timestamp created createdat datum fecha",
	propURL:      "url link articleurl canonicalurl permalink weburl uri href address",
	propLanguage: "language lang languagecode languageiso sprache langue idioma lingua",
}

// field is a field of the source by name: which property it holds, and how well
// its name fits.
type field struct {
	name     string
	property property // properties: none
	rank     int      // 0: the likeliest name, or the user said so
	uses     int      // records whose property was taken from it
	met      int      // articles made of records that have it, with a value
	nested   []nested // what the user wants from inside it
}

// nested leads to a value inside a field, such as "name" in "source.name".
type nested struct {
	steps []string
	field *field
}

// fieldNames finds the property of a field by its name. It belongs to one
// goroutine.
type fieldNames struct {
	wanted [properties]string // as the user named them
	known  map[string]*field
	inside []*field // those that paths lead to
}

const mostKnown = 4096 // names kept: a source with more has no fixed fields

func newFieldNames(mapping map[string]string) *fieldNames {
	n := &fieldNames{known: map[string]*field{}}
	for p, name := range propertyNames {
		n.wanted[p] = mapping[name]
	}
	return n
}

func (n *fieldNames) field(name []byte) *field {
	if f, ok := n.known[string(name)]; ok {
		return f
	}
	f := n.newField(string(name))
	if len(n.known) < mostKnown {
		n.known[f.name] = f
	}
	return f
}

func (n *fieldNames) newField(name string) *field {
	f := &field{name: name, property: properties}
	if p, rank := guess(name); p < properties && n.wanted[p] == "" { // "-", no field, is wanted too
		f.property, f.rank = p, rank
	}
	for p, wanted := range n.wanted {
		if wanted == name && wanted != "-" {
			f.property, f.rank = property(p), 0
		} else if rest, ok := strings.CutPrefix(wanted, name+"."); ok {
			inside := &field{name: wanted, property: property(p)}
			n.inside = append(n.inside, inside)
			f.nested = append(f.nested, nested{strings.Split(rest, "."), inside})
		}
	}
	return f
}

var separators = strings.NewReplacer("_", "", "-", "", ".", "", " ", "")

// guessed is what the name of a field says: the property, and how likely.
type guessed struct {
	property property
	rank     int
}

var guessedNames = sync.OnceValue(func() map[string]guessed {
	all := map[string]guessed{}
	for p, names := range guesses {
		for rank, name := range strings.Fields(names) {
			if _, before := all[name]; !before {
				all[name] = guessed{property(p), rank}
			}
		}
	}
	return all
})

// guess is the property that the name of a field stands for, and how likely.
func guess(name string) (property, int) {
	if g, ok := guessedNames()[separators.Replace(strings.ToLower(name))]; ok {
		return g.property, g.rank
	}
	return properties, 0
}
