package report

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallax/compare"
)

// CSVOptions say how [CSV] writes. The zero value is RFC 4180.
type CSVOptions struct {
	Tabs bool // TSV: tabs between the cells, and a blank for each tab or line break inside one
	BOM  bool // begin with a byte order mark, which Excel needs to see UTF-8
}

// CSVColumns are the columns of [CSV], in order. docs/csv-codebook.md
// documents each; new ones are only ever added at the end.
var CSVColumns = []string{
	"pair", "a_path", "b_path", "a_id", "b_id", "a_outlet", "b_outlet", "a_title", "b_title", "a_date", "b_date",
	"a_words", "b_words", "a_coverage", "b_coverage", "relation",
	"change", "key", "passage", "passage_kind", "similarity", "moved", "whole",
	"op", "a_start", "a_end", "b_start", "b_end", "a_text", "b_text", "a_whole_text", "b_whole_text",
	"where", "a_paragraph", "b_paragraph", "a_quoted", "b_quoted",
	"status", "code", "category", "also", "direction", "confidence", "rule", "evidence", "reason", "error",
}

// CSV writes one row for each component of c below a row of column names.
func CSV(w io.Writer, c *compare.Comparison, o CSVOptions) error { return CSVRenderer(o).one(w, c) }

// CSVRenderer writes one row for each component of each pair. A pair that
// could not be compared is one row with its paths and the error; a pair
// without a change has no row.
func CSVRenderer(o CSVOptions) Renderer {
	head := csvWriter{tabs: o.Tabs}
	if o.BOM {
		head.b = append(head.b, "\ufeff"...)
	}
	for _, name := range CSVColumns {
		head.token(name)
	}
	head.end()
	return Renderer{head: head.b, pair: func(dst []byte, number int, p Pair) ([]byte, error) {
		w := csvWriter{b: dst, tabs: o.Tabs}
		if p.Err != nil {
			w.failure(number, p)
		} else {
			w.comparison(number, p.Comparison)
		}
		return w.b, nil
	}}
}

type csvWriter struct {
	b    []byte
	tabs bool
	cell int // cells written in this row
}

func (w *csvWriter) comparison(number int, c *compare.Comparison) {
	pair := csvWriter{tabs: w.tabs} // the cells that all rows begin with
	pair.number(number)
	pair.text(c.A.Path)
	pair.text(c.B.Path)
	pair.text(c.A.ID)
	pair.text(c.B.ID)
	for _, s := range []*string{c.A.Outlet, c.B.Outlet, c.A.Title, c.B.Title, c.A.Date, c.B.Date} {
		pair.text(deref(s))
	}
	pair.number(c.A.Words)
	pair.number(c.B.Words)
	pair.share(c.Coverage.A)
	pair.share(c.Coverage.B)
	pair.token(c.Relation)

	a, b := outline(&c.A), outline(&c.B)
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
	for i := range c.Changes {
		change := &c.Changes[i]
		if change.Tier != "component" {
			continue
		}
		w.b = append(w.b, pair.b...)
		w.cell = pair.cell
		w.change(change, passages[deref(change.Passage)], wholes[deref(change.Parent)], a, b)
		w.end()
	}
}

func (w *csvWriter) change(c *compare.Change, p *compare.Passage, whole *compare.Change, a, b *article) {
	w.text(c.ID)
	w.text(c.Key)
	w.text(deref(c.Passage))
	if p != nil {
		w.token(p.Kind)
		w.share(p.Similarity)
		w.bool(p.Moved)
	} else {
		w.token("")
		w.token("")
		w.token("")
	}
	w.text(deref(c.Parent))
	w.token(c.Op)
	w.span(c.A)
	w.span(c.B)
	w.text(c.AText)
	w.text(c.BText)
	if whole != nil {
		w.text(whole.AText)
		w.text(whole.BText)
	} else {
		w.text(c.AText)
		w.text(c.BText)
	}
	w.token(c.Where)
	w.ordinal(a.paragraph(c.A))
	w.ordinal(b.paragraph(c.B))
	w.bool(c.Quoted.A)
	w.bool(c.Quoted.B)
	w.token(deref(c.Status))
	w.token(deref(c.Code))
	w.token(deref(c.Category))
	w.token(strings.Join(c.Also, "; "))
	w.token(deref(c.Direction))
	w.token(deref(c.Confidence))
	w.token(deref(c.Rule))
	entries := make([]string, len(c.Evidence))
	for i, e := range c.Evidence {
		entries[i] = e.Lexicon + ": " + strings.ReplaceAll(e.Entry, "\t", " ")
	}
	w.text(strings.Join(entries, "; "))
	w.text(deref(c.Reason))
	w.text("")
}

