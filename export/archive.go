package export

import (
	"fmt"
	"io"
	"iter"

	"parallax/archive"
	"parallax/table"
)

// Source is an archive as the exports of archives see it.
type Source interface {
	Articles() iter.Seq2[archive.Entry, error]
	Pairs(archive.Filter) iter.Seq2[archive.Pair, error]
	Clusters() iter.Seq2[archive.Cluster, error]
}

// ArchiveTables are the tables of an archive that need no comparison.
var ArchiveTables = []string{"articles", "pairs", "passages", "clusters"}

// Archive writes one table, one graph or the references of an archive. Tables
// and references take the memory of one row (Parquet: of one group of rows).
func Archive(w io.Writer, f Format, a Source, o Options) error {
	form, err := ByName(string(f))
	switch {
	case err != nil:
		return err
	case form.Scope&Tables != 0:
		return archiveTable(w, f, a, o)
	case form.Scope&Graphs != 0:
		return archiveGraph(w, f, a, o)
	case form.Scope&References != 0:
		return archiveReferences(w, f, a)
	}
	return fmt.Errorf("%s shows compared pairs, not a whole archive", f)
}

func archiveTable(w io.Writer, f Format, a Source, o Options) error {
	name, err := oneOf("table", o.Table, ArchiveTables...)
	if err != nil {
		return err
	}
	switch name {
	case "articles":
		return writeRows(w, f, name, table.Articles, a.Articles(), o)
	case "pairs":
		return writeRows(w, f, name, table.Pairs, a.Pairs(o.Filter), o)
	case "passages":
		return writeRows(w, f, name, table.SharedPassages, passages(a.Pairs(o.Filter)), o)
	}
	return writeRows(w, f, name, table.Clusters, a.Clusters(), o)
}

func writeRows[R any](w io.Writer, f Format, name string, columns []table.Column[R], rows iter.Seq2[R, error], o Options) error {
	s, err := newSheet(w, f, name, columns, o)
	if err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := s.Row(&row); err != nil {
			return err
		}
	}
	return s.Close()
}

func passages(pairs iter.Seq2[archive.Pair, error]) iter.Seq2[table.SharedPassage, error] {
	return func(yield func(table.SharedPassage, error) bool) {
		for p, err := range pairs {
			if err != nil {
				yield(table.SharedPassage{}, err)
				return
			}
			for i := range p.Passages {
				if !yield(table.SharedPassage{Pair: &p, Number: i + 1, Passage: p.Passages[i]}, nil) {
					return
				}
			}
		}
	}
}
