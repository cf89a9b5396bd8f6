package framing

import (
	"strings"

	"parallax/diff"
	"parallax/text"
)

// edge is words at the beginning or the end of a quoted sentence that the other
// text does not have in its quotation of the same words.
type edge struct {
	fromA bool
	cut   text.Span // the words
	head  bool      // they are its beginning
}

// findEdges lists the sentences of quotations of which the other text quotes
// only a part, up to an edge of its own quotation: the rest was put in other
// words, or dropped.
func (r *reader) findEdges() []edge {
	if r.shared == nil {
		return nil
	}
	return append(r.edgesOf(r.a, r.b, true), r.edgesOf(r.b, r.a, false)...)
}

func (r *reader) edgesOf(s, o *side, fromA bool) []edge {
	var list []edge
	for q := range s.quotes {
		in := s.quotes[q].Words
		if s.quotes[q].Nested {
			continue
		}
		for i := in.Start; i < in.End; {
			sentence := partIn(s.sentence(i), in)
			i = sentence.End
			list = append(list, r.edgesIn(s, o, sentence, fromA)...)
		}
	}
	return list
}

// atEdge reports whether a cut of n words stands at the edge of a quotation: no
// word, or one against several, lies between the edge and the first word that
// both have.
func atEdge(between, n int) bool { return between == 0 || between == 1 && n > 2 }

func (r *reader) edgesIn(s, o *side, sentence text.Span, fromA bool) []edge {
	first, last, kept := -1, -1, 0
	for i := sentence.Start; i < sentence.End; i++ {
		j := int(s.twin[i])
		if j < 0 || o.quoteOf(j) < 0 {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		kept++
	}
	if first < 0 {
		return nil
	}
	var list []edge
	add := func(cut text.Span, p int, at int) {
		head := cut.End == first
		cut = s.unbroken(cut, head)
		quote := &o.quotes[p]
		held := 0
		for j := quote.Words.Start; j < quote.Words.End; j++ {
			if i := int(o.twin[j]); i >= sentence.Start && i < sentence.End {
				held++
			}
		}
		shared := partIn(o.sentence(at), quote.Words)
		if s.contentIn(cut) == 0 || 3*held < 2*shared.Len() || 3*kept < 2*(last+1-first) || s.contentIn(text.Span{Start: first, End: last + 1}) == 0 {
			return
		}
		if bracketed(&part{side: s, span: cut}) {
			return
		}
		list = append(list, edge{fromA: fromA, cut: cut, head: head})
	}
	if j := int(s.twin[first]); first > sentence.Start {
		p := o.quoteOf(j)
		head := partIn(o.sentence(j), o.quotes[p].Words)
		cut := text.Span{Start: sentence.Start, End: first}
		if atEdge(j-head.Start, cut.Len()) && head.Start == o.quotes[p].Words.Start && !bracketNear(o, head.Start) && !ellipsis(s.Source[s.Words[first-1].End:s.Words[first].Start]) &&
			!ellipsis(o.Source[o.quotes[p].Marked.Start:o.Words[head.Start].Start]) {
			add(cut, p, j)
		}
	}
	if j := int(s.twin[last]); last+1 < sentence.End {
		p := o.quoteOf(j)
		end := o.quotes[p].Words.End
		cut := text.Span{Start: last + 1, End: sentence.End}
		if atEdge(end-1-j, cut.Len()) && !bracketNear(o, end-1) && !ellipsis(s.Source[s.Words[last].End:s.Words[last+1].Start]) &&
			!ellipsis(o.Source[o.Words[end-1].End:min(len(o.Source), o.quotes[p].Marked.End+4)]) {
			add(cut, p, j)
		}
	}
	return list
}

// unbroken is the part of a cut, from the kept words on, that no ellipsis and no
// note in brackets divides from them: behind those, something else is said.
func (s *side) unbroken(cut text.Span, head bool) text.Span {
	for i := cut.Start; i+1 < cut.End; i++ {
		if gap := s.Source[s.Words[i].End:s.Words[i+1].Start]; ellipsis(gap) || strings.Contains(gap, "] ") {
			if !head {
				return text.Span{Start: cut.Start, End: i + 1}
			}
			cut.Start = i + 1
		}
	}
	return cut
}

// cutEdges flags one component of each edge: F6 quote.length.
func (r *reader) cutEdges(readings []Reading) {
	for _, e := range r.findEdges() {
		k := r.edgeBearer(readings, e)
		if k < 0 {
			continue
		}
		v := r.view(k)
		has := &v.x
		if !e.fromA {
			has = &v.y
		}
		words := short(has.cut(e.cut))
		readings[k] = r.wanted(flag("quote.length", v.seen(has, "shorter"), Medium, "quote.partial",
			"*"+words+"* is inside a quotation in one text and not in what the other quotes of the same sentence."))
	}
}

// edgeBearer is the component that stands for an edge: the one with content
// words of it that stands nearest to the words that are kept. It is -1 if there is none, or if one of them is a change inside
// quotations already.
func (r *reader) edgeBearer(readings []Reading, e edge) int {
	s := r.b
	if e.fromA {
		s = r.a
	}
	best := -1
	for n := range e.cut.Len() {
		i := e.cut.Start + n
		if e.head {
			i = e.cut.End - 1 - n
		}
		c := int(s.component[i])
		if c < 0 {
			continue
		}
		own, other := r.Components[c].A, r.Components[c].B
		o := r.b
		if !e.fromA {
			own, other, o = other, own, r.a
		}
		if readings[c].Status == Flag && Code(readings[c].Category) == "F6" {
			return -1
		}
		inside := s.contentIn(partIn(own, e.cut))
		if best >= 0 || inside == 0 || readings[c].Status == Flag && 2*inside <= s.contentIn(own) ||
			r.Components[c].Orth || r.Components[c].Op == diff.Move || readings[c].Rule == "quote.loose" || bracketed(&part{side: o, span: other}) {
			continue // mostly something else
		}
		best = c
	}
	return best
}
