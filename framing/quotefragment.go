package framing

import (
	"parallax/diff"
	"parallax/text"
)

// A fragment has between so many words, of which two carry content: of fewer,
// nothing says that they are quoted from there, as "war crimes" may be from
// anywhere.
const (
	leastFragment = 3
	mostFragment  = 12
)

// findFragments flags quotations of a few words whose sentence the other text
// quotes in full, in a sentence that was not paired: F6 quote.length.
func (r *reader) findFragments(readings []Reading) {
	if len(r.a.Quotes) == 0 || len(r.b.Quotes) == 0 {
		return
	}
	r.fragmentsOf(r.a, r.b, false, readings)
	r.fragmentsOf(r.b, r.a, true, readings)
}

// fragmentsOf looks for the fragments of o in the quotations of s.
func (r *reader) fragmentsOf(o, s *side, fromA bool, readings []Reading) {
	for q := range o.Quotes {
		words := o.Quotes[q].Words
		if o.Quotes[q].Nested || words.Len() < leastFragment || words.Len() > mostFragment || o.contentIn(words) < 2 || o.titled(o.Quotes[q]) || !o.alone(words) ||
			words.Len() == o.sentence(words.Start).Len() {
			continue
		}
		for p := range s.Quotes {
			if s.Quotes[p].Nested {
				continue
			}
			i := s.holdsRow(o, words, s.Quotes[p].Words)
			if i < 0 {
				continue
			}
			full := partIn(s.sentence(i), s.Quotes[p].Words)
			c := int(s.component[i])
			if c < 0 || readings[c].Status == Flag || r.Components[c].Op == diff.Move || full.Len() < words.Len()+2 || !s.alone(full) {
				continue
			}
			v := r.view(c)
			has := &v.x
			if !fromA {
				has = &v.y
			}
			if has.empty() || !has.span.Contains(text.Span{Start: i, End: i + words.Len()}) || 2*s.contentIn(partIn(has.span, full)) < s.contentIn(has.span) {
				continue // mostly something else
			}
			readings[c] = r.wanted(flag("quote.length", v.seen(has, "shorter"), Medium, "quote.fragment",
				"Of *"+short(s.cut(full))+"* the other text quotes *"+o.cut(words)+"*."))
			break
		}
	}
}

// alone reports whether no word of a span has a counterpart in the other text
// that stands there unchanged.
func (s *side) alone(in text.Span) bool {
	for i := in.Start; i < in.End; i++ {
		if s.twin[i] >= 0 {
			return false
		}
	}
	return true
}

// holdsRow is where the words of o stand in a row in a span of s, or -1.
func (s *side) holdsRow(o *side, words, in text.Span) int {
	first := o.Words[words.Start].Hash
	for i := in.Start; i+words.Len() <= in.End; i++ {
		if s.Words[i].Hash != first {
			continue
		}
		k := 1
		for k < words.Len() && s.Words[i+k].Hash == o.Words[words.Start+k].Hash {
			k++
		}
		if k == words.Len() {
			return i
		}
	}
	return -1
}
