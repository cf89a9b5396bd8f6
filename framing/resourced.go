package framing

import "parallax/text"

// resourced reads F4 where a sentence was built anew: both texts name a source for
// the same statement, one of them less precisely.
func (r *reader) resourced(readings []Reading, p *samePair, a, b *telling) {
	if !r.a.namesSpeaker(a.source) || !r.b.namesSpeaker(b.source) {
		return // an empty source may stand behind the last word of a text
	}
	ca, cb := int(r.a.component[a.source.Start]), int(r.b.component[b.source.Start])
	if ca < 0 && cb < 0 || a.depth != b.depth || p.next > sureShare*p.like || r.oneSource(a, b) {
		return
	}
	v := &view{reader: r}
	x, y := a.attribution(), b.attribution()
	pa, pb := part{side: r.a}, part{side: r.b}
	if v.alias(r.a, a.source, r.b, b.source) || v.medium(&pa, a.source) || v.medium(&pb, b.source) || r.a.published(a.source) || r.b.published(b.source) {
		return
	}
	if v.common(r.a, a.source, r.b, r.b.behind(b)) > 0 || v.common(r.b, b.source, r.a, r.a.behind(a)) > 0 {
		return // "a spokesman, Jane Doe, said"
	}
	px, py, differ := v.morePrecise(x, y)
	for _, c := range [...]int{ca, cb} {
		if c >= 0 && readings[c].Status == Flag && readings[c].Code == "F4" {
			return
		}
	}
	k := r.retoldIn(readings, ca, cb)
	if !differ || k < 0 {
		return
	}
	reading := v.precisionChanged(x, y, px, py, Low)
	reading.Rule = "attribution.source.retold"
	r.note(readings, k, reading)
}

// published reports whether a source is what a medium brought.
func (s *side) published(source text.Span) bool {
	last := s.norm(source.End - 1)
	return last == "report" || last == "media"
}

// behind are the words behind the source of a telling that may name it once more.
func (s *side) behind(t *telling) text.Span {
	const most = 8
	return text.Span{Start: t.source.End, End: min(t.source.End+most, s.sentence(t.source.Start).End)}
}
