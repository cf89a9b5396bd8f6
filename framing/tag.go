package framing

import (
	"strings"

	"parallax/text"
)

// statement is where the words of what an attribution reports stand: the quotation
// that it is the tag of, both halves of it, or else its sentence.
func (s *side) statement(a *Attribution) text.Span {
	in := a.Cue
	if !a.Source.Empty() {
		in = text.Span{Start: min(a.Cue.Start, a.Source.Start), End: max(a.Cue.End, a.Source.End)}
	}
	out := text.Span{}
	add := func(k int) {
		q := s.Quotes[s.Words[k].Quote].Words
		if out.Empty() {
			out = q
		}
		out = text.Span{Start: min(out.Start, q.Start), End: max(out.End, q.End)}
	}
	for _, k := range [...]int{in.Start, a.Cue.Start} {
		if s.quoteEndsAt(k) {
			add(k - 1)
		}
	}
	for _, k := range [...]int{a.Cue.End, in.End} {
		if k < len(s.Words) && s.speech(k) {
			add(k)
		}
	}
	if out.Empty() {
		return s.Sentences[a.Sentence].Words
	}
	return out
}

// tags reports whether an attribution is the speech tag of a quotation.
func (s *side) tags(a *Attribution) bool { return s.quoteBeside(a.Cue) || s.quoteBeside(a.Source) }

// quoteBeside reports whether a quotation touches a span of a sentence.
func (s *side) quoteBeside(span text.Span) bool {
	if span.Empty() {
		return false
	}
	return s.quoteEndsAt(span.Start) || span.End < len(s.Words) && s.speech(span.End) && s.Words[span.End].Sentence == s.Words[span.Start].Sentence
}

// quoteEndsAt reports whether a quotation ends before word i whose tag may begin
// there. One that ends in a full stop has none behind it: the next sentence begins.
func (s *side) quoteEndsAt(i int) bool {
	if i < 1 || i >= len(s.Words) || !s.speech(i-1) {
		return false
	}
	return s.Words[i-1].Sentence == s.Words[i].Sentence || !strings.Contains(s.Source[s.Words[i-1].End:s.Words[i].Start], ".")
}
