package export

import (
	"io"

	"parallax/findings"
	"parallax/table"
)

// Findings writes one table of findings, by a name of [table.FindingsTables],
// in one of the forms of tables.
func Findings(w io.Writer, f Format, found *findings.Findings, name string, o Options) error {
	columns, rows, err := table.FindingsRows(found, name)
	if err != nil {
		return err
	}
	s, err := newSheet(w, f, name, columns, o)
	if err != nil {
		return err
	}
	for row := range rows {
		if err := s.Row(row); err != nil {
			return err
		}
	}
	return s.Close()
}
