package framing

import (
	"slices"

	"parallax/text"
)

// readReply finds F7 voice.reply inside a kept sentence: a clause with a denial
// or a refusal to comment that only one text has ("denied that … and").
func readReply(v *view) (Reading, bool) {
	for _, o := range v.sides() {
		has, lacks := o[0], o[1]
		if has.empty() || v.rewritten() || has.quoted || !v.oneStory() {
			continue
		}
		hits := v.replies(has)
		if len(hits) == 0 || has.speech(hits[0].Start) || !v.replySubject(has, hits[0]) {
			continue
		}
		stock := replyBand(hits[0]) != Low
		if len(has.lone) < 3 && !(stock && hits[0].Len() >= 3) {
			continue // less than a clause, and not "would not comment"
		}
		if !lacks.empty() && (hits[0].Class != "no-comment" || len(v.replies(lacks)) > 0) {
			continue // an exchange of verbs, not a reply that came or went
		}
		if v.replyNear(lacks) || v.keptElsewhere(has, lacks.side, v.words.replies) {
			return other("voice.kept", "The other text has a reply, too."), true
		}
		return flag("voice.reply", v.seen(has, "dropped"), replyBand(hits[0]), "voice.reply",
			v.became()+": a reply to what is reported.", evidence(hits[0].Entry)), true
	}
	return Reading{}, false
}

// replySubject reports whether somebody replies: the verb of the reply is the
// first of the part, or has its subject before it there.
func (v *view) replySubject(p *part, h hit) bool {
	if h.Start == p.span.Start {
		return h.Start > p.sentence(h.Start).Start
	}
	f := cueFinder{t: p.Text}
	return f.subjectBefore(h.Start, p.sentence(h.Start))
}

// replyNear reports whether a reply stands in the sentence of a part or in one
// beside it.
func (v *view) replyNear(p *part) bool {
	at := max(p.before, 0)
	if !p.empty() {
		at = p.span.Start
	}
	if at >= len(p.Words) {
		return false
	}
	s := p.SentenceOf(at)
	in := text.Span{Start: p.Sentences[max(0, s-1)].Words.Start, End: p.Sentences[min(len(p.Sentences)-1, s+1)].Words.End}
	return slices.ContainsFunc(p.find(v.words.replies, in), answers)
}
