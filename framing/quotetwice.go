package framing

import "parallax/text"

// besideWords is how many words on each side of a change are looked for with it.
const besideWords = 2

// saidTwice reports whether one of the texts quotes both wordings of a change: the
// words of the other text, with those around them, stand in another of its
// quotations. A headline, a caption or a tweet may round off what is quoted in full
// elsewhere.
func (v *view) saidTwice(at quotedPlace) bool {
	return v.a.quotesRow(v.b, around(v.y.span, at.b)) || v.b.quotesRow(v.a, around(v.x.span, at.a))
}

// around is a span with the words beside it, inside another.
func around(span, in text.Span) text.Span {
	return text.Span{Start: max(in.Start, span.Start-besideWords), End: min(in.End, span.End+besideWords)}
}

// quotesRow reports whether the words of o stand in a row in a quotation of s.
func (s *side) quotesRow(o *side, words text.Span) bool {
	if words.Len() < 2*besideWords || o.contentIn(words) == 0 {
		return false
	}
	for q := range s.Quotes {
		if !s.Quotes[q].Nested && s.holdsRow(o, words, s.Quotes[q].Words) >= 0 {
			return true
		}
	}
	return false
}
