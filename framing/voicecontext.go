package framing

import (
	"slices"
	"strings"

	"parallax/lexicon"
)

// readContext finds F7 voice.context: a status or caveat inside a kept
// sentence ("internationally recognised", "which Kyiv rejects").
func readContext(v *view) (Reading, bool) {
	x, y := v.changedHits(v.words.legal)
	x, y = v.x.asListed(x), v.y.asListed(y)
	if (len(x) == 0) == (len(y) == 0) {
		return v.contextClause()
	}
	has, lacks, hits := &v.x, &v.y, x
	if len(y) > 0 {
		has, lacks, hits = &v.y, &v.x, y
	}
	hits[len(hits)-1] = v.overNoun(has, hits[len(hits)-1])
	if has.quoted || outside(has, hits) > 0 || len(lacks.lone) > 1 || ofPersons.has(hits[0].Class) && has.beBefore(hits[0].Start) || !v.governs(has, hits[len(hits)-1]) || !v.hasStatus(has, hits[len(hits)-1]) || v.verbal(has, hits[0]) ||
		v.answered(has, v.words.legal, hits[0], sameClass) {
		return Reading{}, false
	}
	return flag("voice.context", v.seen(has, "dropped"), Medium, "voice.status",
		"The status *"+short(has.cut(hits[0].Span))+"* "+v.gone(has)+".", evidence(hits[0].Entry)), true
}

// overNoun takes the general noun into a status that left with it, so that it
// says what it is the status of: "the disputed region of" Varna.
func (v *view) overNoun(p *part, h hit) hit {
	n := singular(p.norm(h.End))
	if h.End+1 < p.span.End && (lands.has(n) || territory.has(n)) && p.norm(h.End+1) == "of" {
		h.End += 2
	}
	return h
}

// lands are nouns beside those of territory for what can have a legal status.
var lands = set("land area village town city settlement outpost neighbourhood neighborhood sea water coast frontier boundary country nation government authority capital homeland part half north south east west northeast northwest southeast southwest hill mountain height valley plain steppe desert river lake gulf strait bay port camp site soil ground annexation occupation blockade entity")

// ofPersons are the classes of status that people, bodies and movements have as well.
var ofPersons = set("elected unelected backed armed civilian")

// hasStatus reports whether what a status word stands before can have one: a
// place, a border, land or a state. "Ethnic origin" has none.
func (v *view) hasStatus(p *part, h hit) bool {
	if ofPersons.has(h.Class) {
		return true
	}
	in := p.sentence(h.Start)
	for k := h.End; k < min(in.End, h.End+4) && (p.content(k) || k == h.End); k++ {
		n := singular(strings.TrimSuffix(p.norm(k), "'s"))
		if e, _ := v.words.places.At(p.side.known[k:in.End]); e != nil || territory.has(n) || lands.has(n) || p.Words[k].Upper {
			return true
		}
	}
	return false
}

// asListed keeps hits whose form is the listed one: of an adjective no other
// form means the same ("wanted", "want").
func (p *part) asListed(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool { return h.Len() == 1 && p.norm(h.Start) != h.Phrase })
}

// verbal reports whether a status word ("claimed") is a verb where it stands: it
// follows its subject and has no article, preposition or comma before it.
func (v *view) verbal(p *part, h hit) bool {
	if p.verb(h.Start) == nil {
		return false
	}
	in := p.sentence(h.Start)
	if h.Start == in.Start {
		return false
	}
	prev := p.norm(h.Start - 1)
	return !nounBefore.has(prev) && !strings.HasSuffix(prev, "'s")
}

// contextClause reads a clause added or dropped that says who rejects or
// denies what the sentence reports.
func (v *view) contextClause() (Reading, bool) {
	has, lacks := &v.x, &v.y
	if has.empty() {
		has, lacks = lacks, has
	}
	if v.rewritten() || !lacks.empty() || has.empty() || has.span.Len() > 20 || has.span.Len() < 2 || has.quoted {
		return Reading{}, false
	}
	if has.contested() {
		return flag("voice.context", v.seen(has, "dropped"), Medium, "voice.claim", v.became()+": a clause that says who claims what the sentence names."), true
	}
	if h, ok := has.unsupported(v.words.caveats); ok {
		return flag("voice.context", v.seen(has, "dropped"), Medium, "voice.unsupported", v.became()+": a remark that nothing was offered in support of what the sentence reports.", evidence(h.Entry)), true
	}
	acts := has.find(v.words.negative, has.span)
	if len(acts) == 0 || acts[0].Start == has.span.Start || nounBefore.has(has.norm(acts[0].Start-1)) {
		return Reading{}, false
	}
	switch has.norm(has.span.Start) {
	case "which", "although", "though", "despite", "a", "an", "something":
	default:
		return Reading{}, false
	}
	named := false
	for i := has.span.Start; i < acts[0].Start; i++ {
		named = named || i > has.span.Start && has.content(i) || has.Words[i].Upper || subjectPronouns.has(has.norm(i)) || actors.has(has.norm(i))
	}
	if !named {
		return Reading{}, false
	}
	return flag("voice.context", v.seen(has, "dropped"), Medium, "voice.clause", v.became()+": a caveat to what the sentence reports.", evidence(acts[0].Entry)), true
}

// unsupported finds a remark that no evidence was given ("without offering proof").
func (p *part) unsupported(caveats *lexicon.Phrases) (hit, bool) {
	for _, h := range p.find(caveats, p.span) {
		if h.Class == "dispute" && p.Words[h.Start].Quote < 0 {
			return h, true
		}
	}
	return hit{}, false
}

// contested reports whether a part is a relative clause that says who claims
// the place it stands behind: "which both sides claim", "which X regards as its
// own territory".
func (p *part) contested() bool {
	if p.norm(p.span.Start) != "which" {
		return false
	}
	for i := p.span.Start + 2; i < p.span.End; i++ {
		if !regards.has(p.norm(i)) {
			continue
		}
		claims := strings.HasPrefix(p.norm(i), "claim")
		if claims && i+1 == p.span.End {
			return true
		}
		next := p.norm(i + 1)
		if next == "as" {
			next = p.norm(i + 2)
		} else if p.norm(i+1) == "to" {
			return false
		}
		own := next == "its" || next == "their" || next == "part" || next == "a" && p.norm(i+3) == "part" || next == "occupied" || next == "sovereign"
		return own && i+2 < p.span.End
	}
	return false
}

// regards are verbs by which somebody takes a place for its own, or for another's.
var regards = set("claim claims claimed regard regards regarded consider considers considered see sees view views")
