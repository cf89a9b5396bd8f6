package framing

import (
	"strings"

	"parallax/diff"
	"parallax/text"
)

// readVerb finds F3: the reporting verb of a statement shifts its stance.
func readVerb(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() {
		return v.movedVerb()
	}
	cx, cy := v.cuesIn(&v.x), v.cuesIn(&v.y)
	switch {
	case len(cx) == 1 && len(cy) == 0:
		cy = v.cueInSlot(&v.y, &v.x)
	case len(cy) == 1 && len(cx) == 0:
		cx = v.cueInSlot(&v.x, &v.y)
	}
	if len(cx) != 1 || len(cy) != 1 || cx[0].Entry == nil || cy[0].Entry == nil || cx[0].Lemma == cy[0].Lemma {
		return Reading{}, false
	}
	classX, classY := v.stanceOf(v.a, cx[0]), v.stanceOf(v.b, cy[0])
	if classX == classY || !v.sameSource(&cx[0], &cy[0]) {
		return Reading{}, false
	}
	if !v.sameStatement(&cx[0], &cy[0]) {
		return Reading{}, false
	}
	before, after := v.aligned()
	moved := v.movedSource(&cx[0], &cy[0])
	if (cx[0].Source.Empty() || cy[0].Source.Empty()) && !before && !v.a.quoteBeside(cx[0].Cue) && !v.b.quoteBeside(cy[0].Cue) {
		return Reading{}, false // nothing says that the same source speaks
	}
	if v.a.impersonal(cx[0].Cue.Start) || v.b.impersonal(cy[0].Cue.Start) {
		return Reading{}, false // "it is worth noting": nobody says it
	}
	band := High
	switch {
	case !moved && (!before && !after || !after && (classX == "negative" || classY == "negative")):
		return Reading{}, false
	case !(before && after) || len(v.x.lone) > 2 || len(v.y.lone) > 2 || v.Passages[v.Passage].Similarity < hardlyAlike:
		band = Medium
	}
	return v.verbBecame(classX, classY, band, v.became(), &cx[0], &cy[0]), true
}

// hardlyAlike is the similarity of a passage below which what one verb tells may be
// another statement of the same source (of 3 flags read at about that or less 1 is right).
const hardlyAlike = 0.3

// verbBecame flags the change of a reporting verb from one class to another.
func (v *view) verbBecame(classX, classY string, band Confidence, became string, a, b *Attribution) Reading {
	direction, what := classX+"->"+classY, "the verb now is "+article(classY)+" one"
	switch {
	case classX == "neutral" && classY == "distancing":
		direction, what = "distance+", "the verb now distances the writer from the statement"
	case classX == "distancing" && classY == "neutral":
		direction, what = "distance-", "the verb no longer distances the writer from the statement"
	case classX == "neutral" && classY == "committing":
		direction, what = "commit+", "the verb now presents the statement as true or as conceded"
	case classX == "committing" && classY == "neutral":
		direction, what = "commit-", "the verb no longer presents the statement as true or as conceded"
	}
	return flag("verb", direction, band, "verb.stance", became+": "+what+".", evidence(a.Entry), evidence(b.Entry))
}

