package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/text"
)

// Composer sets the text of an article from the parts that a source keeps
// apart: one part a paragraph, an empty line between, and a mark on every part
// that is not the article's running text. The zero value is ready.
type Composer struct {
	text  strings.Builder
	marks []text.Mark
}

// Body adds a paragraph of running text. Empty ones are left out.
func (c *Composer) Body(paragraph string) { c.Part("", paragraph, "") }

// Part adds a paragraph that is marked as kind, with a note such as the agency
// it names. Empty ones are left out.
func (c *Composer) Part(kind text.MarkKind, paragraph, note string) {
	paragraph = Clean(paragraph)
	if paragraph == "" {
		return
	}
	if c.text.Len() > 0 {
		c.text.WriteString("\n\n")
	}
	start := c.text.Len()
	c.text.WriteString(paragraph)
	if kind != "" {
		c.marks = append(c.marks, text.Mark{Bytes: text.Span{Start: start, End: c.text.Len()}, Kind: kind, Note: note})
	}
}

// Len is the number of bytes set so far.
func (c *Composer) Len() int { return c.text.Len() }

// Set gives the article the text and its marks.
func (c *Composer) Set(a *Article) {
	if c.text.Len() > 0 {
		c.text.WriteByte('\n')
	}
	a.Text, a.Marks = c.text.String(), c.marks
}

// Clean is a string with white space around it and runs of it inside taken
// away, in valid UTF-8: a title or a paragraph that came out of markup. Control
// characters count as white space.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			gap = b.Len() > 0
			continue
		case r == '\ufeff':
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isClean(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b < ' ' || b == 0x7f || b >= utf8.RuneSelf || b == ' ' && last == ' ' {
			return false
		}
		last = b
	}
	return last != ' ' || s == ""
}

// RecordError says why one record of a file was left out; what stands behind
// it is still read.
type RecordError struct {
	Record int // from 1
	Reason string
	// NoArticle: nothing is wrong with the record, it is a picture or the like.
	NoArticle bool
}

func (e *RecordError) Error() string { return e.Reason }
