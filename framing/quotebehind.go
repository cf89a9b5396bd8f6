package framing

import "parallax/text"

// beyondTag is the place of an empty part, moved to where its quotation is if it
// lies outside one: a speech tag may stand between the words that another text has
// more and the quotation that they go on.
func (v *view) beyondTag(has *part, q int, quotes []quotation, lacks *part) *part {
	partner := quotes[q].partner
	if partner < 0 || lacks.quoteOf(lacks.before) >= 0 || lacks.quoteOf(lacks.after) >= 0 {
		return lacks
	}
	in := partIn(has.sentence(has.span.Start), has.quotes[q].Words)
	i, step := has.span.Start-1, 1
	if i < in.Start || v.like(has.side, i) < 0 {
		i, step = has.span.End, -1
	}
	if i < in.Start || i >= in.End {
		return lacks
	}
	j := v.like(has.side, i)
	if j < 0 || lacks.quoteOf(j) != partner || lacks.quoteOf(j+step) == partner {
		return lacks // the quotation goes on there
	}
	moved := *lacks
	moved.before, moved.after = j, j+1
	if step < 0 {
		moved.before, moved.after = j-1, j
	}
	moved.span = text.Span{Start: moved.after, End: moved.after}
	return &moved
}