func (w *csvWriter) failure(number int, p Pair) {
	w.number(number)
	w.text(p.A)
	w.text(p.B)
	for w.cell < len(CSVColumns)-1 {
		w.token("")
	}
	w.text(p.Err.Error())
	w.end()
}

func (w *csvWriter) next() {
	if w.cell > 0 {
		if w.tabs {
			w.b = append(w.b, '\t')
		} else {
			w.b = append(w.b, ',')
		}
	}
	w.cell++
}

func (w *csvWriter) end() {
	w.cell = 0
	if !w.tabs {
		w.b = append(w.b, '\r')
	}
	w.b = append(w.b, '\n')
}

func (w *csvWriter) number(n int) {
	w.next()
	w.b = strconv.AppendInt(w.b, int64(n), 10)
}

// ordinal writes a number that counts from 1; 0 is an empty cell.
func (w *csvWriter) ordinal(n int) {
	if w.next(); n > 0 {
		w.b = strconv.AppendInt(w.b, int64(n), 10)
	}
}

func (w *csvWriter) share(f float64) {
	w.next()
	w.b = strconv.AppendFloat(w.b, f, 'f', -1, 64)
}

func (w *csvWriter) bool(v bool) {
	w.next()
	w.b = strconv.AppendBool(w.b, v)
}

func (w *csvWriter) span(s *compare.Span) {
	if s == nil {
		w.next()
		w.next()
		return
	}
	w.number(s[0])
	w.number(s[1])
}

// token writes a word of our own: an id, a status, a category. It is quoted
// only when it must be.
func (w *csvWriter) token(s string) {
	if guarded(s) || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7f || r == '"' || r == ',' }) {
		w.text(s)
		return
	}
	w.next()
	w.b = append(w.b, s...)
}

// text writes words of the articles, which may be anything: always quoted (a
// spreadsheet that splits at semicolons must not find a formula behind one),
// with an apostrophe before what a spreadsheet would run as a formula, and
// U+FFFD for each control character and invalid byte. The length in code
// points stays that of the span.
func (w *csvWriter) text(s string) {
	w.next()
	if s == "" {
		return
	}
	if !w.tabs {
		w.b = append(w.b, '"')
	}
	if guarded(s) {
		w.b = append(w.b, '\'')
	}
	for _, r := range s {
		switch {
		case r == '"' && !w.tabs:
			w.b = append(w.b, '"', '"')
		case r == '\t' || r == '\n' || r == '\r':
			if w.tabs {
				r = ' '
			}
			w.b = append(w.b, byte(r))
		case isControl(r):
			w.b = append(w.b, "\ufffd"...)
		default:
			w.b = utf8.AppendRune(w.b, r)
		}
	}
	if !w.tabs {
		w.b = append(w.b, '"')
	}
}

// isControl reports whether r is a C0 or C1 control or overrides the order of
// letters.
func isControl(r rune) bool {
	return r < ' ' || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// guarded reports whether a spreadsheet could take s for a formula: it begins,
// perhaps behind blanks, with = + - @ or their full-width forms, with a tab or
// a line break. A leading apostrophe is guarded as well, so that taking one
// apostrophe off a guarded cell always gives the text back.
func guarded(s string) bool {
	if s == "" {
		return false
	}
	if s[0] == '\t' || s[0] == '\r' || s[0] == '\n' {
		return true
	}
	s = strings.TrimLeft(s, " \t\r\n\u00a0\u3000")
	if s == "" {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '=', '+', '-', '@', '\'', '＝', '＋', '－', '＠':
		return true
	}
	return false
}
