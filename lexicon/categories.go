package lexicon

import "strings"

// categories is the closed list of the JSON contract, in the order of its
// codes: what a line of a list may say of a change.
var categories = strings.Fields(`
	label.place label.actor label.event label.status label.euphemism
	loaded verb
	attribution.drop attribution.add attribution.vague attribution.sharpen attribution.reassign attribution.chain attribution.verify
	certainty.hedge certainty.modal certainty.evidential certainty.polarity
	quote.alter quote.length quote.splice quote.direct quote.scare quote.reassign
	voice.reply voice.opposing voice.context
	agency.passive agency.agent agency.nominal agency.unaccusative agency.swap
	cause
	quantity.number quantity.quantifier quantity.bound quantity.unit
	fact
	salience.order salience.lede salience.headline
	orth variant house form syn credit update trim refer other`)

// Categories lists the categories that a line may name.
func Categories() []string { return append([]string(nil), categories...) }

// listOf is the embedded list that a user's single phrase of this category
// joins, "" if there is none.
func listOf(category string) string {
	switch category {
	case "loaded":
		return Loaded
	case "verb":
		return ReportingVerbs
	case "certainty.hedge":
		return Hedges
	case "certainty.evidential":
		return Evidentials
	case "attribution.verify":
		return Caveats
	case "voice.reply":
		return Replies
	case "voice.context":
		return LegalStatus
	}
	return ""
}
