package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// Attribution is a statement that a text ascribes to a source: the cue ("said",
// "according to"), the source as far as it is named, and the sentence. What is
// ascribed is the rest of the sentence; its exact bounds are not looked for.
type Attribution struct {
	Cue      text.Span // words
	Source   text.Span // words; empty: none is named
	Sentence int
	Lemma    string // of the cue
	Class    string // of the reporting verb, see lexicon.ReportingVerbs; "neutral" for "according to"
	Entry    *lexicon.Entry
}

// attributions finds the attributions of a text.
func attributions(t *Text) []Attribution {
	f := cueFinder{t: t, found: []Attribution{}}
	for s := range t.Sentences {
		sentence := &t.Sentences[s]
		if !sentence.Role.Prose() {
			continue
		}
		for i := sentence.Words.Start; i < sentence.Words.End; i++ {
			if a, ok := f.at(i, sentence.Words); ok {
				a.Sentence = s
				f.found = append(f.found, a)
				i = max(i, a.Cue.End-1)
			}
		}
	}
	return f.found
}

type cueFinder struct {
	t     *Text
	found []Attribution
}

// at reads the attribution whose cue begins at word i.
func (f *cueFinder) at(i int, in text.Span) (Attribution, bool) {
	w := &f.t.Words[i]
	if w.Norm == "according" && i+1 < in.End && f.norm(i+1) == "to" {
		source := f.nounPhrase(i+2, in.End)
		return Attribution{Cue: text.Span{Start: i, End: i + 2}, Source: source, Lemma: "according to", Class: "neutral"}, true
	}
	e := f.t.verb(i)
	if e == nil || !f.speaks(i, in, e) {
		return Attribution{}, false
	}
	// A second cue of a sentence mostly stands inside what the first one ascribes
	// (on PolNeAR .4 of them are cues), unless a quotation touches it.
	if n := len(f.found); n > 0 && f.found[n-1].Cue.Start >= in.Start && !f.quoteTouches(i, in) {
		before := f.norm(f.skipBack(i-1, in.Start))
		coordinated := before == "and" || before == "but"
		if !core[e.Lemma] || nounLike[e.Lemma] && !strings.HasSuffix(w.Norm, "ing") || !coordinated && !strings.HasSuffix(w.Norm, "ing") {
			return Attribution{}, false
		}
	}
	source := f.source(i, in)
	if !core[e.Lemma] && source.Empty() && !f.quoteTouches(i, in) || f.asked(source, in) {
		return Attribution{}, false
	}
	return Attribution{Cue: text.Span{Start: i, End: i + 1}, Source: source, Lemma: e.Lemma, Class: e.Class, Entry: e}, true
}

// asked reports whether the clause of a source is a relative or a question
// ("what Carson said", "which he denied"), where nothing is reported.
func (f *cueFinder) asked(source, in text.Span) bool {
	if source.Empty() || source.Start == in.Start {
		return false
	}
	switch f.norm(source.Start - 1) {
	case "what", "which", "whom", "whatever", "whose":
		return true
	}
	return false
}

// quoteTouches reports whether a quotation ends before or begins behind word i.
func (f *cueFinder) quoteTouches(i int, in text.Span) bool {
	return i > in.Start && closesQuote(f.between(i-1)) || i+1 < len(f.t.Words) && opensQuote(f.between(i))
}

func (f *cueFinder) norm(i int) string {
	if i < 0 || i >= len(f.t.Words) {
		return ""
	}
	return f.t.Words[i].Norm
}

// between is what stands between word i and the next one.
func (f *cueFinder) between(i int) string {
	if i < 0 || i+1 >= len(f.t.Words) {
		return ""
	}
	return f.t.Source[f.t.Words[i].End:f.t.Words[i+1].Start]
}

