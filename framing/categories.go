package framing

import (
	"slices"
	"strings"
)

// codes gives the code of each category, by the category's first part.
var codes = map[string]string{
	"label": "F1", "loaded": "F2", "verb": "F3", "attribution": "F4", "certainty": "F5", "quote": "F6",
	"voice": "F7", "agency": "F8", "cause": "F9", "quantity": "F10", "fact": "F11", "salience": "F12",
	"orth": "N1", "variant": "N2", "house": "N3", "form": "N4", "syn": "N5", "credit": "N6",
	"update": "N7", "trim": "N8", "refer": "N9", "other": "N0",
}

// Categories lists every category that a reading may have, in the order of
// their codes.
func Categories() []string {
	return []string{
		"label.place", "label.actor", "label.event", "label.status", "label.euphemism",
		"loaded", "verb",
		"attribution.drop", "attribution.add", "attribution.vague", "attribution.sharpen", "attribution.reassign", "attribution.chain", "attribution.verify",
		"certainty.hedge", "certainty.modal", "certainty.evidential", "certainty.polarity",
		"quote.alter", "quote.length", "quote.splice", "quote.direct", "quote.scare", "quote.reassign",
		"voice.reply", "voice.opposing", "voice.context",
		"agency.passive", "agency.agent", "agency.nominal", "agency.unaccusative", "agency.swap",
		"cause",
		"quantity.number", "quantity.quantifier", "quantity.bound", "quantity.unit",
		"fact",
		"salience.order", "salience.lede", "salience.headline",
		"orth", "variant", "house", "form", "syn", "credit", "update", "trim", "refer", "other",
	}
}

// Code is the code of a category: "F1" for "label.place".
func Code(category string) string {
	first, _, _ := strings.Cut(category, ".")
	return codes[first]
}

// Known reports whether [Options] may name it: a code, a category, the first
// part of one, or a rule of such a family.
func Known(name string) bool {
	first, _, _ := strings.Cut(name, ".")
	if codes[first] != "" {
		return true
	}
	for _, code := range codes {
		if code == name {
			return true
		}
	}
	return false
}

// wants reports whether the options let a flag of this category and rule
// stand.
func (o Options) wants(category, rule string) bool {
	named := func(names []string) bool {
		first, _, _ := strings.Cut(category, ".")
		return slices.Contains(names, category) || slices.Contains(names, first) ||
			slices.Contains(names, rule) || slices.Contains(names, Code(category))
	}
	if len(o.Only) > 0 && !named(o.Only) {
		return false
	}
	return !named(o.Off)
}

func flag(category, direction string, band Confidence, rule, reason string, evidence ...Evidence) Reading {
	return Reading{Status: Flag, Code: Code(category), Category: category, Direction: direction,
		Confidence: band, Rule: rule, Evidence: evidence, Reason: reason}
}

func benign(category, rule, reason string, evidence ...Evidence) Reading {
	return Reading{Status: Benign, Code: Code(category), Category: category, Rule: rule, Evidence: evidence, Reason: reason}
}

func other(rule, reason string) Reading {
	return Reading{Status: Other, Code: "N0", Category: "other", Rule: rule, Reason: reason}
}
