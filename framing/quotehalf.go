package framing

import (
	"strings"

	"parallax/text"
)

// tagWords is the most words of a speech tag that divides a quotation.
const tagWords = 8

// otherHalf reports whether a part stands for quotation q, one half of a quotation
// that a speech tag divides, of which the other text keeps the other half, from
// where the tag stands on.
func (v *view) otherHalf(p *part, q int, quotes []quotation) bool {
	if !v.leads(p, q) {
		return false
	}
	for _, k := range [...]int{q - 1, q + 1} {
		if k < 0 || k >= len(p.Quotes) || quotes[k].partner < 0 || quotes[k].kept <= 2 || p.quotes[k].Words.Empty() {
			continue
		}
		border := p.quotes[k].Words.Start
		if k < q {
			border = p.quotes[k].Words.End - 1
		}
		if j := v.like(p.side, border); j >= 0 && v.otherSide(p).quoteOf(j) == quotes[k].partner && p.divided(min(k, q)) && v.saying(p.side, p.gapBehind(min(k, q))) &&
			!p.titled(p.quotes[q]) && !p.titled(p.quotes[k]) {
			return true
		}
	}
	return false
}

func (s *side) gapBehind(q int) text.Span {
	return text.Span{Start: s.quotes[q].Words.End, End: s.quotes[q+1].Words.Start}
}

// divided reports whether quotation q and the next are one that a short tag
// between commas divides: the second goes on in lower case, and nothing else
// leads up to it ("…, adding that").
func (s *side) divided(q int) bool {
	first, second, gap := &s.quotes[q], &s.quotes[q+1], s.gapBehind(q)
	if gap.Len() == 0 || gap.Len() > tagWords || s.SentenceOf(first.Words.Start) != s.SentenceOf(second.Words.Start) || s.Words[second.Words.Start].Upper {
		return false
	}
	before := s.Source[s.Words[first.Words.End-1].End:s.Words[gap.Start].Start]
	behind := s.Source[s.Words[gap.End-1].End:second.Bytes.Start]
	return strings.ContainsAny(before, ",—–") && strings.HasPrefix(behind, ",") && s.norm(gap.Start) != "and" && s.norm(gap.Start) != "but"
}

// leads reports whether a part is the first of the words of quotation q that only
// its text has: one flag stands for all of them.
func (v *view) leads(p *part, q int) bool {
	for i := p.quotes[q].Words.Start; i < p.span.Start; i++ {
		c := p.component[i]
		if c >= 0 && int(c) != v.index && (v.Components[c].A.Empty() || v.Components[c].B.Empty()) && p.content(i) {
			return false
		}
	}
	return true
}

// saying reports whether a range holds a verb of saying outside quotations.
func (r *reader) saying(s *side, in text.Span) bool {
	for i := in.Start; i < in.End; i++ {
		if !s.speech(i) && s.verb(i) != nil {
			return true
		}
	}
	return false
}
