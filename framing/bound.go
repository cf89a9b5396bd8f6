package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// readBound finds F10 quantity.bound: at least, up to, nearly, about before
// the same number.
func readBound(v *view) (Reading, bool) {
	hx, hy := v.changedHits(v.words.bounds)
	if len(hx)+len(hy) == 0 || len(hx) > 1 || len(hy) > 1 || outside(&v.x, hx) > 0 && len(hx) > 0 || outside(&v.y, hy) > 0 && len(hy) > 0 {
		return Reading{}, false
	}
	classX, classY := "exact", "exact"
	var ev []Evidence
	for _, h := range hx {
		classX, ev = bound(h.Class), append(ev, evidence(h.Entry))
		if !v.beforeNumber(&v.x, h.End, len(hy) > 0) {
			return Reading{}, false
		}
	}
	for _, h := range hy {
		classY, ev = bound(h.Class), append(ev, evidence(h.Entry))
		if !v.beforeNumber(&v.y, h.End, len(hx) > 0) {
			return Reading{}, false
		}
	}
	if len(hx)+len(hy) == 1 && v.x.span.Len() == 1 && v.y.span.Len() == 1 && !v.x.content(v.x.span.Start) && !v.y.content(v.y.span.Start) {
		return other("quantity.preposition", v.became()+": a preposition, it may be, and no bound."), true // "about two judges", "against two judges"
	}
	if classX == classY || v.x.opensRange() || v.y.opensRange() {
		return benign("syn", "syn.bound", v.became()+": the same bound in other words.", ev...), true
	}
	if len(hx) == 1 && v.boundElsewhere(&v.x, hx[0]) || len(hy) == 1 && v.boundElsewhere(&v.y, hy[0]) {
		return benign("syn", "syn.bound", v.became()+": the same bound in other words.", ev...), true
	}
	if len(hx) == 0 && outsideNumbers(&v.x) > 0 || len(hy) == 0 && outsideNumbers(&v.y) > 0 {
		return Reading{}, false
	}
	return flag("quantity.bound", classX+"->"+classY, Medium, "quantity.bound", v.became()+": the bound of the number changes.", ev...), true
}

// opensRange reports whether a part is the "between" of "between 12 and 13", which
// is "about 12 to 13".
func (p *part) opensRange() bool { return p.span.Len() == 1 && p.norm(p.span.Start) == "between" }

// boundElsewhere reports whether the other text bounds the number behind a hit in
// the same way, in words that stand elsewhere. Where that number is not known, any
// such bound may be the one.
func (v *view) boundElsewhere(p *part, h hit) bool {
	if q, ok := p.numberBehind(h.End); ok {
		if same, ok := v.sameNumber(p, q); ok {
			o := &v.y
			if p == o {
				o = &v.x
			}
			if v.boundBefore(o, same.span.Start) != bound(h.Class) {
				return false
			}
		}
	}
	return v.answered(p, v.words.bounds, h, func(a, b *lexicon.Entry) bool { return bound(a.Class) == bound(b.Class) })
}

// bound joins "at least 12" and "more than 12", which news uses alike.
func bound(class string) string {
	if class == "over" {
		return "lower"
	}
	return class
}

func outsideNumbers(p *part) int { return leftOver(p, p.quantities(p.span)) }

// beforeNumber reports whether a number that both texts have follows at word
// i, over a currency or an article. Where both sides have a bound the number
// may stand in the same component.
func (v *view) beforeNumber(p *part, i int, both bool) bool {
	for k := i; k < min(i+2, len(p.Words)); k++ {
		_, ok, _ := parseNumber(p.norm(k))
		ok = ok || numberWithUnit(p.norm(k))
		if ok && v.inDate(p.side, text.Span{Start: k, End: k + 1}) {
			return false // "under the 2015 deal"
		}
		if k > i && currency(singular(p.norm(i))) == "" {
			return false // "over a two-month period", "just as all others", "estimated that 30"
		}
		if _, clock := p.clockAt(k); clock {
			return false // "at around 2 a.m."
		}
		if ok && i > 0 && p.norm(i-1) == "over" && p.timed(k) {
			return false // "over five minutes" is how long it took
		}
		if q, is := p.quantityAt(k, len(p.Words)); is && i > 0 && p.otherWork(i-1, q) {
			return false
		}
		if ok || roundNumbers.has(p.norm(k)) {
			return p.twin[k] >= 0 && v.sameUnit(p, k) || both && v.kept(p, k) || v.sameNumberAt(p, k)
		}
	}
	return false
}

