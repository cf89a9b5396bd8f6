package ingest

import (
	"context"
	"fmt"
	"io"
	"iter"

	"parallax/article"
	"parallax/article/outlet"
)

// Options tune [Articles]. The zero value works.
type Options struct {
	Stdin io.Reader // what "-" reads; nil: os.Stdin
	// Map names the field of a record that holds each property: "title",
	// "text", "outlet", "author", "date", "url", "language", "id". What it
	// leaves out is guessed. A dot leads into a field, as in "source.name"; "-"
	// says that no field holds the property.
	Map map[string]string
	// Outlet is the outlet of articles that name none.
	Outlet string
	// FolderOutlet takes the name of a file's folder for the outlet of
	// articles that name none.
	FolderOutlet bool
	// Outlets says under which names and domains one outlet is one; nil: the
	// table that comes with Parallax. An article that names no outlet has that of
	// its address.
	Outlets *outlet.Table
	// DeclaredLanguage leaves the language open where the source does not declare
	// it: for who analyses the articles anyway, and so learns it by the way.
	DeclaredLanguage bool
	// Dates says whether the day or the month comes first in dates such as
	// 5/1/2026. "": each file of records tells it by its other dates, such as
	// 13/1/2026; where none does, such a date is left out.
	Dates   DateOrder
	Workers int // that make articles of what was read; 0: one a processor
	Limits  Limits
	Seen    *Seen // told how far the stream has come; may be nil
}

// Skipped is the error for one file or record that was left out; the stream
// goes on behind it.
type Skipped struct {
	File   string // path as given; members of containers as "outer.zip!inner.txt"
	Record int    // from 1; 0: the whole file
	Reason string
	// NoArticle: nothing is wrong with the record, it holds no article, as an
	// image in a web archive.
	NoArticle bool
}

func (s *Skipped) Error() string {
	if s.Record > 0 {
		return fmt.Sprintf("%s: record %d: %s", s.File, s.Record, s.Reason)
	}
	return s.File + ": " + s.Reason
}

// Articles reads the articles of files, folders, globs and containers, in an
// order that depends on their names and contents only. One bad record is a
// *[Skipped] error and the stream goes on; any other error ends it. Memory does
// not grow with the archive.
func Articles(ctx context.Context, sources []string, o Options) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		inOrder(ctx, o, func(r *run) error { return r.sources(sources) }, yield)
	}
}
