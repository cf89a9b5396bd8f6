package report

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"parallax/compare"
)

// article is one side with what a report needs to find its way in it.
type article struct {
	*compare.Side
	runes      []rune // of the text; nil without it, and in an outline
	paragraphs []int  // paragraphs of running text before and including each sentence, from 1

	point, byte int // a place in the text, in code points and in bytes
}

func newArticle(s *compare.Side) *article {
	a := outline(s)
	if s.Text != nil {
		a.runes = []rune(*s.Text)
	}
	return a
}

// outline is an article without its text in code points, which costs four
// times the memory.
func outline(s *compare.Side) *article {
	return &article{Side: s, paragraphs: s.Paragraphs()}
}

// cut is the text of a span, or "" when the comparison was made without the
// full text. Spans are best asked for in order.
func (a *article) cut(s compare.Span) string {
	if a.Text == nil || s[0] < 0 || s[0] > s[1] {
		return ""
	}
	if s[0] < a.point {
		a.point, a.byte = 0, 0
	}
	text := *a.Text
	start, ok := skip(text[a.byte:], s[0]-a.point)
	if !ok {
		return ""
	}
	start += a.byte
	length, ok := skip(text[start:], s[1]-s[0])
	if !ok {
		return ""
	}
	a.point, a.byte = s[0], start
	return text[start : start+length]
}

// skip is the number of bytes that the first n code points of s take; ok is
// false if it has fewer.
func skip(s string, n int) (bytes int, ok bool) {
	for ; n > 0 && bytes < len(s); n-- {
		if s[bytes] < utf8.RuneSelf {
			bytes++
			continue
		}
		_, size := utf8.DecodeRuneInString(s[bytes:])
		bytes += size
	}
	return bytes, n == 0
}

// paragraph is the number of the paragraph of running text that a span begins
// in, counted from 1: headline, dateline, bylines and boilerplate that stand
// for themselves are not counted. 0 says that the span is in none.
func (a *article) paragraph(s *compare.Span) int { return a.ParagraphOf(s, a.paragraphs) }

// wholeSentence reports whether a span holds a sentence but for the punctuation
// around it.
func (a *article) wholeSentence(s *compare.Span) bool {
	if s == nil {
		return false
	}
	const punctuation = 3 // code points at either end: “ or .”)
	i := a.SentenceAt(s[0])
	return i >= 0 && s[0]-a.Sentences[i].Span[0] <= punctuation && a.Sentences[i].Span[1]-s[1] <= punctuation
}

// place says where a change is: "headline", "lede", "paragraph 3", or
// "paragraph 3 in A, 5 in B".
func place(c *compare.Change, a, b *article) string {
	pa, pb := a.paragraph(c.A), b.paragraph(c.B)
	var in string
	switch {
	case pa > 0 && pb > 0 && pa != pb && c.Op == "move":
		in = "from paragraph " + strconv.Itoa(pa) + " to " + strconv.Itoa(pb)
	case pa > 0 && pb > 0 && pa != pb:
		in = "paragraph " + strconv.Itoa(pa) + " in A, " + strconv.Itoa(pb) + " in B"
	case pa > 0:
		in = "paragraph " + strconv.Itoa(pa)
	case pb > 0:
		in = "paragraph " + strconv.Itoa(pb)
	}
	if c.B == nil && pa > 0 {
		in += " of A"
	} else if c.A == nil && pb > 0 {
		in += " of B"
	}
	switch {
	case c.Where == "body" || c.Where == "":
		return in
	case in == "" || c.Where == "headline" || pa == pb:
		return c.Where
	}
	return c.Where + ", " + in
}

// rankedFlags gives the indexes of the flagged components in c.Changes, the
// most prominent first: headline before lede before body, then by confidence,
// then in the order of the comparison.
func rankedFlags(c *compare.Comparison) []int {
	var flags []int
	for i := range c.Changes {
		if status(&c.Changes[i]) == "flag" {
			flags = append(flags, i)
		}
	}
	slices.SortStableFunc(flags, func(i, j int) int {
		x, y := &c.Changes[i], &c.Changes[j]
		return cmp.Or(
			cmp.Compare(rank(whereOrder, x.Where), rank(whereOrder, y.Where)),
			cmp.Compare(rank(confidenceOrder, deref(x.Confidence)), rank(confidenceOrder, deref(y.Confidence))),
		)
	})
	return flags
}

// Flag is the flag of a comparison that reports give the number n, from 1, or
// nil.
func Flag(c *compare.Comparison, n int) *compare.Change {
	flags := rankedFlags(c)
	if n < 1 || n > len(flags) {
		return nil
	}
	return &c.Changes[flags[n-1]]
}

var (
	whereOrder      = []string{"headline", "lede", "body"}
	confidenceOrder = []string{"high", "medium", "low"}
)

// rank is the place of s in order; what is not in it comes last.
func rank(order []string, s string) int {
	if i := slices.Index(order, s); i >= 0 {
		return i
	}
	return len(order)
}

// status is the status of a component, "" for a whole.
func status(c *compare.Change) string {
	if c.Tier != "component" {
		return ""
	}
	return deref(c.Status)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
