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

// reported reports whether the sentence of the part ascribes something.
func (v *view) reported(p *part) bool {
	at := p.standsAt()
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

// markers is a list of words that limit certainty or say where knowledge comes
// from.
type markers struct {
	entries  *lexicon.Phrases
	category string
	what     string
}

func (v *view) markers() [2]markers {
	return [2]markers{
		{v.words.evidentials, "certainty.evidential", "a word that marks hearsay, allegation or appearance"},
		{v.words.hedges, "certainty.hedge", "a word that limits certainty"},
	}
}

// readHedge finds F5 certainty.hedge and certainty.evidential: a word that
// makes a statement less certain, or says that it is hearsay, added or dropped.
func readHedge(v *view) (Reading, bool) {
	if v.rewritten() {
		return Reading{}, false
	}
	for _, list := range v.markers() {
		hx, hy := v.changedHits(list.entries)
		hx, hy = v.markersOf(&v.x, list, hx), v.markersOf(&v.y, list, hy)
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
		if _, after := v.aligned(); !after && len(lacks.lone) == 0 && !(has.after >= 0 && lacks.after >= 0 && has.content(has.after) && has.key(has.after) == lacks.key(lacks.after)) {
			continue // what it is about came with it
		}
		if len(lacks.lone) == 1 && !v.governs(has, hits[len(hits)-1]) {
			continue
		}
		if other, _ := v.uncertain(lacks); other || v.answered(has, list.entries, hits[0], sameClass) || v.doubtNear(lacks) {
			continue // doubt put in other words
		}
		band := Medium
		if c := hits[0].Class; c == "adjective" {
			band = Low // "potential" comes and goes with any rewording
		}
		return flag(list.category, v.seen(has, "certainty+"), band, list.category,
			v.became()+": "+list.what+" stands on one side only.", evidence(hits[0].Entry)), true
	}
	return Reading{}, false
}

// markersOf leaves out what marks no doubt where it stands: words of extent, verbs
// that report no words, "that alleged" and "alleging" (verbs of saying), and hedges
// that say where the knowledge comes from, for which there is another list.
func (v *view) markersOf(p *part, list markers, hits []hit) []hit {
	return slices.DeleteFunc(p.speaking(hits), func(h hit) bool {
		if h.Class == "extent" || h.Class == "certain" || p.norm(h.Start) == "alleging" || p.norm(h.Start) == "alleged" && p.finite(h.Start) {
			return true
		}
		if list.entries != v.words.hedges {
			return false
		}
		if h.Class == "noun" || h.Class == "adjective" && (h.End >= len(p.Words) || !p.content(h.End) || past(p.norm(h.End)) || !adjacent(p.side, h.End-1)) {
			return true // "allegations that", "the suspect", "is possible without": a thing, or no word of doubt about one
		}
		e, n := v.words.evidentials.At(p.side.known[h.Start:h.End])
		return e != nil && n == h.Len()
	})
}

// finite reports whether a participle is the verb of a clause: its subject, a
// name or a pronoun, stands before it.
func (p *part) finite(i int) bool {
	if i == p.sentence(i).Start {
		return false
	}
	n := p.norm(i - 1)
	return subjectPronouns.has(n) || n == "that" || n == "which" || n == "who" || p.Words[i-1].Upper && p.content(i-1) && !strings.HasSuffix(n, "'s")
}

// doubtNear reports whether changed words of doubt stand close to where a part has
// none: the doubt was put in other words.
func (v *view) doubtNear(p *part) bool {
	const near = 6
	if v.Passage < 0 {
		return false
	}
	span := v.passageIn(p.side)
	around := text.Span{Start: max(span.Start, p.span.Start-near), End: min(span.End, p.span.End+near)}
	for _, list := range [...]*lexicon.Phrases{v.words.evidentials, v.words.hedges, v.words.modals} {
		for _, h := range p.find(list, around) {
			if p.component[h.Start] >= 0 && int(p.component[h.Start]) != v.index && h.Class != "certain" && h.Class != "extent" && !timeless.has(p.norm(h.Start)) {
				return true
			}
		}
	}
	return false
}

// speaking leaves out verbs that report no words where they stand ("claimed 12
// lives").
func (p *part) speaking(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool {
		if p.norm(h.Start) == "supposed" && h.End < len(p.Words) && p.norm(h.End) == "to" {
			return true // is to
		}
		if p.norm(h.Start) == "must" && h.End < len(p.Words) && !participle(p.norm(h.End)) && p.norm(h.End) != "been" {
			return true // "must have access"
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
		if !timeless.has(p.norm(h.Start)) {
			return true, h.Entry
		}
	}
	return false, nil
}
