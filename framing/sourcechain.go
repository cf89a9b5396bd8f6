package framing

import (
	"strings"

	"parallax/text"
)

// readChain finds F4 attribution.chain: a medium stands between source and reader
// on one side only ("the Gazette reports that the board said", "“…,” the board
// said, according to the Gazette"). A medium that alone vouches for what its
// sentence says is credited, no more.
func (v *view) readChain() (Reading, bool) {
	for _, o := range v.sides() {
		has, lacks := o[0], o[1]
		cues := v.cuesIn(has)
		for i := range cues {
			cue := &cues[i]
			if v.mediumAlone(has, cue) && !v.creditedIn(lacks) && v.common(has.side, cue.Source, lacks.side, v.passageIn(lacks.side)) == 0 && v.passedOn(has, cue, lacks) {
				return flag("attribution.chain", v.seen(has, "shorter"), v.mediumUnlessRewritten(v.Passage), "attribution.chain",
					"*"+short(has.cut(cue.Source))+"* "+v.gone(has)+": a medium stands between source and reader on one side only."), true
			}
		}
	}
	return Reading{}, false
}

// mediumAlone reports whether the source of an attribution is a medium and nothing
// else: no verb, no genitive, no other noun.
func (v *view) mediumAlone(p *part, a *Attribution) bool {
	if a.Source.Empty() || strings.HasSuffix(p.norm(a.Source.End-1), "'s") || strings.HasSuffix(p.norm(a.Source.End-1), "s'") {
		return false
	}
	for i := a.Source.Start; i < a.Source.End; i++ {
		if p.content(i) && !p.Words[i].Upper && !kindsOfMedia.has(p.norm(i)) && p.norm(i) != "service" && p.norm(i) != "wire" {
			return false
		}
	}
	return v.medium(p, a.Source)
}

// passedOn reports whether the sentence of a medium has another attribution, of
// what it passes on, that the other text has as well.
//
// Behind the statement it must stand right behind the tag of a quotation: of
// other sentences it is not known whose words it vouches for.
func (v *view) passedOn(has *part, cue *Attribution, lacks *part) bool {
	const near = 5 // words between the two verbs
	for i := range has.cues {
		inner := &has.cues[i]
		if inner.Sentence == cue.Sentence && inner.Cue != cue.Cue &&
			(cue.Cue.Start < inner.Cue.Start || cue.Cue.Start-inner.Cue.Start <= near+cue.Source.Len() && has.tags(inner)) &&
			!v.medium(has, inner.Source) && v.saidThere(has, inner, lacks) {
			return true
		}
	}
	// "reports that the board said": of two verbs of saying only the first is an attribution.
	if has.norm(cue.Cue.End) != "that" || stance(cue.Class) != "neutral" {
		return false
	}
	for k := cue.Cue.End; k < has.sentence(cue.Cue.Start).End; k++ {
		if e := has.verb(k); e != nil && core.has(e.Lemma) && has.twin[k] >= 0 && !has.speech(k) && !nounBefore.has(has.norm(k-1)) && lacks.attributionIn(text.Span{Start: int(has.twin[k]), End: int(has.twin[k]) + 1}, func(*Attribution) bool { return true }) {
			return true
		}
	}
	return false
}

// creditedIn reports whether the passage of a part has a medium for a source.
func (v *view) creditedIn(p *part) bool {
	return p.attributionIn(v.passageIn(p.side), func(a *Attribution) bool { return v.medium(p, a.Source) })
}

// saidThere reports whether the other text's passage has an attribution of p's
// text, too: its verb is there, or another one of the same source.
func (v *view) saidThere(p *part, a *Attribution, o *part) bool {
	if p.twin[a.Cue.Start] >= 0 {
		return true
	}
	return !a.Source.Empty() && o.attributionIn(v.passageIn(o.side), func(b *Attribution) bool {
		return !b.Source.Empty() && (pronounIn(p.side, a.Source) || pronounIn(o.side, b.Source) || v.common(p.side, a.Source, o.side, b.Source) > 0)
	})
}

// attributionIn reports whether an attribution of a kind has its cue in a word range.
func (t *Text) attributionIn(in text.Span, is func(*Attribution) bool) bool {
	for i := range t.cues {
		if a := &t.cues[i]; a.Cue.Start >= in.Start && a.Cue.Start < in.End && is(a) {
			return true
		}
	}
	return false
}
