package framing

import (
	"strings"

	"parallax/text"
)

// groups are movements and bands that a deed is named after; peoples and
// services are known from other lists.
var groups = set("taliban hamas hezbollah isis isil daesh al-qaeda qaeda houthi al-shabaab shabaab haram pkk ira eta farc mafia cartel gang mob rebel militant guerrilla insurgent separatist loyalist paramilitary jihadist jihadi islamist settler police militia")

// readDoerNoun finds F8 agency.agent: a deed in a noun is named with who did it
// ("a Taliban attack", "police killings") on one side only.
func readDoerNoun(v *view) (Reading, bool) {
	if v.Passage < 0 {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		has, lacks := o[0], o[1]
		for i := has.span.Start; i < has.span.End; i++ {
			deed := i + 1
			if deed >= has.sentence(i).End || !deedNouns[has.norm(deed)] || !adjacent(has.side, i) || has.Words[i].Quote >= 0 || !v.doerName(has, i) {
				continue
			}
			j := v.counterpart(has, deed)
			if j < 0 || lacks.speech(j) || lacks.doneBy(j) || !has.inContext(v.matesOf(has), deed, j) && !v.onlyOnes(has, deed, lacks.side, j) ||
				!v.doerGone(lacks, has, text.Span{Start: i, End: deed}) || v.samePeople(lacks, has.norm(i)) || v.actorNear(lacks, j) {
				continue
			}
			return flag("agency.agent", v.seen(has, "agent->none"), v.mediumUnlessRewritten(v.Passage), "agency.doer",
				"*"+short(has.cut(text.Span{Start: i, End: deed + 1}))+"*: the deed is named with who did it on one side only."), true
		}
	}
	return Reading{}, false
}

// actorNear reports whether somebody who acts is named close before the deed at
// word j.
func (v *view) actorNear(o *part, j int) bool {
	for k := max(o.sentence(j).Start, j-4); k < j; k++ {
		if v.doerName(o, k) {
			return true
		}
	}
	return false
}

// doerName reports whether word i names a people, a group or a service.
func (v *view) doerName(p *part, i int) bool {
	n := p.norm(i)
	if groups[n] || actors[n] {
		return true
	}
	e, k := v.words.places.At(p.side.known[i : i+1])
	return e != nil && k == 1 && p.Words[i].Upper && !strings.EqualFold(n, e.Lemma) && demonymic(n)
}

// samePeople reports whether the other text's passage names the state, or the
// people, that a word names.
func (v *view) samePeople(o *part, norm string) bool {
	span := v.Passages[v.Passage].B
	if o.side == v.a {
		span = v.Passages[v.Passage].A
	}
	for k := span.Start; k < span.End; k++ {
		if o.Words[k].Upper && demonym(norm, strings.TrimSuffix(o.norm(k), "'s")) {
			return true
		}
	}
	return false
}
