package framing

import (
	"strings"

	"parallax/align"
	"parallax/text"
)

// givenUp reads a component that holds the cue of an attribution on one side
// and none on the other.
func (v *view) givenUp(has, lacks *part, cues []Attribution) (Reading, bool) {
	cue := cues[0]
	if v.Passages[v.Passage].Kind == align.Rewritten || len(lacks.lone) > 0 || v.verbIn(lacks) {
		return Reading{}, false // too little stays to say what it was the source of
	}
	if cue.Cue.Start > 0 && has.norm(cue.Cue.Start-1) == "all" {
		return Reading{}, false // "all told"
	}
	if _, counted, _ := parseNumber(has.norm(min(cue.Cue.End, len(has.Words)-1))); objectOnly.has(cue.Lemma) && (nounBefore.has(has.norm(cue.Cue.End)) || counted) && !has.clauseFrom(cue.Cue.End) {
		return Reading{}, false // "announced a change", "tweeted an apology"
	}
	if next := cue.Cue.End; (!core.has(cue.Lemma) || actsToo.has(cue.Lemma)) && cue.Entry != nil && has.norm(next) != "that" && !has.quoteBeside(cue.Cue) {
		return Reading{}, false // "expressed a preference for": a report of an act, not of words
	}
	// A whole clause that left with its own content is no attribution of what stays.
	if !v.attributesRest(has, cues) {
		return Reading{}, false
	}
	if has == &v.x && v.ownA || has == &v.y && v.ownB {
		return other("quote.own", "One text says who speaks; the other is, or gives in full, what is quoted."), true
	}
	if has.passiveSaid(cue) || has.underPreposition(cue) {
		return Reading{}, false // "is said to be", "in a talk with the station KBX said that"
	}
	if v.staysSubject(has, cue) {
		return Reading{}, false // who speaks is named in both texts; only the verb came or went
	}
	if v.medium(has, cue.Source) {
		return benign("credit", "credit.medium", v.became()+": it names the medium that reported."), true
	}
	if v.quotedThere(has) || v.unmarked(has) && (has.tags(&cue) || has.speechBeside() >= ownSpeech) {
		return benign("form", "attribution.tag", "The statement stands in quotation marks in both texts; its speaker is named around it."), true
	}
	if v.spoken(has) || has.halfQuoted(cue) || v.spokenThere(lacks) {
		return benign("form", "attribution.tag", "The statement is speech in both texts, in the first or second person; its speaker is named around it."), true
	}
	// Said elsewhere in the corresponding passage: moved, or worded anew.
	if a, found := v.inPassage(has, lacks); found && !v.older(lacks, a, cue) {
		if a.Entry != nil && cue.Entry != nil && stance(a.Class) != stance(cue.Class) {
			return Reading{}, false
		}
		return benign("form", "attribution.moved", "The attribution stands elsewhere in the corresponding passage."), true
	}
	if v.carried(has, lacks, cue) {
		return benign("form", "attribution.carried", "The neighbouring sentences name the source."), true
	}
	category := v.category(has, "attribution.drop")
	var ev []Evidence
	if cue.Entry != nil {
		ev = append(ev, evidence(cue.Entry))
	}
	what := "the statement has no source there any more"
	if has == &v.y {
		what = "the statement had no source there before"
	}
	return flag(category, "", Low, category, v.became()+": "+what+".", ev...), true
}

// objectOnly are verbs of saying whose object may be what was done.
var objectOnly = set("announce tweet publish reveal propose")

// clauseFrom reports whether an auxiliary or a form of "be" follows within the
// next words: a clause, not an object alone.
func (s *side) clauseFrom(i int) bool {
	for k := i; k < min(s.sentence(i-1).End, i+6); k++ {
		if finite.has(s.norm(k)) || beForms.has(s.norm(k)) {
			return true
		}
	}
	return false
}

// actsToo are verbs of saying that without a clause or a quotation name an act.
var actsToo = set("suggest accuse urge condemn criticise criticize denounce vow")

// attributesRest reports whether the part is a source and a cue, perhaps with
// a time or place, so that what it ascribes stands outside of it.
func (v *view) attributesRest(has *part, cues []Attribution) bool {
	cue := cues[len(cues)-1]
	extra := 0
	for i := has.span.Start; i < has.span.End; i++ {
		if !has.content(i) || i >= cue.Source.Start && i < cue.Source.End || i >= cue.Cue.Start && i < cue.Cue.End ||
			v.timeWord(has.norm(i)) || occasions.has(has.norm(i)) {
			continue
		}
		if i >= cue.Cue.End || !has.Words[i].Upper {
			extra++
		}
	}
	if extra > 2 {
		return false
	}
	// Something of the sentence must be left.
	in := has.sentence(cue.Cue.Start)
	left := 0
	for i := in.Start; i < in.End; i++ {
		if has.twin[i] >= 0 && has.content(i) {
			left++
		}
	}
	return left >= 3
}

// quotedThere reports whether the words beside the part are quoted speech in
// the other text.
func (v *view) quotedThere(has *part) bool {
	o := v.otherSide(has)
	for _, k := range [...]int{has.span.Start - 1, has.span.End} {
		if k >= 0 && k < len(has.Words) && has.Words[k].Sentence == has.Words[has.span.Start].Sentence && has.twin[k] >= 0 && o.speech(int(has.twin[k])) {
			return true
		}
	}
	return false
}

