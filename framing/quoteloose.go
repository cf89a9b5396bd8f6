package framing

import (
	"cmp"
	"slices"
	"strings"
)

// alteration gives the flag of a change inside quotations, and notes those of a
// loosely rendered sentence, of which one counts: see looseOnce.
func (v *view) alteration(at quotedPlace, r Reading) Reading {
	if at.block && v.machineHeard() {
		return other("quote.transcript", v.became()+" in speech that one text gives as a machine wrote it down.")
	}
	if at.recast && v.rewritten() {
		return other("quote.resaid", v.became()+" inside a quotation whose words stand in another order, in a passage built anew: two sentences, it may be.") // of 9 read, 1 is one
	}
	if at.recast {
		r.Category, r.Direction, r.Rule, r.Confidence = "quote.alter", Shifted, "quote.recast", Low // of 11 read, 6 are one sentence
		r.Reason = v.became() + " inside a quotation whose words stand in another order."
	}
	if r.Category == "quote.alter" || at.doubt == unlikely {
		r.Confidence = at.doubt.lower(r.Confidence, v.rewritten())
	} else {
		r.Confidence = at.doubt.lower(r.Confidence, false)
	}
	if at.weak {
		r.Confidence = Low // an article that another one quotes: of 17 such flags 8 are right
	}
	if at.block {
		r.Reason = strings.Replace(r.Reason, "inside a quotation", "inside speech that stands without quotation marks in one text or in both", 1)
	}
	if at.loose || at.recast {
		v.reader.loose = append(v.reader.loose, looseChange{at.a.Start, at.b.Start, v.index})
	}
	return r
}

// looseChange is a change inside a quoted sentence that stands in other words
// for the most part: where it begins on both sides.
type looseChange struct{ a, b, component int }

// looseOnce leaves one flag to each loosely rendered sentence: the first
// change, counted on both sides together, so that it is the same from either.
func (r *reader) looseOnce(readings []Reading) {
	slices.SortStableFunc(r.loose, func(x, y looseChange) int {
		cx, cy := &r.Components[x.component], &r.Components[y.component]
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b),
			cmp.Compare(cx.A.Start+cx.B.Start, cy.A.Start+cy.B.Start), cmp.Compare(cy.A.Len()+cy.B.Len(), cx.A.Len()+cx.B.Len()),
			cmp.Compare(r.cutOf(cx), r.cutOf(cy)))
	})
	kept := looseChange{-1, -1, -1}
	for _, c := range r.loose {
		reading := &readings[c.component]
		if reading.Status != Flag || Code(reading.Category) != "F6" || c.component == kept.component {
			continue
		}
		if c.a == kept.a && c.b == kept.b {
			v := r.view(c.component)
			*reading = other("quote.loose", v.became()+": part of a quotation that is mostly in other words, which is flagged once.")
			continue
		}
		kept = c
	}
}
