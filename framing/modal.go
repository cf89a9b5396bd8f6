package framing

import (
	"slices"
	"strings"

	"parallax/lexicon"
)

// backshift pairs a modal with its form under a verb of saying in the past.
var backshift = map[string]string{"will": "would", "can": "could", "may": "might", "shall": "should", "would": "will", "could": "can", "might": "may", "should": "shall"}

// timeless modals show future or habit, not doubt: their coming and going is tense.
var timeless = set("will would shall 'll 'd won't wouldn't going expected set due poised")

// readModal finds F5 certainty.modal: a modal verb of another strength.
func readModal(v *view) (Reading, bool) {
	if v.rewritten() {
		return Reading{}, false
	}
	mx, my := v.changedHits(v.words.modals)
	mx, my = v.x.finiteModals(mx), v.y.finiteModals(my)
	if nx, ny := v.changedHits(v.words.negations); len(nx) != len(ny) {
		return Reading{}, false // could not, cannot: no matter of strength
	}
	if len(mx) > 1 || len(my) > 1 || len(mx)+len(my) == 0 || len(v.x.lone) > 2 || len(v.y.lone) > 2 {
		return Reading{}, false
	}
	if infinitive(&v.x) || infinitive(&v.y) {
		return Reading{}, false // "could reopen", "to reopen": another construction
	}
	if len(mx) == 1 && len(my) == 1 {
		a, b := mx[0], my[0]
		if a.Rank == b.Rank || a.Lemma == b.Lemma {
			return Reading{}, false
		}
		if a.Class == b.Class && a.Class == "possibility" {
			return other("certainty.possible", v.became()+": both say that it is possible."), true
		}
		if backshift[v.x.norm(a.Start)] == v.y.norm(b.Start) && (v.reported(&v.x) || v.reported(&v.y) || v.tenseShifts()) {
			return benign("form", "form.backshift", v.became()+": the tense follows the verb of saying."), true
		}
		if (outside(&v.x, mx) > 0 || outside(&v.y, my) > 0) && !v.samePredicate() {
			return Reading{}, false
		}
		if backshift[v.x.norm(a.Start)] == v.y.norm(b.Start) {
			return other("certainty.tense", v.became()+": often no more than the tense around it."), true
		}
		if v.x.obliges(a) != v.y.obliges(b) {
			return other("certainty.duty", v.became()+": what must be is put in other words."), true
		}
		if !v.governs(&v.x, a) && !v.governs(&v.y, b) && !v.samePredicate() {
			return Reading{}, false // another thing that should or would be
		}
		direction := "certainty+"
		if b.Rank < a.Rank {
			direction = "certainty-"
		}
		return flag("certainty.modal", direction, Medium, "certainty.modal", v.became()+": the modal verb has another strength.", evidence(a.Entry), evidence(b.Entry)), true
	}
	has, lacks, hits := &v.x, &v.y, mx
	if len(my) == 1 {
		has, lacks, hits = &v.y, &v.x, my
	}
	h := hits[0]
	if holdsAny(lacks, doForms) && has.norm(h.End) == "not" {
		return other("certainty.negated", v.became()+": negated either way; a fact and an ability are not told apart."), true
	}
	if has.quoted || h.Class != "possibility" || abilities.has(has.norm(h.Start)) {
		return Reading{}, false // what must or should be is put in many ways: "rules require", "has to"
	}
	if timeless.has(has.norm(h.Start)) || outside(has, hits) > 0 || len(lacks.lone) > 1 || lacks.halfModal() {
		return Reading{}, false
	}
	if nx, ny := v.changedHits(v.words.negations); len(nx)+len(ny) > 0 {
		return Reading{}, false // "cannot", "fails to"
	}
	if !v.governs(has, h) || v.nounThere(has, h) || v.otherClause(has, h) || v.answered(has, v.words.modals, h, sameRank) || v.doubtNear(lacks) {
		return Reading{}, false
	}
	return flag("certainty.modal", v.seen(has, "certainty+"), Medium, "certainty.modal",
		v.became()+": the statement is modal on one side only.", evidence(h.Entry)), true
}

// obliges reports whether a modal is "must", or a verb of duty stands behind it:
// "would be required to". Only the former alone is no other strength.
func (p *part) obliges(h hit) bool {
	for k := h.End; k < min(h.End+4, p.sentence(h.Start).End); k++ {
		switch p.norm(k) {
		case "required", "need", "obliged", "have", "forced":
			return true
		}
	}
	return false
}