// speaks reports whether the form of a reporting verb at i is used as one.
func (f *cueFinder) speaks(i int, in text.Span, e *lexicon.Entry) bool {
	if q := f.t.Words[i].Quote; q >= 0 && !f.t.Quotes[q].Scare {
		return false // the speaker's own words
	}
	norm := f.norm(i)
	prev, next := "", ""
	if i > in.Start {
		prev = f.norm(i - 1)
	}
	if i+1 < in.End {
		next = f.norm(i + 1)
	}
	if f.t.Words[i].Upper && i > in.Start && f.t.Words[i].Quote < 0 {
		return false // part of a name
	}
	if strings.HasSuffix(norm, "'s") || f.t.notSpeech(i, in, e.Lemma) {
		return false
	}
	gapBefore := f.between(i - 1)
	gapAfter := f.between(i)
	afterQuote := i > in.Start && closesQuote(gapBefore)
	opensNext := opensQuote(gapAfter) || strings.Contains(gapAfter, ":")
	strong := next == "that" || opensNext || afterQuote || strings.ContainsAny(gapBefore, ",") && !strings.Contains(gapBefore, ", ,") && (i+1 >= in.End || gapEnds(gapAfter))
	past := strings.HasSuffix(norm, "ed") || f.t.known[i].Irregular && !strings.HasSuffix(norm, "s")
	gerund := strings.HasSuffix(norm, "ing")
	switch {
	case (nounBefore[prev] || strings.HasSuffix(prev, "'s") && i+1 < in.End && !strong) && !gerund && strings.Trim(gapBefore, " \n\t") == "":
		return false // a claim, its report, the said town
	case prev == "to" && !strong:
		return false
	case beForms[prev] && past:
		return next == "that" || next == "by" || next == "to" || next == "as" || e.Lemma == "tell"
	case gerund && e.Lemma == "tell" && beForms[prev]:
		return false // "the title is telling"
	case gerund:
		return strong || !mental[e.Lemma] && f.clauseAfter(i, in)
	case past:
		if researchVerbs[e.Lemma] && f.research(i, in) {
			return true
		}
		if mental[e.Lemma] {
			return next == "that" && f.subjectBefore(i, in) || opensNext || afterQuote
		}
		if needsClause[e.Lemma] {
			return strong || f.clauseAfter(i, in) || f.subjectBefore(i, in) && (i+1 >= in.End || gapEnds(gapAfter) || next == "in" || next == "on" || weekdays[next])
		}
		return strong || core[e.Lemma] || f.clauseAfter(i, in) || f.subjectBefore(i, in)
	}
	// Base form or third person: often a noun.
	subject := f.subjectBefore(i, in)
	if nounLike[e.Lemma] || !core[e.Lemma] {
		subject = subject && f.agrees(i, in)
	}
	if nounLike[e.Lemma] && !f.speaker(i, in) && !(next == "that" && subject && !third(norm)) {
		return false
	}
	switch {
	case opensNext:
		return subject || afterQuote
	case next == "that", afterQuote:
		return subject || afterQuote && !nounLike[e.Lemma]
	case strong:
		return subject && !mental[e.Lemma]
	}
	if subject && researchVerbs[e.Lemma] && f.research(i, in) {
		return true
	}
	if nounLike[e.Lemma] {
		switch next {
		case "he", "she", "it", "they", "there":
			return subject
		}
		return false
	}
	return subject && !mental[e.Lemma] && (core[e.Lemma] && !nounLike[e.Lemma] || f.clauseAfter(i, in))
}

// mental verbs and verbs of other trades report nothing unless a quotation or
// a that-clause follows.
var mental = set("guarantee prove relate demonstrate underscore brief invite issue comment appeal deem pretend suspect think know believe find begin issue continue publish prove relate establish command post direct celebrate maintain invite discover advise recognise recognize realise realize feel hope fear expect see read hear guess imagine learn consider decide determine guarantee propose show")

// nounLike verbs are more often nouns in their base form and third person.
var nounLike = set("decline note state issue comment show claim question report remark appeal answer order request post charge direct estimate demand protest voice tweet call name address attack blast bash slam support vow cheer press signal reason counter press guess promise pledge praise offer boast joke quote cite repeat welcome challenge")

// speaker reports whether the word before the verb is a pronoun, a name or a
// document: what a verb that is mostly a noun needs to be a verb.
func (f *cueFinder) speaker(i int, in text.Span) bool {
	j := f.skipBack(i-1, in.Start)
	if j < in.Start {
		return false
	}
	n := f.norm(j)
	return subjectPronouns[n] || researchNouns[n] || f.t.Words[j].Upper && (f.t.Words[i].Norm != "state" && f.t.Words[i].Norm != "issue" && f.t.Words[i].Norm != "comment")
}

