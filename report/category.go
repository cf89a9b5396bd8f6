package report

import "strings"

// categoryNames says each category of the closed list in plain words.
var categoryNames = map[string]string{
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

// categoryName is the plain name of a category, or the category itself when it
// is not in the list.
func categoryName(category string) string {
	if name, ok := categoryNames[category]; ok {
		return name
	}
	return category
}

// directionName says a direction in plain words; "" for one that the sentence
// of the change says already.
func directionName(direction string) string {
	switch direction {
	case "added", "dropped", "shifted", "changed":
		return ""
	case "on":
		return "put on"
	case "off":
		return "taken off"
	}
	direction = strings.Replace(direction, "commit", "commitment", 1)
	if what, ok := strings.CutSuffix(direction, "+"); ok {
		return "more " + what
	}
	if what, ok := strings.CutSuffix(direction, "-"); ok {
		return "less " + what
	}
	from, to, ok := strings.Cut(direction, "->")
	if ok {
		return "from " + strings.TrimSpace(from) + " to " + strings.TrimSpace(to)
	}
	return direction
}
