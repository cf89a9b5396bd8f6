package export

import (
	"fmt"
	"io"

	"parallax/table"
)

// sheet is a table being written.
type sheet[R any] interface {
	Row(*R) error
	Close() error
}

// newSheet begins a table in one of the forms of tables.
func newSheet[R any](w io.Writer, f Format, name string, columns []table.Column[R], o Options) (sheet[R], error) {
	switch f {
	case CSV, TSV:
		s := table.Sheet[R]{Columns: columns, Tabs: f == TSV, BOM: o.BOM}
		_, err := w.Write(s.Head(nil))
		return &lines[R]{w: w, append: s.Row}, err
	case JSONLines:
		return &lines[R]{w: w, append: func(dst []byte, row *R) []byte { return table.Object(dst, columns, row) }}, nil
	case Parquet:
		return newParquetSheet(w, name, columns), nil
	}
	return nil, fmt.Errorf("export: %s is no form of tables", f)
}

// lines writes the forms that have one row a line.
type lines[R any] struct {
	w      io.Writer
	append func([]byte, *R) []byte
	buffer []byte
}

func (l *lines[R]) Row(row *R) error {
	l.buffer = l.append(l.buffer[:0], row)
	_, err := l.w.Write(l.buffer)
	return err
}

func (l *lines[R]) Close() error { return nil }
