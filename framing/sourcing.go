package framing

import (
	"slices"
	"strings"

	"parallax/align"
	"parallax/lexicon"
	"parallax/text"
)

// readVerify finds F4 attribution.verify: a caveat that something could not be
// checked, added or dropped.
func readVerify(v *view) (Reading, bool) {
	x, y := v.changedHits(v.words.caveats)
	x, y = unchecked(x), unchecked(y)
	if (len(x) == 0) == (len(y) == 0) || !v.related() {
		return Reading{}, false
	}
	has, hits := &v.x, x
	if len(y) > 0 {
		has, hits = &v.y, y
	}
	opposite := v.otherSide(has)
	for _, s := range opposite.Sentences {
		if s.Role.Prose() && len(unchecked(opposite.find(v.words.caveats, s.Words))) > 0 {
			return other("attribution.verify", "Both texts carry a caveat of this kind."), true
		}
	}
	return flag("attribution.verify", v.seen(has, "dropped"), High, "attribution.verify",
		"The caveat *"+short(has.cut(hits[0].Span))+"* "+v.gone(has)+".", evidence(hits[0].Entry)), true
}

// unchecked keeps the caveats that say something was not checked or confirmed;
// what is merely unclear is news, not a caveat.
func unchecked(hits []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool { return h.Class != "unverified" && h.Class != "unconfirmed" })
}

// readAttribution finds F4: a source added, dropped, named more or less
// precisely, or another one.
func readAttribution(v *view) (Reading, bool) {
	cx, cy := v.cuesIn(&v.x), v.cuesIn(&v.y)
	switch {
	case len(cx) > 0 && len(cy) == 0:
		return v.givenUp(&v.x, &v.y, cx)
	case len(cy) > 0 && len(cx) == 0:
		return v.givenUp(&v.y, &v.x, cy)
	}
	return v.sourceChanged()
}

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
	if _, counted, _ := parseNumber(has.norm(min(cue.Cue.End, len(has.Words)-1))); objectOnly[cue.Lemma] && (nounBefore[has.norm(cue.Cue.End)] || counted) && !has.clauseFrom(cue.Cue.End) {
		return Reading{}, false // "announced a change", "tweeted an apology"
	}
	if next := cue.Cue.End; (!core[cue.Lemma] || actsToo[cue.Lemma]) && cue.Entry != nil && has.norm(next) != "that" && !has.quoteBeside(cue.Cue) {
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
		if _, also := v.inPassage(has, lacks); also {
			return flag("attribution.chain", v.seen(has, "shorter"), Medium, "attribution.chain",
				v.became()+": a medium stands between source and reader on one side only."), true
		}
		return benign("credit", "credit.medium", v.became()+": it names the medium that reported."), true
	}
	if v.quotedThere(has) || has.tags(&cue) && v.unmarked(has) {
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
	return flag(category, "", Medium, category, v.became()+": "+what+".", ev...), true
}

// objectOnly are verbs of saying whose object may be what was done.
var objectOnly = set("announce tweet publish reveal propose")

