package framing

import (
	"slices"

	"parallax/align"
	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"
)

// relatedShare is the share of one text's words in passages from which on the
// other's missing sentences say something: two texts with less in common are
// two reports, and each lacks most of the other.
const relatedShare = 0.3

// related reports whether one text rests on the other. Passages in new words
// do not count, nor do quotations: two reports of one event have them too.
func (r *reader) related() bool {
	if r.relation == 0 {
		r.relation = -1
		if r.share(r.a) >= relatedShare || r.share(r.b) >= relatedShare {
			r.relation = 1
		}
	}
	return r.relation > 0
}

// share is the share of a text's words in such passages.
func (r *reader) share(s *side) float64 { r.measure(s); return s.inKept }

// oneStory reports whether the two texts tell one story, in whatever words: so
// much of one of them, quotations too, stands in passages. Then a voice that only
// one of them lets speak is missing from the other.
func (r *reader) oneStory() bool {
	r.measure(r.a)
	r.measure(r.b)
	return r.a.inStory >= relatedShare || r.b.inStory >= relatedShare
}

// someShare is the share from which on two texts are of one event at all: enough to
// say that only one of them asked somebody in vain.
const someShare = 0.15

func (r *reader) someStory() bool {
	return r.oneStory() || r.a.inStory >= someShare || r.b.inStory >= someShare
}

// measure finds what share of a text's words stands in passages, and in passages
// that were not built anew, quotations apart.
func (r *reader) measure(s *side) {
	if s.measured {
		return
	}
	kept, plain, told, all := 0, 0, 0, 0
	for i := range s.Words {
		if s.Words[i].Role != text.Body {
			continue
		}
		all++
		p := s.passage[i]
		if p >= 0 {
			told++
		}
		if s.Words[i].Quote < 0 {
			plain++
			if p >= 0 && r.Passages[p].Kind != align.Rewritten {
				kept++
			}
		}
	}
	s.inKept, s.inStory, s.measured = float64(kept)/float64(max(plain, 1)), float64(told)/float64(max(all, 1)), true
}

// readVoice finds F7 in a sentence that only one text has: a reply, an
// opposing view. A view that the other text also gives elsewhere is not
// missing there.
func readVoice(v *view) (Reading, bool) {
	has := &v.x
	if has.empty() {
		has = &v.y
	}
	if has.empty() || has.span.Len() < 4 || has.Words[has.span.Start].Role != text.Body {
		return Reading{}, false
	}
	hits := v.replies(has)
	if !v.oneStory() && (len(hits) == 0 || hits[0].Class == "denial" || !v.someStory()) {
		return Reading{}, false
	}
	o := v.otherSide(has)
	what := v.onlyIn(has.side)
	quote := func() string { return "*" + short(has.quotation()) + "* " }
	if len(hits) > 0 {
		if v.keptElsewhere(has, o, v.words.replies) {
			return other("voice.kept", "The other text has a reply of the same source."), true
		}
		if hits[0].Class != "denial" || v.near(has) {
			return flag("voice.reply", v.seen(has, "dropped"), replyBand(hits[0]), "voice.reply", quote()+what+": a reply to what is reported.", evidence(hits[0].Entry)), true
		}
	}
	source := v.sourceOf(has)
	act, actor := v.opposition(has)
	if act.Entry != nil && has.SentenceOf(has.span.Start) != has.lede && v.ofStory(has) && !v.mainSource(has, actor) && v.mayBeMissing(has.side, actor, o) {
		if v.opposesToo(o, v.sourceKeys(has.side, actor)) {
			return other("voice.kept", "The other text has a view of the same source."), true
		}
		if act.List == lexicon.Contrasts {
			return other("voice.contrast", quote()+what+": a statement that its sentence opens as a contrast."), true
		}
		return flag("voice.opposing", v.seen(has, "dropped"), Low, "voice.opposing", quote()+what+": another source's view of a matter that both report.", evidence(act.Entry)), true
	}
	if r, ok := v.instead(has, source); ok {
		return r, true
	}
	if !source.Empty() {
		return other("voice.statement", quote()+what+": a statement with its source."), true
	}
	return Reading{}, false
}

// opposesToo reports whether the other text also lets one of these sources
// speak against something, so that its view is not missing.
func (v *view) opposesToo(o *side, names []string) bool {
	for i := range o.Sentences {
		s := &o.Sentences[i]
		if !s.Role.Prose() || s.Words.Empty() {
			continue
		}
		p := v.part(o, s.Words, diff.Delete)
		if act, actor := v.opposition(&p); act.Entry != nil && overlap(names, v.sourceKeys(o, actor)) {
			return true
		}
	}
	return false
}

