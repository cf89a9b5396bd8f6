package framing

import (
	"strings"

	"parallax/text"
)

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