var possessives = set("my your his her its our their")

// timed reports whether the number at word k counts a unit of time.
func (p *part) timed(k int) bool {
	q, ok := p.quantityAt(k, len(p.Words))
	return ok && measures[q.unit].dimension == "time"
}

// roundNumbers are numbers in words that are not exact.
var roundNumbers = set("dozen dozens score scores hundred hundreds thousand thousands million millions billion billions half")

// sameNumberAt reports whether the number at word k stands in another component
// in which only its form changed: "At least five", "Five".
func (v *view) sameNumberAt(p *part, k int) bool {
	c := int(p.component[k])
	if c < 0 || c == v.index {
		return false
	}
	qx, qy := v.a.quantities(v.Components[c].A), v.b.quantities(v.Components[c].B)
	if len(qx) != 1 || len(qy) != 1 {
		return false
	}
	if oneMeasures(qx[0], qy[0]) {
		return false
	}
	same, _ := sameAmount(qx[0], qy[0]) // and not rounded: 26.4 is more than 26
	return same && (qx[0].value == qy[0].value || converted(qx[0], qy[0]))
}

// sameUnit reports whether the number at word k and its twin are in one unit:
// not "nearly one month" and "one day".
func (v *view) sameUnit(p *part, k int) bool {
	o := v.otherSide(p)
	a, okA := p.quantityAt(k, len(p.Words))
	b, okB := o.quantityAt(int(p.twin[k]), len(o.Words))
	if okB && (o.inRange(b) || o.norm(b.span.End) == "or") {
		return false // "12 to 15", "about 15"; "55 tonnes or less", "less than 55 tonnes"
	}
	if okA && okB && oneMeasures(a, b) {
		return false
	}
	return !okA || !okB || a.unit == b.unit || a.unit == "" || b.unit == "" || converted(a, b) && measures[a.unit].factor == measures[b.unit].factor
}

// oneMeasures reports whether one of two numbers measures and the other counts:
// "three officers", "more than three months".
func oneMeasures(a, b quantity) bool {
	m, ok := measures[singular(a.unit+b.unit)]
	return (a.unit == "") != (b.unit == "") && ok && m.dimension != "share"
}

// inDate reports whether a number is a day or a year: a month stands beside
// it, or it looks like a year and nothing is counted.
func (v *view) inDate(s *side, span text.Span) bool {
	for _, k := range [...]int{span.Start - 2, span.Start - 1, span.End, span.End + 1} {
		if k >= 0 && k < len(s.Words) && months.has(s.norm(k)) {
			return true
		}
	}
	value, _, exact := parseNumber(s.norm(span.Start))
	return exact && span.Len() == 1 && value >= 1900 && value <= 2100 && len(s.norm(span.Start)) == 4
}

// numberWithUnit reports whether a word is digits with a unit written together:
// "60,000km".
func numberWithUnit(norm string) bool {
	_, unit := splitUnit(norm)
	return unit != ""
}

// splitUnit parts digits from a unit written together; unit is "" if there is none.
func splitUnit(norm string) (value float64, unit string) {
	unit = strings.TrimLeft(norm, "0123456789.,")
	if unit == norm || unit == "" || len(unit) > 3 {
		return 0, ""
	}
	if _, known := measures[unit]; !known {
		return 0, ""
	}
	value, _, _ = parseNumber(strings.TrimSuffix(norm, unit))
	return value, unit
}
