package framing

// Options steer which rules speak. The zero value lets all of them.
type Options struct {
	// Off names rules ("label.pair"), categories ("label.place", "label") or
	// codes ("F1") that are not wanted: a flag of theirs is read as "other".
	Off []string
	// Only, when not empty, names the rules, categories or codes whose flags
	// are wanted; all other flags are read as "other".
	Only []string
}

// Read gives one reading per component of p, in their order.
//
// Mirror: when the sides of a pair are swapped, a component keeps its status,
// code and confidence; its direction is flipped, and drop and add, vague and
// sharpen change places.
func Read(p *Pair, opts Options) []Reading {
	readings := make([]Reading, len(p.Components))
	for i := range p.Components {
		readings[i] = Reading{Status: Other, Code: "N0", Category: "other", Rule: "none", Reason: "No rule applies to this change."}
	}
	return readings
}
