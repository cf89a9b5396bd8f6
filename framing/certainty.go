package framing

import (
	"slices"
	"strings"

	"parallax/align"
	"parallax/lexicon"
	"parallax/text"
)

// readPolarity finds F5 certainty.polarity: a statement is negated on one side
// and not on the other, its predicate being the same.
func readPolarity(v *view) (Reading, bool) {
	nx, ny := v.changedHits(v.words.negations)
	nx, ny = v.x.negating(nx), v.y.negating(ny)
	if len(nx)%2 == len(ny)%2 || v.rewritten() || v.passageParity() {
		return Reading{}, false
	}
	has, hits, lacks := &v.x, nx, &v.y
	if len(ny)%2 == 1 {
		has, hits, lacks = &v.y, ny, &v.x
	}
	h := hits[0]
	if h.Class != "particle" && h.Class != "verb" && (h.Class != "quantifier" || h.End != has.nextContent(h.End)) {
		return Reading{}, false
	}
	if h.Class == "verb" && len(lacks.lone) > 0 && h.Len() == 1 {
		return Reading{}, false // "avoid", "prevent": another verb, not the same one negated
	}
	if h.Class == "verb" && !lacks.empty() && len(lacks.lone) > 1 || has.span.Len() > 6 {
		return Reading{}, false
	}
	if outside(has, hits) > 0 || has.asks(h.Start) || h.Class == "particle" && h.Start > 0 && strings.Contains(has.Source[has.Words[h.Start-1].End:has.Words[h.Start].Start], ",") {
		return Reading{}, false // other words went with it; "shouldn't you?"; "advisory, not mandatory"
	}
	predicate := has.nextContent(h.End)
	if predicate < 0 || !v.kept(has, predicate) || v.answered(has, v.words.negations, h, anyEntry) || v.negatedThere(has, predicate) {
		return Reading{}, false // the negation left together with what it negated
	}
	if before, after := v.aligned(); !before && !after {
		return Reading{}, false // another sentence, not the same one negated
	}
	for j := lacks.span.Start; j < lacks.span.End; j++ {
		if lexicon.Antonyms(lacks.norm(j), has.norm(predicate)) {
			return benign("form", "form.antonym", v.became()+": the same said by its opposite."), true
		}
	}
	return flag("certainty.polarity", v.seen(has, "negated->affirmed"), Medium, "certainty.polarity",
		v.became()+": the statement is negated on one side only.", evidence(h.Entry)), true
}

// negating leaves out what only looks like a negation of the statement: "not
// only", "no matter", "no longer" with its opposite "still", "more often than
// not", a rhetorical "why not", and "no" as an answer.
func (p *part) negating(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool {
		before, after := "", ""
		if h.Start > 0 {
			before = p.norm(h.Start - 1)
		}
		if h.End < len(p.Words) {
			after = p.norm(h.End)
		}
		switch {
		case after == "only" || after == "just" || after == "matter" || after == "doubt" || after == "to" && before == "if":
			return true
		case before == "than" || before == "why" || before == "or" || before == "if" && h.Class == "particle" && !p.content(min(h.End, len(p.Words)-1)):
			return true
		case h.Phrase == "no" && h.End < len(p.Words) && breaks(p.Source[p.Words[h.Start].End:p.Words[h.End].Start]):
			return true
		}
		// "deny him the nomination" denies nobody's words.
		return h.Class == "verb" && strings.HasPrefix(p.norm(h.Start), "den") && h.End < len(p.Words) && (p.Words[h.End].Upper || p.norm(h.Start-1) == "to")
	})
}

// asks reports whether the sentence of word i is a question.
func (s *side) asks(i int) bool {
	in := s.sentence(i)
	end := int(s.Words[in.End-1].End)
	return strings.HasPrefix(s.Source[end:], "?")
}

// negatedThere reports whether the predicate at word k of p's text stands
// behind a negation in the other text, too: one that it had further away, as
// "failed to" for two verbs.
func (v *view) negatedThere(p *part, k int) bool {
	j := int(p.twin[k])
	if j < 0 {
		return false
	}
	o := v.otherSide(p)
	from := max(o.sentence(j).Start, j-4)
	return len(o.find(v.words.negations, text.Span{Start: from, End: j})) > 0
}

// rewritten reports whether the component's passage is in new words. There a
// small word that comes or goes says nothing.
func (v *view) rewritten() bool { return v.Passages[v.Passage].Kind == align.Rewritten }

// passageParity reports whether both sides of the passage hold as many
// negations, up to an even number: then one was only worded differently.
func (v *view) passageParity() bool {
	p := v.Passages[v.Passage]
	return len(v.a.find(v.words.negations, p.A))%2 == len(v.b.find(v.words.negations, p.B))%2
}

// nextContent is the first content word from i on in the same sentence, at
// most four words away, or -1.
func (s *side) nextContent(i int) int {
	for k := i; k < min(i+4, len(s.Words)); k++ {
		if k > 0 && s.Words[k].Sentence != s.Words[max(i-1, 0)].Sentence {
			return -1
		}
		if s.content(k) {
			return k
		}
	}
	return -1
}

