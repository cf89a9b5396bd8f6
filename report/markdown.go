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
	a, b := outline(&c.A), outline(&c.B)
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
		{"Address", deref(c.A.URL), deref(c.B.URL)},
		{"File", c.A.Path, c.B.Path},
		{"SHA-256", c.A.SHA256, c.B.SHA256},
		{"Words", strconv.Itoa(c.A.Words), strconv.Itoa(c.B.Words)},
		{"in verbatim passages", strconv.Itoa(c.Words.A.Verbatim), strconv.Itoa(c.Words.B.Verbatim)},
		{"in edited passages", strconv.Itoa(c.Words.A.Edited), strconv.Itoa(c.Words.B.Edited)},
		{"in rewritten passages", strconv.Itoa(c.Words.A.Rewritten), strconv.Itoa(c.Words.B.Rewritten)},
		{"in none (dropped, added)", strconv.Itoa(c.Words.A.Unmatched), strconv.Itoa(c.Words.B.Unmatched)},
		{"Content words in passages", percent(c.Coverage.A), percent(c.Coverage.B)},
	} {
		if f.a != "" || f.b != "" {
			m.row(f.name, escapeOrLink(f.a), escapeOrLink(f.b))
		}
	}
	m.print("\n- Relation: **", escapeMarkdown(c.Relation), "**\n- ", countPassages(c, " passages"), "\n- ", countChanges(c, " changes"), "\n")
	for i := range c.Warnings {
		m.print("\n> Warning: ", escapeMarkdown(c.Warnings[i].Message), "\n")
	}
	m.flags(c, a, b)
	bothA, bothB := inBoth(c, a, b)
	m.unmatched("Dropped: sentences of A without counterpart in B", c, c.Unmatched.A, bothA, a)
	m.unmatched("Added: sentences of B without counterpart in A", c, c.Unmatched.B, bothB, b)
	m.passages(c, a, b)
	m.voices(c)
	m.vocabulary(c)
	m.print("\nMade by parallax ", escapeMarkdown(c.Tool.Version), ". A flag is evidence to judge, not a verdict.\n")
}

func (m *markdownWriter) flags(c *compare.Comparison, a, b *article) {
	flags := rankedFlags(c)
	if len(flags) == 0 {
		m.print("\n## No flags\n")
		return
	}
	moved := map[string]*compare.Passage{}
	for i := range c.Passages {
		moved[c.Passages[i].ID] = &c.Passages[i]
	}
	m.print("\n## Flags\n\n")
	m.row("", "A", "B", "What", "Where", "Confidence", "Why")
	m.row("---", "---", "---", "---", "---", "---", "---")
	for n, i := range flags {
		f := &c.Changes[i]
		what := compare.CategoryTitle(clean(deref(f.Category))) + " (" + clean(deref(f.Code)+" "+deref(f.Category)) + ")"
		inA, inB := f.AText, f.BText
		if p := moved[deref(f.Passage)]; p != nil && f.MovesPassage() && p.AText != "" && p.BText != "" {
			inA, inB = excerpt(p.AText, movedRunes), excerpt(p.BText, movedRunes)
		}
		if x, y, ok := f.Names(); ok {
			inA, inB = x, y
		}
		m.row(strconv.Itoa(n+1), escapeMarkdown(inA), escapeMarkdown(inB), escapeMarkdown(what), escapeMarkdown(place(f, a, b)),
			escapeMarkdown(deref(f.Confidence)), escapeMarkdown(strings.Join(reason(f), "")))
	}
}

// unmatched lists sentences without counterpart. Each begins with a word of
// ours, so that no text can begin a list or a heading of its own.
func (m *markdownWriter) unmatched(title string, c *compare.Comparison, us []compare.UnmatchedSentence, both []bool, side *article) {
	headed, withheld := false, 0
	beside := reworded(c, us)
	for i := range us {
		u := &us[i]
		if u.Kind == "boilerplate" || both[i] || beside[i] {
			continue
		}
		if !headed {
			m.print("\n## ", title, "\n\n")
			headed = true
		}
		words := side.cut(u.Span)
		if words == "" {
			withheld++
			continue
		}
		label := "headline"
		if p := side.paragraph(&u.Span); p > 0 {
			label = "paragraph " + strconv.Itoa(p)
		} else if u.Kind != "content" {
			label = escapeMarkdown(kindOf(side, u))
		}
		m.print("- ", label, ": ", escapeMarkdown(words), "\n")
	}
	if withheld > 0 {
		m.print("- ", count(withheld, "sentence"), " without text here\n")
	}
}

func (m *markdownWriter) voices(c *compare.Comparison) {
	if len(c.Voices) == 0 {
		return
	}
	m.print("\n## Voices: words attributed to each source\n\n")
	m.row("Source", "A", "B")
	m.row("---", "---", "---")
	for i := range c.Voices {
		v := &c.Voices[i]
		m.row(escapeMarkdown(v.Name), strconv.Itoa(v.AWords), strconv.Itoa(v.BWords))
	}
}

func (m *markdownWriter) vocabulary(c *compare.Comparison) {
	rows := vocabularyRows(c)
	if len(rows) == 0 {
		return
	}
	m.print("\n## Vocabulary: listed words that judge and stand in one text only\n\nThese are no flags: nothing says that the other text had a place for them.\n\n")
	m.row("Term", "A", "B", "In quotation marks", "Class", "List")
	m.row("---", "---", "---", "---", "---", "---")
	for _, r := range rows {
		m.row(escapeMarkdown(r.Term), r.A, r.B, strconv.Itoa(r.Quoted), escapeMarkdown(r.Class), escapeMarkdown(r.List))
	}
}

func (m *markdownWriter) passages(c *compare.Comparison, a, b *article) {
	if len(c.Passages) == 0 {
		return
	}
	m.print("\n## Passages\n\n")
	m.row("", "Kind", "Alike", "Paragraph", "A", "B")
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

// plainAddress reports whether s is a web address that needs no escaping; GitHub's Markdown makes
// a link of it.
func plainAddress(s string) bool {
	rest, secure := strings.CutPrefix(s, "https://")
	if !secure {
		var plain bool
		if rest, plain = strings.CutPrefix(s, "http://"); !plain {
			return false
		}
	}
	return rest != "" && !strings.ContainsFunc(rest, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("./:%?=+-", r))
	})
}

func escapeOrLink(s string) string {
	if plainAddress(s) {
		return s
	}
	return escapeMarkdown(s)
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
		case ':', '.': // "http://" and "www." would become links
			if c == ':' && strings.HasPrefix(s[i:], "://") || c == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www") {
				b.WriteString(map[byte]string{':': "&#58;", '.': "&#46;"}[c])
			} else {
				b.WriteByte(c)
			}
		case '\\', '`', '*', '_', '[', ']', '#', '!', '~', '$', '@':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
