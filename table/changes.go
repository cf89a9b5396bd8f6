package table

import (
	"iter"
	"strings"

	"parallax/compare"
)

// Change is a row of the table of changes: one component of one pair, or a
// pair that could not be compared.
type Change struct {
	pair       int
	a, b       string // paths
	c          *compare.Comparison
	change     *compare.Change
	passage    *compare.Passage // nil: in none
	whole      *compare.Change
	paragraphs [2]int
	err        error
}

// ChangesOf gives the rows of one pair. The row is good until the next.
func ChangesOf(pair int, c *compare.Comparison) iter.Seq[*Change] {
	return func(yield func(*Change) bool) {
		passages := make(map[string]*compare.Passage, len(c.Passages))
		for i := range c.Passages {
			passages[c.Passages[i].ID] = &c.Passages[i]
		}
		wholes := map[string]*compare.Change{}
		for i := range c.Changes {
			if c.Changes[i].Tier == "whole" {
				wholes[c.Changes[i].ID] = &c.Changes[i]
			}
		}
		a, b := c.A.Paragraphs(), c.B.Paragraphs()
		row := Change{pair: pair, a: c.A.Path, b: c.B.Path, c: c}
		for i := range c.Changes {
			change := &c.Changes[i]
			if change.Tier != "component" {
				continue
			}
			row.change, row.passage, row.whole = change, passages[said(change.Passage)], wholes[said(change.Parent)]
			if row.whole == nil {
				row.whole = change
			}
			row.paragraphs = [2]int{c.A.ParagraphOf(change.A, a), c.B.ParagraphOf(change.B, b)}
			if !yield(&row) {
				return
			}
		}
	}
}

// Status is the status of the row's change: flag, benign or other.
func (r *Change) Status() string {
	if r.change == nil {
		return ""
	}
	return said(r.change.Status)
}

// NotCompared is the row of a pair that could not be compared.
func NotCompared(pair int, a, b string, err error) *Change {
	return &Change{pair: pair, a: a, b: b, err: err}
}

