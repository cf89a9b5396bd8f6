package framing

import (
	"parallax/diff"
	"parallax/text"
)

// unsourced reads F4 where a sentence was built anew: one text says who tells
// something; the other states it in other words and names nobody for it.
func (r *reader) unsourced(readings []Reading, k int) {
	t := r.statements
	p := &t.pairs[k]
	x, y := &t.a[p.a], &t.b[p.b]
	if (x.by == writer) == (y.by == writer) {
		return
	}
	s, o, own, other := r.a, r.b, x, y
	list, others, of := t.tellA, t.tellB, t.ofTellA
	if x.by == writer {
		s, o, own, other = r.b, r.a, y, x
		list, others, of = t.tellB, t.tellA, t.ofTellB
	}
	if of[own.by] != k || p.plain < unsourcedWords || p.next > sureShare*p.like || p.like < unsourcedLike {
		return
	}
	cue := &list[own.by]
	c := int(s.component[cue.cue.Start])
	if c < 0 || readings[c].Status == Flag || r.Components[c].Op == diff.Move || !r.names(s, cue) || !s.isolated(list, own.by) || s.holdsQuote(own.in) {
		return
	}
	v := &view{reader: r}
	sentence := o.SentenceOf(other.in.Start)
	if o.Sentences[sentence].Role != text.Body {
		return
	}
	if v.common(s, cue.source, o, o.Sentences[sentence].Words) > 0 && !s.resumes(cue.attribution()) || v.voiced(o, sentence, others, s, cue) {
		return
	}
	category, what := "attribution.drop", "* was dropped"
	if s == r.b {
		category, what = mirrored(category), "* was added"
	}
	who := text.Span{Start: cue.first(), End: cue.last()}
	band := Low
	reading := flag(category, "", band, category, "*"+short(s.cut(who))+what+": the other text states it in other words, without a source, as *"+short(o.cut(other.in))+"*.", evidence(cue.entry))
	reading.Rule = "attribution.retold"
	r.note(readings, c, reading)
}

// What one text states without a source is what the other has from one if they have
// so many plain words in common and are so like.
const (
	unsourcedWords = 3
	unsourcedLike  = 0.40
)

// names reports whether a telling does no more than name a source for a statement of
// the writer's.
func (r *reader) names(s *side, t *telling) bool {
	v := &view{reader: r}
	p := part{side: s}
	if t.source.Empty() || t.cue.Start == 0 {
		return false
	}
	before, last := s.norm(t.cue.Start-1), s.norm(t.source.End-1)
	return !t.gerund && t.depth == 0 && s.namesSpeaker(t.source) && plainly[t.entry.Lemma] && !(auxiliaries.has(before) && before != "has" && before != "have" && before != "had") && last != "all" && last != "media" &&
		(!objectOnly.has(t.entry.Lemma) || s.clauseFrom(t.cue.End)) && !s.passiveSaid(t.attribution()) && !v.medium(&p, t.source)
}

// plainly are the verbs that do no more than name a source.
var plainly = map[string]bool{"according to": true, "say": true, "tell": true, "state": true, "add": true, "report": true, "announce": true, "confirm": true, "write": true}

// isolated reports whether telling i is the only one of its sentence.
func (s *side) isolated(list []telling, i int) bool {
	return (i == 0 || list[i-1].sentence != list[i].sentence) && (i+1 == len(list) || list[i+1].sentence != list[i].sentence)
}

func (s *side) holdsQuote(in text.Span) bool {
	for i := in.Start; i < in.End; i++ {
		if s.quoted(i) {
			return true
		}
	}
	return false
}

// voiced reports whether a sentence of a text says or lets open who states it: it has
// a verb of saying, a quotation or a word of hearsay, or the sentences around it,
// whose source carries, have the source of a telling of the other text, or, right
// beside it, one that may be anybody.
func (v *view) voiced(s *side, sentence int, tellings []telling, o *side, t *telling) bool {
	on := s.Sentences[sentence].Words
	for i := on.Start; i < on.End; i++ {
		if s.quoted(i) || s.norm(i) == "according" {
			return true
		}
	}
	if len(s.find(v.words.evidentials, on)) > 0 || s.narrated(on) < on.End {
		return true
	}
	for i := range tellings {
		a := &tellings[i]
		if a.sentence < sentence-carryOver || a.sentence > sentence+1 {
			continue
		}
		beside := a.sentence == sentence-1 && !s.namesSpeaker(a.source)
		if a.sentence == sentence || beside || v.common(o, t.source, s, a.source) > 0 || v.alias(o, t.source, s, a.source) {
			return true
		}
	}
	return false
}
