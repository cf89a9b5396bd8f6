package report

import (
	"bytes"
	"strconv"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"parallax/compare"
)

// passages writes the table of corresponding passages, one line each: the
// beginnings of both texts side by side.
func (t *textWriter) passages() error {
	if len(t.Passages) == 0 {
		return nil
	}
	t.heading("Passages", "in the order of A; ¶ is the paragraph")
	rows := make([][6]string, len(t.Passages))
	var widths [6]int
	head := [6]string{"¶ A", "¶ B", "kind", "same", "A", "B"}
	for i := range head {
		widths[i] = width(head[i])
	}
	for i := range t.Passages {
		p := &t.Passages[i]
		kind := clean(p.Kind)
		if p.Moved {
			kind += ", moved"
		}
		rows[i] = [6]string{paragraphLabel(t.a, p.A), paragraphLabel(t.b, p.B), kind, percent(p.Similarity)}
		for column := range 4 {
			widths[column] = max(widths[column], width(rows[i][column]))
		}
	}
	// What is left of the line after the narrow columns, their two blanks of
	// padding and the rules between columns goes to the two texts.
	left := t.Width - 3*len(head) + 1
	for column := range 4 {
		left -= widths[column]
	}
	each := max(8, left/2)
	table := tablewriter.NewTable(t.buf,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.Border{Left: tw.Off, Right: tw.Off, Top: tw.Off, Bottom: tw.Off},
			Symbols: tw.NewSymbols(tw.StyleLight),
		})),
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
	)
	table.Header(head[0], head[1], head[2], head[3], head[4], head[5])
	for i := range rows {
		p, row := &t.Passages[i], &rows[i]
		row[4] = t.cell(sideA, p.AText, each)
		row[5] = t.cell(sideB, p.BText, each)
		if err := table.Append(row[0], row[1], row[2], row[3], row[4], row[5]); err != nil {
			return err
		}
	}
	return table.Render()
}

func (t *textWriter) cell(st style, s string, columns int) string {
	p := styled(st, cutTo(clean(s), columns))
	return string(bytes.TrimSpace(appendLine(nil, line{pieces: []piece{p}}, t.Color)))
}

// paragraphLabel is the number of a paragraph, or "title" in a headline.
func paragraphLabel(side *article, s compare.Span) string {
	if n := side.paragraph(&s); n > 0 {
		return strconv.Itoa(n)
	}
	if i := side.sentenceAt(s[0]); i >= 0 && side.Sentences[i].Role == "headline" {
		return "title"
	}
	return "–"
}
