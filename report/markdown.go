package report

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"parallax/compare"
)

// Markdown writes c as a GitHub-flavoured Markdown document: the head, a table
// of the flags, the dropped and added sentences, a table of the passages.
func Markdown(w io.Writer, c *compare.Comparison) error { return MarkdownRenderer().one(w, c) }

// MarkdownRenderer writes comparisons one below the other.
func MarkdownRenderer() Renderer {
	return Renderer{pair: func(dst []byte, number int, p Pair) ([]byte, error) {
		m := markdownWriter{b: dst}
		if number > 1 {
			m.print("\n---\n\n")
		}
		if p.Err != nil {
			m.print("# ", escapeMarkdown(p.A), " and ", escapeMarkdown(p.B), "\n\nNot compared: ", escapeMarkdown(p.Err.Error()), "\n")
			return m.b, nil
		}
		m.comparison(p.Comparison)
		return m.b, nil
	}}
}

type markdownWriter struct{ b []byte }

func (m *markdownWriter) print(parts ...string) {
	for _, s := range parts {
		m.b = append(m.b, s...)
	}
}

// row writes a table row of cells that are already escaped.
func (m *markdownWriter) row(cells ...string) {
	m.print("| ", strings.Join(cells, " | "), " |\n")
}

func (m *markdownWriter) comparison(c *compare.Comparison) {
	a, b := newArticle(&c.A), newArticle(&c.B)
	title := func(s *compare.Side) string { return escapeMarkdown(cmp.Or(clean(deref(s.Title)), s.Path)) }
	m.print("# ", title(&c.A), " / ", title(&c.B), "\n\n")
	m.row("", "A", "B")
	m.row("---", "---", "---")
	for _, f := range []struct {
		name string
		a, b string
	}{
		{"Title", deref(c.A.Title), deref(c.B.Title)},
		{"Outlet", deref(c.A.Outlet), deref(c.B.Outlet)},
		{"Date", deref(c.A.Date), deref(c.B.Date)},
		{"URL", deref(c.A.URL), deref(c.B.URL)},
		{"File", c.A.Path, c.B.Path},
		{"SHA-256", c.A.SHA256, c.B.SHA256},
		{"Words", strconv.Itoa(c.A.Words), strconv.Itoa(c.B.Words)},
		{"Content words in passages", percent(c.Coverage.A), percent(c.Coverage.B)},
	} {
		if f.a != "" || f.b != "" {
			m.row(f.name, escapeMarkdown(f.a), escapeMarkdown(f.b))
		}
	}
	m.print("\nRelation: **", escapeMarkdown(c.Relation), "**. Passages: ", countPassages(c), ". Changes: ", countChanges(c), ".\n")
	for i := range c.Warnings {
		m.print("\n> Warning: ", escapeMarkdown(c.Warnings[i].Message), "\n")
	}
	m.flags(c, a, b)
	m.unmatched("Dropped: sentences of A without counterpart in B", c.Unmatched.A, a)
	m.unmatched("Added: sentences of B without counterpart in A", c.Unmatched.B, b)
	m.passages(c, a, b)
	m.print("\nMade by parallax ", escapeMarkdown(c.Tool.Version), ". A flag is evidence to judge, not a verdict.\n")
}

func (m *markdownWriter) flags(c *compare.Comparison, a, b *article) {
	flags := rankedFlags(c)
	if len(flags) == 0 {
		m.print("\n## No flags\n")
		return
	}
	m.print("\n## Flags\n\n")
	m.row("", "A", "B", "What", "Where", "Confidence", "Why")
	m.row("---", "---", "---", "---", "---", "---", "---")
	for n, i := range flags {
		f := &c.Changes[i]
		what := categoryName(clean(deref(f.Category))) + " (" + clean(deref(f.Code)+" "+deref(f.Category)) + ")"
		m.row(strconv.Itoa(n+1), escapeMarkdown(f.AText), escapeMarkdown(f.BText), escapeMarkdown(what), escapeMarkdown(place(f, a, b)),
			escapeMarkdown(deref(f.Confidence)), escapeMarkdown(strings.Join(reason(f), "")))
	}
}

func (m *markdownWriter) unmatched(title string, us []compare.UnmatchedSentence, side *article) {
	headed := false
	for i := range us {
		if us[i].Kind == "boilerplate" {
			continue
		}
		if !headed {
			m.print("\n## ", title, "\n\n")
			headed = true
		}
		words := clean(side.cut(us[i].Span))
		if words == "" {
			words = "(text left out)"
		}
		m.print("- ")
		if p := side.paragraph(&us[i].Span); p > 0 {
			m.print("paragraph ", strconv.Itoa(p), ": ")
		}
		m.print(escapeMarkdown(words))
		if us[i].Kind != "content" {
			m.print(" (", escapeMarkdown(us[i].Kind), ")")
		}
		m.print("\n")
	}
}

func (m *markdownWriter) passages(c *compare.Comparison, a, b *article) {
	if len(c.Passages) == 0 {
		return
	}
	m.print("\n## Passages\n\n")
	m.row("", "Kind", "Same", "Paragraph", "A", "B")
	m.row("---", "---", "---", "---", "---", "---")
	for i := range c.Passages {
		p := &c.Passages[i]
		kind := p.Kind
		if p.Moved {
			kind += ", moved"
		}
		m.row(escapeMarkdown(p.ID), escapeMarkdown(kind), percent(p.Similarity),
			fmt.Sprintf("%s / %s", paragraphLabel(a, p.A), paragraphLabel(b, p.B)), escapeMarkdown(p.AText), escapeMarkdown(p.BText))
	}
}

// escapeMarkdown makes article text literal: on one line, without characters
// that act, and with everything that Markdown or HTML would read as syntax
// escaped. A vertical bar becomes an entity because not every renderer takes a
// backslash before one inside a table.
func escapeMarkdown(s string) string {
	s = clean(s)
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '|':
			b.WriteString("&#124;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			b.WriteString("&amp;")
		case '\\', '`', '*', '_', '[', ']', '#', '!', '~', '$', '@':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
