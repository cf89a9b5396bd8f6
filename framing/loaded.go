package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// readLoaded finds F2: an evaluating or intensifying word added, dropped or
// swapped inside an otherwise unchanged phrase, outside quotations.
func readLoaded(v *view) (Reading, bool) {
	hx, hy := v.changedHits(v.words.loaded)
	hx, hy = loadedOf(&v.x, v.amounts(&v.x, hx)), loadedOf(&v.y, v.amounts(&v.y, hy))
	if len(hx)+len(hy) == 0 {
		return Reading{}, false
	}
	if r, ok := v.loadedPhrase(hx, hy); ok {
		return r, true
	}
	return v.loadedModifier(hx, hy)
}

// amounts adds an image of number whose "of" lies outside the part: "a flood".
func (v *view) amounts(p *part, hits []hit) []hit {
	last := p.span.End - 1
	if p.empty() || p.norm(p.span.End) != "of" || !p.content(last) {
		return hits
	}
	if e, n := v.words.loaded.At(p.side.known[last : last+2]); n == 2 {
		hits = append(hits, hit{e, text.Span{Start: last, End: last + 2}})
	}
	return hits
}

// loadedPhrase reads a change that is little more than evaluating words.
func (v *view) loadedPhrase(hx, hy []hit) (Reading, bool) {
	if v.rewritten() {
		return Reading{}, false
	}
	if foreign(&v.x, &v.y, hx) > 0 && len(hx) > 0 || foreign(&v.y, &v.x, hy) > 0 && len(hy) > 0 {
		return Reading{}, false // the phrase changed in other words too
	}
	if len(hx) == 0 && len(v.x.lone) > 1 || len(hy) == 0 && len(v.y.lone) > 1 {
		return Reading{}, false
	}
	if len(hx) == 0 && !v.x.sameKind(&v.y, hy[0]) || len(hy) == 0 && !v.y.sameKind(&v.x, hx[0]) {
		return Reading{}, false // another part of speech: it stands for something else
	}
	if len(hy) == 0 && v.evaluatedNear(&v.x, hx[0], v.y.place()) || len(hx) == 0 && v.evaluatedNear(&v.y, hy[0], v.x.place()) {
		return Reading{}, false // reworded elsewhere in the passage
	}
	if len(hx) == 0 && !v.modifies(&v.y, hy) || len(hy) == 0 && !v.modifies(&v.x, hx) {
		return Reading{}, false
	}
	var ev []Evidence
	rank := 0
	for _, h := range hx {
		ev, rank = append(ev, evidence(h.Entry)), rank-h.Rank
	}
	for _, h := range hy {
		ev, rank = append(ev, evidence(h.Entry)), rank+h.Rank
	}
	// Degree words come and go with any rewording: only strong ones count where
	// words were exchanged.
	if degree(hx) && degree(hy) && rank > -2 && rank < 2 && (len(v.x.lone) > len(hx) || len(v.y.lone) > len(hy)) {
		return Reading{}, false
	}
	direction, band := Shifted, Medium
	switch {
	case len(hx) > 0 && len(hy) > 0 && hx[0].Class != hy[0].Class:
		direction = hx[0].Class + "->" + hy[0].Class
	case len(hy) > len(hx):
		direction = hy[0].Class + "+"
	case len(hx) > len(hy):
		direction = hx[0].Class + "-"
	case rank != 0:
		direction = hx[0].Class + map[bool]string{true: "+", false: "-"}[(rank > 0) == (hy[0].Rank > 0)]
	default:
		return Reading{}, false // as strong as before
	}
	if len(v.x.lone)+len(v.y.lone) == len(hx)+len(hy) && (rank >= 2 || rank <= -2) {
		band = High
	}
	return flag("loaded", direction, band, "loaded", v.became()+": "+evaluating(&v.x, hx, &v.y, hy)+".", ev...), true
}

// sameKind reports whether the one changed content word of p, if it has one,
// can be of the word class of a hit in o.
func (p *part) sameKind(o *part, h hit) bool {
	if len(p.lone) != 1 || h.Len() != 1 {
		return true
	}
	a, b := wordClasses(p.norm(p.lone[0])), wordClasses(o.norm(h.Start))
	return a == 0 || b == 0 || a&b != 0
}

