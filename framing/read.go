package framing

import "parallax/diff"

// Options steer which rules speak. The zero value lets all of them.
type Options struct {
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
		{readSplice, true},
		{readQuoteMarks, false},
		{readMove, false},
		{readOrth, false},
		{readUserPair, false},
		{readVariant, true},
		{readContraction, true},
		{readSameNumber, true},
		{readQuoted, false},
		{readCreditPhrase, true},
		{readVerify, true},
		{readLabelPair, true},
		{readLabelModifier, true},
		{readCausative, true},
		{readDirected, true},
		{readNominal, true},
		{readNone, true},
		{readRatio, true},
		{readPolarity, true},
		{readVerb, true},
		{readRequest, true},
		{readAttribution, true},
		{readRefer, true},
		{readClock, true},
		{readUnit, true},
		{readDate, true},
		{readModal, true},
		{readHedge, true},
		{readLoaded, true},
		{readTerm, true},
		{readLabelStatus, true},
		{readLabelPlace, true},
		{readContext, true},
		{readReply, true},
		{readEmphatic, true},
		{readBound, true},
		{readQuantifier, true},
		{readNumber, true},
		{readAgent, true},
		{readPassive, true},
		{readCause, true},
		{readKept, true},
		{readBoundKept, true},
		{readForm, true},
		{readSynonym, true},
		{readPlaceName, true},
		{readPersonName, true},
	}
	sentenceRules = []rule{
		{readFurniture, false},
		{readSplice, true},
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
	defer r.release()
	r.pairQuotes()
	if r.rules {
		r.splices = r.findSplices()
	}
	for i := range p.Components {
		readings[i] = r.read(i)
	}
	if r.rules {
		r.labelsApart(readings)
		r.retold(readings)
		r.objections(readings)
		r.loadedApart(readings)
		r.hearsayAdverbs(readings)
	}
	r.looseOnce(readings)
	r.cutEdges(readings)
	r.findFragments(readings)
	return readings
}

func (r *reader) read(i int) Reading {
	v := r.own
	r.fill(v, i)
	reading := r.ask(v)
	if v.Origin != Phrase || reading.Status == Flag && reading.Category != "quote.length" {
		return reading
	}
	// A deletion and an insertion in one place may be a substitution whose sides
	// are too unlike for the diff to pair.
	w, bears := r.together(i)
	if w == nil {
		return reading
	}
	if both := r.ask(w); both.Status == Flag && (reading.Status != Flag || both.Category == "quote.alter") {
		if bears {
			return both
		}
		return other("together", "Read together with the other half of the change, in the same place.")
	}
	return reading
}

// ask puts the rules of a component's origin to it, in order.
func (r *reader) ask(v *view) Reading {
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
		return r.wanted(reading)
	}
	return other("none", v.became()+".")
}

// wanted is a reading, or what is left of a flag whose rule is switched off.
func (r *reader) wanted(reading Reading) Reading {
	if reading.Status == Flag && !r.opts.wants(reading.Category, reading.Rule) {
		return other(reading.Rule, "Rule "+reading.Rule+" is switched off. "+reading.Reason)
	}
	return reading
}

// together is component i and its counterpart in the same place as one
// substitution, nil if it has none. bears says which of the two stands for it.
func (r *reader) together(i int) (w *view, bears bool) {
	c := &r.Components[i]
	if c.A.Empty() == c.B.Empty() || c.Orth {
		return nil, false
	}
	for _, k := range r.siblings(i) {
		o := &r.Components[k]
		if o.Orth || o.A.Empty() == o.B.Empty() || o.A.Empty() == c.A.Empty() {
			continue
		}
		gone, come := c, o
		if c.A.Empty() {
			gone, come = o, c
		}
		if come.A.Start != gone.A.Start && come.A.Start != gone.A.End || gone.B.Start != come.B.Start && gone.B.Start != come.B.End {
			continue
		}
		if w != nil {
			return nil, false // two counterparts: none is the counterpart
		}
		both := *gone
		both.Op, both.B, both.BBytes = diff.Substitute, come.B, come.BBytes
		w = &view{reader: r, Component: &both, index: i, x: r.part(r.a, gone.A, diff.Substitute), y: r.part(r.b, come.B, diff.Substitute)}
		w.x.rest, w.y.rest = residue(&w.x, &w.y, nil), residue(&w.y, &w.x, nil)
		w.x.lone, w.y.lone = w.x.contentOf(w.x.rest, nil), w.y.contentOf(w.y.rest, nil)
		if before, after := w.aligned(); !before || !after || w.rewritten() || max(w.x.span.Len(), w.y.span.Len()) > longName {
			return nil, false
		}
		bears = r.outweighs(c, o)
	}
	return w, bears
}

// reach is how many neighbours of a component are looked at on each side: what
// belongs together stands together, and long passages stay linear.
const reach = 12

// siblings lists the phrase components of the same passage that stand around
// component i.
func (r *reader) siblings(i int) []int {
	var list []int
	same := func(k int) bool {
		return r.Components[k].Passage == r.Components[i].Passage && r.Components[k].Origin == Phrase
	}
	for k := i - 1; k >= max(0, i-reach) && same(k); k-- {
		list = append(list, k)
	}
	for k := i + 1; k < min(len(r.Components), i+reach+1) && same(k); k++ {
		list = append(list, k)
	}
	return list
}

// outweighs reports whether, of two components that show one change, c stands for
// it: the longer one, whatever side it is on; of equally long ones, the one
// whose text comes last.
func (r *reader) outweighs(c, o *Component) bool {
	own, other := c.A.Len()+c.B.Len(), o.A.Len()+o.B.Len()
	return own > other || own == other && r.cutOf(c) > r.cutOf(o)
}

// cutOf is what a component holds, the same whichever text comes first.
func (r *reader) cutOf(c *Component) string {
	x, y := r.a.cut(c.A), r.b.cut(c.B)
	return min(x, y) + max(x, y)
}