// movedVerb reads a component that holds a reporting verb on one side only,
// where the other text reports the same statement with another verb in another
// place: "…," the mayor said. The mayor insisted: "…".
func (v *view) movedVerb() (Reading, bool) {
	p, o := &v.x, &v.y
	if p.empty() {
		p, o = o, p
	}
	cues := v.cuesIn(p)
	if v.Op == diff.Move || len(cues) != 1 {
		return Reading{}, false
	}
	cue := &cues[0]
	partner, ok := v.statementOf(p, cue)
	if !ok || cue.Entry == nil || partner.Entry == nil || cue.Lemma == partner.Lemma || mental.has(cue.Lemma) || mental.has(partner.Lemma) {
		return Reading{}, false
	}
	ax, ay := cue, partner
	if p == &v.y {
		ax, ay = partner, cue
	}
	classX, classY := v.stanceOf(v.a, *ax), v.stanceOf(v.b, *ay)
	quoted := v.a.tags(ax) && v.b.tags(ay)
	switch {
	case classX == classY || !v.sameSource(ax, ay):
		return Reading{}, false
	case !quoted && (v.a.nested(ax) || v.b.nested(ay)) && v.common(v.a, ax.Source, v.b, ay.Source) == 0:
		return Reading{}, false
	case !quoted && (ax.Source.Empty() || ay.Source.Empty() || acts[classX] || acts[classY]):
		return Reading{}, false
	case v.a.reports(ax, ay.Lemma) || v.b.reports(ay, ax.Lemma):
		return Reading{}, false // "condemned", "said it condemned"
	case v.a.impersonal(ax.Cue.Start) || v.b.impersonal(ay.Cue.Start):
		return Reading{}, false
	}
	if k := int(o.component[partner.Cue.Start]); k >= 0 && k != v.index && !v.bears(k) {
		return other("together", "Read together with the verb of the same statement, which stands elsewhere in the other text."), true
	}
	became := "*" + v.a.cut(ax.Cue) + "* became *" + v.b.cut(ay.Cue) + "*"
	return v.verbBecame(classX, classY, Low, became, ax, ay), true // right in two of three
}

// acts are the classes of verbs that may name an act and not what was said, where
// no quotation touches them: an order, an attack.
var acts = map[string]bool{"directive": true, "affective": true, "negative": true}

// nested reports whether the sentence of an attribution has another one: "she
// noted that the mayor had said".
func (s *side) nested(a *Attribution) bool {
	for _, o := range s.Attributions() {
		if o.Sentence == a.Sentence && o.Cue != a.Cue {
			return true
		}
	}
	return false
}

// reports reports whether the statement of an attribution has a verb of saying
// with a lemma.
func (s *side) reports(a *Attribution, lemma string) bool {
	in := s.statement(a)
	for i := in.Start; i < in.End; i++ {
		if e := s.verb(i); e != nil && e.Lemma == lemma && !a.names(i) {
			return true
		}
	}
	return false
}

// bears reports whether, of this component and component k, this one stands for
// a change that both show.
func (v *view) bears(k int) bool {
	c, o := v.Component, &v.Components[k]
	if o.Origin != Phrase || o.Op == diff.Move || !o.A.Empty() && !o.B.Empty() {
		return true // the other one is read for itself
	}
	return v.outweighs(c, o)
}

// movedSource reports whether two attributions that stand in different places
// of one sentence are the same: both name their source, with a word in common,
// and most of the statement stayed.
func (v *view) movedSource(a, b *Attribution) bool {
	if v.rewritten() || a.Class == "directive" || b.Class == "directive" || // an order may be an act
		a.Source.Empty() || b.Source.Empty() || v.common(v.a, a.Source, v.b, b.Source) == 0 {
		return false
	}
	return v.mostStays(v.a, a, v.b, b) && v.mostStays(v.b, b, v.a, a)
}

// mostStays reports whether most content words of an attribution's statement
// stand in the sentence of the other, or moved.
func (v *view) mostStays(s *side, a *Attribution, o *side, b *Attribution) bool {
	in, kept, all := s.statement(a), 0, 0
	for i := in.Start; i < in.End; i++ {
		if s.content(i) && !a.names(i) {
			all++
			c := s.component[i]
			if j := int(s.twin[i]); j >= 0 && o.SentenceOf(j) == b.Sentence || c >= 0 && v.Components[c].Op == diff.Move {
				kept++
			}
		}
	}
	return kept >= 3 && 2*kept >= all
}

