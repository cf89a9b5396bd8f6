package framing

import (
	"strings"

	"parallax/text"
)

// agrees reports whether the word before the verb can be its subject by
// number: "documents show" and "the document shows", not "home state".
func (f *cueFinder) agrees(i int, in text.Span) bool {
	j := f.skipBack(i-1, in.Start)
	if j < in.Start || gapEnds(f.t.markBehind(j)) {
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
	if j < i-1 && auxiliaries.has(f.norm(i-1)) {
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
	return subjectPronouns.has(n) || f.t.Words[j].Upper || !f.t.known[j].Closed
}

// skipBack steps over auxiliaries and adverbs before a verb.
func (f *cueFinder) skipBack(j, start int) int {
	for j >= start {
		n := f.norm(j)
		if auxiliaries.has(n) || strings.HasSuffix(n, "ly") && len(n) > 4 && !f.t.Words[j].Upper && !nounsInLy.has(n) || adverbs.has(n) {
			j--
			continue
		}
		break
	}
	return j
}

// nounsInLy are nouns that look like adverbs.
var nounsInLy = set("family assembly supply reply ally bully monopoly anomaly belly jelly rally tally folly homily butterfly duopoly weekly monthly elderly")
