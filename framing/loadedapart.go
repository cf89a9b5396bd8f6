package framing

import (
	"strings"

	"parallax/align"
	"parallax/diff"
	"parallax/text"
)

// loadedApart reads, when the rules have spoken, F2 where no passage says that two
// sentences tell the same: a word that calls a number little or much, if the other
// text has the same number of the same things without one, and an evaluating word
// before a noun or beside a verb that stands in the other text in a sentence about
// the same named ones.
func (r *reader) loadedApart(readings []Reading) {
	for _, o := range [...]struct {
		own, other *side
		sign       string
	}{{r.a, r.b, "-"}, {r.b, r.a, "+"}} {
		s := o.own
		for k := range s.Sentences {
			if s.Sentences[k].Role != text.Body {
				continue
			}
			in := s.Sentences[k].Words
			for i := in.Start; i < in.End; i++ {
				c := int(s.component[i])
				if c < 0 || readings[c].Status == Flag || r.Components[c].Op == diff.Move || s.quoted(i) {
					continue
				}
				if reading, ok := r.loadedFigure(s, o.other, i, o.sign); ok {
					readings[c] = r.wanted(reading)
				} else if reading, ok := r.loadedNoun(s, o.other, i, o.sign); ok {
					readings[c] = r.wanted(reading)
				}
			}
		}
	}
}

// loadedFigure reads a word that calls the number behind it little or much.
func (r *reader) loadedFigure(s, o *side, i int, sign string) (Reading, bool) {
	class, end := emphatic[s.norm(i)], i+1
	if s.norm(i) == "as" && s.norm(i+2) == "as" && (s.norm(i+1) == "little" || s.norm(i+1) == "few") {
		class, end = "softening", i+3
	}
	if class == "" || end >= len(s.Words) || s.Words[end].Sentence != s.Words[i].Sentence {
		return Reading{}, false
	}
	p := part{side: s, span: text.Span{Start: i, End: end}}
	q, ok := p.numberAt(end)
	if !ok || !rareNumber(q) || (&view{reader: r}).inDate(s, q.span) {
		return Reading{}, false
	}
	if !r.toldPlainly(s, o, q) {
		return Reading{}, false
	}
	return flag("loaded", class+sign, Low, "loaded.figure", "*"+s.cut(p.span)+"* stands before *"+s.cut(q.span)+"* in one text only."), true
}

// rareNumber reports whether a number is rare enough to be the same one wherever it
// stands: money, a share, or one with three digits.
func rareNumber(q quantity) bool { return q.unit != "" || q.value >= 100 }

// toldPlainly reports whether another text has a number outside quotations, in a
// sentence about the same, and nowhere a word before it that calls it little or much.
func (r *reader) toldPlainly(s, o *side, q quantity) bool {
	v := &view{reader: r}
	found := false
	for k := range o.Sentences {
		if !o.Sentences[k].Role.Prose() {
			continue
		}
		in := o.Sentences[k].Words
		for j := in.Start; j < in.End; j++ {
			p := part{side: o, span: in}
			other, ok := p.numberAt(j)
			if !ok || other.value != q.value || other.unit != q.unit {
				continue
			}
			for b := max(in.Start, j-3); b < j; b++ {
				if emphatic[o.norm(b)] != "" || o.norm(b) == "little" || o.norm(b) == "few" {
					return false
				}
			}
			if !o.quoted(j) && v.common(s, s.sentence(q.span.Start), o, in) >= 3 {
				found = true
			}
		}
	}
	return found
}

// loadedNoun reads an evaluating word beside a word that both texts have in
// sentences about the same named ones.
func (r *reader) loadedNoun(s, o *side, i int, sign string) (Reading, bool) {
	if s.lists[i]&r.words.loaded.Bit() == 0 || s.inProperName(i) {
		return Reading{}, false
	}
	e, n := r.words.loaded.At(s.known[i:s.sentence(i).End])
	if n != 1 || e.Phrase != s.norm(i) || !modifier(hit{e, text.Span{Start: i, End: i + 1}}) || degree([]hit{{e, text.Span{}}}) && e.Rank < 2 && e.Rank > -2 {
		return Reading{}, false
	}
	if ev, _ := r.words.evidentials.At(s.known[i : i+1]); ev != nil || e.Class == "doubting" || strings.HasSuffix(s.norm(i), "ing") && (i == 0 || !nounBefore.has(s.norm(i-1))) {
		return Reading{}, false // a matter of certainty, or a deed
	}
	if p := s.passage[i]; p >= 0 && r.Passages[p].Kind != align.Rewritten {
		return Reading{}, false // there the words around it say what it stands beside
	}
	head := i + 1
	if head >= s.sentence(i).End || !s.content(head) || !adjacent(s, i) || s.Words[head].Upper || s.quoted(head) {
		return Reading{}, false
	}
	if !r.headTold(s, o, head) {
		return Reading{}, false
	}
	return flag("loaded", e.Class+sign, Low, "loaded.apart", "*"+s.cut(text.Span{Start: i, End: i + 1})+"* stands beside *"+s.cut(text.Span{Start: head, End: head + 1})+"* in one text only.", evidence(e)), true
}

// headTold reports whether another text has a word in a sentence about the same, and
// in no such sentence an evaluating word beside it.
func (r *reader) headTold(s, o *side, head int) bool {
	v := &view{reader: r}
	own := s.sentence(head)
	found := false
	for k := range o.Sentences {
		in := o.Sentences[k].Words
		if !o.Sentences[k].Role.Prose() || in.Empty() {
			continue
		}
		for j := in.Start; j < in.End; j++ {
			if o.key(j) != s.key(head) {
				continue
			}
			if o.loadedBefore(j) || len(o.find(r.words.loaded, text.Span{Start: max(in.Start, j-3), End: min(in.End, j+3)})) > 0 {
				return false
			}
			if !o.quoted(j) && v.common(s, own, o, in) >= 4 && r.namedInBoth(s, own, o, in) {
				found = true
			}
		}
	}
	return found
}

// namedInBoth reports whether two sentences name the same: a word that both write
// as a name.
func (r *reader) namedInBoth(s *side, in text.Span, o *side, on text.Span) bool {
	for i := in.Start; i < in.End; i++ {
		if !s.name(i) || !s.content(i) {
			continue
		}
		for j := on.Start; j < on.End; j++ {
			if o.name(j) && o.key(j) == s.key(i) {
				return true
			}
		}
	}
	return false
}
