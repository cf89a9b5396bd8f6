package framing

import (
	"strings"

	"parallax/lexicon"
)

// readSameNumber finds N3: the same number in another form or unit.
func readSameNumber(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() {
		return Reading{}, false
	}
	qx, qy := v.a.quantities(v.x.span), v.b.quantities(v.y.span)
	if len(qx) == 0 || len(qx) != len(qy) {
		return Reading{}, false
	}
	for k := range qx {
		if same, _ := sameAmount(qx[k], qy[k]); !same || v.inDate(v.a, qx[k].span) != v.inDate(v.b, qy[k].span) {
			return Reading{}, false
		}
	}
	if leftOver(&v.x, qx) > 0 || leftOver(&v.y, qy) > 0 {
		return Reading{}, false
	}
	return benign("house", "house.number", v.became()+": the same number in another form."), true
}

// leftOver counts the changed content words of p outside its numbers.
func leftOver(p *part, quantities []quantity) int {
	n := 0
next:
	for _, i := range p.lone {
		for _, q := range quantities {
			if i >= q.span.Start && i < q.span.End {
				continue next
			}
		}
		n++
	}
	return n
}

// readNumber finds F10 quantity.number and quantity.unit: another number in
// the same place.
func readNumber(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() {
		return Reading{}, false
	}
	qx, qy := v.a.quantities(v.x.span), v.b.quantities(v.y.span)
	if len(qx) != 1 || len(qy) != 1 || leftOver(&v.x, qx) > 1 || leftOver(&v.y, qy) > 1 {
		return Reading{}, false
	}
	if v.x.listMark(qx[0]) || v.y.listMark(qy[0]) {
		return Reading{}, false
	}
	if qx[0].unit == "" && v.inDate(v.a, qx[0].span) || qy[0].unit == "" && v.inDate(v.b, qy[0].span) || !qx[0].exact && !qy[0].exact && qx[0].value <= 1 || !v.counts(&v.x, qx[0]) || !v.counts(&v.y, qy[0]) {
		return Reading{}, false
	}
	same, comparable := sameAmount(qx[0], qy[0])
	if same {
		return Reading{}, false
	}
	before, after := v.aligned()
	if !before && !after || !(before && after) && v.Passages[v.Passage].Similarity < 0.5 {
		return Reading{}, false // another number in another sentence
	}
	if v.agreeing(&v.x, qx[0], &v.y, qy[0]) {
		return benign("house", "house.rounded", v.became()+": the one is the other, rounded."), true
	}
	if !v.sameCounted(&v.x, qx[0], &v.y, qy[0]) {
		return other("quantity.counted", v.became()+": nothing says that the same is counted."), true
	}
	band := High
	if leftOver(&v.x, qx)+leftOver(&v.y, qy) > 0 || !(before && after) {
		band = Medium
	}
	if !comparable {
		return flag("quantity.unit", Shifted, Low, "quantity.unit", v.became()+": the unit is another one, and the amounts were not converted."), true
	}
	direction := "up"
	a, b := qx[0].value, qy[0].value
	if ma, ok := measures[qx[0].unit]; ok {
		if mb, is := measures[qy[0].unit]; is && ma.dimension == mb.dimension {
			a, b = a*ma.factor, b*mb.factor
			if qx[0].unit != qy[0].unit && (near(a, b, 0.2)) {
				return flag("quantity.unit", Shifted, Medium, "quantity.unit", v.became()+": the converted amounts do not agree."), true
			}
		}
	}
	if b < a {
		direction = "down"
	}
	r := flag("quantity.number", direction, band, "quantity.number", v.became()+": the number is another one.")
	return r, true
}

// readRatio finds a ratio in the place of another: "3-to-1", "5-to-1".
func readRatio(v *view) (Reading, bool) {
	if v.x.span.Len() != 1 || v.y.span.Len() != 1 {
		return Reading{}, false
	}
	a, okA := ratio(v.x.norm(v.x.span.Start))
	b, okB := ratio(v.y.norm(v.y.span.Start))
	if before, after := v.aligned(); !okA || !okB || a == b || !before && !after {
		return Reading{}, false
	}
	direction := "up"
	if b < a {
		direction = "down"
	}
	return flag("quantity.number", direction, High, "quantity.ratio", v.became()+": the ratio is another one."), true
}

// ratio is the value of "3-to-1".
func ratio(norm string) (float64, bool) {
	first, second, found := strings.Cut(norm, "-to-")
	if !found {
		return 0, false
	}
	n, okN, _ := parseNumber(first)
	m, okM, _ := parseNumber(second)
	return n / m, okN && okM && m > 0
}

// readNone finds a number in the place of "no": "61 new highs", "no new highs".
func readNone(v *view) (Reading, bool) {
	if v.x.span.Len() != 1 || v.y.span.Len() != 1 {
		return Reading{}, false
	}
	if before, after := v.aligned(); !before || !after {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		n, _, exact := parseNumber(o[0].norm(o[0].span.Start))
		if other := o[1].norm(o[1].span.Start); (other == "no" || other == "none") && exact && n > 0 {
			return flag("quantity.number", v.seen(o[0], "down"), High, "quantity.none", v.became()+": the number is another one."), true
		}
	}
	return Reading{}, false
}

// roundedBy is how much more than its lower bound, or less than its upper one, a
// number may be to be what was rounded: "more than 500" for 527.
const roundedBy = 0.2

