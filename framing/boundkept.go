package framing

import (
	"parallax/lexicon"
	"parallax/text"
)

// emphatic are words that say of an exact number that it is little or much.
var emphatic = map[string]string{
	"only": "softening", "just": "softening", "merely": "softening", "mere": "softening", "meagre": "softening", "meager": "softening", "paltry": "softening", "scant": "softening",
	"fully": "intensifying", "full": "intensifying", "whopping": "intensifying", "staggering": "intensifying", "massive": "intensifying", "hefty": "intensifying", "astonishing": "intensifying", "incredible": "intensifying", "stunning": "intensifying", "cool": "intensifying",
}

// readEmphatic finds F2: a word that calls a number little or much comes or
// goes before a number that both texts have ("just 26 percent", "a full 66%").
func readEmphatic(v *view) (Reading, bool) {
	if v.Passage < 0 {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		p := o[0]
		for i := p.span.Start; i < p.span.End; i++ {
			class := emphatic[p.norm(i)]
			if class == "" || p.Words[i].Quote >= 0 || !v.holds(p, i) {
				continue
			}
			q, ok := p.numberBehind(i + 1)
			if !ok {
				continue
			}
			same, ok := v.sameNumber(p, q)
			if !ok || v.beforeNumberSaid(o[1], same.span.Start) {
				continue
			}
			return flag("loaded", v.seen(p, class+"-"), Medium, "loaded.number",
				"*"+p.cut(text.Span{Start: i, End: i + 1})+"* stands before *"+p.cut(q.span)+"* in one text only."), true
		}
	}
	return Reading{}, false
}

// beforeNumberSaid reports whether a bound, or a word that calls the number
// little or much, stands before the number at word i.
func (v *view) beforeNumberSaid(p *part, i int) bool {
	for k := max(p.sentence(i).Start, i-3); k < i; k++ {
		if emphatic[p.norm(k)] != "" {
			return true
		}
	}
	return v.boundBefore(p, i) != ""
}

// numberBehind is the number at word i, if it stands in the sentence of the word
// before.
func (p *part) numberBehind(i int) (quantity, bool) {
	if i >= len(p.Words) || p.Words[i].Sentence != p.Words[i-1].Sentence {
		return quantity{}, false
	}
	return p.numberAt(i)
}

// numberAt is the number at word i, if it counts something and is no date.
func (p *part) numberAt(i int) (quantity, bool) {
	q, ok := p.quantityAt(i, len(p.Words))
	if !ok && numberWithUnit(p.norm(i)) {
		value, unit := splitUnit(p.norm(i))
		q, ok = quantity{value: value, unit: unit, span: text.Span{Start: i, End: i + 1}, exact: true}, true
	}
	return q, ok && (q.exact || q.value > 1)
}

// sameNumber is the number of the other text that a number of p's text is: its
// counterpart, or the only one of its amount in the passage.
func (v *view) sameNumber(p *part, q quantity) (found quantity, ok bool) {
	o := &v.y
	if p == o {
		o = &v.x
	}
	if v.inDate(p.side, q.span) {
		return quantity{}, false
	}
	mates := v.matesOf(p)
	own, span := v.passageIn(p.side), v.passageIn(o.side)
	if j := int(mates[q.span.Start]); j >= 0 {
		return o.numberAt(j)
	}
	for i := own.Start; i < own.End; i++ {
		if r, is := p.numberAt(i); is && i != q.span.Start && r.value == q.value {
			return quantity{}, false // told twice: which is which is not known
		}
	}
	for j := span.Start; j < span.End; j++ {
		r, is := o.numberAt(j)
		if !is || v.inDate(o.side, r.span) || r.value != q.value && !converted(q, r) {
			continue
		}
		if same, comparable := sameAmount(q, r); !same || !comparable {
			continue
		}
		if ok {
			return quantity{}, false
		}
		found, ok = r, true
		j = max(j, r.span.End-1)
	}
	return found, ok
}

// converted reports whether two numbers are in units of one dimension.
func converted(a, b quantity) bool {
	return a.unit != b.unit && measures[a.unit].dimension != "" && measures[a.unit].dimension == measures[b.unit].dimension
}

// particle reports whether the word at i may belong to the verb before it: "turned
// over 40 letters", "sued over three laws".
func (s *side) particle(i int) bool {
	switch s.norm(i) {
	case "over", "around", "about", "under", "below", "above":
	default:
		return false
	}
	return i > s.sentence(i).Start && s.norm(i-1) == "over" || i > s.sentence(i).Start && s.content(i-1) && wordClasses(s.norm(i-1))&lexicon.Verb != 0 && wordClasses(s.norm(i-1))&lexicon.Noun == 0
}

// readBoundKept finds F10 quantity.bound in a longer change: the number is in
// both texts, its bound in one, or another one.
func readBoundKept(v *view) (Reading, bool) {
	if v.Passage < 0 {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		p := o[0]
		for _, h := range p.find(v.words.bounds, p.span) {
			if p.Words[h.Start].Quote >= 0 || !v.holds(p, h.Start) {
				continue
			}
			q, ok := p.numberBehind(h.End)
			if !ok || h.Len() == 1 && p.particle(h.Start) || p.norm(h.Start) == "over" && p.timed(h.End) {
				continue
			}
			if _, clock := p.clockAt(h.End); clock {
				continue
			}
			same, ok := v.sameNumber(p, q)
			if !ok || p.otherWork(h.Start, q) || o[1].inRange(same) || o[1].Words[same.span.Start].Quote >= 0 || !v.sameCounted(p, q, o[1], same) || !p.inContext(v.matesOf(p), q.span.Start, same.span.Start) {
				continue
			}
			class, other := bound(h.Class), v.boundBefore(o[1], same.span.Start)
			shown := max(o[1].sentence(same.span.Start).Start, same.span.Start-2)
			if other == "" {
				other = "exact"
				shown = same.span.Start
				if same.span.End < len(o[1].Words) && (o[1].norm(same.span.End) == "or" || o[1].norm(same.span.End) == "plus") {
					continue // "20 or so", "20 or more"
				}
			}
			if class == other || emphatic[p.norm(h.Start)] != "" {
				continue
			}
			from, to := class, other
			if p == &v.y {
				from, to = other, class
			}
			return flag("quantity.bound", from+"->"+to, Medium, "quantity.bound.kept",
				"*"+p.cut(text.Span{Start: h.Start, End: q.span.End})+"* stands against *"+o[1].cut(text.Span{Start: shown, End: same.span.End})+"*: the bound of the number changes.", evidence(h.Entry)), true
		}
	}
	return Reading{}, false
}
