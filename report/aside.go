package report

import (
	"strings"

	"parallax/compare"
)

// inBoth tells of each side which sentences beside the article's own prose
// (dateline, byline, credit, caption, boilerplate) stand in the other text,
// too, in the same words. They are never compared, so they have no counterpart;
// but they were neither dropped nor added. It needs both texts.
func inBoth(c *compare.Comparison, a, b *article) (inA, inB []bool) {
	wordsA, wordsB := asides(c.Unmatched.A, a), asides(c.Unmatched.B, b)
	return foundIn(wordsA, wordsB), foundIn(wordsB, wordsA)
}

// asides are the words of the sentences beside the prose; "" for the others.
func asides(sentences []compare.UnmatchedSentence, of *article) []string {
	words := make([]string, len(sentences))
	for i := range sentences {
		if sentences[i].Kind != "content" {
			words[i] = strings.Join(strings.Fields(of.cut(sentences[i].Span)), " ")
		}
	}
	return words
}

func foundIn(these, those []string) []bool {
	there := make(map[string]bool, len(those))
	for _, words := range those {
		there[words] = words != ""
	}
	found := make([]bool, len(these))
	for i, words := range these {
		found[i] = there[words]
	}
	return found
}

// reworded tells of each sentence whether it stands beside one of the other
// text as a change of its own: two headlines that share too little to be a
// passage. It was neither dropped nor added.
func reworded(c *compare.Comparison, sentences []compare.UnmatchedSentence) []bool {
	found := make([]bool, len(sentences))
	var beside map[string]bool // changes in no passage that have words of both
	for i := range c.Changes {
		if x := &c.Changes[i]; x.Tier == "component" && x.Passage == nil && x.A != nil && x.B != nil {
			if beside == nil {
				beside = map[string]bool{}
			}
			beside[x.ID] = true
		}
	}
	for i := range sentences {
		for _, id := range sentences[i].Changes {
			found[i] = found[i] || beside[id]
		}
	}
	return found
}

// withoutCounterpart is the number of sentences of running text or headlines
// that stand in one text only.
func withoutCounterpart(c *compare.Comparison, sentences []compare.UnmatchedSentence) int {
	n := 0
	beside := reworded(c, sentences)
	for i := range sentences {
		if sentences[i].Kind == "content" && !beside[i] {
			n++
		}
	}
	return n
}