// spoken reports whether the sentence around a part speaks in the first or second
// person in words that the other text has unchanged: speech, with or without
// marks (a block, a transcript, a quotation of many sentences), not the writer.
func (v *view) spoken(has *part) bool {
	in := has.sentence(has.span.Start)
	for i := in.Start; i < in.End; i++ {
		if addressing.has(has.norm(i)) && (has.norm(i) != "us" || !has.Words[i].Upper) && has.twin[i] >= 0 && !has.span.Contains(text.Span{Start: i, End: i + 1}) {
			return true
		}
	}
	return false
}

// halfQuoted reports whether a quotation mark that belongs to no quotation touches
// an attribution: it ends one that begins before the text, or that nobody opened.
func (s *side) halfQuoted(a Attribution) bool {
	if s.tags(&a) {
		return false
	}
	for _, i := range [...]int{a.Source.Start, a.Cue.Start} {
		if i > 0 && i < len(s.Words) && strings.ContainsAny(s.Source[s.Words[i-1].End:s.Words[i].Start], "\"”»") {
			return true
		}
	}
	return false
}

// spokenThere reports whether the sentence around an empty place speaks in the
// first or second person outside quotation marks, or ends in a mark that belongs
// to no quotation: speech, with its speaker named elsewhere.
func (v *view) spokenThere(lacks *part) bool {
	at := lacks.standsAt()
	if lacks.empty() && lacks.after >= 0 {
		at = lacks.after
	}
	if at >= len(lacks.Words) {
		return false
	}
	in := lacks.sentence(at)
	if lacks.narrated(in) < in.End {
		return true
	}
	last := in.End - 1
	if last < 0 || lacks.Words[last].Quote >= 0 {
		return last >= 0 && lacks.speech(at) && lacks.speech(last)
	}
	tail := lacks.Source[lacks.Words[last].End:min(len(lacks.Source), int(lacks.Words[last].End)+6)]
	return strings.HasPrefix(strings.TrimLeft(tail, ".,!?"), "\"") || strings.HasPrefix(strings.TrimLeft(tail, ".,!?"), "”")
}

// passiveSaid reports whether a cue is a passive with an infinitive, which names
// nobody: "are said to be".
func (s *side) passiveSaid(a Attribution) bool {
	return s.beBefore(a.Cue.Start) && s.norm(a.Cue.End) == "to"
}

// underPreposition reports whether a source is no subject: it belongs to a
// preposition before it.
func (s *side) underPreposition(a Attribution) bool {
	if a.Source.Empty() || a.Source.Start == 0 || a.Source.Start > a.Cue.Start || s.Words[a.Source.Start-1].Sentence != s.Words[a.Cue.Start].Sentence || a.Lemma == "according to" {
		return false
	}
	switch s.norm(a.Source.Start - 1) {
	case "with", "from", "about", "for":
		return true
	}
	return false
}

// staysSubject reports whether only the verb of an attribution came or went, not
// its source, and nothing takes the source's place behind the verb ("the men said
// they", "the men").
func (v *view) staysSubject(has *part, a Attribution) bool {
	if a.Source.Empty() || a.Source.Overlaps(has.span) {
		return false
	}
	for i := a.Cue.End; i < has.span.End; i++ {
		if subjectPronouns.has(has.norm(i)) {
			return false
		}
	}
	gone, all := 0, 0
	for i := a.Source.Start; i < a.Source.End; i++ {
		if !has.content(i) {
			continue
		}
		all++
		if c := has.component[i]; c >= 0 && (v.Components[c].A.Empty() || v.Components[c].B.Empty()) {
			gone++
		}
	}
	return 2*gone <= all
}

// unmarked reports whether the words beside a tag stand in the other text outside
// any quotation: there the statement itself is given, or a block of speech.
func (v *view) unmarked(has *part) bool {
	o := v.otherSide(has)
	for _, k := range [...]int{has.span.Start - 1, has.span.End} {
		if k >= 0 && k < len(has.Words) && has.speech(k) && has.twin[k] >= 0 && !o.speech(int(has.twin[k])) {
			return true
		}
	}
	return false
}

// ownSpeech is how many words of a quotation, standing unmarked in the other text,
// are the speech or the message itself and no longer the writer's words.
const ownSpeech = 20

// speechBeside is how many words the quotation beside a part has.
func (p *part) speechBeside() int {
	for _, k := range [...]int{p.span.Start - 1, p.span.End} {
		if k >= 0 && k < len(p.Words) && p.speech(k) {
			return p.quoteSpan(k).Len()
		}
	}
	return 0
}

// addressing are the pronouns of speaker and hearer.
var addressing = set("i me my mine myself we us our ours ourselves you your yours i'm i've i'll i'd we're we've we'll we'd you're you've you'll you'd")

// occasions are where and to whom things are said.
var occasions = set("statement interview reporters journalists news conference briefing twitter email e-mail post letter report speech court television radio phone condition anonymity media lawmakers parliament congress told said")

// verbIn reports whether a part holds a verb of saying, cue or not.
func (v *view) verbIn(p *part) bool {
	for i := p.span.Start; i < p.span.End; i++ {
		if p.verb(i) != nil {
			return true
		}
	}
	return false
}
