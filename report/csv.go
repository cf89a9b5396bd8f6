package report

import (
	"io"

	"parallax/compare"
	"parallax/table"
)

// CSVOptions say how [CSV] writes. The zero value is RFC 4180.
type CSVOptions struct {
	Tabs bool // TSV: tabs between the cells, and a blank for each tab or line break inside one
	BOM  bool // begin with a byte order mark, which Excel needs to see UTF-8
}

// CSV writes one row for each component of c below a row of column names.
// docs/csv-codebook.md documents each column.
func CSV(w io.Writer, c *compare.Comparison, o CSVOptions) error { return CSVRenderer(o).one(w, c) }

// CSVRenderer writes one row for each component of each pair. A pair that
// could not be compared is one row with its paths and the error; a pair
// without a change has no row.
func CSVRenderer(o CSVOptions) Renderer {
	sheet := table.Sheet[table.Change]{Columns: table.Changes, Tabs: o.Tabs, BOM: o.BOM}
	return Renderer{head: sheet.Head(nil), pair: func(dst []byte, number int, p Pair) ([]byte, error) {
		if p.Err != nil {
			return sheet.Row(dst, table.NotCompared(number, p.A, p.B, p.Err)), nil
		}
		for row := range table.ChangesOf(number, p.Comparison) {
			dst = sheet.Row(dst, row)
		}
		return dst, nil
	}}
}
