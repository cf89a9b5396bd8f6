package framing

import (
	"slices"
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
	own   int       // the quotation that has them
	other int       // the quotation that lacks them
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
			list = append(list, r.edgesIn(s, o, q, sentence, fromA)...)
		}
	}
	return list
}

// atEdge reports whether a cut of n words stands at the edge of a quotation: no
// word, or one against several, lies between the edge and the first word that
// both have.
func atEdge(between, n int) bool { return between == 0 || between == 1 && n > 2 }

// edgesIn lists the edges of one quoted sentence: for each quotation of the
// other text that has a part of it, what stands before that part and behind it,
// up to the part that another quotation has.
func (r *reader) edgesIn(s, o *side, q int, sentence text.Span, fromA bool) []edge {
	var list []edge
	held := heldParts(r, s, o, sentence)
	for k, h := range held {
		quote := &o.quotes[h.quote]
		shared := partIn(o.sentence(r.like(s, h.first)), quote.Words)
		if 3*h.kept < 2*shared.Len() || 3*h.kept < 2*(h.last+1-h.first) || s.contentIn(text.Span{Start: h.first, End: h.last + 1}) == 0 {
			continue
		}
		from, to := sentence.Start, sentence.End
		if k > 0 {
			from = held[k-1].last + 1
		}
		if k+1 < len(held) {
			to = held[k+1].first
		}
		add := func(cut text.Span, head bool) {
			cut = s.unbroken(cut, head)
			if p := (&part{side: s, span: cut}); s.contentIn(cut) > 0 && !bracketed(p) && !p.connects() && !p.introduces() {
				list = append(list, edge{fromA: fromA, cut: cut, head: head, own: q, other: h.quote})
			}
		}
		start, end := quote.Words.Start, quote.Words.End
		if i, j := h.first, r.like(s, h.first); i > from && shared.Start == start && atEdge(j-start, i-from) && !bracketNear(o, start) &&
			!ellipsis(s.Source[s.Words[i-1].End:s.Words[i].Start]) && !ellipsis(o.Source[quote.Marked.Start:o.Words[start].Start]) {
			add(text.Span{Start: from, End: i - (j - start)}, true)
		}
		if i, j := h.last, r.like(s, h.last); i+1 < to && atEdge(end-1-j, to-i-1) && !bracketNear(o, end-1) &&
			!ellipsis(s.Source[s.Words[i].End:s.Words[i+1].Start]) && !ellipsis(o.Source[o.Words[end-1].End:min(len(o.Source), quote.Marked.End+4)]) {
			add(text.Span{Start: i + 1 + (end - 1 - j), End: to}, false)
		}
	}
	return list
}

// held is the part of a sentence that a quotation of the other text has.
type held struct{ quote, first, last, kept int }

// heldParts lists them in order. A quotation counts that has a row of words of
// the sentence, or one word that carries content and is all of it.
func heldParts(r *reader, s, o *side, sentence text.Span) []held {
	var parts []held
	for i := sentence.Start; i < sentence.End; i++ {
		j := r.like(s, i)
		if j < 0 || o.quoteOf(j) < 0 || s.deep(i) != o.deep(j) {
			continue
		}
		q := o.quoteOf(j)
		if k := len(parts) - 1; k >= 0 && parts[k].quote == q {
			parts[k].last, parts[k].kept = i, parts[k].kept+1
			continue
		}
		parts = append(parts, held{q, i, i, 1})
	}
	return slices.DeleteFunc(parts, func(h held) bool {
		return 2*h.kept < min(o.quotes[h.quote].Words.Len(), 4)
	})
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
		has, o := &v.x, r.b
		if !e.fromA {
			has, o = &v.y, r.a
		}
		words := short(has.cut(e.cut))
		reading := flag("quote.length", v.seen(has, "shorter"), Medium, "quote.partial",
			"*"+words+"* is inside a quotation in one text and not in what the other quotes of the same sentence.")
		if r.weakBlock(has.side, e.own, o, e.other) || r.weakBlock(o, e.other, has.side, e.own) {
			reading.Confidence = Low
		}
		if v.x.empty() && v.y.empty() {
			own, there := r.shown(has.side, o, e.cut)
			if own.Empty() || !r.saying(o, o.sentence(there.Start)) || r.firstPerson(has.side, o, own) {
				continue // speech without marks
			}
			reading.ShownA, reading.ShownB = own, there
			if !e.fromA {
				reading.ShownA, reading.ShownB = there, own
			}
		}
		readings[k] = r.wanted(reading)
	}
}

// edgeBearer is the component that stands for an edge: the one with content
// words of it that stands nearest to the words that are kept; else the nearest
// with any word of it; else the mark that stands there in the other text. It is
// -1 if there is none, or if one of them is a change inside quotations already.
func (r *reader) edgeBearer(readings []Reading, e edge) int {
	s, o := r.b, r.a
	if e.fromA {
		s, o = r.a, r.b
	}
	best, rank := -1, 0
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
		if !e.fromA {
			own, other = other, own
		}
		reading := &readings[c]
		if reading.Status == Flag && Code(reading.Category) == "F6" {
			if other.Empty() || o.quoteOf(other.Start) < 0 {
				return -1
			}
			continue // an exchange beside the edge
		}
		inside := s.contentIn(partIn(own, e.cut))
		if reading.Status == Flag && 2*inside <= s.contentIn(own) ||
			r.Components[c].Orth || r.Components[c].Op == diff.Move || reading.Rule == "quote.loose" || bracketed(&part{side: o, span: other}) {
			continue // mostly something else
		}
		k := 1
		if inside > 0 {
			k = 2
		}
		if k > rank {
			best, rank = c, k
		}
	}
	if best >= 0 {
		return best
	}
	return r.edgeMark(readings, s, o, e)
}

// edgeMark is the component of the mark that opens or closes the other text's
// quotation at an edge, if no flag rests on it, or -1.
func (r *reader) edgeMark(readings []Reading, s, o *side, e edge) int {
	i := e.cut.End
	if !e.head {
		i = e.cut.Start - 1
	}
	j := r.like(s, i)
	if j < 0 || o.quoteOf(j) < 0 {
		return -1
	}
	quote := &o.quotes[o.quoteOf(j)]
	mark := text.Span{Start: quote.Marked.Start, End: quote.Bytes.Start}
	if !e.head {
		mark = text.Span{Start: quote.Bytes.End, End: quote.Marked.End}
	}
	for _, k := range r.marksIn(o, o.passage[j]) {
		c := &r.Components[k]
		bytes := c.BBytes
		if !e.fromA {
			bytes = c.ABytes
		}
		if c.A.Empty() && c.B.Empty() && bytes.Overlaps(mark) && readings[k].Status != Flag {
			return k
		}
	}
	return -1
}
