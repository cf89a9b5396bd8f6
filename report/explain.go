package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"parallax/compare"
)

// Explanation is all that stands behind one change.
type Explanation struct {
	Comparison *compare.Comparison
	Change     *compare.Change
	Lines      []EvidenceLine
}

// EvidenceLine is a lexicon line that a change rests on.
type EvidenceLine struct {
	compare.Evidence
	Version string
	SHA256  string
	Number  int         // line in the list; 0: the list is not at hand
	Fields  [][2]string // column and value
}

// Explain writes why a change was read as it was: what changed and where, the
// rule, each lexicon line in full, and the passage on both sides with the
// change in brackets.
func Explain(w io.Writer, e Explanation) error {
	out := bufio.NewWriter(w)
	c := e.Change
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(out, "%-11s %s\n", name, clean(value))
		}
	}
	id := c.ID
	for n, i := range rankedFlags(e.Comparison) {
		if &e.Comparison.Changes[i] == c {
			id += fmt.Sprintf(", flag %d", n+1)
		}
	}
	row("change", fmt.Sprintf("%s (%s), %s in the %s", id, c.Key, c.Op, c.Where))
	row("A", c.AText)
	row("B", c.BText)
	row("status", given(c.Status, "")+confidence(c))
	row("category", strings.TrimSpace(given(c.Code, "")+" "+given(c.Category, "")))
	row("also", strings.Join(c.Also, ", "))
	row("direction", given(c.Direction, ""))
	row("rule", given(c.Rule, ""))
	row("reason", given(c.Reason, ""))
	for _, line := range e.Lines {
		fmt.Fprintln(out)
		if line.Number == 0 {
			row("lexicon", fmt.Sprintf("%s: %s (the list is not at hand)", line.Lexicon, line.Entry))
			continue
		}
		row("lexicon", fmt.Sprintf("%s, line %d, version %s, sha256 %.16s…", line.Lexicon, line.Number, line.Version, line.SHA256))
		for _, field := range line.Fields {
			row("  "+field[0], field[1])
		}
	}
	for _, side := range []struct {
		name    string
		side    *compare.Side
		change  *compare.Span
		passage func(compare.Passage) (compare.Span, string)
	}{
		{"A", &e.Comparison.A, c.A, func(p compare.Passage) (compare.Span, string) { return p.A, p.AText }},
		{"B", &e.Comparison.B, c.B, func(p compare.Passage) (compare.Span, string) { return p.B, p.BText }},
	} {
		context := inContext(e.Comparison, c, side.side, side.change, side.passage)
		if context == "" {
			continue
		}
		fmt.Fprintf(out, "\n%s: %s\n%s\n", side.name, clean(side.side.Path), clean(context))
	}
	return out.Flush()
}

func given(s *string, instead string) string {
	if s == nil {
		return instead
	}
	return *s
}

func confidence(c *compare.Change) string {
	if c.Confidence == nil {
		return ""
	}
	return ", " + *c.Confidence + " confidence"
}

// inContext is the passage, or else the sentence, around a change, with the
// change in brackets.
func inContext(c *compare.Comparison, change *compare.Change, side *compare.Side, span *compare.Span, ofPassage func(compare.Passage) (compare.Span, string)) string {
	for _, p := range c.Passages {
		if change.Passage == nil || p.ID != *change.Passage {
			continue
		}
		around, text := ofPassage(p)
		runes := []rune(text)
		if span == nil {
			return text
		}
		from, to := span[0]-around[0], span[1]-around[0]
		if from < 0 || to > len(runes) || from > to {
			return text
		}
		return string(runes[:from]) + "[" + string(runes[from:to]) + "]" + string(runes[to:])
	}
	if span == nil || side.Text == nil {
		return ""
	}
	runes := []rune(*side.Text)
	if span[0] < 0 || span[1] > len(runes) || span[0] > span[1] {
		return ""
	}
	before, after := max(0, span[0]-contextRunes), min(len(runes), span[1]+contextRunes)
	return ellipsis(before > 0) + string(runes[before:span[0]]) + "[" + string(runes[span[0]:span[1]]) + "]" + string(runes[span[1]:after]) + ellipsis(after < len(runes))
}

// contextRunes is how much of the text around an unpaired sentence is shown on
// each side.
const contextRunes = 160

func ellipsis(cut bool) string {
	if cut {
		return "…"
	}
	return ""
}
