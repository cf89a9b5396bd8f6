package framing

import (
	"strings"

	"parallax/text"
)

// namedVoice reports whether a source is somebody of its own: a name or a group,
// not a pronoun for whoever spoke before.
func (s *side) namedVoice(source text.Span) bool {
	if source.Empty() || pronounIn(s, source) {
		return false
	}
	for i := source.Start; i < source.End; i++ {
		if s.Words[i].Upper && s.content(i) {
			return true
		}
	}
	last := s.norm(source.End - 1)
	return strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") || roles.has(last) || collectives.has(last)
}

// collectives are nouns for those who speak as one.
var collectives = set("group union ministry army police government company agency council board party opposition association federation bank firm operator commission committee office court university owner embassy navy")

// leads reports whether a source is what its sentence is about: it stands among
// the first words, or behind "but" or "while".
func (s *side) leads(source, in text.Span) bool {
	if source.Start < in.Start+5 {
		return true
	}
	switch s.norm(source.Start - 1) {
	case "but", "while", "although", "though", "however":
		return true
	}
	return false
}

func (v *view) otherSide(p *part) *side {
	if p == &v.x {
		return v.b
	}
	return v.a
}

// sourceOf is the source of the sentence: that of its attribution, or the
// subject of its verb of denial.
func (v *view) sourceOf(p *part) text.Span {
	for _, a := range v.cuesIn(p) {
		if !a.Source.Empty() && a.Source.Start >= p.span.Start {
			return a.Source
		}
	}
	_, actor := v.opposition(p)
	return actor
}

// near reports whether the sentence speaks of what a kept neighbour speaks of:
// two content words in common with a paired sentence at most two away.
func (v *view) near(p *part) bool {
	s := p.SentenceOf(p.span.Start)
	if s > 0 && !p.Sentences[s-1].Words.Empty() && p.passage[p.Sentences[s-1].Words.Start] >= 0 && (v.refersBack(p) || subjectPronouns.has(p.norm(p.span.Start)) && p.span.Start == p.Sentences[s].Words.Start || p.takesUp(p.span, p.Sentences[s-1].Words)) {
		return true
	}
	for k := max(0, s-2); k <= min(len(p.Sentences)-1, s+2); k++ {
		words := p.Sentences[k].Words
		if k == s || words.Empty() || p.passage[words.Start] < 0 {
			continue
		}
		if v.common(p.side, p.span, p.side, words) >= 2 {
			return true
		}
	}
	return false
}

// ofStory reports whether the sentence speaks of what both texts tell: two content
// words in common with a sentence that is paired, or with the first one.
func (v *view) ofStory(p *part) bool {
	if v.near(p) {
		return true
	}
	s := p.SentenceOf(p.span.Start)
	for k := range p.Sentences {
		words := p.Sentences[k].Words
		if k != s && !words.Empty() && (k == p.lede || p.passage[words.Start] >= 0) && v.common(p.side, p.span, p.side, words) >= 2 {
			return true
		}
	}
	return false
}

// takesUp reports whether one range ends in "the" and a noun of another: "a map"
// and "rejected the map".
func (s *side) takesUp(in, before text.Span) bool {
	k := in.End - 1
	if k-1 <= in.Start || s.norm(k-1) != "the" || !s.content(k) {
		return false
	}
	for i := before.Start; i < before.End; i++ {
		if s.key(i) == s.key(k) {
			return true
		}
	}
	return false
}

// common counts the content words of one range that another has too, a place
// counting as its people and its capital.
func (v *view) common(s *side, in text.Span, o *side, on text.Span) int {
	seen := map[string]bool{}
	for j := on.Start; j < on.End; j++ {
		if o.content(j) {
			seen[o.key(j)] = true
			if e, _ := v.words.places.At(o.known[j : j+1]); e != nil {
				seen[e.Lemma] = true
			}
		}
	}
	n := 0
	for i := in.Start; i < in.End; i++ {
		if !s.content(i) {
			continue
		}
		k := s.key(i)
		if e, _ := v.words.places.At(s.known[i : i+1]); e != nil && !seen[k] {
			k = e.Lemma
		}
		if seen[k] {
			n++
			delete(seen, k)
		}
	}
	return n
}

// mainSource reports whether a source is the one that the text rests on most.
func (v *view) mainSource(p *part, source text.Span) bool {
	counts := map[string]int{}
	top := 0
	for _, a := range p.cues {
		for _, k := range v.sourceKeys(p.side, a.Source) {
			counts[k]++
			top = max(top, counts[k])
		}
	}
	for _, k := range v.sourceKeys(p.side, source) {
		if counts[k] == top && top > 1 {
			return true
		}
	}
	return false
}

// sourceKeys are the names by which sources are told apart.
func (v *view) sourceKeys(s *side, source text.Span) []string {
	var keys []string
	for i := source.Start; i < source.End; i++ {
		if !s.content(i) || !s.Words[i].Upper {
			continue
		}
		if e, _ := v.words.places.At(s.known[i : i+1]); e != nil {
			keys = append(keys, e.Lemma)
			continue
		}
		keys = append(keys, s.key(i))
	}
	return keys
}

// keptBefore is the passage of the sentence right before p, or -1.
func (v *view) keptBefore(p *part) int {
	if p.span.Start == 0 {
		return -1
	}
	return int(p.passage[p.span.Start-1])
}

// refersBack reports whether a sentence takes up the one before it: this, the
// issue, such claims.
func (v *view) refersBack(p *part) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		switch p.norm(i) {
		case "this", "these", "such", "that":
			return true
		case "the", "his", "her", "its", "their":
			if i+1 < p.span.End && anaphors.has(p.norm(i+1)) {
				return true
			}
		}
	}
	return false
}

var anaphors = set("remark remarks account accounts version criticism charge suggestion comment comments verdict finding findings issue accusation accusations allegation allegations claim claims charge charges matter question report reports move decision plan proposal demand demands dispute latter former incident")

func overlap(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
