package framing

import (
	"strings"

	"parallax/text"
)

// sourceChanged reads a component inside the source of an attribution that
// both sides have. Where the diff kept the two sources apart, the component of
// the more precise one stands for both.
func (v *view) sourceChanged() (Reading, bool) {
	if v.rewritten() || len(v.x.lone)+len(v.y.lone) == 0 {
		return Reading{}, false
	}
	ax, okX := sourceAt(&v.x)
	ay, okY := sourceAt(&v.y)
	switch {
	case v.x.empty() && okY:
		ax, okX = v.sameAttribution(&v.y, ay, v.a)
	case v.y.empty() && okX:
		ay, okY = v.sameAttribution(&v.x, ax, v.b)
	}
	if !okX || !okY || ax.Source.Empty() || ay.Source.Empty() {
		return Reading{}, false
	}
	// Only the same statement has the same source: its cue must be unchanged or changed with it.
	if t := v.a.twin[ax.Cue.Start]; t >= 0 && int(t) != ay.Cue.Start {
		return Reading{}, false
	}
	if t := v.b.twin[ay.Cue.Start]; t >= 0 && int(t) != ax.Cue.Start {
		return Reading{}, false
	}
	if v.alias(v.a, ax.Source, v.b, ay.Source) || pronounIn(v.a, ax.Source) || pronounIn(v.b, ay.Source) ||
		v.medium(&v.x, ax.Source) || v.medium(&v.y, ay.Source) {
		return Reading{}, false
	}
	if !v.x.empty() && !v.y.empty() && v.person(v.a, ax.Source) && v.person(v.b, ay.Source) && !overlap(v.sourceKeys(v.a, ax.Source), v.sourceKeys(v.b, ay.Source)) &&
		!v.a.oneName(v.a, ax.Source, v.b, ay.Source) && !v.b.oneName(v.a, ax.Source, v.b, ay.Source) {
		category := "attribution.reassign"
		if v.a.tags(&ax) || v.b.tags(&ay) {
			category = "quote.reassign"
		}
		return flag(category, Shifted, Medium, "attribution.reassign", v.sourcesBecame(ax, ay)+": the statement has another source."), true
	}
	px, py, differ := v.morePrecise(ax, ay)
	switch {
	case !differ:
		return Reading{}, false
	case v.x.empty() && px.rank > py.rank, v.y.empty() && py.rank > px.rank:
		return other("attribution.precision", "The component of the more precise source stands for both."), true
	}
	return v.precisionChanged(ax, ay, px, py, Medium), true
}

// morePrecise says how precisely two sources are named, and whether one is found and
// asked more easily than the other.
func (v *view) morePrecise(ax, ay Attribution) (px, py precision, differ bool) {
	if v.takenUp(v.a, ax.Source, v.b, ay.Source) || v.takenUp(v.b, ay.Source, v.a, ax.Source) {
		return px, py, false
	}
	px, py = v.precision(v.a, ax.Source), v.precision(v.b, ay.Source)
	lx, ly := px.rank, py.rank
	switch {
	case lx == 0 || ly == 0:
		return px, py, false
	case lx == ly, lx >= vagueBelow && ly >= vagueBelow && !(lx == namedSource && py.person) && !(ly == namedSource && px.person):
		return px, py, false
	}
	return px, py, true
}

// precisionChanged flags a source that is named more or less precisely.
func (v *view) precisionChanged(ax, ay Attribution, px, py precision, band Confidence) Reading {
	var ev []Evidence
	for _, p := range [...]precision{px, py} {
		if p.Entry != nil {
			ev = append(ev, evidence(p.Entry))
		}
	}
	if px.rank > py.rank {
		return flag("attribution.vague", "specific->vague", band, "attribution.vague",
			v.sourcesBecame(ax, ay)+": the source is named less precisely.", ev...)
	}
	return flag("attribution.sharpen", "vague->specific", band, "attribution.sharpen",
		v.sourcesBecame(ax, ay)+": the source is named more precisely.", ev...)
}

