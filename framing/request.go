package framing

import (
	"parallax/lexicon"
	"parallax/text"
)

// readRequest finds F3 where one verb of asking stands for another between the
// same one who asks and the same thing asked ("asked the council to wait", "urged
// the council to wait"): these are verbs of acts as often as of words, so the
// finder of attributions takes few of them for one.
func readRequest(v *view) (Reading, bool) {
	a, b := v.wholeVerb(&v.x), v.wholeVerb(&v.y)
	i, j := v.x.span.Start, v.y.span.Start
	if a == nil || b == nil || stance(a.Class) == stance(b.Class) || !asks.has(a.Lemma) && a.Class != "directive" || !asks.has(b.Lemma) && b.Class != "directive" {
		return Reading{}, false
	}
	if v.x.Words[i].Quote >= 0 || v.y.Words[j].Quote >= 0 || !v.sameRequest(i, j) {
		return Reading{}, false
	}
	ax := Attribution{Cue: v.x.span, Source: v.x.subjectOf(i), Sentence: v.x.SentenceOf(i), Lemma: a.Lemma, Class: a.Class, Entry: a}
	ay := Attribution{Cue: v.y.span, Source: v.y.subjectOf(j), Sentence: v.y.SentenceOf(j), Lemma: b.Lemma, Class: b.Class, Entry: b}
	if ax.Source.Empty() || ay.Source.Empty() || !v.sameSource(&ax, &ay) {
		return Reading{}, false
	}
	return v.verbBecame(stance(a.Class), stance(b.Class), v.mediumUnlessRewritten(v.Passage), v.became(), &ax, &ay), true
}

// wholeVerb is the verb of saying that a part is, or nil.
func (v *view) wholeVerb(p *part) *lexicon.Entry {
	const most = 2
	if p.empty() || p.span.Len() > most {
		return nil
	}
	e, n := v.words.verbs.At(p.known())
	if n != p.span.Len() {
		return nil
	}
	return e
}

// asks are the verbs of asking that are in no class of stance.
var asks = set("ask request tell")

// sameRequest reports whether what is asked behind two verbs begins with the same
// verb, or has a word that both texts have: "to lift the order", "to stay the
// order".
func (v *view) sameRequest(i, j int) bool {
	const near = 5
	x, y := v.a.requested(i), v.b.requested(j)
	if x < 0 || y < 0 {
		return false
	}
	if v.a.key(x) == v.b.key(y) {
		return true
	}
	mates, _ := v.mates()
	for k := x + 1; k < min(v.a.sentence(x).End, x+near); k++ {
		if m := int(mates[k]); v.a.content(k) && m > y && m < y+near {
			return true
		}
	}
	return false
}

// requested is the first verb of what is asked behind the verb at word i: the
// one behind "to", of its clause; -1 if there is none.
func (s *side) requested(i int) int {
	const most = 12 // words of whom it is asked of
	in := s.sentence(i)
	for k := i + 1; k < min(in.End-1, i+most) && s.Words[k].Quote < 0; k++ {
		if n := s.norm(k - 1); (n == "and" || n == "but") && s.verb(k) != nil {
			break // "asked about it and told them to"
		}
		if s.norm(k) == "to" && s.content(k+1) && !s.Words[k+1].Upper {
			return k + 1
		}
	}
	return -1
}

// subjectOf is the noun phrase before the verb at word i.
func (s *side) subjectOf(i int) text.Span {
	f := cueFinder{t: s.Text}
	return f.subject(i, s.sentence(i))
}