// kept reports whether word k of p's text is still there on the other side, in
// whatever form: unchanged, or in the other part of its component.
func (v *view) kept(p *part, k int) bool {
	if p.twin[k] >= 0 {
		return true
	}
	c := p.component[k]
	if c < 0 {
		return false
	}
	o, span := v.b, v.Components[c].B
	if p == &v.y {
		o, span = v.a, v.Components[c].A
	}
	for j := span.Start; j < span.End; j++ {
		if o.key(j) == p.key(k) || lexicon.SameLemma(o.norm(j), p.norm(k)) {
			return true
		}
	}
	return false
}

// backshift pairs a modal with its form under a verb of saying in the past.
var backshift = map[string]string{"will": "would", "can": "could", "may": "might", "shall": "should", "would": "will", "could": "can", "might": "may", "should": "shall"}

// timeless modals show future or habit, not doubt: their coming and going is tense.
var timeless = set("will would shall 'll 'd won't wouldn't going expected set due poised")

// readModal finds F5 certainty.modal: a modal verb of another strength.
func readModal(v *view) (Reading, bool) {
	if v.rewritten() {
		return Reading{}, false
	}
	mx, my := v.changedHits(v.words.modals)
	mx, my = v.x.finiteModals(mx), v.y.finiteModals(my)
	if nx, ny := v.changedHits(v.words.negations); len(nx) != len(ny) {
		return Reading{}, false // could not, cannot: no matter of strength
	}
	if len(mx) > 1 || len(my) > 1 || len(mx)+len(my) == 0 || len(v.x.lone) > 2 || len(v.y.lone) > 2 {
		return Reading{}, false
	}
	if infinitive(&v.x) || infinitive(&v.y) {
		return Reading{}, false // "could reopen", "to reopen": another construction
	}
	if len(mx) == 1 && len(my) == 1 {
		a, b := mx[0], my[0]
		if a.Rank == b.Rank || a.Lemma == b.Lemma {
			return Reading{}, false
		}
		if backshift[v.x.norm(a.Start)] == v.y.norm(b.Start) && (v.reported(&v.x) || v.reported(&v.y) || v.tenseShifts()) {
			return benign("form", "form.backshift", v.became()+": the tense follows the verb of saying."), true
		}
		if (outside(&v.x, mx) > 0 || outside(&v.y, my) > 0) && !v.samePredicate() {
			return Reading{}, false
		}
		direction, band := "certainty+", Medium
		if b.Rank < a.Rank {
			direction = "certainty-"
		}
		if backshift[v.x.norm(a.Start)] == v.y.norm(b.Start) {
			band = Low // "will", "would": often no more than the tense around it
		}
		return flag("certainty.modal", direction, band, "certainty.modal", v.became()+": the modal verb has another strength.", evidence(a.Entry), evidence(b.Entry)), true
	}
	has, lacks, hits := &v.x, &v.y, mx
	if len(my) == 1 {
		has, lacks, hits = &v.y, &v.x, my
	}
	h := hits[0]
	if holdsAny(lacks, doForms) && has.norm(h.End) == "not" {
		return other("certainty.negated", v.became()+": negated either way; a fact and an ability are not told apart."), true
	}
	if timeless[has.norm(h.Start)] || outside(has, hits) > 0 || len(lacks.lone) > 1 || lacks.halfModal() {
		return Reading{}, false
	}
	if nx, ny := v.changedHits(v.words.negations); len(nx)+len(ny) > 0 {
		return Reading{}, false // "cannot", "fails to"
	}
	if !v.governs(has, h) || v.nounThere(has, h) || v.answered(has, v.words.modals, h, sameRank) {
		return Reading{}, false
	}
	return flag("certainty.modal", v.seen(has, "certainty+"), Medium, "certainty.modal",
		v.became()+": the statement is modal on one side only.", evidence(h.Entry)), true
}

// tenseShifts reports whether another verb of the passage changed its form, so
// that the modal only follows it.
func (v *view) tenseShifts() bool {
	for _, k := range v.siblings(v.index) {
		c := &v.Components[k]
		if c.Orth || c.A.Len() != 1 || c.B.Len() != 1 {
			continue
		}
		a, b := v.a.norm(c.A.Start), v.b.norm(c.B.Start)
		if a != b && lexicon.SameLemma(a, b) && past(a) != past(b) {
			return true
		}
	}
	return false
}

// infinitive reports whether a part has no more than "to" before its verb.
func infinitive(p *part) bool {
	return !p.empty() && (p.norm(p.span.Start) == "to" || p.before >= 0 && p.norm(p.before) == "to")
}

// halfModal reports whether a part ends in the first word of "has to", "is to",
// "is able to", whose "to" stayed.
func (p *part) halfModal() bool {
	if k := p.span.Start; p.span.Len() >= 2 && p.span.Len() <= 3 && p.norm(p.span.End-1) == "to" && haveForms[p.norm(k)] && (p.span.Len() == 2 || adverbs[p.norm(k+1)] || p.norm(k+1) == "yet") {
		return true // "has to", "has still to"
	}
	if p.empty() || p.after < 0 || p.norm(p.after) != "to" {
		return false
	}
	n := p.norm(p.span.End - 1)
	return beForms[n] || auxiliaries[n] || n == "able" || n == "need" || n == "needs" || n == "ought"
}

