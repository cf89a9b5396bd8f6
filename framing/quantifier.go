package framing

import (
	"slices"

	"parallax/lexicon"
)

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
		if d := hx[0].Rank - hy[0].Rank; d >= -1 && d <= 1 && hx[0].Rank > 2 && hx[0].Rank < 5 && hy[0].Rank > 2 && hy[0].Rank < 5 {
			return other("quantity.some", v.became()+": small numbers in words, which news uses alike."), true
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
	if q := o.quantities(o.span); !v.sameBehind(p, h.End, o, q[0].span.End) || h.Class != "count" && h.Class != "share" || h.Rank > mostQuantity || q[0].unit != "" && measures[q[0].unit].dimension != "time" {
		return Reading{}, false // "every" and "$1,200" are no two sizes of one thing
	}
	if before, after := v.aligned(); !before && !after {
		return Reading{}, false
	}
	return flag("quantity.quantifier", v.seen(p, "words->number"), Medium, "quantity.quantifier",
		v.became()+": a number stands against a quantity in words.", evidence(h.Entry)), true
}
