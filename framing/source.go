package framing

import (
	"strings"

	"parallax/text"
)

// source finds who speaks: the noun phrase before the cue, or behind it when the
// cue follows a quotation or a comma ("…," said Lavrov) or is a passive ("was
// asked by Lavrov"); of a participle, the subject of its sentence.
func (f *cueFinder) source(i int, in text.Span) text.Span {
	if i > in.Start && i+1 < in.End {
		gap := f.t.markBehind(i - 1)
		switch {
		case strings.HasSuffix(f.norm(i), "ing"):
			if strings.Contains(gap, ",") {
				return f.leading(i, in)
			}
		case f.norm(i+1) == "by" && beForms.has(f.norm(f.skipAdverbs(i-1, in.Start))):
			return f.nounPhrase(i+2, in.End)
		case (closesQuote(gap) || strings.Contains(gap, ",")) && !takesHearer.has(f.norm(i)) && f.opensPhrase(i+1):
			if source := f.nounPhrase(i+1, in.End); closesQuote(gap) || f.closedName(source, in) || !f.apposed(i-1, in) && !f.predicate(source.End, in.End) {
				return source
			}
		}
	}
	return f.subject(i, in)
}

// closedName reports whether a noun phrase is a name with a comma or the end of
// the sentence behind it.
func (f *cueFinder) closedName(source, in text.Span) bool {
	return f.t.Words[source.Start].Upper && source.Len() <= 5 && (source.End >= in.End || gapEnds(f.t.markBehind(source.End-1)))
}

// opensPhrase reports whether a noun phrase may begin at word i, right behind
// another word: a name, or an article, and no day.
func (f *cueFinder) opensPhrase(i int) bool {
	n := f.norm(i)
	return strings.TrimSpace(f.t.markBehind(i-1)) == "" && (f.t.Words[i].Upper && !weekdays.has(n) || determiners.has(n) && n != "that")
}

// predicate reports whether a verb follows at word i: then the noun phrase before
// it is what is spoken of ("the mayor, a lawyer, said the bridge was closed").
func (f *cueFinder) predicate(i, end int) bool {
	return i < end && finite.has(f.norm(i)) && !gapEnds(f.t.markBehind(i-1))
}

// takesHearer are forms that name who is spoken to behind them, not who speaks.
var takesHearer = set("told tells telling tell asked asks asking urged urges warned reminded informed")

// apposed reports whether an apposition ends in word j, behind which a comma
// stands: "the mayor, a lawyer from Orvel,", "Jane Doe, 58,".
func (f *cueFinder) apposed(j int, in text.Span) bool {
	k := f.commaBefore(j, in)
	if k < 0 {
		return false
	}
	n := f.norm(k + 1)
	return determiners.has(n) || n == "who" || n == "whose" || n == "which" || n == "along" || n == "former" || n[0] >= '0' && n[0] <= '9' || j-k <= 3 && f.t.Words[k+1].Upper
}

// commaBefore is the last word up to j of its sentence that a comma follows, j
// itself apart, or -1.
func (f *cueFinder) commaBefore(j int, in text.Span) int {
	const most = 40 // words of an apposition
	for k := j - 1; k >= in.Start && j-k < most; k-- {
		if gap := f.t.markBehind(k); strings.Contains(gap, ",") && !closesQuote(gap) {
			return k
		}
	}
	return -1
}

// leading is the subject of the sentence of a participle at i: the source of the
// verb of saying before it, or the first noun phrase.
func (f *cueFinder) leading(i int, in text.Span) text.Span {
	if n := len(f.found) - 1; n >= 0 && f.found[n].Cue.Start >= in.Start && !f.found[n].Source.Empty() && f.found[n].Cue.End <= i {
		return f.found[n].Source
	}
	start := in.Start
	if stopsPhrase.has(f.norm(start)) || phraseEnds.has(f.norm(start)) {
		for start < i && !breaks(f.t.markBehind(start)) {
			start++
		}
		start++
	}
	if start >= i {
		return text.Span{}
	}
	source := f.nounPhrase(start, i)
	for k := source.Start + 1; k < source.End; k++ {
		if n := f.norm(k); !f.t.Words[k].Upper && (strings.HasSuffix(n, "ed") || f.t.known[k].Irregular || auxiliaries.has(n) || adverbs.has(n)) {
			source.End = k
		}
	}
	if subjectPronouns.has(f.norm(start)) {
		source.End = start + 1
	}
	return source
}

