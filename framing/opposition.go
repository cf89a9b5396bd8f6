package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// opposition finds the verb by which somebody speaks against something in a
// sentence, and who; or a statement that the sentence opens as a contrast.
func (v *view) opposition(p *part) (act hit, actor text.Span) {
	f := cueFinder{t: p.Text}
	in := p.sentence(p.span.Start)
	for _, list := range [...]*lexicon.Phrases{v.words.negative, v.words.replies} {
		for _, h := range p.find(list, p.span) {
			i := h.Start
			if i == in.Start || h.Class == "response" || h.Class == "defence" || nounBefore.has(p.norm(i-1)) || strings.HasSuffix(p.norm(i), "ing") || p.Words[i].Upper || p.speech(i) || p.beBefore(i) {
				continue
			}
			if !f.subjectBefore(i, in) || !p.opposes(h, f.skipBack(i-1, in.Start)) || !strings.HasSuffix(p.norm(i), "ed") && !f.t.known[i].Irregular && !f.agrees(i, in) {
				continue
			}
			if s := f.subject(i, in); p.namedVoice(s) && p.leads(s, in) && !p.knownRole(s) {
				return h, s
			}
		}
	}
	if h, s := v.verdict(p, in); !s.Empty() {
		return h, s
	}
	if cues := v.cuesIn(p); len(cues) > 0 && !cues[0].Source.Empty() && core.has(cues[0].Lemma) && p.leads(cues[0].Source, in) {
		for _, h := range p.find(v.words.contrasts, text.Span{Start: p.span.Start, End: min(p.span.Start+2, p.span.End)}) {
			if h.Start == in.Start && h.Class != "preposition" && h.Class != "subordinate" {
				return h, cues[0].Source
			}
		}
	}
	return hit{}, text.Span{}
}

// verdict finds who calls something by a condemning or doubting word: "Marsh
// called the plan a 'disaster'".
func (v *view) verdict(p *part, in text.Span) (hit, text.Span) {
	const most = 15 // words between
	f := cueFinder{t: p.Text}
	for i := max(p.span.Start, in.Start+1); i < p.span.End; i++ {
		if !calls.has(p.norm(i)) || p.speech(i) || p.beBefore(i) || p.norm(i+1) == "for" || p.norm(i+1) == "on" || !f.subjectBefore(i, in) {
			continue
		}
		s := f.subject(i, in)
		if !p.namedVoice(s) || !p.leads(s, in) || p.knownRole(s) {
			continue
		}
		for _, h := range p.find(v.words.loaded, text.Span{Start: i + 1, End: min(p.span.End, i+most)}) {
			if h.Class == "condemning" || h.Class == "doubting" {
				return h, s
			}
		}
	}
	return hit{}, text.Span{}
}

var calls = set("calls called brands branded labels labelled labeled dubs dubbed describes described")

// opposes reports whether a verb of the lists of opposition says here that its
// subject, whose last word is the one at k, spoke against something.
func (p *part) opposes(h hit, k int) bool {
	i := h.Start
	n := p.norm(i)
	switch {
	case strings.HasSuffix(n, "ion"), strings.HasSuffix(n, "ions"), p.norm(i-1) == "to":
		return false
	case h.Len() == 1 && of.has(p.norm(h.End)) && strings.HasSuffix(n, "ed"):
		return false // "a man accused of", "who was blamed for"
	case strings.HasPrefix(n, "refus") && p.norm(h.End) == "to" && withheld.has(p.norm(h.End+1)):
		return false // "refused to say": a reply, or none
	case strings.HasPrefix(n, "question") && p.asksAbout(h.End):
		return false // "questioned Marsh about the price": an interview
	case (h.Class == "reject" || h.Class == "deny") && p.asked(h.End):
		return false // "the court rejected an appeal": a decision
	}
	for j := k + 1; j < i; j++ {
		switch p.norm(j) {
		case "not", "never", "didn't", "doesn't", "don't", "hasn't", "haven't", "will", "would", "could", "can", "may", "might", "should", "must":
			return false
		}
	}
	return true
}

// asksAbout reports whether somebody with a name is asked about something behind
// word i.
func (s *side) asksAbout(i int) bool {
	const most = 5 // words of who it is
	in := s.sentence(i - 1)
	if i >= in.End || !s.Words[i].Upper {
		return false
	}
	for k := i + 1; k < min(in.End, i+most); k++ {
		if s.norm(k) == "about" || s.norm(k) == "over" {
			return true
		}
	}
	return false
}

// withheld are verbs of what is kept back by refusing.
var withheld = set("say comment discuss answer speak talk give provide release disclose confirm identify name elaborate reveal")

// knownRole reports whether a source is a definite role without a name that the
// first sentence has with one ("the president", "President Doe"): whom the story is
// about, no voice beside it.
func (s *side) knownRole(source text.Span) bool {
	last := s.norm(source.End - 1)
	if s.norm(source.Start) != "the" || source.Len() != 2 || !roles.has(last) || s.lede < 0 {
		return false
	}
	in := s.Sentences[s.lede].Words
	for i := in.Start; i < in.End-1; i++ {
		if s.norm(i) == last && s.Words[i+1].Upper {
			return true
		}
	}
	return false
}
