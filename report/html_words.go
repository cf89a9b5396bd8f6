package report

import "parallax/compare"

// countRow is one kind of words in the table of counts, on both sides.
type countRow struct {
	Class string // verbatim, edited, rewritten, dropped, new
	Name  string
	A, B  *countCell
}

type countCell struct {
	Words   int
	Percent string  // of the side's words
	Width   float64 // of the bar, 0 … 100
}

// bar is one part of a side's bar of words.
type bar struct {
	Class    string
	X, Width string
}

func bars(rows []countRow, cell func(countRow) *countCell) []bar {
	var out []bar
	x := 0.0
	for _, r := range rows {
		if c := cell(r); c != nil && c.Width > 0 {
			out = append(out, bar{r.Class, coordinate(x), coordinate(c.Width)})
			x += c.Width
		}
	}
	return out
}

// voiceRow is a source that is quoted, with the words that each article gives it.
type voiceRow struct {
	Name           string
	AWords, BWords int
	AWidth, BWidth string
	Note           string
}

func countRows(c *compare.Comparison) []countRow {
	a, b := c.Words.A, c.Words.B
	if a == (compare.WordCounts{}) && b == (compare.WordCounts{}) {
		return nil
	}
	cell := func(words, of int) *countCell {
		share := float64(words) / float64(max(of, 1))
		return &countCell{words, percent(share), min(100, 100*share)}
	}
	return []countRow{
		{"verbatim", "word for word", cell(a.Verbatim, c.A.Words), cell(b.Verbatim, c.B.Words)},
		{"edited", "edited", cell(a.Edited, c.A.Words), cell(b.Edited, c.B.Words)},
		{"rewritten", "rewritten", cell(a.Rewritten, c.A.Words), cell(b.Rewritten, c.B.Words)},
		{"dropped", "only in A (dropped)", cell(a.Unmatched, c.A.Words), nil},
		{"new", "only in B (new)", nil, cell(b.Unmatched, c.B.Words)},
	}
}

func voiceRows(c *compare.Comparison) []voiceRow {
	most := 1
	for _, v := range c.Voices {
		most = max(most, v.AWords, v.BWords)
	}
	var rows []voiceRow
	for _, v := range c.Voices {
		r := voiceRow{
			Name: clean(v.Name), AWords: v.AWords, BWords: v.BWords,
			AWidth: coordinate(scale(v.AWords, most) / 10), BWidth: coordinate(scale(v.BWords, most) / 10),
		}
		switch {
		case v.BWords == 0:
			r.Note = "not in B"
		case v.AWords == 0:
			r.Note = "not in A"
		}
		rows = append(rows, r)
	}
	return rows
}

func cleanRows(rows []vocabularyRow) []vocabularyRow {
	for i := range rows {
		rows[i].Term, rows[i].Class, rows[i].List = clean(rows[i].Term), clean(rows[i].Class), clean(rows[i].List)
	}
	return rows
}
