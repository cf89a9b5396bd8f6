package framing

import (
	"slices"

	"parallax/diff"
	"parallax/text"
)

// retold reads, when the rules have spoken, what no component shows side by side: the
// same statement, in sentences that were built anew, told by verbs that differ in
// stance, by other sources, or by nobody in one text.
func (r *reader) retold(readings []Reading) {
	if !r.changed(r.a) && !r.changed(r.b) {
		return
	}
	t := r.told()
	for k := range t.pairs {
		r.hearsay(readings, &t.pairs[k])
		if a, b, ok := t.tellingPair(k); ok {
			r.readRetold(readings, &t.pairs[k], a, b)
			r.resourced(readings, &t.pairs[k], a, b)
		}
	}
	if !r.ownA && !r.ownB {
		for k := range t.pairs {
			r.unsourced(readings, k)
		}
	}
}

// changed reports whether a component of a text holds a word that may be a verb of
// saying. A word of hearsay alone is too rare to look at the other pairs for it.
func (r *reader) changed(s *side) bool {
	bit := r.words.verbs.Bit()
	for i, c := range s.component {
		if c >= 0 && s.lists[i]&bit != 0 {
			return true
		}
	}
	return false
}

func (r *reader) readRetold(readings []Reading, p *samePair, a, b *telling) {
	if a.entry.Lemma == b.entry.Lemma {
		return
	}
	v := &view{reader: r}
	x, y := a.attribution(), b.attribution()
	classX, classY := v.stanceOf(r.a, x), v.stanceOf(r.b, y)
	if classX == classY || r.a.impersonal(a.cue.Start) || r.b.impersonal(b.cue.Start) || r.otherPerson(a, b) || r.alsoTold(p, a, b) {
		return
	}
	ca, cb := int(r.a.component[a.cue.Start]), int(r.b.component[b.cue.Start])
	for _, k := range [...]int{ca, cb} {
		if k >= 0 && (readings[k].Category == "verb" || readings[k].Rule == "verb.stance") {
			return
		}
	}
	k := r.retoldIn(readings, ca, cb)
	if k < 0 {
		return
	}
	band := Low
	if c := &r.Components[k]; p.sure && (!c.A.Empty() && !c.B.Empty() || p.run >= sameRun && r.a.namesSpeaker(a.source) && r.b.namesSpeaker(b.source)) {
		band = Medium
	}
	reading := v.verbBecame(classX, classY, band, "*"+r.a.cut(a.cue)+"* became *"+r.b.cut(b.cue)+"*", &x, &y)
	reading.Rule = "verb.retold"
	r.note(readings, k, reading)
}

// note gives a component a reading, or to a flag that it has one category more.
func (r *reader) note(readings []Reading, k int, reading Reading) {
	if readings[k].Status != Flag {
		readings[k] = r.wanted(reading)
		return
	}
	if !slices.Contains(readings[k].Also, reading.Category) && readings[k].Category != reading.Category {
		readings[k].Also = append(slices.Clone(readings[k].Also), reading.Category)
	}
}

// namesSpeaker reports whether a source is named, and not by a pronoun.
func (s *side) namesSpeaker(source text.Span) bool { return !source.Empty() && !pronounIn(s, source) }

// alsoTold reports whether one of the texts also tells the statement by a verb of the
// other's class, or what it tells holds the other's verb: "condemned", "said it
// condemned"; "I call on Congress to act," he said; he urged Congress to act.
func (r *reader) alsoTold(p *samePair, a, b *telling) bool {
	if r.b.tellsOf(b, r.a, a) || r.a.tellsOf(a, r.b, b) || slices.Contains(b.performs, a.entry.Class) || slices.Contains(a.performs, b.entry.Class) {
		return true
	}
	t := r.statements
	return t.toldBy(p, &t.a[p.a], a, b, t.b, t.tellB) || t.toldBy(p, &t.b[p.b], b, a, t.a, t.tellA)
}

// tellsOf reports whether what t tells has the verb of another telling.
func (s *side) tellsOf(t *telling, o *side, other *telling) bool {
	if brings.has(other.entry.Lemma) {
		return false
	}
	for i := t.told.Start; i < t.told.End; i++ {
		if s.content(i) && s.key(i) == o.key(other.cue.Start) {
			return true
		}
	}
	return false
}

// toldBy reports whether another telling than partner tells most of what a pair has in
// common, by a verb as own has it.
func (t *told) toldBy(p *samePair, st *statement, own, partner *telling, list []statement, tellings []telling) bool {
	for j := range list {
		if list[j].by == writer {
			continue
		}
		o := &tellings[list[j].by]
		outer := o.told.Start <= partner.cue.Start && partner.cue.Start < o.told.End
		if o == partner || o.entry.Lemma != own.entry.Lemma && (outer || stance(o.entry.Class) != stance(own.entry.Class)) {
			continue
		}
		if shared, _ := t.words.common(st, &list[j]); 10*shared >= 7*p.shared {
			return true
		}
	}
	return false
}

func (t *telling) attribution() Attribution {
	return Attribution{Cue: t.cue, Source: t.source, Sentence: t.sentence, Lemma: t.entry.Lemma, Class: t.entry.Class, Entry: t.entry}
}

// otherPerson reports whether two tellings name two persons.
func (r *reader) otherPerson(a, b *telling) bool {
	v := &view{reader: r}
	return v.person(r.a, a.source) && v.person(r.b, b.source) && !v.alias(r.a, a.source, r.b, b.source) && !r.oneSource(a, b)
}

// retoldIn is the component that stands for two verbs: of those that hold one, a
// phrase rather than a sentence, one that is no flag yet, the shorter one. A verb
// that only moved did not become another, so its component cannot show that.
func (r *reader) retoldIn(readings []Reading, ca, cb int) int {
	for _, c := range [...]*int{&ca, &cb} {
		if *c >= 0 && r.Components[*c].Op == diff.Move {
			*c = -1
		}
	}
	switch {
	case ca < 0 || cb < 0 || ca == cb:
		return max(ca, cb)
	}
	a, b := &r.Components[ca], &r.Components[cb]
	flagA, flagB := readings[ca].Status == Flag, readings[cb].Status == Flag
	switch {
	case a.Origin != b.Origin && (a.Origin == Phrase || b.Origin == Phrase):
		if a.Origin == Phrase {
			return ca
		}
		return cb
	case flagA != flagB:
		if flagA {
			return cb
		}
		return ca
	case r.outweighs(a, b):
		return cb
	}
	return ca
}
