package table

import (
	"iter"

	"parallax/compare"
)

// Passage is a row of the table of the passages of compared pairs.
type Passage struct {
	pair int
	c    *compare.Comparison
	*compare.Passage
}

// PassagesOf gives the rows of one pair. The row is good until the next.
func PassagesOf(pair int, c *compare.Comparison) iter.Seq[*Passage] {
	return func(yield func(*Passage) bool) {
		row := Passage{pair: pair, c: c}
		for i := range c.Passages {
			row.Passage = &c.Passages[i]
			if !yield(&row) {
				return
			}
		}
	}
}

// Passages are the columns of the table of the passages of compared pairs.
var Passages = []Column[Passage]{
	{"pair", Integer, "number of the pair in the input, from 1", func(r *Passage) Value { return integer(r.pair) }},
	{"a_path", Text, "file of the first article (the wire story)", func(r *Passage) Value { return text(r.c.A.Path) }},
	{"b_path", Text, "file of the second article", func(r *Passage) Value { return text(r.c.B.Path) }},
	{"a_id", Text, "id of the first article", func(r *Passage) Value { return text(r.c.A.ID) }},
	{"b_id", Text, "id of the second article", func(r *Passage) Value { return text(r.c.B.ID) }},
	{"a_outlet", Text, "outlet of the first article", func(r *Passage) Value { return optional(r.c.A.Outlet) }},
	{"b_outlet", Text, "outlet of the second article", func(r *Passage) Value { return optional(r.c.B.Outlet) }},
	{"passage", Text, "id of the passage in its pair: p1 …", func(r *Passage) Value { return text(r.ID) }},
	{"kind", Token, "verbatim, edited, rewritten", func(r *Passage) Value { return text(r.Kind) }},
	{"similarity", Number, "0 to 1", func(r *Passage) Value { return number(r.Similarity) }},
	{"moved", Boolean, "whether it stands in another order", func(r *Passage) Value { return boolean(r.Moved) }},
	{"a_start", Integer, "first code point in the text of the first article, from 0", func(r *Passage) Value { return integer(r.A[0]) }},
	{"a_end", Integer, "the code point behind the last", func(r *Passage) Value { return integer(r.A[1]) }},
	{"b_start", Integer, "first code point in the text of the second article", func(r *Passage) Value { return integer(r.B[0]) }},
	{"b_end", Integer, "the code point behind the last", func(r *Passage) Value { return integer(r.B[1]) }},
	{"a_text", Text, "the words in the first article", func(r *Passage) Value { return text(r.AText) }},
	{"b_text", Text, "the words in the second article", func(r *Passage) Value { return text(r.BText) }},
}
