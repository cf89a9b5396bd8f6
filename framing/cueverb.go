package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

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
	gapBefore := f.t.markBehind(i - 1)
	gapAfter := f.t.markBehind(i)
	afterQuote := i > in.Start && closesQuote(gapBefore)
	opensNext := opensQuote(gapAfter) || strings.Contains(gapAfter, ":")
	strong := next == "that" || opensNext || afterQuote || strings.ContainsAny(gapBefore, ",") && !strings.Contains(gapBefore, ", ,") && (i+1 >= in.End || gapEnds(gapAfter))
	past := strings.HasSuffix(norm, "ed") || f.t.known[i].Irregular && !strings.HasSuffix(norm, "s")
	gerund := strings.HasSuffix(norm, "ing")
	switch {
	case (nounBefore.has(prev) || strings.HasSuffix(prev, "'s") && i+1 < in.End && !strong) && !gerund && strings.Trim(gapBefore, " \n\t") == "":
		return false // a claim, its report, the said town
	case prev == "to" && !strong:
		return false
	case beForms.has(prev) && past:
		return next == "that" || next == "by" || next == "to" || next == "as" || e.Lemma == "tell"
	case gerund && e.Lemma == "tell" && beForms.has(prev):
		return false // "the title is telling"
	case gerund:
		return strong || !mental.has(e.Lemma) && f.clauseAfter(i, in)
	case past:
		if researchVerbs.has(e.Lemma) && f.research(i, in) {
			return true
		}
		if mental.has(e.Lemma) {
			return next == "that" && f.subjectBefore(i, in) || opensNext || afterQuote
		}
		if needsClause.has(e.Lemma) {
			return strong || f.clauseAfter(i, in) || f.subjectBefore(i, in) && (i+1 >= in.End || gapEnds(gapAfter) || next == "in" || next == "on" || weekdays.has(next))
		}
		return strong || core.has(e.Lemma) || f.clauseAfter(i, in) || f.subjectBefore(i, in)
	}
	// Base form or third person: often a noun.
	subject := f.subjectBefore(i, in)
	if nounLike.has(e.Lemma) || !core.has(e.Lemma) {
		subject = subject && f.agrees(i, in)
	}
	if subject && (i+1 >= in.End || gapEnds(gapAfter)) {
		if s := f.subject(i, in); s.Start > in.Start && closesQuote(f.t.markBehind(s.Start-1)) && f.t.markBehind(s.Start-1) != "'" {
			return true // "…," the letter states.
		}
	}
	if nounLike.has(e.Lemma) && !f.speaker(i, in) && !(next == "that" && subject && !third(norm)) {
		return false
	}
	switch {
	case opensNext:
		return subject || afterQuote
	case next == "that", afterQuote:
		return subject || afterQuote && !nounLike.has(e.Lemma)
	case strong:
		return subject && !mental.has(e.Lemma)
	}
	if subject && researchVerbs.has(e.Lemma) && f.research(i, in) {
		return true
	}
	if nounLike.has(e.Lemma) {
		switch next {
		case "he", "she", "it", "they", "there":
			return subject
		}
		return false
	}
	return subject && !mental.has(e.Lemma) && (core.has(e.Lemma) && !nounLike.has(e.Lemma) || f.clauseAfter(i, in))
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
	return subjectPronouns.has(n) || researchNouns.has(n) || f.t.Words[j].Upper && (f.t.Words[i].Norm != "state" && f.t.Words[i].Norm != "issue" && f.t.Words[i].Norm != "comment")
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
	return j >= in.Start && researchNouns.has(f.norm(j))
}

// core verbs are reporting verbs whatever follows.
var core = set("say tell add write tweet argue note announce suggest acknowledge declare insist assert state warn urge claim explain conclude vow criticise criticize denounce condemn accuse allege complain")

// clauseAfter reports whether a clause or a person spoken to follows: "he
// noted the plan had failed" needs a parser, so pronouns and names decide.
func (f *cueFinder) clauseAfter(i int, in text.Span) bool {
	if i+1 >= in.End || gapEnds(f.t.markBehind(i)) {
		return false
	}
	next := f.norm(i + 1)
	switch next {
	case "that", "he", "she", "it", "they", "we", "i", "there", "whether", "if", "how", "why", "what", "who":
		return true
	}
	for k := i + 1; k < min(in.End, i+8); k++ {
		if gapEnds(f.t.markBehind(k-1)) && k > i+1 {
			return false
		}
		if finite.has(f.norm(k)) {
			return true
		}
	}
	return false
}
