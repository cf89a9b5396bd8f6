package framing

import (
	"parallax/lexicon"
	"parallax/text"
)

// longName is the longest phrase, in words, that is still read as one name: in
// a longer one two listed names need not stand in the same place.
const longName = 9

// readLabelPair finds F1: two listed names for one thing, or two terms for one
// concept that differ in stance, stand in the same place.
func readLabelPair(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() {
		return Reading{}, false
	}
	h, ok := v.words.labels.Match(v.x.norms(), v.y.norms())
	if !ok || h.A.Upper && !v.x.capitals(within(v.x.span, h.InA)) || h.B.Upper && !v.y.capitals(within(v.y.span, h.InB)) {
		return Reading{}, false
	}
	if v.x.span.Len() > longName || v.y.span.Len() > longName {
		return Reading{}, false
	}
	// What else differs must not outweigh the names.
	if strangers(&v.x, within(v.x.span, h.InA)) > 2 || strangers(&v.y, within(v.y.span, h.InB)) > 2 {
		return Reading{}, false
	}
	band := Medium
	if h.Listed && strangers(&v.x, within(v.x.span, h.InA))+strangers(&v.y, within(v.y.span, h.InB)) <= 1 {
		band = High
	}
	reason := v.became()
	if h.Note != "" {
		reason += ": " + h.Note
	}
	return flag(h.Category, h.Direction, band, "label.pair", sentenceEnd(reason), pairEvidence(h)...), true
}

func within(span text.Span, r lexicon.Range) text.Span {
	return text.Span{Start: span.Start + r.Start, End: span.Start + r.End}
}

// strangers counts the changed content words of p outside a span.
func strangers(p *part, span text.Span) int {
	n := 0
	for _, i := range p.lone {
		if i < span.Start || i >= span.End {
			n++
		}
	}
	return n
}

// territory are heads of phrases that name a stretch of land.
var territory = set("territory region area land province district oblast enclave exclave zone peninsula island strip corridor border republic state borderland")

// readLabelPlace finds F1 label.place: a stretch of land that is named as
// somebody's, or with its legal status, on one side only.
func readLabelPlace(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || v.x.span.Len() > longName || v.y.span.Len() > longName || !namesLand(&v.x) || !namesLand(&v.y) {
		return Reading{}, false
	}
	ownX, ownY := v.owners(&v.x), v.owners(&v.y)
	legalX, legalY := v.changedHits(v.words.legal)
	onlyX, onlyY := missing(ownX, ownY), missing(ownY, ownX)
	if len(onlyX) == 0 && len(onlyY) == 0 || len(ownX) == len(ownY) && len(ownX) == 0 {
		return Reading{}, false
	}
	var ev []Evidence
	for _, h := range append(append([]hit{}, onlyX...), onlyY...) {
		ev = append(ev, evidence(h.Entry))
	}
	var also []string
	if len(legalX)+len(legalY) > 0 {
		also = []string{"voice.context"}
		for _, h := range append(append([]hit{}, legalX...), legalY...) {
			ev = append(ev, evidence(h.Entry))
		}
	}
	r := flag("label.place", orNone(onlyX)+"->"+orNone(onlyY), Medium, "label.owner",
		v.became()+": the land is named with a different owner or status.", ev...)
	r.Also = also
	return r, true
}

func namesLand(p *part) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if territory[p.norm(i)] || territory[singular(p.norm(i))] {
			return true
		}
	}
	return false
}

// owners lists the states and peoples named in a part, each once. The language
// of a place ("Russian-speaking") owns nothing.
func (v *view) owners(p *part) []hit {
	var list []hit
	for _, h := range p.find(v.words.places, p.span) {
		if h.Class == "adjective" || h.Class == "name" || h.Class == "people" {
			list = append(list, h)
		}
	}
	return list
}

func missing(from, in []hit) []hit {
	var list []hit
next:
	for _, h := range from {
		for _, o := range in {
			if o.Lemma == h.Lemma {
				continue next
			}
		}
		list = append(list, h)
	}
	return list
}

func orNone(hits []hit) string {
	if len(hits) == 0 {
		return "none"
	}
	return hits[0].Lemma
}

// bodies are what a state is named by when it is not named as a state.
var bodies = set("administration control rule jurisdiction occupation authority sovereignty oversight hands governance")

// readLabelStatus finds F1 label.status: a state on one side, its
// "administration" or "control" on the other.
func readLabelStatus(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || v.x.span.Len() > 5 || v.y.span.Len() > 5 {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		state, body := o[0], o[1]
		s, b := state.find(v.words.places, state.span), body.find(v.words.places, body.span)
		if len(s) != 1 || len(b) != 1 || s[0].Lemma != b[0].Lemma || s[0].Class != "name" || b[0].Class == "people" {
			continue
		}
		if len(state.lone) > 1 || len(body.lone) > 2 || !holdsAny(body, bodies) || holdsAny(state, bodies) {
			continue
		}
		return flag("label.status", v.seen(state, "state->administration"), Medium, "label.status",
			v.became()+": one names the state, the other its hold.", evidence(s[0].Entry), evidence(b[0].Entry)), true
	}
	return Reading{}, false
}

func holdsAny(p *part, words map[string]bool) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if words[p.norm(i)] {
			return true
		}
	}
	return false
}

func singular(norm string) string {
	n := len(norm)
	switch {
	case n > 4 && norm[n-3:] == "ies":
		return norm[:n-3] + "y"
	case n > 3 && norm[n-1] == 's' && norm[n-2] != 's':
		return norm[:n-1]
	}
	return norm
}

func sentenceEnd(s string) string {
	if s == "" || s[len(s)-1] == '.' {
		return s
	}
	return s + "."
}