// wordClasses is what a word, or the word that it is a form of, can be; 0 for a
// word that the table does not have.
func wordClasses(norm string) lexicon.PartOfSpeech {
	id := lexicon.Find(norm)
	if id == lexicon.NoWord {
		_, id = lexicon.Base(norm)
	}
	if id == lexicon.NoWord {
		return 0
	}
	return lexicon.Parts(id)
}

// evaluating names the evaluating words of both sides.
func evaluating(x *part, hx []hit, y *part, hy []hit) string {
	listed := func(p *part, hits []hit) string {
		var words []string
		for _, h := range hits {
			words = append(words, "*"+p.cut(h.Span)+"*")
		}
		return strings.Join(words, ", ")
	}
	switch gone, come := listed(x, hx), listed(y, hy); {
	case come == "":
		return "the evaluating " + gone + " goes"
	case gone == "":
		return "the evaluating " + come + " comes"
	default:
		return "the evaluating " + gone + " gives way to " + come
	}
}

// loadedOf keeps the hits outside quotations and names.
func loadedOf(p *part, hits []hit) []hit {
	kept := hits[:0:0]
	for _, h := range hits {
		name := p.Words[h.Start].Upper && h.Start > p.sentence(h.Start).Start
		if name || p.Words[h.Start].Quote >= 0 || p.verb(h.Start) != nil {
			continue
		}
		if p.norm(h.Start) == "supposed" && h.End < len(p.Words) && p.norm(h.End) == "to" {
			continue // is to
		}
		if n := p.norm(max(h.Start-1, 0)); n == "had" || n == "have" || n == "has" {
			continue // a perfect tense
		}
		h = p.asWritten(h)
		if n := p.norm(h.Start); h.Len() == 1 && n != h.Phrase && (strings.HasSuffix(h.Phrase, "ed") || strings.HasSuffix(h.Phrase, "ing")) {
			continue // another form of a participle is another word
		}
		kept = append(kept, h)
	}
	return kept
}

// asWritten is the entry of a hit that is written as the text has it, if the list
// has one beside another form of the word: "devastated" and "devastating".
func (p *part) asWritten(h hit) hit {
	for e := h.Entry; e != nil && h.Len() == 1; e = e.Next() {
		if e.Phrase == p.norm(h.Start) {
			return hit{e, h.Span}
		}
	}
	return h
}

// degree reports whether all hits are words of degree.
func degree(hits []hit) bool {
	for _, h := range hits {
		if h.Class != "intensifying" && h.Class != "softening" {
			return false
		}
	}
	return true
}

// modifies reports whether hits that only one side has stand before words that
// both sides have, with nothing but each other around: an adjective or adverb
// that came or went. Where words were exchanged there is nothing to check.
func (v *view) modifies(p *part, hits []hit) bool {
	o := &v.y
	if p == o {
		o = &v.x
	}
	if len(o.lone) > 0 {
		return true
	}
	for _, h := range hits {
		if !modifier(h) {
			return false
		}
	}
	for i := p.span.Start; i < p.span.End; i++ {
		if n := p.norm(i); !p.content(i) && n != "and" && n != "but" && n != "a" && n != "an" && n != "the" && n != "very" {
			return false
		}
	}
	k := hits[len(hits)-1].End
	return k < len(p.Words) && (v.kept(p, k) || v.governs(p, hits[len(hits)-1]))
}

// foreign counts the changed content words of p that belong to no hit and have
// no relative in the other part (leads, leader).
func foreign(p, o *part, hits []hit) int {
	n := 0
next:
	for _, i := range p.lone {
		for _, h := range hits {
			if h.Start <= i && i < h.End {
				continue next
			}
		}
		for _, j := range o.lone {
			if lexicon.SameLemma(p.norm(i), o.norm(j)) || lexicon.Derivations(p.norm(i), o.norm(j)) || lexicon.Synonyms(p.norm(i), o.norm(j)) {
				continue next
			}
		}
		n++
	}
	return n
}

// outside counts the changed content words of p that belong to no hit.
func outside(p *part, hits []hit) int {
	n := 0
next:
	for _, i := range p.lone {
		for _, h := range hits {
			if h.Start <= i && i < h.End {
				continue next
			}
		}
		n++
	}
	return n
}
