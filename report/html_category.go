package report

import "parallax/compare"

// category is how the page shows one framing category. Colour and underline
// pattern hang on the code, in the style sheet; the letter stands beside them,
// so that colour is never alone.
type category struct {
	Code   string // F1 …
	Letter string
	Name   string
	About  string // one line for the legend
}

var categories = []category{
	{"F1", "L", "Label", "the same person, place or event gets another name"},
	{"F2", "W", "Loaded word", "an evaluative or intensifying word is added, dropped or exchanged"},
	{"F3", "V", "Reporting verb", "another verb of saying, with another stance"},
	{"F4", "A", "Attribution", "who says it is dropped, added, blurred or exchanged"},
	{"F5", "C", "Certainty", "more or less certain: modal verbs, hedges, negation"},
	{"F6", "Q", "Quotation", "quoted words are altered, cut or given to another speaker"},
	{"F7", "R", "Voice or reply", "a reply, an opposing view or context is dropped or added"},
	{"F8", "G", "Agency", "who did it is hidden, named or exchanged"},
	{"F9", "K", "Cause", "another link of cause or time between events"},
	{"F10", "N", "Quantity", "a number, quantifier, bound or unit changes"},
	{"F11", "F", "Fact", "a name, date or place changes: to be checked"},
	{"F12", "S", "Salience", "order and prominence: lede, headline, place in the article"},
}

func categoryOf(c *compare.Change) category {
	code := deref(c.Code)
	for _, known := range categories {
		if known.Code == code {
			return known
		}
	}
	return category{Code: safeID(code), Letter: "•", Name: code} // benign, or a code that this version does not know
}