// subject is the noun phrase before a verb, over an apposition and over words of
// time.
func (f *cueFinder) subject(i int, in text.Span) text.Span {
	j := f.skipBack(i-1, in.Start)
	if j >= in.Start && !breaks(f.t.markBehind(j)) {
		j = f.skipTime(j, in.Start)
	}
	for j >= in.Start && j < i && strings.Contains(f.t.markBehind(j), ",") && !closesQuote(f.t.markBehind(j)) {
		// An apposition: "Jane Doe, who runs the clinic, said". The name before it counts.
		k := f.commaBefore(j, in)
		if k < 0 {
			break
		}
		j = f.skipTime(k, in.Start)
		if n := f.norm(j); n[0] < '0' || n[0] > '9' {
			break
		}
	}
	if j >= in.Start && j < i && strings.Contains(f.t.markBehind(j), ")") {
		for k := j; k > in.Start && j-k < 4; k-- {
			if strings.Contains(f.t.markBehind(k-1), "(") { // "Jane Doe (Lab., Orvel) said"
				j = k - 1
				break
			}
		}
	}
	if j >= in.Start && subjectPronouns.has(f.norm(j)) {
		return text.Span{Start: j, End: j + 1}
	}
	end := j + 1
	for j >= in.Start && end-j <= 12 {
		n := f.norm(j)
		if stopsPhrase.has(n) || j < end-1 && f.breaksBehind(j) {
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

// skipAdverbs steps over adverbs before a verb.
func (f *cueFinder) skipAdverbs(j, start int) int {
	for j >= start && (adverbs.has(f.norm(j)) || strings.HasSuffix(f.norm(j), "ly")) {
		j--
	}
	return j
}

// skipTime steps over words of time and the like between a subject and its verb:
// "the mayor on Monday night said", "both said".
func (f *cueFinder) skipTime(j, start int) int {
	for j > start && betweenSubjectAndVerb.has(f.norm(j)) {
		j--
	}
	k := j
	for k > start && (weekdays.has(f.norm(k)) || timeNouns.has(f.norm(k))) {
		k--
	}
	if k == j || breaks(f.t.markBehind(k)) {
		return j
	}
	for k > start && beforeTime.has(f.norm(k)) && !breaks(f.t.markBehind(k)) {
		k--
	}
	return k
}

var (
	betweenSubjectAndVerb = set("both each all long sometimes repeatedly themselves himself herself itself today yesterday")
	timeNouns             = set("morning afternoon evening night tonight today yesterday week weekend month year weeks months years days hours ago past")
	beforeTime            = set("on late early last this earlier for in the than less more two three four five six seven eight nine ten several few a recent next following")
)

// nounPhrase is the run of words from i that may name a source.
func (f *cueFinder) nounPhrase(i, end int) text.Span {
	k := i
	for k < end && k-i < 12 {
		if stopsPhrase.has(f.norm(k)) || k > i && (f.breaksBehind(k-1) || phraseEnds.has(f.norm(k))) {
			break
		}
		k++
	}
	return text.Span{Start: i, End: max(i, k)}
}

// breaksBehind reports whether a mark behind word j ends a phrase. The stop of a
// shortened title or of an initial does not: "Mr. Doe".
func (f *cueFinder) breaksBehind(j int) bool {
	gap := f.t.markBehind(j)
	return breaks(gap) && !(gap == ". " && f.t.Words[j].Upper && (shortened.has(f.norm(j)) || len(f.norm(j)) == 1))
}

var shortened = set("mr mrs ms dr sen rep gov gen col lt sgt prof rev capt maj adm supt insp")
