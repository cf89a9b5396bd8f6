package framing

import "parallax/lexicon"

// Options steer which rules speak. The zero value lets all of them, by the
// embedded lists.
type Options struct {
	Lexicon *lexicon.Set // nil: lexicon.Default
	// Off names rules ("label.pair"), categories ("label.place", "label") or
	// codes ("F1") that are not wanted: a flag of theirs is read as "other".
	Off []string
	// Only, when not empty, names the rules, categories or codes whose flags
	// are wanted; all other flags are read as "other".
	Only []string
}

// rule reads a component, or passes.
type rule struct {
	read  func(*view) (Reading, bool)
	words bool // rests on English word lists
}

// The rules of each origin, in the order in which they are asked; the first
// that speaks is heard. First come the certain benign forms, then quotations
// (where a synonym is no synonym), then the listed pairs, which a synonym table
// must not overrule, then reference and form, then the rules that rest on less.
var (
	phraseRules = []rule{
		{readQuoteMarks, false},
		{readMove, false},
		{readOrth, false},
		{readVariant, true},
		{readSameNumber, true},
		{readQuoted, false},
		{readCreditPhrase, true},
		{readVerify, true},
		{readLabelPair, true},
		{readCausative, true},
		{readDirected, true},
		{readPolarity, true},
		{readVerb, true},
		{readAttribution, true},
		{readRefer, true},
		{readDate, true},
		{readModal, true},
		{readHedge, true},
		{readLoaded, true},
		{readLabelStatus, true},
		{readLabelPlace, true},
		{readContext, true},
		{readBound, true},
		{readQuantifier, true},
		{readNumber, true},
		{readAgent, true},
		{readPassive, true},
		{readCause, true},
		{readForm, true},
		{readSynonym, true},
		{readPlaceName, true},
		{readPersonName, true},
	}
	sentenceRules = []rule{
		{readFurniture, false},
		{readCreditLine, true},
		{readUpdate, true},
		{readVerify, true},
		{readHeading, true},
		{readVoice, true},
		{readLede, false},
		{readTrim, false},
	}
	orderRules   = []rule{{readOrder, false}}
	headingRules = []rule{{readHeading, true}}
)

// Read gives one reading per component of p, in their order.
//
// Mirror: when the sides of a pair are swapped, a component keeps its status,
// code and confidence; its direction is flipped, and drop and add, vague and
// sharpen change places.
func Read(p *Pair, opts Options) []Reading {
	readings := make([]Reading, len(p.Components))
	if len(p.Components) == 0 {
		return readings
	}
	r := newReader(p, opts)
	r.pairQuotes()
	for i := range p.Components {
		readings[i] = r.read(i)
	}
	return readings
}

func (r *reader) read(i int) Reading {
	v := r.view(i)
	rules := phraseRules
	switch v.Origin {
	case Sentence:
		rules = sentenceRules
	case Order:
		rules = orderRules
	case Heading:
		rules = headingRules
	}
	for _, rule := range rules {
		if rule.words && !r.rules {
			continue
		}
		reading, ok := rule.read(v)
		if !ok {
			continue
		}
		if reading.Status == Flag && !r.opts.wants(reading.Category, reading.Rule) {
			return other(reading.Rule, "Rule "+reading.Rule+" is switched off. "+reading.Reason)
		}
		return reading
	}
	return other("none", v.became()+".")
}
