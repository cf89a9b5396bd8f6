package framing

import "parallax/diff"

// manySenses are links that may be of time, cause, purpose or comparison.
var manySenses = set("as for since")

// readCause finds F9: a link of time became a link of cause, or the other way
// round.
func readCause(v *view) (Reading, bool) {
	if v.rewritten() {
		return Reading{}, false
	}
	if v.x.empty() || v.y.empty() {
		return v.movedCause()
	}
	hx, hy := v.changedHits(v.words.connectives)
	if len(hx) != 1 || len(hy) != 1 || hx[0].Class == hy[0].Class {
		return Reading{}, false
	}
	if outside(&v.x, hx)+outside(&v.y, hy) > 1 || v.x.span.Len() > 6 || v.y.span.Len() > 6 {
		return Reading{}, false
	}
	if manySenses.has(hx[0].Phrase) || manySenses.has(hy[0].Phrase) {
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

// movedCause reads a link that left before a clause and another that came
// before it where the clause now stands: "After X, Y", "Y because X". The
// longer of the two stands for both.
func (v *view) movedCause() (Reading, bool) {
	for _, k := range v.siblings(v.index) {
		gone, come := v.Component, &v.Components[k]
		if gone.A.Empty() {
			gone, come = come, gone
		}
		if gone.A.Empty() || !gone.B.Empty() || !come.A.Empty() || come.B.Empty() || gone.A.End >= len(v.a.Words) || come.B.End >= len(v.b.Words) {
			continue
		}
		c := v.a.component[gone.A.End]
		if c < 0 || c != v.b.component[come.B.End] || v.Components[c].Op != diff.Move || v.Components[c].A.Len() < 3 {
			continue
		}
		hx, hy := v.a.find(v.words.connectives, gone.A), v.b.find(v.words.connectives, come.B)
		if len(hx) != 1 || len(hy) != 1 || hx[0].Class == hy[0].Class || hx[0].Class != "causal" && hy[0].Class != "causal" ||
			hx[0].Span != gone.A || hy[0].Span != come.B || manySenses.has(hx[0].Phrase) || manySenses.has(hy[0].Phrase) {
			continue
		}
		bears := gone
		if n, m := gone.A.Len(), come.B.Len(); n < m || n == m && v.a.cut(gone.A) < v.b.cut(come.B) {
			bears = come
		}
		if bears != v.Component {
			return other("together", "Read together with the other half of the change, before the same clause."), true
		}
		return flag("cause", hx[0].Class+"->"+hy[0].Class, Medium, "cause.moved",
			"*"+short(v.a.cut(gone.A))+"* became *"+short(v.b.cut(come.B))+"* before the same clause: the link between the two is of another kind.", evidence(hx[0].Entry), evidence(hy[0].Entry)), true
	}
	return Reading{}, false
}
