package framing

// manySenses are links that may be of time, cause, purpose or comparison.
var manySenses = set("as for since")

// readCause finds F9: a link of time became a link of cause, or the other way
// round.
func readCause(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || v.rewritten() {
		return Reading{}, false
	}
	hx, hy := v.changedHits(v.words.connectives)
	if len(hx) != 1 || len(hy) != 1 || hx[0].Class == hy[0].Class {
		return Reading{}, false
	}
	if outside(&v.x, hx)+outside(&v.y, hy) > 1 || v.x.span.Len() > 6 || v.y.span.Len() > 6 {
		return Reading{}, false
	}
	if manySenses[hx[0].Phrase] || manySenses[hy[0].Phrase] {
		return Reading{}, false
	}
	if hx[0].Class != "causal" && hy[0].Class != "causal" {
		return Reading{}, false
	}
	if before, after := v.aligned(); !before || !after {
		return Reading{}, false
	}
	return flag("cause", hx[0].Class+"->"+hy[0].Class, Medium, "cause.connective",
		v.became()+": the link between the two is of another kind.", evidence(hx[0].Entry), evidence(hy[0].Entry)), true
}