// nounThere reports whether the verb that a modal governs is a noun in the
// other text: an article, a preposition or a possessive stands before it.
func (v *view) nounThere(p *part, h hit) bool {
	k := p.nextContent(h.End)
	o, j := v.otherSide(p), -1
	if p.twin[k] >= 0 {
		j = int(p.twin[k])
	} else if c := p.component[k]; c >= 0 {
		span := v.otherSpan(int(c), p == &v.x)
		for i := span.Start; i < span.End && j < 0; i++ {
			if o.key(i) == p.key(k) || lexicon.SameLemma(o.norm(i), p.norm(k)) {
				j = i
			}
		}
	}
	return j > 0 && o.Words[j-1].Sentence == o.Words[j].Sentence && nounBefore[o.norm(j-1)]
}

var haveForms = set("has have had")

var doForms = set("did do does didn't don't doesn't")

// finiteModals leaves out "due to" and the like where no form of "be" makes
// them modal ("due to the storm").
func (p *part) finiteModals(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool {
		return h.Len() > 1 && !beForms[p.norm(h.Start)] && !p.beBefore(h.Start) && !auxiliaries[p.norm(h.Start)] && p.norm(h.Start) != "have" && p.norm(h.Start) != "has" && p.norm(h.Start) != "had"
	})
}

// governs reports whether the first content word behind a hit is still there
// on the other side: the hit qualified something that both texts have.
func (v *view) governs(p *part, h hit) bool {
	k := p.nextContent(h.End)
	return k >= 0 && v.kept(p, k)
}

// samePredicate reports whether the parts share a content word.
func (v *view) samePredicate() bool {
	return len(v.x.lone) < v.x.contentIn(v.x.span)
}

// reported reports whether the sentence of the part ascribes something.
func (v *view) reported(p *part) bool {
	at := p.span.Start
	if p.empty() {
		at = max(p.before, 0)
	}
	if at >= len(p.Words) {
		return false
	}
	s := p.SentenceOf(at)
	for _, a := range p.cues {
		if a.Sentence == s || a.Sentence == s-1 {
			return true
		}
	}
	return false
}

// readHedge finds F5 certainty.hedge and certainty.evidential: a word that
// makes a statement less certain, or says that it is hearsay, added or dropped.
func readHedge(v *view) (Reading, bool) {
	if v.rewritten() {
		return Reading{}, false
	}
	for _, list := range [...]struct {
		entries  *lexicon.Phrases
		category string
		what     string
	}{
		{v.words.evidentials, "certainty.evidential", "a word that marks hearsay, allegation or appearance"},
		{v.words.hedges, "certainty.hedge", "a word that limits certainty"},
	} {
		hx, hy := v.changedHits(list.entries)
		hx, hy = v.x.speaking(hx), v.y.speaking(hy)
		if (len(hx) == 0) == (len(hy) == 0) {
			continue
		}
		has, lacks, hits := &v.x, &v.y, hx
		if len(hy) > 0 {
			has, lacks, hits = &v.y, &v.x, hy
		}
		if has.verb(hits[0].Start) != nil && len(v.cuesIn(has)) > 0 || v.verbIn(lacks) {
			continue // a verb of saying: its stance is F3
		}
		if outside(has, hits) > 0 || len(lacks.lone) > 1 || has.quoted || has.span.Len() > 6 {
			continue
		}
		if len(lacks.lone) == 1 && !v.governs(has, hits[len(hits)-1]) {
			continue
		}
		if other, _ := v.uncertain(lacks); other || v.answered(has, list.entries, hits[0], sameClass) {
			continue // doubt put in other words
		}
		direction := "certainty+"
		if hits[0].Class == "certain" {
			direction = "certainty-"
		}
		return flag(list.category, v.seen(has, direction), Medium, list.category,
			v.became()+": "+list.what+" stands on one side only.", evidence(hits[0].Entry)), true
	}
	return Reading{}, false
}

// speaking leaves out verbs that report no words where they stand ("claimed 12
// lives").
func (p *part) speaking(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool {
		if p.norm(h.Start) == "supposed" && h.End < len(p.Words) && p.norm(h.End) == "to" {
			return true // is to
		}
		e := p.verb(h.Start)
		return e != nil && h.Len() == 1 && p.notSpeech(h.Start, p.sentence(h.Start), e.Lemma)
	})
}

// uncertain reports whether a part has a hedge, an evidential or a weak modal.
func (v *view) uncertain(p *part) (bool, *lexicon.Entry) {
	for _, list := range [...]*lexicon.Phrases{v.words.evidentials, v.words.hedges} {
		if hits := p.find(list, p.span); len(hits) > 0 {
			return true, hits[0].Entry
		}
	}
	for _, h := range p.find(v.words.modals, p.span) {
		if !timeless[p.norm(h.Start)] {
			return true, h.Entry
		}
	}
	return false, nil
}
