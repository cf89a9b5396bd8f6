package table

import (
	"strconv"

	"parallax/findings"
)

type item = findings.Item

// CodingSheet are the columns of the sheet that people code.
var CodingSheet = []Column[item]{
	{"item", Token, "number of the item", func(i *item) Value { return text(strconv.Itoa(i.Number)) }},
	{"a_left", Text, "first text: what stands before the words", func(i *item) Value { return text(i.A.Left) }},
	{"a_words", Text, "first text: the words; empty if they were added", func(i *item) Value { return text(i.A.Words) }},
	{"a_right", Text, "first text: what stands behind them", func(i *item) Value { return text(i.A.Right) }},
	{"b_left", Text, "second text: what stands before the words", func(i *item) Value { return text(i.B.Left) }},
	{"b_words", Text, "second text: the words; empty if they were dropped", func(i *item) Value { return text(i.B.Words) }},
	{"b_right", Text, "second text: what stands behind them", func(i *item) Value { return text(i.B.Right) }},
	{"category", Token, "to be filled in: a category of docs/codebook.md, or other", func(*item) Value { return Null }},
	{"note", Text, "to be filled in", func(*item) Value { return Null }},
}

// CodingKey are the columns of the program's answers.
var CodingKey = []Column[item]{
	{"item", Token, "number of the item", func(i *item) Value { return text(strconv.Itoa(i.Number)) }},
	{"stratum", Text, "stratum that it was drawn from", func(i *item) Value { return text(i.Stratum) }},
	{"stratum_size", Integer, "changes in the stratum", func(i *item) Value { return integer(i.Of) }},
	{"status", Token, "flag, benign or other", func(i *item) Value { return text(i.Reading.Status) }},
	{"code", Token, "code of the category", func(i *item) Value { return text(i.Reading.Code) }},
	{"category", Token, "the program's category", func(i *item) Value { return text(i.Reading.Category) }},
	{"direction", Token, "its direction", func(i *item) Value { return text(i.Reading.Direction) }},
	{"confidence", Token, "high, medium or low, of flags", func(i *item) Value { return text(i.Reading.Confidence) }},
	{"a", Text, "id of the first article", func(i *item) Value { return text(i.A.Article) }},
	{"a_outlet", Text, "its outlet", func(i *item) Value { return text(i.A.Outlet) }},
	{"b", Text, "id of the second article", func(i *item) Value { return text(i.B.Article) }},
	{"b_outlet", Text, "its outlet", func(i *item) Value { return text(i.B.Outlet) }},
	{"change", Token, "key of the change in the comparison of both", func(i *item) Value { return text(i.Key) }},
}
