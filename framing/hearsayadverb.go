package framing

import (
	"parallax/diff"
	"parallax/text"
)

// hearsayAdverbs reads F5 where a sentence was built anew: an adverb that says by
// itself that something is hearsay, allegation or appearance (*allegedly*) stands in a
// sentence of which the other text has the counterpart, by the passage or by what is
// stated, and says nowhere in it that it might not be so, nor, unless this one does, who says so.
func (r *reader) hearsayAdverbs(readings []Reading) {
	for _, o := range [...]struct {
		own, other *side
		direction  string
	}{{r.a, r.b, "certainty+"}, {r.b, r.a, "certainty-"}} {
		s := o.own
		v := &view{reader: r}
		if s.any&r.words.evidentials.Bit() == 0 {
			continue
		}
		for k := range s.Sentences {
			if s.Sentences[k].Role != text.Body {
				continue
			}
			for _, h := range s.find(r.words.evidentials, s.Sentences[k].Words) {
				c := int(s.component[h.Start])
				if !s.hearsayWord(h) || h.Len() > 1 || c < 0 || r.Components[c].Op == diff.Move || s.quoted(h.Start) || readings[c].Status == Flag {
					continue
				}
				on, ok := r.counterpartOf(s, h.Start)
				if !ok || !s.saidOfKept(h.End, o.other, on) || v.doubtIn(o.other, on, !v.cueIn(s, s.Sentences[k].Words)) {
					continue
				}
				r.note(readings, c, flag("certainty.evidential", o.direction, Low, "certainty.evidential.adverb",
					"*"+s.cut(h.Span)+"* stands in one text only; the other states it without: a word that marks hearsay, allegation or appearance.", evidence(h.Entry)))
			}
		}
	}
}

// saidOfKept reports whether a range of the other text has a word, or two names, of
// what a marker that ends before word i is said of.
func (s *side) saidOfKept(i int, o *side, on text.Span) bool {
	const most = 8 // words behind the marker
	kept := 0
	for k := i; k < min(i+most, s.sentence(i-1).End); k++ {
		if !s.content(k) || sameWord(s, k, o, on) < 0 {
			continue
		}
		if kept++; !s.Words[k].Upper || kept > 1 {
			return true
		}
	}
	return false
}

// counterpartOf are the words of the other text that tell the same as the sentence of
// word i: the other side of its passage, or the sentence of the same statement.
func (r *reader) counterpartOf(s *side, i int) (text.Span, bool) {
	const common = 4 // content words
	v := &view{reader: r}
	o := r.b
	if s == r.b {
		o = r.a
	}
	if p := s.passage[i]; p >= 0 {
		on := r.inPassageOf(o, int(p))
		return on, v.common(s, s.sentence(i), o, on) >= common
	}
	t := r.told()
	for k := range t.pairs {
		x, y := &t.a[t.pairs[k].a], &t.b[t.pairs[k].b]
		if s == r.b {
			x, y = y, x
		}
		if x.in.Contains(text.Span{Start: i, End: i + 1}) && t.pairs[k].next <= sureShare*t.pairs[k].like {
			return o.sentence(y.in.Start), true
		}
	}
	return text.Span{}, false
}