// cueInSlot reads a reporting verb that could be something else by itself
// ("each side claims that …") as one where it stands for a cue of the other
// text, word for word, between words that both texts have.
func (v *view) cueInSlot(p, o *part) []Attribution {
	before, after := v.aligned()
	plan := p.span.Len() == 2 && p.norm(p.span.End-1) == "to" && o.plan()
	if !before || !after || !plan && (p.span.Len() != 1 || o.span.Len() != 1) || strings.HasSuffix(p.norm(p.span.Start), "ing") {
		return nil
	}
	i := p.span.Start
	e := p.verb(i)
	if e == nil || third(p.norm(i)) != third(o.norm(o.span.Start)) || p.Words[i].Quote >= 0 || p.notSpeech(i, p.sentence(i), e.Lemma) {
		return nil
	}
	return []Attribution{{Cue: text.Span{Start: i, End: i + 1}, Sentence: p.SentenceOf(i), Lemma: e.Lemma, Class: e.Class, Entry: e}}
}

// plan reports whether a part is a verb of saying with what its subject will do
// ("said it would"), for which the other text may have "vowed to".
func (p *part) plan() bool {
	if p.span.Len() < 2 || p.span.Len() > 5 || p.verb(p.span.Start) == nil {
		return false
	}
	last := p.norm(p.span.End - 1)
	return last == "would" || last == "will"
}

// stance joins the classes that do not differ in stance: verbs that only
// place a statement in a conversation are neutral.
func stance(class string) string {
	if class == "structuring" {
		return "neutral"
	}
	return class
}

// stanceOf is the stance of a cue where it stands: beside a quotation, verbs of
// ending only place it in the speech.
func (v *view) stanceOf(s *side, a Attribution) string {
	if a.Lemma == "conclude" && s.tags(&a) {
		return "neutral"
	}
	return stance(a.Class)
}

func article(class string) string {
	switch class[0] {
	case 'a', 'e', 'i', 'o', 'u':
		return "an " + class
	}
	return "a " + class
}

// cuesIn lists the attributions whose cue lies in the part.
func (v *view) cuesIn(p *part) []Attribution {
	var list []Attribution
	for _, a := range p.cues {
		if a.Cue.Start >= p.span.End {
			break
		}
		if a.Cue.Start >= p.span.Start {
			list = append(list, a)
		}
	}
	return list
}

// sameStatement reports whether two cues report the same: a content word beside
// the source stands unchanged in the sentences of both.
func (v *view) sameStatement(a, b *Attribution) bool {
	inA, inB := v.a.statement(a), v.b.statement(b)
	for i := inA.Start; i < inA.End; i++ {
		if j := int(v.a.twin[i]); j >= inB.Start && j < inB.End && v.a.content(i) && !weekdays.has(v.a.norm(i)) && !months.has(v.a.norm(i)) && !a.names(i) && !b.names(j) {
			return true
		}
	}
	return false
}

// impersonal reports whether the verb at word i has no speaker but "it".
func (s *side) impersonal(i int) bool {
	for k := i - 1; k >= max(s.sentence(i).Start, i-4); k-- {
		if s.norm(k) == "it" {
			return s.beBefore(i) || beForms.has(s.norm(k+1))
		}
	}
	return false
}

// names reports whether word i belongs to the source or the cue.
func (a *Attribution) names(i int) bool {
	return a.Source.Start <= i && i < a.Source.End || a.Cue.Start <= i && i < a.Cue.End
}

// sameSource reports whether nothing says that two attributions have
// different sources: they share a word, one is a pronoun, or one is not named.
func (v *view) sameSource(a, b *Attribution) bool {
	if a.Source.Empty() || b.Source.Empty() {
		return true
	}
	for i := a.Source.Start; i < a.Source.End; i++ {
		if subjectPronouns.has(v.a.norm(i)) {
			return true
		}
		for j := b.Source.Start; j < b.Source.End; j++ {
			if subjectPronouns.has(v.b.norm(j)) || v.a.content(i) && v.a.key(i) == v.b.key(j) {
				return true
			}
		}
	}
	return v.alias(v.a, a.Source, v.b, b.Source)
}
