package framing

import (
	"slices"
	"strings"

	"parallax/align"
	"parallax/lexicon"
	"parallax/text"
)

// readCausative finds F8 agency.unaccusative: killed or died, expelled or left.
func readCausative(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() {
		return v.splitCausative()
	}
	if len(v.x.lone) > 3 || len(v.y.lone) > 3 {
		return Reading{}, false
	}
	h, ok := v.causative(&v.x, &v.y)
	if !ok || v.accident(v.Passage, h) {
		return Reading{}, false
	}
	category := h.Category
	if Code(category) != "F8" {
		category = "agency.unaccusative"
	}
	band := High
	if before, after := v.aligned(); !before && !after {
		band = Medium
	}
	return flag(category, h.Direction, band, "agency.causative", v.became()+": one verb says that somebody did it, the other that it happened.", pairEvidence(h)...), true
}

// causative looks the two parts up as they stand, then without auxiliaries.
func (v *view) causative(x, y *part) (lexicon.PairHit, bool) {
	if h, ok := v.userPair(x, y); ok && strings.HasPrefix(Code(h.Category), "N") {
		return lexicon.PairHit{}, false
	}
	if h, ok := v.words.causatives.Match(x.known(), y.known()); ok {
		return h, true
	}
	a, b := x.bare(), y.bare()
	if len(a)+len(b) == x.span.Len()+y.span.Len() {
		return lexicon.PairHit{}, false // there were none
	}
	return v.words.causatives.Match(a, b)
}

// bare is the words of the span without auxiliaries.
func (p *part) bare() []*lexicon.Word {
	return slices.DeleteFunc(slices.Clone(p.known()), func(w *lexicon.Word) bool { return auxiliaries.has(w.Norm) })
}

// accidents are causes without a doer.
var accidents = set("crash crashes crashed derailed capsizing disaster accident accidents collision pile-up derailment earthquake quake aftershock tremor tsunami storm hurricane typhoon cyclone tornado blizzard flood floods flooding landslide mudslide avalanche eruption heatwave drought wildfire wildfires blaze lightning pandemic epidemic outbreak virus disease illness stampede capsized")

// fires are what "fire" stands behind where it burns and is not shot.
var fires = set("a the house apartment building hotel forest factory warehouse kitchen bush")

// accident reports whether the passage names an accident as the cause of death
// on both sides: there "killed" names no doer either.
func (r *reader) accident(passage int, h lexicon.PairHit) bool {
	if !strings.Contains(h.A.Phrase, "kill") && !strings.Contains(h.B.Phrase, "kill") {
		return false
	}
	p := r.Passages[passage]
	inA, inB := r.a.accidentIn(r.a.sentences(p.A)), r.b.accidentIn(r.b.sentences(p.B))
	return inA && (inB || r.b.accidentReport()) || inB && r.a.accidentReport()
}

// sentences is the words of the sentences that a range lies in.
func (s *side) sentences(in text.Span) text.Span {
	return text.Span{Start: s.sentence(in.Start).Start, End: s.sentence(in.End - 1).End}
}

// accidentReport reports whether the headline or the first sentence, which say
// what the report is about, names an accident.
func (s *side) accidentReport() bool {
	for k := range s.Sentences {
		if (k == s.lede || s.Sentences[k].Role == text.Headline) && s.accidentIn(s.Sentences[k].Words) {
			return true
		}
	}
	return false
}

func (s *side) accidentIn(in text.Span) bool {
	for i := in.Start; i < in.End; i++ {
		n := s.norm(i)
		if accidents.has(n) || (n == "fire" || n == "fires") && fires.has(s.norm(i-1)) {
			return true
		}
	}
	return false
}

// splitCausative reads a causative verb and its counterpart that the diff kept
// apart ("Soldiers killed" dropped, "died" added): the component with the
// causative stands for both.
func (v *view) splitCausative() (Reading, bool) {
	own := &v.x
	if own.empty() {
		own = &v.y
	}
	if v.Passage < 0 || len(own.lone) > 4 || v.Passages[v.Passage].Kind == align.Rewritten {
		return Reading{}, false
	}
	for _, i := range v.siblings(v.index) {
		c := &v.Components[i]
		if c.Op == v.Op || c.A.Empty() == c.B.Empty() {
			continue
		}
		w := v.view(i)
		x, y := &v.x, &w.y
		if v.x.empty() {
			x, y = &w.x, &v.y
		}
		h, ok := v.causative(x, y)
		if !ok || len(w.x.lone)+len(w.y.lone) > 3 || v.accident(v.Passage, h) {
			continue
		}
		if caused := h.Direction == "caused->happened"; caused != (own == &v.x) {
			return Reading{}, false // the other component stands for both
		}
		category := h.Category
		if Code(category) != "F8" {
			category = "agency.unaccusative"
		}
		return flag(category, h.Direction, Medium, "agency.causative",
			"*"+short(x.text())+"* became *"+short(y.text())+"*: one verb says that somebody did it, the other that it happened.", pairEvidence(h)...), true
	}
	return Reading{}, false
}
