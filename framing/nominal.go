package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// doerReach is how many words before its verb a doer is looked for.
const doerReach = 5

// readNominal finds F8 agency.nominal: somebody did it on one side; on the
// other the deed is a noun and nobody is named ("police shot the man", "the
// shooting of the man").
func readNominal(v *view) (Reading, bool) {
	if v.Passage < 0 || v.x.empty() || v.y.empty() {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		active, nominal := o[0], o[1]
		verb, noun := v.deed(active, nominal)
		if verb < 0 {
			continue
		}
		doer := v.doerBefore(active, verb)
		if doer < 0 || v.stillNamed(active, doer, nominal.side, nominal.sentences(v.passageIn(nominal.side))) {
			continue
		}
		return flag("agency.nominal", v.seen(active, "verb->noun"), Medium, "agency.nominal",
			"*"+active.cut(text.Span{Start: doer, End: verb + 1})+"* and *"+nominal.cut(text.Span{Start: noun, End: noun + 1})+
				"*: one says who did it, the other names the deed alone."), true
	}
	return Reading{}, false
}

// deed finds a verb of harm, force or control in one part and the noun for the
// same deed in the other, which "of" or the end of the phrase follows.
func (v *view) deed(active, nominal *part) (verb, noun int) {
	for i := active.span.Start; i < active.span.End; i++ {
		n := active.norm(i)
		if !past(n) && active.key(i) == n || !v.agencyVerb(active.side, i) || active.beBefore(i) || strings.HasSuffix(n, "ing") || i > 0 && nounBefore.has(active.norm(i-1)) {
			continue
		}
		for k := nominal.span.Start; k < nominal.span.End; k++ {
			m := nominal.norm(k)
			if m == n || k+1 >= len(nominal.Words) || nominal.norm(k+1) != "of" || k == 0 || strings.HasSuffix(nominal.norm(k-1), "'s") || !nounBefore.has(nominal.norm(k-1)) && !nominal.Words[k-1].Upper {
				continue
			}
			if strings.HasSuffix(m, "ing") && lexicon.SameLemma(n, m) || lexicon.Derivations(n, m) || n+"s" == m || strings.TrimSuffix(n, "ed") == m {
				return i, k
			}
		}
	}
	return -1, -1
}

// doerBefore is the word that names who does what the verb says: an actor or a
// name right before it, over adverbs and the rest of the name; -1 for none.
func (v *view) doerBefore(p *part, verb int) int {
	in := p.sentence(verb)
	for k := verb - 1; k >= max(in.Start, verb-doerReach); k-- {
		if breaks(p.Source[p.Words[k].End:p.Words[k+1].Start]) {
			return -1
		}
		n := p.norm(k)
		if actors.has(n) || p.Words[k].Upper && p.content(k) && !v.place(p.side, k) {
			return k
		}
		if p.content(k) && !strings.HasSuffix(n, "ly") && !adverbs.has(n) {
			return -1
		}
	}
	return -1
}

// stillNamed reports whether the other text names the doer in the same
// sentences, also as a people ("Israel", "Israeli") or by a pronoun's noun.
func (v *view) stillNamed(p *part, doer int, o *side, in text.Span) bool {
	for k := in.Start; k < in.End; k++ {
		if o.key(k) == p.key(doer) || actors.has(p.norm(doer)) && actors.has(o.norm(k)) || o.norm(k) == "by" || demonym(p.norm(doer), o.norm(k)) {
			return true
		}
		for end := k + 2; end <= min(in.End, k+6) && o.Words[end-1].Upper; end++ {
			if acronym(p.side, []int{doer}, o, contentOf(o, text.Span{Start: k, End: end})) {
				return true
			}
		}
	}
	return false
}
