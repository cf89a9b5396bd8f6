package framing

import (
	"slices"
	"strings"

	"parallax/lexicon"
	"parallax/text"
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
		if e, n := v.words.bounds.At(p.side.known[k:i]); e != nil && k+n == i {
			return bound(e.Class)
		}
	}
	return ""
}

// sameCounted reports whether two numbers count the same: the nouns behind them
// share one, or none stands behind either and the words before are the same.
func (v *view) sameCounted(x *part, qx quantity, y *part, qy quantity) bool {
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
		if participle(p.norm(k)) || pastForms[p.norm(k)] {
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

// readQuantifier finds F10 quantity.quantifier: some, many, dozens, most.
func readQuantifier(v *view) (Reading, bool) {
	hx, hy := v.changedHits(v.words.quantifiers)
	hx, hy = v.x.withoutNumber(hx), v.y.withoutNumber(hy)
	if len(v.x.lone) > 3 || len(v.y.lone) > 3 {
		return Reading{}, false
	}
	qx, qy := v.a.quantities(v.x.span), v.b.quantities(v.y.span)
	switch {
	case len(hx) == 1 && len(hy) == 1 && hx[0].Lemma == hy[0].Lemma || len(hx) == 1 && len(hy) == 1 && hx[0].Rank == hy[0].Rank:
		return Reading{}, false
	case len(hx) == 1 && len(hy) == 1 && (hx[0].Class == hy[0].Class || v.x.empty() == v.y.empty()):
		if outside(&v.x, hx)+outside(&v.y, hy) > 1 || !v.sameBehind(&v.x, hx[0].End, &v.y, hy[0].End) {
			return Reading{}, false
		}
		direction := "up"
		if hy[0].Rank < hx[0].Rank {
			direction = "down"
		}
		return flag("quantity.quantifier", direction, Medium, "quantity.quantifier", v.became()+": the amount is put differently.", evidence(hx[0].Entry), evidence(hy[0].Entry)), true
	case len(hx) == 1 && len(hy) == 0 && len(qy) == 1 && len(qx) == 0 && qy[0].value != 1:
		return v.countToWords(hx[0], &v.x)
	case len(hy) == 1 && len(hx) == 0 && len(qx) == 1 && len(qy) == 0 && qx[0].value != 1:
		return v.countToWords(hy[0], &v.y)
	}
	return Reading{}, false
}

// withoutNumber leaves out "some" before a number, where it means about, and
// "each other".
func (p *part) withoutNumber(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool {
		if h.End >= len(p.Words) {
			return false
		}
		if p.norm(h.Start) == "each" && p.norm(h.End) == "other" {
			return true
		}
		if p.norm(h.Start) != "some" {
			return false
		}
		_, number, _ := parseNumber(p.norm(h.End))
		return number
	})
}

// sameBehind reports whether the content word behind two amounts is one: what
// there is some or much of.
func (v *view) sameBehind(p *part, i int, o *part, j int) bool {
	k, l := p.behindPeople(i), o.behindPeople(j)
	if k < 0 || l < 0 || p.norm(k) != o.norm(l) {
		k, l = p.nextContent(i), o.nextContent(j)
	}
	return k >= 0 && l >= 0 && (p.key(k) == o.key(l) || int(p.twin[k]) == l || lexicon.Synonyms(p.norm(k), o.norm(l)))
}

// behindPeople is the content word behind an amount, over "of people", which
// may stand or be left out.
func (s *side) behindPeople(i int) int {
	k := s.nextContent(i)
	if k >= 0 && (s.norm(k) == "people" || s.norm(k) == "persons") {
		return s.nextContent(k + 1)
	}
	return k
}

// mostQuantity is the rank of "hundreds of thousands"; from "all" on a word says
// which ones, not how many.
const mostQuantity = 10

func (v *view) countToWords(h hit, p *part) (Reading, bool) {
	o := &v.y
	if p == o {
		o = &v.x
	}
	if q := o.quantities(o.span); !v.sameBehind(p, h.End, o, q[0].span.End) || h.Class != "count" && h.Class != "share" || h.Rank > mostQuantity || q[0].unit != "" {
		return Reading{}, false // "every" and "$1,200" are no two sizes of one thing
	}
	if before, after := v.aligned(); !before && !after {
		return Reading{}, false
	}
	return flag("quantity.quantifier", v.seen(p, "words->number"), Medium, "quantity.quantifier",
		v.became()+": a number stands against a quantity in words.", evidence(h.Entry)), true
}

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
	if classX == classY {
		return benign("syn", "syn.bound", v.became()+": the same bound in other words.", ev...), true
	}
	sameBound := func(a, b *lexicon.Entry) bool { return bound(a.Class) == bound(b.Class) }
	if len(hx) == 1 && v.answered(&v.x, v.words.bounds, hx[0], sameBound) || len(hy) == 1 && v.answered(&v.y, v.words.bounds, hy[0], sameBound) {
		return benign("syn", "syn.bound", v.became()+": the same bound in other words.", ev...), true
	}
	if len(hx) == 0 && outsideNumbers(&v.x) > 0 || len(hy) == 0 && outsideNumbers(&v.y) > 0 {
		return Reading{}, false
	}
	return flag("quantity.bound", classX+"->"+classY, Medium, "quantity.bound", v.became()+": the bound of the number changes.", ev...), true
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
		if ok && v.inDate(p.side, text.Span{Start: k, End: k + 1}) {
			return false // "under the 2015 deal"
		}
		if k > i && currency(singular(p.norm(i))) == "" && p.content(i) || p.norm(i) == "a" || p.norm(i) == "an" || p.norm(i) == "as" || possessives[p.norm(i)] {
			return false // "over a two-month period", "just as all others"
		}
		if ok && i > 0 && p.norm(i-1) == "over" && p.timed(k) {
			return false // "over five minutes" is how long it took
		}
		if ok || roundNumbers[p.norm(k)] {
			return p.twin[k] >= 0 || both && v.kept(p, k) || v.sameNumberAt(p, k)
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
	same, _ := sameAmount(qx[0], qy[0])
	return same
}

// inDate reports whether a number is a day or a year: a month stands beside
// it, or it looks like a year and nothing is counted.
func (v *view) inDate(s *side, span text.Span) bool {
	for _, k := range [...]int{span.Start - 2, span.Start - 1, span.End, span.End + 1} {
		if k >= 0 && k < len(s.Words) && months[s.norm(k)] {
			return true
		}
	}
	value, _, exact := parseNumber(s.norm(span.Start))
	return exact && span.Len() == 1 && value >= 1900 && value <= 2100 && len(s.norm(span.Start)) == 4
}
