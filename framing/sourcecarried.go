package framing

import "strings"

// inPassage finds an attribution on the other side of the passage whose cue is
// itself new there.
func (v *view) inPassage(has, lacks *part) (Attribution, bool) {
	span := v.passageIn(lacks.side)
	for _, a := range lacks.cues {
		if a.Cue.Start < span.Start || a.Cue.Start >= span.End {
			continue
		}
		if a.Entry != nil && !core.has(a.Lemma) && lacks.twin[a.Cue.Start] >= 0 {
			continue // "had asked for": both texts have it
		}
		return a, true
	}
	return Attribution{}, false
}

// older reports whether the attribution that the other text has is one that this
// text has too, in another sentence and of another source: nothing moved.
func (v *view) older(lacks *part, a, cue Attribution) bool {
	if at := lacks.standsAt(); at < len(lacks.Words) && lacks.SentenceOf(at) == a.Sentence {
		return false // the source of this very statement
	}
	if lacks.twin[a.Cue.Start] < 0 || a.Source.Empty() || cue.Source.Empty() {
		return false
	}
	own := v.otherSide(lacks)
	k := int(lacks.twin[a.Cue.Start])
	return own.Words[k].Sentence != own.Words[cue.Cue.Start].Sentence && !pronounIn(lacks.side, a.Source) && v.common(own, cue.Source, lacks.side, a.Source) == 0
}

// carryOver is how many sentences away an attribution still carries.
const carryOver = 2

// carried reports whether the text that lacks the attribution names the same
// source within the neighbouring sentences.
func (v *view) carried(has, lacks *part, cue Attribution) bool {
	at := lacks.standsAt()
	if at >= len(lacks.Words) {
		return false
	}
	s := lacks.SentenceOf(at)
	pronoun := cue.Source.Empty()
	for i := cue.Source.Start; i < cue.Source.End; i++ {
		pronoun = pronoun || subjectPronouns.has(has.norm(i)) || has.norm(i) == "statement"
	}
	tag := has.tags(&cue)
	if tag && v.speechNear(lacks, s) {
		return true
	}
	for _, a := range lacks.cues {
		if a.Sentence < s-carryOver || a.Sentence > s+1 {
			continue
		}
		// A quotation has its speaker: whoever is named next to it there is the same.
		if tag || pronoun || a.Source.Empty() {
			return true
		}
		if a.Sentence < s && newcomer.has(has.norm(cue.Source.Start)) && pronounIn(lacks.side, a.Source) {
			continue // "a biologist" is not the "it" of a sentence before
		}
		for i := a.Source.Start; i < a.Source.End; i++ {
			if subjectPronouns.has(lacks.norm(i)) || lacks.norm(i) == "statement" && a.Sentence >= s-1 {
				return true
			}
			for j := cue.Source.Start; j < cue.Source.End; j++ {
				if has.content(j) && has.key(j) == lacks.key(i) && genitive(has.norm(j)) == genitive(lacks.norm(i)) {
					return true // not "the inquiry" for "the inquiry's chairman"
				}
			}
		}
		if v.alias(has.side, cue.Source, lacks.side, a.Source) {
			return true
		}
	}
	// The source may still be the subject of the sentence itself; and the tag of
	// a quotation needs no more than a speaker who is named close before.
	if tag && pronoun {
		return true
	}
	in := lacks.sentence(at)
	if has.resumes(cue) {
		return false
	}
	if tag {
		in.Start = lacks.Sentences[max(0, s-carryOver)].Words.Start
	}
	for j := cue.Source.Start; j < cue.Source.End; j++ {
		if !has.content(j) || !has.Words[j].Upper && !tag {
			continue
		}
		for i := in.Start; i < in.End; i++ {
			if lacks.key(i) == has.key(j) {
				return true
			}
		}
	}
	return false
}

func genitive(norm string) bool {
	return strings.HasSuffix(norm, "'s") || strings.HasSuffix(norm, "s'")
}

// newcomer words bring somebody in who was not named before.
var newcomer = set("a an two three four five six seven eight nine ten some several another other many")

// speechNear reports whether a verb of saying stands outside quotations within
// a few sentences: a quotation has its speaker, and there that is who.
func (v *view) speechNear(p *part, s int) bool {
	from, to := max(0, s-carryOver-1), min(len(p.Sentences)-1, s+carryOver)
	if i := max(p.before, 0); i < len(p.Words) && p.Words[i].Quote >= 0 {
		if q := p.Quotes[p.Words[i].Quote].Words; !q.Empty() { // who speaks is named before a quotation of several sentences
			from = max(0, min(from, p.SentenceOf(q.Start)-1))
		}
	}
	for i := p.Sentences[from].Words.Start; i < p.Sentences[to].Words.End; i++ {
		if !p.speech(i) && p.verb(i) != nil {
			return true
		}
	}
	return false
}

// resumes reports whether a pronoun takes up the source right behind the cue ("the
// board said it", "Doe announced on Sunday that she"): then the source is the
// subject of the statement, too, and the other text names it as that.
func (s *side) resumes(a Attribution) bool {
	const most = 6 // words between
	for i := a.Cue.End; i < min(s.sentence(a.Cue.Start).End, a.Cue.End+most); i++ {
		switch s.norm(i) {
		case "he", "she", "it", "they":
			return true
		}
	}
	return false
}