func third(norm string) bool { return strings.HasSuffix(norm, "s") }

// needsClause verbs report only if a clause or a quotation follows: "added",
// but not "added a wing".
var needsClause = set("add write report charge estimate answer press repeat pledge respond agree highlight direct threaten appeal issue interrupt welcome allege outline brief demonstrate")

// research is what shows and finds things.
var researchVerbs = set("show find indicate suggest reveal conclude")

var researchNouns = set("poll polls survey surveys study studies data figures records documents report reports results research analysis findings emails filings review investigation inquiry audit")

func (f *cueFinder) research(i int, in text.Span) bool {
	j := f.skipBack(i-1, in.Start)
	return j >= in.Start && researchNouns[f.norm(j)]
}

// agrees reports whether the word before the verb can be its subject by
// number: "documents show" and "the document shows", not "home state".
func (f *cueFinder) agrees(i int, in text.Span) bool {
	j := f.skipBack(i-1, in.Start)
	if j < in.Start || gapEnds(f.between(j)) {
		return false
	}
	n, third := f.norm(j), strings.HasSuffix(f.norm(i), "s")
	switch n {
	case "he", "she", "it":
		return third || j < i-1
	case "they", "we", "i", "you":
		return !third
	case "who", "which", "that":
		return true
	}
	if f.t.known[j].Closed {
		return false
	}
	if j < i-1 && auxiliaries[f.norm(i-1)] {
		return true
	}
	plural := strings.HasSuffix(n, "s") && !strings.HasSuffix(n, "ss") || n == "people" || n == "police" || n == "men" || n == "women"
	if third {
		return !plural || f.t.Words[j].Upper
	}
	return plural
}

// core verbs are reporting verbs whatever follows.
var core = set("say tell add write tweet argue note announce suggest acknowledge declare insist assert state warn urge claim explain conclude vow criticise criticize denounce condemn accuse allege complain")

// clauseAfter reports whether a clause or a person spoken to follows: "he
// noted the plan had failed" needs a parser, so pronouns and names decide.
func (f *cueFinder) clauseAfter(i int, in text.Span) bool {
	if i+1 >= in.End || gapEnds(f.between(i)) {
		return false
	}
	next := f.norm(i + 1)
	switch next {
	case "that", "he", "she", "it", "they", "we", "i", "there", "whether", "if", "how", "why", "what", "who":
		return true
	}
	for k := i + 1; k < min(in.End, i+8); k++ {
		if gapEnds(f.between(k-1)) && k > i+1 {
			return false
		}
		if finite[f.norm(k)] {
			return true
		}
	}
	return false
}

func (f *cueFinder) subjectBefore(i int, in text.Span) bool {
	j := f.skipBack(i-1, in.Start)
	if j < in.Start {
		return false
	}
	n := f.norm(j)
	if n == "i" || n == "we" || n == "you" {
		return false // the writer, or a transcript
	}
	return subjectPronouns[n] || f.t.Words[j].Upper || !f.t.known[j].Closed
}

// skipBack steps over auxiliaries and adverbs before a verb.
func (f *cueFinder) skipBack(j, start int) int {
	for j >= start {
		n := f.norm(j)
		if auxiliaries[n] || strings.HasSuffix(n, "ly") && len(n) > 4 || adverbs[n] {
			j--
			continue
		}
		break
	}
	return j
}

// source finds who speaks: the noun phrase before the cue, or behind it when
// the cue follows a quotation or a comma ("…," said Lavrov).
func (f *cueFinder) source(i int, in text.Span) text.Span {
	if i > in.Start && i+1 < in.End {
		gap := f.between(i - 1)
		inverted := (closesQuote(gap) || strings.Contains(gap, ",")) && !takesHearer[f.norm(i)]
		if inverted && strings.TrimSpace(f.between(i)) == "" &&
			(f.t.Words[i+1].Upper || determiners[f.norm(i+1)] && f.norm(i+1) != "that") {
			if source := f.nounPhrase(i+1, in.End); closesQuote(gap) || !f.predicate(source.End, in.End) {
				return source
			}
		}
	}
	return f.subject(i, in)
}