// replies finds what is a reply by itself: a denial, a refusal to comment, no
// answer. "If the application is denied" is none.
func (v *view) replies(p *part) []hit {
	return slices.DeleteFunc(p.find(v.words.replies, p.span), func(h hit) bool {
		return h.Class == "dispute" || h.Class == "defence" || h.Class != "denial" && p.speech(h.Start) && p.speech(h.End-1) || h.Class == "denial" && h.Start > 1 && p.norm(h.Start-1) == "not" || h.Phrase == "for comment" && public.has(p.norm(h.Start-1)) || h.Class == "response" || h.Class != "denial" && !p.answersPress(h) || h.Class == "denial" && p.asked(h.End) || h.Class == "denial" && h.Len() == 1 && (p.passiveAt(h.Start) || nounBefore.has(p.norm(h.Start-1)))
	})
}

// answers reports whether an entry is an answer, and not only a word that may
// stand beside one ("in a statement").
func answers(h hit) bool { return h.Class != "response" && h.Class != "dispute" }

// replyBand is how sure it is that a reply is one: that somebody would not or did
// not answer is said of nothing else; a denial may be one of many that an article
// tells (on coded passages half of them are no reply to what both texts report).
func replyBand(h hit) Confidence {
	if h.Class == "denial" {
		return Low
	}
	return Medium
}

// public are words behind which "for comment" asks everybody.
var public = set("open out up period")

// applications are what is denied by those who decide on it.
var applications = set("bill bills amendment amendments resolution resolutions nomination veto request requests application applications motion motions bid petition petitions appeal appeals bail visa visas entry access permission asylum parole")

// asked reports whether what is denied from word i on is an application: "the
// request", "the board's request for a hearing".
func (s *side) asked(i int) bool {
	const most = 4 // words before it
	for k := i; k < min(s.sentence(i-1).End, i+most); k++ {
		switch n := s.norm(k); {
		case applications.has(n):
			return true
		case n == "and" || n == "or" || n == "but" || n == "that" || n == "of":
			return false // "denies wrongdoing and will appeal"
		}
	}
	return false
}

// passiveAt reports whether the verb at word i is a passive or an infinitive:
// what is denied is then a request or a visa, and nobody answers.
func (s *side) passiveAt(i int) bool {
	if s.beBefore(i) {
		return true
	}
	switch n := s.norm(i - 1); n {
	case "to":
		return true
	case "and", "or":
		return i >= 2 && participle(s.norm(i-2)) && s.beBefore(i-2)
	}
	return false
}

// keptElsewhere reports whether the other text has an entry of the list in a
// sentence that names the same source.
func (v *view) keptElsewhere(has *part, o *side, list *lexicon.Phrases) bool {
	if o.any&list.Bit() == 0 {
		return false
	}
	names := v.sourceKeys(has.side, has.span)
	for _, s := range o.Sentences {
		if !s.Role.Prose() || s.Words.Empty() || !slices.ContainsFunc(o.find(list, s.Words), answers) {
			continue
		}
		for _, k := range v.sourceKeys(o, s.Words) {
			if slices.Contains(names, k) && v.common(has.side, has.span, o, s.Words) >= 3 {
				return true
			}
		}
	}
	return false
}

// instead reads a statement that stands behind a kept sentence where the other
// text has a statement of another source, one of the two in opposition.
func (v *view) instead(has *part, source text.Span) (Reading, bool) {
	if source.Empty() || !v.refersBack(has) {
		return Reading{}, false
	}
	before := v.keptBefore(has)
	if before < 0 {
		return Reading{}, false
	}
	own := v.sourceKeys(has.side, source)
	for i := range v.Components {
		c := &v.Components[i]
		if c.Origin != Sentence || c.Op == v.Op || i == v.index {
			continue
		}
		w := v.view(i)
		rival := &w.x
		if rival.empty() {
			rival = &w.y
		}
		if w.keptBefore(rival) != before {
			continue
		}
		act, rivalSource := w.opposition(rival)
		if act.Entry == nil || overlap(own, v.sourceKeys(rival.side, rivalSource)) {
			continue
		}
		what := "was dropped where a statement of another source was added."
		if has == &v.y {
			what = "was added where a statement of another source was dropped."
		}
		return other("voice.instead", "*"+short(has.quotation())+"* "+what), true
	}
	return Reading{}, false
}
