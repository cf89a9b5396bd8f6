package compare

import (
	"strings"

	"parallax/framing"
)

// Category is one entry of the closed list of what a change can be.
type Category struct {
	Name   string // label.place
	Code   string // F1
	Family string // label
	Title  string // in plain words
}

// Categories gives the closed list in the order of its codes.
func Categories() []Category {
	names := framing.Categories()
	list := make([]Category, len(names))
	for i, name := range names {
		family, _, _ := strings.Cut(name, ".")
		list[i] = Category{Name: name, Code: framing.Code(name), Family: family, Title: CategoryTitle(name)}
	}
	return list
}

// CategoryTitle says a category in plain words; what is not in the list stays
// as it is.
func CategoryTitle(name string) string {
	if title, ok := categoryTitles[name]; ok {
		return title
	}
	return name
}

// FamilyTitle says in plain words what the categories of a family have in
// common.
func FamilyTitle(family string) string {
	if title, ok := familyTitles[family]; ok {
		return title
	}
	return CategoryTitle(family)
}

var familyTitles = map[string]string{
	"label":       "what things are called",
	"attribution": "who is said to say it",
	"certainty":   "how sure it is said to be",
	"quote":       "quotations",
	"voice":       "whose voice is heard",
	"agency":      "who does what",
	"quantity":    "quantities",
	"salience":    "what comes first",
}

// categoryTitles says each category in plain words.
var categoryTitles = map[string]string{
	"label.place":          "place name",
	"label.actor":          "name of a person or group",
	"label.event":          "name of an event",
	"label.status":         "political status",
	"label.euphemism":      "milder or harsher term",
	"loaded":               "loaded modifier",
	"verb":                 "reporting verb",
	"attribution.drop":     "attribution dropped",
	"attribution.add":      "attribution added",
	"attribution.vague":    "vaguer source",
	"attribution.sharpen":  "more exact source",
	"attribution.reassign": "other source",
	"attribution.chain":    "source at second hand",
	"attribution.verify":   "note on verification",
	"certainty.hedge":      "hedge",
	"certainty.modal":      "modal verb",
	"certainty.evidential": "evidence word",
	"certainty.polarity":   "negation",
	"quote.alter":          "quotation altered",
	"quote.length":         "quotation shortened or extended",
	"quote.splice":         "quotations joined",
	"quote.direct":         "direct or indirect speech",
	"quote.scare":          "quotation marks on a term",
	"quote.reassign":       "other speaker",
	"voice.reply":          "reply or denial",
	"voice.opposing":       "opposing view",
	"voice.context":        "caveat or context",
	"agency.passive":       "active or passive",
	"agency.agent":         "who acted",
	"agency.nominal":       "verb or noun",
	"agency.unaccusative":  "act or event",
	"agency.swap":          "roles changed",
	"cause":                "cause or time link",
	"quantity.number":      "number",
	"quantity.quantifier":  "quantifier",
	"quantity.bound":       "bound of a number",
	"quantity.unit":        "unit",
	"fact":                 "fact to check",
	"salience.order":       "order of sentences",
	"salience.lede":        "what the lede holds",
	"salience.headline":    "headline",
	"orth":                 "spelling form and punctuation",
	"variant":              "spelling variant",
	"house":                "house style",
	"form":                 "grammatical form",
	"syn":                  "synonym",
	"credit":               "credit",
	"update":               "update",
	"trim":                 "trimming",
	"refer":                "reference",
	"other":                "no category",
}