// listMark reports whether a number only numbers an item ("2. Players …") or is
// the second half of a ratio ("4 to 1").
func (p *part) listMark(q quantity) bool {
	in := p.sentence(q.span.Start)
	if q.span.Start == in.Start && strings.HasPrefix(p.Source[p.Words[q.span.End-1].End:], ".") {
		return true
	}
	k := q.span.Start
	if k < in.Start+2 || p.norm(k-1) != "to" || k > in.Start+2 && p.norm(k-3) == "from" {
		return false
	}
	_, ratio, _ := parseNumber(p.norm(k - 2))
	return ratio
}

// agreeing reports whether one number stands behind a bound and the other, exact
// one keeps that bound closely.
func (v *view) agreeing(x *part, qx quantity, y *part, qy quantity) bool {
	boundX, boundY := v.boundBefore(x, qx.span.Start), v.boundBefore(y, qy.span.Start)
	switch {
	case qx.unit != qy.unit || boundX == "" && boundY == "":
		return false
	case boundX != "" && boundY != "":
		return boundX != boundY && near(qx.value, qy.value, roundedBy/4)
	}
	for _, o := range [...]struct {
		p            *part
		about, other float64
	}{{x, qx.value, qy.value}, {y, qy.value, qx.value}} {
		at := qx.span.Start
		if o.p == y {
			at = qy.span.Start
		}
		share := (o.other - o.about) / o.about
		switch v.boundBefore(o.p, at) {
		case "lower":
			if share > 0 && share <= roundedBy {
				return true
			}
		case "upper", "under":
			if share < 0 && share >= -roundedBy {
				return true
			}
		case "approximate":
			if share <= roundedBy/2 && share >= -roundedBy/2 {
				return true
			}
		}
	}
	return false
}

// boundBefore is the class of the bound right before word i, "" if none.
func (v *view) boundBefore(p *part, i int) string {
	for k := max(p.sentence(i).Start, i-3); k < i; k++ {
		if e, n := v.words.bounds.At(p.side.known[k:i]); e != nil && k+n == i && !p.otherWork(k, p.nearQuantity(i)) {
			return bound(e.Class)
		}
	}
	return ""
}

// sameCounted reports whether two numbers count the same: the nouns behind them
// share one, or none stands behind either and the words before are the same.
func (v *view) sameCounted(x *part, qx quantity, y *part, qy quantity) bool {
	if oneMeasures(qx, qy) {
		return false
	}
	if qx.unit != "" || qy.unit != "" {
		return true // what is measured is told by the unit
	}
	nx, ny := x.counted(qx), y.counted(qy)
	if len(nx) == 0 && len(ny) == 0 {
		before, after := v.aligned()
		px, py := x.nextContent(qx.span.End), y.nextContent(qy.span.End)
		return before || after || px >= 0 && py >= 0 && x.key(px) == y.key(py)
	}
	for _, i := range nx {
		for _, j := range ny {
			a, b := x.norm(i), y.norm(j)
			if x.key(i) == y.key(j) || lexicon.Synonyms(a, b) || lexicon.SameLemma(a, b) {
				// "12 people killed", "30 people hurt"
				dx, dy := x.deedBehind(i), y.deedBehind(j)
				return dx == "" || dy == "" || dx == dy
			}
		}
	}
	return false
}

// deedBehind is the key of the participle right behind word i, "" if none.
func (s *side) deedBehind(i int) string {
	if i+1 < len(s.Words) && s.Words[i+1].Sentence == s.Words[i].Sentence && participle(s.norm(i+1)) {
		return s.key(i + 1)
	}
	return ""
}

// counted lists the words behind a number that may name what it counts: up to
// the next mark or closed-class word, without names of peoples and plain
// adjectives, which say which ones.
func (p *part) counted(q quantity) []int {
	in := p.sentence(q.span.Start)
	var list []int
	name := -1
	for k := q.span.End; k < min(in.End, q.span.End+4); k++ {
		if breaks(p.Source[p.Words[k-1].End:p.Words[k].Start]) {
			break
		}
		if !p.content(k) {
			if p.norm(k) == "of" {
				continue
			}
			break
		}
		if p.norm(k) == "times" {
			return nil // five times, twice: what is counted is the deed
		}
		if participle(p.norm(k)) || pastForms.has(p.norm(k)) {
			break // the verb of what is counted
		}
		id := lexicon.Find(p.norm(k))
		adjective := id != lexicon.NoWord && lexicon.Parts(id)&lexicon.Noun == 0 && lexicon.Parts(id)&lexicon.Adjective != 0
		if !adjective && !p.Words[k].Upper {
			list = append(list, k)
		}
		if p.Words[k].Upper {
			name = k
		}
	}
	if len(list) == 0 && name >= 0 {
		list = append(list, name) // "10 Americans", and headlines in capitals
	}
	return list
}

// pastForms are frequent verbs that stand behind what is counted.
var pastForms = set("left fled came went took fell rose lost won saw made got met held ran died say says said told fought broke")

// counts reports whether a number word counts something: "one of", "no one",
// "second" as time and the like do not.
func (v *view) counts(p *part, q quantity) bool {
	if q.exact {
		return true
	}
	n := p.norm(q.span.Start)
	_, ordinal := ordinalWords[n]
	return n != "one" && n != "second" && n != "half" && !ordinal
}