// abilities are modals of what somebody is able to do.
var abilities = set("can able can't cannot")

// tenseShifts reports whether another verb of the passage changed its form, so
// that the modal only follows it.
func (v *view) tenseShifts() bool {
	for _, k := range v.siblings(v.index) {
		c := &v.Components[k]
		if c.Orth || c.A.Len() != 1 || c.B.Len() != 1 {
			continue
		}
		a, b := v.a.norm(c.A.Start), v.b.norm(c.B.Start)
		if a != b && lexicon.SameLemma(a, b) && past(a) != past(b) {
			return true
		}
	}
	return false
}

// infinitive reports whether a part has no more than "to" before its verb.
func infinitive(p *part) bool {
	return !p.empty() && (p.norm(p.span.Start) == "to" || p.before >= 0 && p.norm(p.before) == "to")
}

// halfModal reports whether a part ends in the first word of "has to", "is to",
// "is able to", whose "to" stayed.
func (p *part) halfModal() bool {
	if k := p.span.Start; p.span.Len() >= 2 && p.span.Len() <= 3 && p.norm(p.span.End-1) == "to" && haveForms.has(p.norm(k)) && (p.span.Len() == 2 || adverbs.has(p.norm(k+1)) || p.norm(k+1) == "yet") {
		return true // "has to", "has still to"
	}
	if p.empty() || p.after < 0 || p.norm(p.after) != "to" {
		return false
	}
	n := p.norm(p.span.End - 1)
	return beForms.has(n) || auxiliaries.has(n) || n == "able" || n == "need" || n == "needs" || n == "ought"
}

// otherClause reports whether what a modal governs is no statement in the other text:
// a question, a call to the reader ("Read the letter"), an attribute ("a dire warning"
// for "could be dire"); or whether the modal comes with a subject of its own.
func (v *view) otherClause(p *part, h hit) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if subjectPronouns.has(p.norm(i)) {
			return true
		}
	}
	k := p.nextContent(h.End)
	o, j := v.otherSide(p), -1
	if k >= 0 {
		j = int(p.twin[k])
	}
	if j < 0 {
		return false
	}
	in := o.sentence(j)
	attributed := k == h.End+1 && beForms.has(p.norm(h.End)) && wordClasses(p.norm(k))&lexicon.Verb == 0 && j+1 < in.End && o.content(j+1) && (k+1 >= len(p.Words) || !p.content(k+1))
	return j == in.Start || attributed || strings.HasPrefix(strings.TrimLeft(o.Source[o.Words[in.End-1].End:], "\"”’"), "?")
}

// nounThere reports whether the verb that a modal governs is a noun in the
// other text: an article, a preposition or a possessive stands before it.
func (v *view) nounThere(p *part, h hit) bool {
	k := p.nextContent(h.End)
	o, j := v.otherSide(p), -1
	if p.twin[k] >= 0 {
		j = int(p.twin[k])
	} else if c := p.component[k]; c >= 0 {
		span := v.otherSpan(int(c), p == &v.x)
		for i := span.Start; i < span.End && j < 0; i++ {
			if o.key(i) == p.key(k) || lexicon.SameLemma(o.norm(i), p.norm(k)) {
				j = i
			}
		}
	}
	return j > 0 && o.Words[j-1].Sentence == o.Words[j].Sentence && nounBefore.has(o.norm(j-1))
}

var haveForms = set("has have had")

var doForms = set("did do does didn't don't doesn't")

// finiteModals leaves out "due to" and the like where no form of "be" makes
// them modal ("due to the storm").
func (p *part) finiteModals(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool {
		if p.norm(h.Start) == "may" && p.Words[h.Start].Upper {
			return true // a name or the month
		}
		return h.Len() > 1 && !beForms.has(p.norm(h.Start)) && !p.beBefore(h.Start) && !auxiliaries.has(p.norm(h.Start)) && p.norm(h.Start) != "have" && p.norm(h.Start) != "has" && p.norm(h.Start) != "had"
	})
}

// governs reports whether the first content word behind a hit is still there
// on the other side: the hit qualified something that both texts have.
func (v *view) governs(p *part, h hit) bool {
	k := p.nextContent(h.End)
	return k >= 0 && v.kept(p, k)
}

// samePredicate reports whether the parts share a content word.
func (v *view) samePredicate() bool {
	return len(v.x.lone) < v.x.contentIn(v.x.span)
}
