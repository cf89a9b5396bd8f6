package framing

import (
	"parallax/lexicon"
	"parallax/text"
)

// quotedBy is who says the quoted words at word i, as far as a name is near: the
// source in its sentence, in its paragraph before it, or in the rest of its
// quotation; empty for a pronoun, which may be anybody.
func (s *side) quotedBy(i int) text.Span {
	k, at := s.SentenceOf(i), -1
	for j := range s.cues {
		a := &s.cues[j]
		if a.Source.Empty() || s.speech(a.Cue.Start) || s.Sentences[a.Sentence].Paragraph != s.Sentences[k].Paragraph {
			continue
		}
		if a.Sentence > k && (at >= 0 || s.quoteOf(i) < 0 || s.quotes[s.quoteOf(i)].Words.End < s.Sentences[a.Sentence].Words.Start) {
			break
		}
		if at < 0 || s.cues[at].Sentence < k || max(a.Cue.Start-i, i-a.Cue.Start) < max(s.cues[at].Cue.Start-i, i-s.cues[at].Cue.Start) {
			at = j
		}
	}
	if at >= 0 && !pronounIn(s, s.cues[at].Source) {
		return s.cues[at].Source
	}
	return text.Span{}
}

// spokenByOthers reports whether two people with names of their own say the quoted
// words at word x of a and at word y of b. (A body and its spokesman may be one.)
func (r *reader) spokenByOthers(x, y int) bool {
	p, q := r.a.quotedBy(x), r.b.quotedBy(y)
	return r.a.personal(p) && r.b.personal(q) && !r.sameSpeaker(r.a, p, r.b, q)
}

// personal reports whether a source is the name of a person: capitalised words of
// which the last is no common noun.
func (s *side) personal(source text.Span) bool {
	i := s.lastName(source)
	if i < 0 || determiners.has(s.norm(source.Start)) {
		return false
	}
	id := lexicon.Find(s.norm(i))
	return id == lexicon.NoWord || lexicon.Parts(id)&lexicon.Noun == 0
}