// takenUp reports whether a source is a definite phrase for one that its text has
// named before, by the same noun: "the researchers", "Researchers at Orvel".
func (v *view) takenUp(s *side, source text.Span, o *side, other text.Span) bool {
	if source.Len() != 2 || s.norm(source.Start) != "the" {
		return false
	}
	for j := other.Start; j < other.End; j++ {
		if o.key(j) == s.key(source.End-1) {
			return true
		}
	}
	return false
}

func (v *view) sourcesBecame(ax, ay Attribution) string {
	return "*" + short(v.a.cut(ax.Source)) + "* became *" + short(v.b.cut(ay.Source)) + "*"
}

// oneName reports whether s has the last words of two sources side by side: the
// first name and the surname of one person.
func (s *side) oneName(a *side, x text.Span, b *side, y text.Span) bool {
	first, second := a.norm(x.End-1), b.norm(y.End-1)
	if sameName(first, second) {
		return true
	}
	for i := range len(s.Words) - 1 {
		if n, m := s.norm(i), strings.TrimSuffix(s.norm(i+1), "'s"); n == first && m == second || n == second && m == first {
			return true
		}
	}
	return false
}

// vagueBelow is the rank of lexicon.Sources from which on a source can be
// found and asked; differences above it are matters of reference.
const vagueBelow = 4

func sourceAt(p *part) (Attribution, bool) {
	if p.empty() {
		return Attribution{}, false
	}
	for _, a := range p.cues {
		if !a.Source.Empty() && a.Source.Overlaps(p.span) && (p.span.Start >= a.Source.Start-1 && p.span.End <= max(a.Source.End, a.Cue.End)) {
			return a, true
		}
		// The cue finder takes no phrase behind a preposition with its noun ("miners
		// from the night shift"); where the words before it changed with it, it is one.
		if !a.Source.Empty() && p.span.Start == p.sentence(a.Cue.Start).Start && p.span.End == a.Source.End && p.span.Start < a.Source.Start &&
			!breaks(p.Source[p.Words[p.span.Start].End:p.Words[a.Source.Start].Start]) {
			a.Source = p.span
			return a, true
		}
	}
	return Attribution{}, false
}

// person reports whether a source is the name of a person and nothing else:
// one to three capitalised words, no place, no acronym, no organisation.
func (v *view) person(s *side, source text.Span) bool {
	names := 0
	for i := source.Start; i < source.End; i++ {
		if !s.content(i) {
			return false
		}
		if v.title(s, i) {
			continue
		}
		if !s.Words[i].Upper || v.place(s, i) || organisations.has(s.norm(i)) || s.capitals(text.Span{Start: i, End: i + 1}) || strings.HasSuffix(s.norm(i), "s'") {
			return false
		}
		names++
	}
	return names >= 1 && names <= 3
}

var organisations = set("house pentagon kremlin ministry department office agency bureau committee party union group council court senate congress parliament police army navy campaign bank company university institute news times post press network association federation commission democrats republicans officials prosecutors authorities critics supporters administration government force forces service team twitter facebook google street downing capitol state states")

// sameCue finds the attribution of o whose cue is that of a, unchanged.
func sameCue(s *side, a Attribution, o *side) (Attribution, bool) {
	twin := int(s.twin[a.Cue.Start])
	if twin < 0 {
		return Attribution{}, false
	}
	for _, b := range o.cues {
		if b.Cue.Start == twin {
			return b, true
		}
	}
	return Attribution{}, false
}

// sameAttribution finds the attribution of o that has the cue of a, unchanged,
// or that reports the same statement in another place.
func (v *view) sameAttribution(p *part, a Attribution, o *side) (Attribution, bool) {
	if b, ok := sameCue(p.side, a, o); ok {
		return b, true
	}
	if b, ok := v.statementOf(p, &a); ok {
		return *b, true
	}
	return Attribution{}, false
}

func pronounIn(s *side, span text.Span) bool {
	for i := span.Start; i < span.End; i++ {
		if subjectPronouns.has(s.norm(i)) {
			return true
		}
	}
	return false
}