// predicate reports whether a verb follows at word i: then the noun phrase before
// it is what is spoken of ("the mayor, a lawyer, said the bridge was closed").
func (f *cueFinder) predicate(i, end int) bool {
	return i < end && finite[f.norm(i)] && !gapEnds(f.between(i-1))
}

// takesHearer are forms that name who is spoken to behind them, not who speaks.
var takesHearer = set("told tells telling tell asked asks asking urged urges warned reminded informed")

// subject is the noun phrase before a verb, over an apposition.
func (f *cueFinder) subject(i int, in text.Span) text.Span {
	j := f.skipBack(i-1, in.Start)
	if j >= in.Start && j < i && strings.Contains(f.between(j), ",") && !closesQuote(f.between(j)) {
		// An apposition: "Jane Doe, who runs the clinic, said". The name before it counts.
		for k := j; k > in.Start && j-k < 14; k-- {
			if strings.Contains(f.between(k-1), ",") {
				j = k - 1
				break
			}
		}
	}
	end := j + 1
	for j >= in.Start && end-j <= 12 {
		n := f.norm(j)
		if stopsPhrase[n] || j < end-1 && breaks(f.between(j)) {
			break
		}
		if f.t.Words[j].Quote >= 0 && f.t.Words[j].Quote != f.t.Words[i].Quote {
			break
		}
		j--
	}
	if j+1 >= end {
		return text.Span{}
	}
	return text.Span{Start: j + 1, End: end}
}

// nounPhrase is the run of words from i that may name a source.
func (f *cueFinder) nounPhrase(i, end int) text.Span {
	k := i
	for k < end && k-i < 12 {
		if stopsPhrase[f.norm(k)] || k > i && (breaks(f.between(k-1)) || phraseEnds[f.norm(k)]) {
			break
		}
		k++
	}
	return text.Span{Start: i, End: max(i, k)}
}

func breaks(gap string) bool {
	return strings.ContainsAny(gap, ",;:.!?()[]–—\"“”\n") || strings.Contains(gap, " - ")
}

func gapEnds(gap string) bool {
	return strings.ContainsAny(gap, ",;:.!?()\n—–") || strings.Contains(gap, " - ")
}

func closesQuote(gap string) bool {
	return strings.ContainsAny(gap, "\"”’»") || strings.HasPrefix(gap, "'")
}

func opensQuote(gap string) bool {
	return strings.ContainsAny(gap, "\"“‘«„") || strings.HasSuffix(gap, "'")
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Closed classes of English that tell a verb from a noun and end a phrase.
var (
	determiners     = set("the a an this that these those his her its their our my your some any no every each several many most few two three four five six seven eight nine ten")
	nounBefore      = set("the a an this these those his her its their our my your any no every each of in for with by on at from such another other")
	beForms         = set("is are was were be been being")
	auxiliaries     = set("has have had did does do will would could can may might must should is are was were be been being not n't didn't doesn't don't hasn't haven't hadn't won't wouldn't never")
	adverbs         = set("also later then again earlier previously once often always now just still even simply further soon thus nonetheless too already ever first")
	subjectPronouns = set("he she it they we i you who")
	finite          = set("is are was were has had have will would could can may might must should did does do isn't aren't wasn't weren't won't can't couldn't wouldn't hasn't hadn't haven't didn't doesn't don't")
	stopsPhrase     = set("that which but as when after while because if although though since until before and or so then than where whether what how why to with about for on by from is are was were has had have be been being would will could it's")
	phraseEnds      = set("in on during after before late early monday tuesday wednesday thursday friday saturday sunday who whose told said says")
)

// ReportingVerb is the lemma of a word that can be a verb of saying, or "".
func ReportingVerb(w text.Word) string {
	if w.Norm == "according" {
		return "according to"
	}
	set := lexicon.Default()
	if e, _ := set.Phrases(lexicon.ReportingVerbs).At([]*lexicon.Word{set.Word(w.Norm, w.Hash)}); e != nil {
		return e.Lemma
	}
	return ""
}
