package report

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"parallax/compare"
)

// passages writes the table of corresponding passages: the beginnings of both
// texts one below the other, or of one where the words are the same. A run of
// verbatim passages is one row.
func (t *textWriter) passages() error {
	if len(t.Passages) == 0 {
		return nil
	}
	t.heading("Passages", "in the order of A; ¶ is the paragraph")
	head := []string{"¶", "kind", "alike", "words"}
	var rows [][]string
	var first []*compare.Passage // of each row
	for i := 0; i < len(t.Passages); i++ {
		p, last := &t.Passages[i], i
		for last+1 < len(t.Passages) && plainCopy(p) && plainCopy(&t.Passages[last+1]) {
			last++
		}
		kind := cutTo(shown(p.Kind), 9)
		if p.Moved {
			kind += ", moved"
		}
		if n := last - i + 1; n > 1 {
			kind = strconv.Itoa(n) + " " + kind
		}
		q := &t.Passages[last]
		where := paragraphRange(t.a, p.A, q.A)
		if there := paragraphRange(t.b, p.B, q.B); there != where {
			where += " → " + there
		}
		rows = append(rows, []string{where, kind, percent(p.Similarity)})
		first = append(first, p)
		i = last
	}
	left := t.Width - 2 // the padding of the last column
	for column, name := range head[:3] {
		w := width(name)
		for _, row := range rows {
			w = max(w, width(row[column]))
		}
		left -= w + 3 // its padding and the rule behind it
	}
	for i, p := range first {
		const label = 3 // columns
		if p.Kind == "verbatim" {
			rows[i] = append(rows[i], t.cell(plain, "   ", cutTo(shown(p.BText), left-label)))
			continue
		}
		a, b := excerpts(shown(p.AText), shown(p.BText), left-label)
		rows[i] = append(rows[i], t.cell(sideA, "A  ", a)+"\n"+t.cell(sideB, "B  ", b))
	}
	return t.table(head, rows, tw.AlignLeft, tw.AlignLeft, tw.AlignRight, tw.AlignLeft)
}

// plainCopy reports whether a passage needs no row of its own.
func plainCopy(p *compare.Passage) bool { return p.Kind == "verbatim" && !p.Moved }

// paragraphRange is "3", or "3–5" from one passage to another.
func paragraphRange(side *article, from, to compare.Span) string {
	first, last := paragraphLabel(side, from), paragraphLabel(side, to)
	if first == last {
		return first
	}
	return first + "–" + last
}

func (t *textWriter) cell(st style, label, words string) string {
	return string(appendLine(nil, line{pieces: []piece{styled(st, label), text(words)}}, t.Color))
}

// excerpts are the beginnings of two texts, or of what follows the words that
// both begin with when these would fill the line.
func excerpts(a, b string, columns int) (string, string) {
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	for same > 0 && same < len(a) && !utf8.RuneStart(a[same]) {
		same--
	}
	if from := lastWords(a[:same], 12); same < len(a) && width(a[:from]) > columns/3 && max(width(a), width(b)) > columns {
		a, b = "…"+a[from:], "…"+b[from:]
	}
	return cutTo(a, columns), cutTo(b, columns)
}

// lastWords is where the words begin that fill the last columns of s.
func lastWords(s string, columns int) int {
	from := len(s)
	for from > 0 && columns > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:from])
		columns -= width(string(r))
		from -= size
	}
	if blank := strings.IndexByte(s[from:], ' '); from > 0 && blank >= 0 {
		return from + blank + 1
	}
	return from
}

// voices writes how many words each source has on each side.
func (t *textWriter) voices() error {
	if len(t.Voices) == 0 {
		return nil
	}
	t.heading("Voices", "words attributed to each source, quoted or reported")
	rows := make([][]string, len(t.Voices))
	for i, v := range t.Voices {
		name := line{pieces: []piece{text(cutTo(shown(v.Name), t.Width-20))}}
		rows[i] = []string{strconv.Itoa(v.AWords), strconv.Itoa(v.BWords), string(appendLine(nil, name, t.Color))}
	}
	return t.table([]string{"A", "B", "source"}, rows, tw.AlignRight, tw.AlignRight, tw.AlignLeft)
}

// vocabulary writes the charged terms that only one side has.
func (t *textWriter) vocabulary() error {
	var rows [][]string
	for _, r := range vocabularyRows(t.Comparison) {
		term := line{pieces: []piece{text(cutTo(shown(r.Term+" ("+r.Class+", "+r.List+")"), t.Width-20))}}
		rows = append(rows, []string{r.A, r.B, string(appendLine(nil, term, t.Color))})
	}
	if rows == nil {
		return nil
	}
	t.heading("Vocabulary", "listed words that judge and stand in one text only; these are no flags")
	return t.table([]string{"A", "B", "term"}, rows, tw.AlignRight, tw.AlignRight, tw.AlignLeft)
}

// vocabularyRow is a term with its count in the column of its side.
type vocabularyRow struct {
	Term, Class, List, A, B string
	Quoted                  int
}

// vocabularyRows lists A's terms, then B's.
func vocabularyRows(c *compare.Comparison) []vocabularyRow {
	var rows []vocabularyRow
	for _, t := range c.Vocabulary.A {
		rows = append(rows, vocabularyRow{Term: t.Term, Class: t.Class, List: t.Evidence.Lexicon, A: strconv.Itoa(t.Count), B: "0", Quoted: t.Quoted})
	}
	for _, t := range c.Vocabulary.B {
		rows = append(rows, vocabularyRow{Term: t.Term, Class: t.Class, List: t.Evidence.Lexicon, A: "0", B: strconv.Itoa(t.Count), Quoted: t.Quoted})
	}
	return rows
}

// table writes a table without a frame. The cells are clean, coloured and as
// wide as they may be: the library measures colours as nothing and wide
// characters as two columns, but it cannot break the latter and escapes
// nothing, so it is never asked to wrap. Its own reading of the environment
// (East Asian locales) is switched off.
func (t *textWriter) table(head []string, rows [][]string, align ...tw.Align) error {
	var buf bytes.Buffer
	table := tablewriter.NewTable(&buf,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.Border{Left: tw.Off, Right: tw.Off, Top: tw.Off, Bottom: tw.Off},
			Symbols: tw.NewSymbols(tw.StyleLight),
		})),
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAlignmentConfig(tw.CellAlignment{PerColumn: align}),
		tablewriter.WithAlignment(align),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
	)
	table.Header(head)
	if err := table.Bulk(rows); err != nil {
		return err
	}
	if err := table.Render(); err != nil {
		return err
	}
	for l := range bytes.Lines(buf.Bytes()) {
		t.buf.Write(bytes.TrimRight(l, " \n"))
		t.blank()
	}
	return nil
}

// paragraphLabel is the number of a paragraph, or "title" in a headline.
func paragraphLabel(side *article, s compare.Span) string {
	if n := side.paragraph(&s); n > 0 {
		return strconv.Itoa(n)
	}
	if i := side.SentenceAt(s[0]); i >= 0 && side.Sentences[i].Role == "headline" {
		return "title"
	}
	return "–"
}
