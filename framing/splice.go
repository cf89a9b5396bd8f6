package framing

import "parallax/text"

// splice is two quotations of one text that stand as one in the other.
type splice struct {
	fromA  bool
	first  int // the first of the two quotations
	bearer int // the component that stands for the splice
}

// findSplices looks for neighbouring quotations with one partner, in which they
// stand together, and a sentence that is no speech tag between them.
func (r *reader) findSplices() []splice {
	var list []splice
	for _, o := range [...]struct {
		s      *side
		quotes []quotation
		fromA  bool
	}{{r.a, r.quotesA, true}, {r.b, r.quotesB, false}} {
		for q := 0; q+1 < len(o.s.Quotes); q++ {
			x, y := o.quotes[q], o.quotes[q+1]
			if x.partner < 0 || x.partner != y.partner || x.kept < 3 || y.kept < 3 {
				continue
			}
			gap := text.Span{Start: o.s.Quotes[q].Words.End, End: o.s.Quotes[q+1].Words.Start}
			if gap.Len() < 2 || r.speechTag(o.s, gap) || !r.joined(o.s, gap) {
				continue
			}
			bearer := -1
			for i := gap.Start; i < gap.End && bearer < 0; i++ {
				bearer = int(o.s.component[i])
			}
			if bearer >= 0 {
				list = append(list, splice{o.fromA, q, bearer})
			}
		}
	}
	return list
}

// joined reports whether what stands before and behind a gap of one text stands
// together in the other, with no ellipsis.
func (r *reader) joined(s *side, gap text.Span) bool {
	o := r.a
	if s == r.a {
		o = r.b
	}
	end, start := int(s.twin[gap.Start-1]), int(s.twin[gap.End])
	return end >= 0 && start == end+1 && !ellipsis(o.Source[o.Words[end].End:o.Words[start].Start])
}

// speechTag reports whether the words between two quotations may only say who
// speaks: no whole sentence of them is without a verb of saying.
func (r *reader) speechTag(s *side, gap text.Span) bool {
	for i := gap.Start; i < gap.End; i++ {
		k := s.SentenceOf(i)
		if in := s.Sentences[k].Words; in.Start == i && in.End <= gap.End && !r.saying(s, in) {
			return false
		}
	}
	return true
}

// readSplice finds F6 quote.splice.
func readSplice(v *view) (Reading, bool) {
	for _, s := range v.splices {
		if s.bearer != v.index {
			continue
		}
		p := &v.x
		if !s.fromA {
			p = &v.y
		}
		first, second := p.Cut(p.Quotes[s.first].Bytes), p.Cut(p.Quotes[s.first+1].Bytes)
		return flag("quote.splice", v.seen(p, "joined"), Low, "quote.splice",
			"*"+short(first)+"* and *"+short(second)+"* are two quotations in one text and one in the other."), true
	}
	return Reading{}, false
}
