package framing

import (
	"fmt"
	"strings"

	"parallax/text"
)

// headlineShare is the share of content words under which two headlines are
// two headlines (FRAMING 3.2).
const headlineShare = 0.3

// readHeading finds F12 salience.headline: two headlines with little in
// common, or whose wording shifts in a listed way.
func readHeading(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() {
		return v.loneHeading()
	}
	a, b := v.a.contentIn(v.x.span), v.b.contentIn(v.y.span)
	if min(a, b) == 0 {
		return Reading{}, false
	}
	common := min(v.common(v.a, v.x.span, v.b, v.y.span), v.common(v.b, v.y.span, v.a, v.x.span))
	share := float64(common) / float64(min(a, b))
	also, ev, words := v.headingShifts()
	var reason string
	switch {
	case share < headlineShare:
		reason = fmt.Sprintf("The headlines share %.0f %% of their content words.", 100*share)
		if words != "" {
			reason += " Listed words: " + words + "."
		}
	case len(also) > 0:
		reason = "The headlines differ in listed words: " + words + "."
	default:
		return other("salience.headline", "The headlines are worded differently."), true
	}
	// Headlines of two events differ in everything: only of one report, or where
	// they share half of their words themselves, does a difference say something.
	if !v.related() && 4*common < a+b && v.a.body() && v.b.body() {
		return other("salience.headline", "Two headlines of two reports."), true
	}
	r := flag("salience.headline", "changed", Medium, "salience.headline", v.became()+". "+reason, ev...)
	r.Also = also
	return r, true
}

// loneHeading reads a headline without a partner where the other text has a
// headline that corresponds to something else: the two are compared.
func (v *view) loneHeading() (Reading, bool) {
	has := &v.x
	if has.empty() {
		has = &v.y
	}
	if has.empty() || has.Words[has.span.Start].Role != text.Headline || has.sentence(has.span.Start) != has.span {
		return Reading{}, false
	}
	for k := 0; k < has.SentenceOf(has.span.Start); k++ {
		if s := &has.Sentences[k]; s.Role == text.Headline && !s.Words.Empty() {
			return other("salience.subline", "A further line of the headline."), true
		}
	}
	o := v.otherSide(has)
	for _, s := range o.Sentences {
		if s.Role != text.Headline || s.Words.Empty() {
			continue
		}
		w := *v
		w.x, w.y = v.part(v.a, v.x.span, v.Op), v.part(v.b, v.y.span, v.Op)
		if has == &v.x {
			w.y = v.part(o, s.Words, v.Op)
		} else {
			w.x = v.part(o, s.Words, v.Op)
		}
		return readHeading(&w)
	}
	return Reading{}, false
}

// headingShifts lists the listed shifts between two headlines, and the words
// that make them.
func (v *view) headingShifts() (also []string, ev []Evidence, words string) {
	var named []string
	if h, ok := v.words.labels.MatchIn(v.issues, v.x.known(), v.y.known()); ok && strings.HasPrefix(Code(h.Category), "F") {
		also, ev = append(also, h.Category), append(ev, pairEvidence(h)...)
		named = append(named, exchanged(v.x.cut(within(v.x.span, h.InA)), v.y.cut(within(v.y.span, h.InB))))
	}
	cx, cy := v.cuesIn(&v.x), v.cuesIn(&v.y)
	if len(cx) == 1 && len(cy) == 1 && cx[0].Entry != nil && cy[0].Entry != nil && stance(cx[0].Class) != stance(cy[0].Class) && v.sameSource(&cx[0], &cy[0]) {
		also, ev = append(also, "verb"), append(ev, evidence(cx[0].Entry), evidence(cy[0].Entry))
		named = append(named, exchanged(v.a.cut(cx[0].Cue), v.b.cut(cy[0].Cue)))
	}
	x, y := v.changedHits(v.words.loaded)
	if x, y = loadedOf(&v.x, x), loadedOf(&v.y, y); (len(x) == 0) != (len(y) == 0) {
		also = append(also, "loaded")
		for _, h := range append(x, y...) {
			ev = append(ev, evidence(h.Entry))
		}
		p, hits, where := &v.x, x, "only in the first"
		if len(y) > 0 {
			p, hits, where = &v.y, y, "only in the second"
		}
		for _, h := range hits {
			named = append(named, "*"+p.cut(h.Span)+"* "+where)
		}
	}
	return also, ev, strings.Join(named, ", ")
}

func exchanged(a, b string) string { return "*" + a + "* and *" + b + "*" }

// body reports whether a text has more than headlines and furniture.
func (s *side) body() bool { return s.lede >= 0 }