// clauseFrom reports whether an auxiliary or a form of "be" follows within the
// next words: a clause, not an object alone.
func (s *side) clauseFrom(i int) bool {
	for k := i; k < min(s.sentence(i-1).End, i+6); k++ {
		if finite[s.norm(k)] || beForms[s.norm(k)] {
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
			v.timeWord(has.norm(i)) || occasions[has.norm(i)] {
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
		if addressing[has.norm(i)] && (has.norm(i) != "us" || !has.Words[i].Upper) && has.twin[i] >= 0 && !has.span.Contains(text.Span{Start: i, End: i + 1}) {
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
	at := lacks.after
	if !lacks.empty() {
		at = lacks.span.Start
	}
	if at < 0 {
		at = lacks.before
	}
	if at < 0 || at >= len(lacks.Words) {
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
		if subjectPronouns[has.norm(i)] {
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

// inPassage finds an attribution on the other side of the passage whose cue is
// itself new there.
func (v *view) inPassage(has, lacks *part) (Attribution, bool) {
	span := v.Passages[v.Passage].B
	if has == &v.y {
		span = v.Passages[v.Passage].A
	}
	for _, a := range lacks.cues {
		if a.Cue.Start < span.Start || a.Cue.Start >= span.End {
			continue
		}
		if a.Entry != nil && !core[a.Lemma] && lacks.twin[a.Cue.Start] >= 0 {
			continue // "had asked for": both texts have it
		}
		return a, true
	}
	return Attribution{}, false
}

// older reports whether the attribution that the other text has is one that this
// text has too, in another sentence and of another source: nothing moved.
func (v *view) older(lacks *part, a, cue Attribution) bool {
	at := max(lacks.before, 0)
	if !lacks.empty() {
		at = lacks.span.Start
	}
	if at < len(lacks.Words) && lacks.SentenceOf(at) == a.Sentence {
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
	at := lacks.before
	if !lacks.empty() {
		at = lacks.span.Start
	}
	if at < 0 {
		at = lacks.after
	}
	if at < 0 || at >= len(lacks.Words) {
		return false
	}
	s := lacks.SentenceOf(at)
	pronoun := cue.Source.Empty()
	for i := cue.Source.Start; i < cue.Source.End; i++ {
		pronoun = pronoun || subjectPronouns[has.norm(i)] || has.norm(i) == "statement"
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
		if a.Sentence < s && newcomer[has.norm(cue.Source.Start)] && pronounIn(lacks.side, a.Source) {
			continue // "a biologist" is not the "it" of a sentence before
		}
		for i := a.Source.Start; i < a.Source.End; i++ {
			if subjectPronouns[lacks.norm(i)] || lacks.norm(i) == "statement" && a.Sentence >= s-1 {
				return true
			}
			for j := cue.Source.Start; j < cue.Source.End; j++ {
				if has.content(j) && has.key(j) == lacks.key(i) {
					return true
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

// quoteBeside reports whether a quotation touches a span.
func (s *side) quoteBeside(span text.Span) bool {
	if span.Empty() {
		return false
	}
	at := func(i int) bool { return i >= 0 && i < len(s.Words) && s.speech(i) }
	return at(span.Start-1) || at(span.End) && s.Words[span.End].Sentence == s.Words[span.Start].Sentence
}

// sourceChanged reads a component inside the source of an attribution that
// both sides have. Where the diff kept the two sources apart, the component of
// the more precise one stands for both.
func (v *view) sourceChanged() (Reading, bool) {
	if v.rewritten() || len(v.x.lone)+len(v.y.lone) == 0 {
		return Reading{}, false
	}
	ax, okX := sourceAt(&v.x)
	ay, okY := sourceAt(&v.y)
	switch {
	case v.x.empty() && okY:
		ax, okX = v.sameAttribution(&v.y, ay, v.a)
	case v.y.empty() && okX:
		ay, okY = v.sameAttribution(&v.x, ax, v.b)
	}
	if !okX || !okY || ax.Source.Empty() || ay.Source.Empty() {
		return Reading{}, false
	}
	// Only the same statement has the same source: its cue must be unchanged or changed with it.
	if t := v.a.twin[ax.Cue.Start]; t >= 0 && int(t) != ay.Cue.Start {
		return Reading{}, false
	}
	if t := v.b.twin[ay.Cue.Start]; t >= 0 && int(t) != ax.Cue.Start {
		return Reading{}, false
	}
	if v.alias(v.a, ax.Source, v.b, ay.Source) || pronounIn(v.a, ax.Source) || pronounIn(v.b, ay.Source) ||
		v.medium(&v.x, ax.Source) || v.medium(&v.y, ay.Source) {
		return Reading{}, false
	}
	if !v.x.empty() && !v.y.empty() && v.person(v.a, ax.Source) && v.person(v.b, ay.Source) && !overlap(v.sourceKeys(v.a, ax.Source), v.sourceKeys(v.b, ay.Source)) &&
		!v.a.oneName(v.a, ax.Source, v.b, ay.Source) && !v.b.oneName(v.a, ax.Source, v.b, ay.Source) {
		category := "attribution.reassign"
		if v.a.tags(&ax) || v.b.tags(&ay) {
			category = "quote.reassign"
		}
		return flag(category, Shifted, Medium, "attribution.reassign", v.sourcesBecame(ax, ay)+": the statement has another source."), true
	}
	if v.takenUp(v.a, ax.Source, v.b, ay.Source) || v.takenUp(v.b, ay.Source, v.a, ax.Source) {
		return Reading{}, false
	}
	px, py := v.precision(v.a, ax.Source), v.precision(v.b, ay.Source)
	lx, ly := px.rank, py.rank
	var ev []Evidence
	for _, p := range [...]precision{px, py} {
		if p.Entry != nil {
			ev = append(ev, evidence(p.Entry))
		}
	}
	switch {
	case lx == 0 || ly == 0:
		return Reading{}, false
	case lx == ly, lx >= vagueBelow && ly >= vagueBelow && !(lx == namedSource && py.person) && !(ly == namedSource && px.person):
		return Reading{}, false
	case v.x.empty() && lx > ly, v.y.empty() && ly > lx:
		return other("attribution.precision", "The component of the more precise source stands for both."), true
	case lx > ly:
		return flag("attribution.vague", "specific->vague", Medium, "attribution.vague",
			v.sourcesBecame(ax, ay)+": the source is named less precisely.", ev...), true
	}
	return flag("attribution.sharpen", "vague->specific", Medium, "attribution.sharpen",
		v.sourcesBecame(ax, ay)+": the source is named more precisely.", ev...), true
}

// takenUp reports whether a source is a definite phrase for one that its text has
// named before, by the same noun: "the researchers", "Researchers at Orvel".
func (v *view) takenUp(s *side, source text.Span, o *side, other text.Span) bool {
	if source.Len() != 2 || s.norm(source.Start) != "the" {
		return false
	}
	for j := other.Start; j < other.End; j++ {
		if o.key(j) == s.key(source.End-1) {
			return true
		}
	}
	return false
}

func (v *view) sourcesBecame(ax, ay Attribution) string {
	return "*" + short(v.a.cut(ax.Source)) + "* became *" + short(v.b.cut(ay.Source)) + "*"
}

// oneName reports whether s has the last words of two sources side by side: the
// first name and the surname of one person.
func (s *side) oneName(a *side, x text.Span, b *side, y text.Span) bool {
	first, second := a.norm(x.End-1), b.norm(y.End-1)
	if sameName(first, second) {
		return true
	}
	for i := range len(s.Words) - 1 {
		if n, m := s.norm(i), strings.TrimSuffix(s.norm(i+1), "'s"); n == first && m == second || n == second && m == first {
			return true
		}
	}
	return false
}

// vagueBelow is the rank of lexicon.Sources from which on a source can be
// found and asked; differences above it are matters of reference.
const vagueBelow = 4

func sourceAt(p *part) (Attribution, bool) {
	if p.empty() {
		return Attribution{}, false
	}
	for _, a := range p.cues {
		if !a.Source.Empty() && a.Source.Overlaps(p.span) && (p.span.Start >= a.Source.Start-1 && p.span.End <= max(a.Source.End, a.Cue.End)) {
			return a, true
		}
		// The cue finder takes no phrase behind a preposition with its noun ("miners
		// from the night shift"); where the words before it changed with it, it is one.
		if !a.Source.Empty() && p.span.Start == p.sentence(a.Cue.Start).Start && p.span.End == a.Source.End && p.span.Start < a.Source.Start &&
			!breaks(p.Source[p.Words[p.span.Start].End:p.Words[a.Source.Start].Start]) {
			a.Source = p.span
			return a, true
		}
	}
	return Attribution{}, false
}

// person reports whether a source is the name of a person and nothing else:
// one to three capitalised words, no place, no acronym, no organisation.
func (v *view) person(s *side, source text.Span) bool {
	names := 0
	for i := source.Start; i < source.End; i++ {
		if !s.content(i) {
			return false
		}
		if v.title(s, i) {
			continue
		}
		if !s.Words[i].Upper || v.place(s, i) || organisations[s.norm(i)] || s.capitals(text.Span{Start: i, End: i + 1}) || strings.HasSuffix(s.norm(i), "s'") {
			return false
		}
		names++
	}
	return names >= 1 && names <= 3
}

var organisations = set("house pentagon kremlin ministry department office agency bureau committee party union group council court senate congress parliament police army navy campaign bank company university institute news times post press network association federation commission democrats republicans officials prosecutors authorities critics supporters administration government force forces service team twitter facebook google street downing capitol state states")

// sameCue finds the attribution of o whose cue is that of a, unchanged.
func sameCue(s *side, a Attribution, o *side) (Attribution, bool) {
	twin := int(s.twin[a.Cue.Start])
	if twin < 0 {
		return Attribution{}, false
	}
	for _, b := range o.cues {
		if b.Cue.Start == twin {
			return b, true
		}
	}
	return Attribution{}, false
}

// sameAttribution finds the attribution of o that has the cue of a, unchanged,
// or that reports the same statement in another place.
func (v *view) sameAttribution(p *part, a Attribution, o *side) (Attribution, bool) {
	if b, ok := sameCue(p.side, a, o); ok {
		return b, true
	}
	if b, ok := v.statementOf(p, &a); ok {
		return *b, true
	}
	return Attribution{}, false
}

func pronounIn(s *side, span text.Span) bool {
	for i := span.Start; i < span.End; i++ {
		if subjectPronouns[s.norm(i)] {
			return true
		}
	}
	return false
}

// namedSource is the specificity of a source with a proper name in it.
const namedSource = 6

// precision says how precisely a source is named.
type precision struct {
	rank           int  // of lexicon.Sources; 0 if the ladder says nothing, namedSource for a proper name
	person         bool // somebody with a role and no name: "an official", "a ministry spokeswoman"
	*lexicon.Entry      // of the ladder, if it decided
}

func (v *view) precision(s *side, source text.Span) precision {
	var best precision
	for _, h := range s.find(v.words.sources, source) {
		if h.Rank > best.rank {
			best = precision{rank: h.Rank, person: h.Rank == vagueBelow && h.Class == "official", Entry: h.Entry}
		}
	}
	names := 0
	for i := source.Start; i < source.End; i++ {
		if s.Words[i].Upper && i > s.sentence(i).Start && !v.place(s, i) {
			names++
		}
	}
	switch {
	case names >= 2:
		best.rank, best.person = namedSource, false
	case best.rank == 0 && v.unnamed(s, source):
		best.rank, best.person = vagueBelow, true
	case best.rank == 0 && names > 0:
		best.rank = namedSource
	case best.rank == 0 && s.described(source):
		best.rank = vagueBelow
	}
	return best
}

// unnamed reports whether a source is one person by role alone, as an indefinite
// phrase has it: "a department spokeswoman".
func (v *view) unnamed(s *side, source text.Span) bool {
	n := s.norm(source.Start)
	last := source.End - 1
	return (n == "a" || n == "an" || n == "one") && last > source.Start && v.title(s, last) && !s.Words[last].Upper
}

// described reports whether a source is told apart by what it belongs to: "two
// nurses at the hospital", "the union's negotiators".
func (s *side) described(source text.Span) bool {
	for i := source.Start + 1; i < source.End-1; i++ {
		switch s.norm(i) {
		case "of", "in", "at", "from", "on", "to":
			return i > source.Start && s.content(i-1)
		}
		if strings.HasSuffix(s.norm(i), "'s") {
			return true
		}
	}
	return false
}

// place reports whether word i names a place or a people.
func (v *view) place(s *side, i int) bool {
	e, _ := v.words.places.At(s.known[i : i+1])
	return e != nil
}

// medium reports whether a source is a news medium.
func (v *view) medium(p *part, source text.Span) bool {
	for i := source.Start; i < source.End; i++ {
		if v.title(p.side, i) {
			return false // somebody at a medium
		}
	}
	return slices.ContainsFunc(p.find(v.words.aliases, source), func(h hit) bool { return h.Class == "agency" || h.Class == "medium" }) ||
		slices.ContainsFunc(p.side.known[source.Start:source.End], func(w *lexicon.Word) bool { return media[strings.TrimSuffix(w.Norm, "'s")] }) ||
		p.side.titledMedium(source)
}

// titledMedium reports whether the last word of a source is one that newspapers
// and stations are called by: "the Orvel Gazette", "the wire service".
func (s *side) titledMedium(source text.Span) bool {
	if source.Empty() {
		return false
	}
	last := source.End - 1
	n := s.norm(last)
	if kindsOfMedia[n] {
		return true
	}
	for _, part := range strings.Split(n, "-") {
		if mastheads[part] && s.Words[last].Upper {
			return true
		}
	}
	return n == "service" && s.norm(last-1) == "wire"
}

var (
	kindsOfMedia = set("newspaper newspapers magazine broadcaster tabloid outlet outlets")
	mastheads    = set("journal times post tribune herald gazette chronicle guardian observer news globe mirror telegraph constitution politico buzzfeed huffpost axios newsweek examiner inquirer sentinel crimson gizmodo breitbart")
)

// media are the agencies and broadcasters that reports credit most.
var media = set("reuters ap afp cnn bbc xinhua tass bloomberg nbc cbs abc fox msnbc npr upi dpa efe interfax ria pti")