func said(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Changes are the columns of the table of changes. New ones are only ever
// added at the end.
var Changes = []Column[Change]{
	{"pair", Integer, "number of the pair in the input, from 1", func(r *Change) Value { return integer(r.pair) }},
	{"a_path", Text, "file of the first article (the wire story)", func(r *Change) Value { return text(r.a) }},
	{"b_path", Text, "file of the second article", func(r *Change) Value { return text(r.b) }},
	{"a_id", Text, "id of the first article; by content, if it was a file: equal texts have equal ids", compared(func(c *compare.Comparison) Value { return text(c.A.ID) })},
	{"b_id", Text, "id of the second article", compared(func(c *compare.Comparison) Value { return text(c.B.ID) })},
	{"a_outlet", Text, "outlet of the first article, as given or as the file says", compared(func(c *compare.Comparison) Value { return optional(c.A.Outlet) })},
	{"b_outlet", Text, "outlet of the second article", compared(func(c *compare.Comparison) Value { return optional(c.B.Outlet) })},
	{"a_title", Text, "headline of the first article", compared(func(c *compare.Comparison) Value { return optional(c.A.Title) })},
	{"b_title", Text, "headline of the second article", compared(func(c *compare.Comparison) Value { return optional(c.B.Title) })},
	{"a_date", Text, "date of the first article, ISO 8601", compared(func(c *compare.Comparison) Value { return optional(c.A.Date) })},
	{"b_date", Text, "date of the second article", compared(func(c *compare.Comparison) Value { return optional(c.B.Date) })},
	{"a_words", Integer, "words of the first article's own prose (headline and body)", compared(func(c *compare.Comparison) Value { return integer(c.A.Words) })},
	{"b_words", Integer, "words of the second article's own prose", compared(func(c *compare.Comparison) Value { return integer(c.B.Words) })},
	{"a_coverage", Number, "share of the first article's content words that lie in a passage, 0 to 1", compared(func(c *compare.Comparison) Value { return number(c.Coverage.A) })},
	{"b_coverage", Number, "share of the second article's content words that lie in a passage, 0 to 1", compared(func(c *compare.Comparison) Value { return number(c.Coverage.B) })},
	{"relation", Token, "verbatim, near-verbatim, partial, quotes-only, rewritten, unrelated", compared(func(c *compare.Comparison) Value { return text(c.Relation) })},

	{"change", Text, "id of the component in its pair: c1 …", changed(func(c *compare.Change) Value { return text(c.ID) })},
	{"key", Text, "permalink: the same for the same words in another run", changed(func(c *compare.Change) Value { return text(c.Key) })},
	{"passage", Text, "id of the passage: p1 …; empty for a sentence without counterpart", changed(func(c *compare.Change) Value { return optional(c.Passage) })},
	{"passage_kind", Token, "verbatim, edited, rewritten", inPassage(func(p *compare.Passage) Value { return text(p.Kind) })},
	{"similarity", Number, "of the passage, 0 to 1", inPassage(func(p *compare.Passage) Value { return number(p.Similarity) })},
	{"moved", Boolean, "whether the passage stands in another order", inPassage(func(p *compare.Passage) Value { return boolean(p.Moved) })},
	{"whole", Text, "id of the whole change that the component is part of: w1 …", changed(func(c *compare.Change) Value { return optional(c.Parent) })},
	{"op", Token, "substitute, insert, delete, move", changed(func(c *compare.Change) Value { return text(c.Op) })},
	{"a_start", Integer, "first code point of the words in the text of the first article, from 0", changed(func(c *compare.Change) Value { return bound(c.A, 0) })},
	{"a_end", Integer, "the code point behind the last", changed(func(c *compare.Change) Value { return bound(c.A, 1) })},
	{"b_start", Integer, "first code point of the words in the text of the second article", changed(func(c *compare.Change) Value { return bound(c.B, 0) })},
	{"b_end", Integer, "the code point behind the last", changed(func(c *compare.Change) Value { return bound(c.B, 1) })},
	{"a_text", Text, "the words in the first article; empty for an insertion", changed(func(c *compare.Change) Value { return text(c.AText) })},
	{"b_text", Text, "the words in the second article; empty for a deletion", changed(func(c *compare.Change) Value { return text(c.BText) })},
	{"a_whole_text", Text, "the whole changed phrase in the first article, for reading: of a moved passage the passage, of two names that stand for each other in different places the name; without a whole, the words themselves", func(r *Change) Value { a, _ := r.phrases(); return optional(a) }},
	{"b_whole_text", Text, "the same in the second article", func(r *Change) Value { _, b := r.phrases(); return optional(b) }},
	{"where", Token, "headline, lede, body: the most prominent place that the change touches", changed(func(c *compare.Change) Value { return text(c.Where) })},
	{"a_paragraph", Integer, "paragraph of running text that the words begin in, from 1; empty in a headline, a credit or page furniture", func(r *Change) Value { return ordinal(r.paragraphs[0]) }},
	{"b_paragraph", Integer, "the same in the second article", func(r *Change) Value { return ordinal(r.paragraphs[1]) }},
	{"a_quoted", Boolean, "inside a direct quotation of the first article", changed(func(c *compare.Change) Value { return boolean(c.Quoted.A) })},
	{"b_quoted", Boolean, "inside a direct quotation of the second article", changed(func(c *compare.Change) Value { return boolean(c.Quoted.B) })},
	{"status", Token, "flag, benign, other", changed(func(c *compare.Change) Value { return optional(c.Status) })},
	{"code", Token, "F1 … F12, N0 … N9", changed(func(c *compare.Change) Value { return optional(c.Code) })},
	{"category", Token, "label.place, verb, orth …: a closed list", changed(func(c *compare.Change) Value { return optional(c.Category) })},
	{"also", Tokens, "further categories", changed(func(c *compare.Change) Value { return list(c.Also) })},
	{"direction", Token, "what the change does: distance+, specific->vague …", changed(func(c *compare.Change) Value { return optional(c.Direction) })},
	{"confidence", Token, "high, medium, low; of flags only", changed(func(c *compare.Change) Value { return optional(c.Confidence) })},
	{"rule", Token, "id of the rule that decided", changed(func(c *compare.Change) Value { return optional(c.Rule) })},
	{"evidence", Texts, "list: entry", changed(evidence)},
	{"reason", Text, "one neutral sentence; words of the articles stand between asterisks", changed(func(c *compare.Change) Value { return optional(c.Reason) })},
	{"error", Text, "why the pair could not be compared", func(r *Change) Value {
		if r.err == nil {
			return Null
		}
		return text(r.err.Error())
	}},
}

func compared(of func(*compare.Comparison) Value) func(*Change) Value {
	return func(r *Change) Value {
		if r.c == nil {
			return Null
		}
		return of(r.c)
	}
}

func changed(of func(*compare.Change) Value) func(*Change) Value {
	return func(r *Change) Value {
		if r.change == nil {
			return Null
		}
		return of(r.change)
	}
}

func inPassage(of func(*compare.Passage) Value) func(*Change) Value {
	return func(r *Change) Value {
		if r.passage == nil {
			return Null
		}
		return of(r.passage)
	}
}

// phrases are the words of both articles for reading.
func (r *Change) phrases() (a, b *string) {
	switch {
	case r.whole == nil:
		return nil, nil
	case r.change.MovesPassage() && r.passage != nil:
		return &r.passage.AText, &r.passage.BText
	}
	if x, y, ok := r.change.Names(); ok {
		return &x, &y
	}
	return &r.whole.AText, &r.whole.BText
}

func bound(s *compare.Span, i int) Value {
	if s == nil {
		return Null
	}
	return integer(s[i])
}

func evidence(c *compare.Change) Value {
	entries := make([]string, len(c.Evidence))
	for i, e := range c.Evidence {
		entries[i] = e.Lexicon + ": " + strings.ReplaceAll(e.Entry, "\t", " ")
	}
	return list(entries)
}
