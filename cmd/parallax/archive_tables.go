package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"parallax/archive"
	"parallax/export"
	"parallax/report"
)

func (f *archiveFlags) write(c *cobra.Command, do func(io.Writer) error) error {
	return withOutput(f.output, c.OutOrStdout(), do)
}

// writeValue writes a value as JSON so that a person can read it and no character acts.
func writeValue(w io.Writer, value any, indent bool) error {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer) // escapes what acts in HTML
	if indent {
		encoder.SetIndent("", "  ")
	}
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(buffer.Bytes())
	return err
}

// list writes values in the format asked for: export has all but tables for a
// person and JSON.
func list[T any](f *archiveFlags, c *cobra.Command, values iter.Seq2[T, error], rest *int, name string, table *tableOf[T], source export.Source) error {
	return f.write(c, func(w io.Writer) error {
		switch f.format {
		case "json":
			all := []T{}
			for v, err := range values {
				if err != nil {
					return err
				}
				all = append(all, v)
			}
			return writeValue(w, all, true)
		case "jsonl":
			for v, err := range values {
				if err != nil {
					return err
				}
				if err := writeValue(w, v, false); err != nil {
					return err
				}
			}
			return nil
		case "table":
			width := tableWidth(c.OutOrStdout(), f.width)
			if err := table.write(w, values, width, rest); err != nil || table.foot == "" {
				return err
			}
			writeWrapped(w, "", table.foot, width)
			return nil
		case "html":
			return writeListing(w, values, rest, table.page, report.Listing{Note: strings.TrimSpace(f.filtersInWords() + " " + table.foot)})
		}
		return export.Archive(w, export.Format(f.format), source, export.Options{Table: name})
	})
}

// chosen is an archive of which a listing has chosen a part.
type chosen struct {
	*archive.Archive
	articles iter.Seq2[archive.Entry, error]
	pairs    iter.Seq2[archive.Pair, error]
	clusters iter.Seq2[archive.Cluster, error]
}

func (x chosen) Articles() iter.Seq2[archive.Entry, error]           { return x.articles }
func (x chosen) Pairs(archive.Filter) iter.Seq2[archive.Pair, error] { return x.pairs }
func (x chosen) Clusters() iter.Seq2[archive.Cluster, error]         { return x.clusters }

// tableOf is a table for a person: columns of fixed width, and a last one that
// takes the rest of the line.
type tableOf[T any] struct {
	foot   string // a line below, "" for none
	heads  []string
	widths []int // negative: to the right
	cells  func(T) []string
	page   *pageOf[T] // the same as a page of HTML
}

func (t *tableOf[T]) write(w io.Writer, values iter.Seq2[T, error], width int, rest *int) error {
	any := false
	for v, err := range values {
		if err != nil {
			return err
		}
		if !any {
			t.line(w, t.heads, width)
			any = true
		}
		t.line(w, t.cells(v), width)
	}
	if !any {
		fmt.Fprintln(w, "nothing found")
	}
	if *rest > 0 {
		fmt.Fprintf(w, "… and %s more (--limit 0 lists all)\n", grouped(*rest))
	}
	return nil
}

func (t *tableOf[T]) line(w io.Writer, cells []string, width int) {
	var b strings.Builder
	used := 0
	for i, cell := range cells {
		if i == len(cells)-1 {
			b.WriteString(shownTo(cell, max(width-used, 8)))
			break
		}
		n := t.widths[i]
		cell = shownTo(cell, max(n, -n))
		if n < 0 {
			b.WriteString(strings.Repeat(" ", max(-n-displaywidth.String(cell), 0)) + cell)
		} else {
			b.WriteString(pad(cell, n))
		}
		b.WriteString("  ")
		used += max(n, -n) + 2
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
}

// inRange reports whether a date lies in a range of days.
func inRange(date, from, to string) bool {
	return (from == "" || date >= from) && (to == "" || date != "" && date <= to+"\x7f")
}

func day(date string) string { return cmp.Or(date[:min(len(date), 10)], "no date") }

func (f *archiveFlags) articles(c *cobra.Command, a *archive.Archive, _ []string) error {
	rest := 0
	values := first(a.Articles(), f.limit, func(e *archive.Entry) bool {
		return (f.outlet == "" || e.Outlet == f.outlet) && inRange(e.Date, f.since, f.until) && e.Words >= f.minWords
	}, &rest)
	return list(f, c, values, &rest, "articles", &tableOf[archive.Entry]{
		heads: []string{"ID", "DATE", "WORDS", "OUTLET", "TITLE"}, widths: []int{16, 10, -5, 16},
		cells: func(e archive.Entry) []string {
			return []string{e.ID, day(e.Date), grouped(e.Words), e.Outlet, e.Title}
		},
		page: articlesPage(),
	}, chosen{Archive: a, articles: values})
}

func (f *archiveFlags) clusters(c *cobra.Command, a *archive.Archive, _ []string) error {
	rest := 0
	var failed error
	values := first(a.Clusters(), f.limit, func(x *archive.Cluster) bool {
		if len(x.Articles) < f.minSize || (f.since != "" && x.To < f.since) || (f.until != "" && (x.From == "" || !inRange(x.From, "", f.until))) {
			return false
		}
		if f.outlet == "" {
			return true
		}
		for _, id := range x.Articles {
			e, err := a.Entry(id)
			failed = cmp.Or(failed, err)
			if e.Outlet == f.outlet {
				return true
			}
		}
		return false
	}, &rest)
	err := list(f, c, values, &rest, "clusters", &tableOf[archive.Cluster]{
		heads: []string{"CLUSTER", "ARTICLES", "OUTLETS", "FROM", "TO", "FIRST"}, widths: []int{16, -8, -7, 10, 10},
		cells: func(x archive.Cluster) []string {
			e, err := a.Entry(x.First)
			failed = cmp.Or(failed, err)
			return []string{x.ID, grouped(len(x.Articles)), grouped(x.Outlets), day(x.From), day(x.To), cmp.Or(e.Title, e.ID)}
		},
		page: clustersPage(a),
	}, chosen{Archive: a, clusters: values})
	return cmp.Or(err, failed)
}

func (f *archiveFlags) pairs(c *cobra.Command, a *archive.Archive, _ []string) error {
	rest := 0
	var failed error
	filter := archive.Filter{Article: f.article, Outlet: f.outlet, Cluster: f.cluster, From: f.since, To: f.until, MinWords: f.minWords}
	filter.ByWords = f.format == "table" || f.format == "html" // a person sees the first ones only
	values := first(a.Pairs(filter), f.limit, func(*archive.Pair) bool { return true }, &rest)
	err := list(f, c, values, &rest, "pairs", &tableOf[archive.Pair]{
		heads: []string{"PAIR", "WORDS", "OF A", "OF B", "DATE", "OUTLETS"}, widths: []int{16, -6, -4, -4, 10},
		cells: func(p archive.Pair) []string {
			x, err1 := a.Entry(p.A)
			y, err2 := a.Entry(p.B)
			failed = cmp.Or(failed, err1, err2)
			return []string{p.ID, grouped(p.Words), percent(p.CoverageA), percent(p.CoverageB), day(y.Date), named(x) + arrow(p.Order) + named(y)}
		},
		page: pairsPage(a),
	}, chosen{Archive: a, pairs: values})
	return cmp.Or(err, failed)
}

func percent(share float64) string { return fmt.Sprintf("%.0f%%", 100*share) }

func named(e archive.Entry) string { return cmp.Or(e.Outlet, e.Title, e.ID) }

// arrow shows whether it is known which article came first.
func arrow(o archive.Order) string {
	if o == archive.Dated {
		return " → "
	}
	return " – "
}

func (f *archiveFlags) skipped(c *cobra.Command, a *archive.Archive, _ []string) error {
	if !f.spoken() {
		return usage("what was skipped comes as table, json, jsonl or html")
	}
	rest := 0
	type line struct {
		File   string `json:"file"`
		Record int    `json:"record"`
		Reason string `json:"reason"`
	}
	values := func(yield func(line, error) bool) {
		for s, err := range a.Skipped() {
			if !yield(line{s.File, s.Record, s.Reason}, err) {
				return
			}
		}
	}
	return list(f, c, values, &rest, "", &tableOf[line]{
		heads: []string{"FILE", "REASON"}, widths: []int{36},
		cells: func(l line) []string {
			where := l.File
			if l.Record > 0 {
				where = fmt.Sprintf("%s#%d", l.File, l.Record)
			}
			return []string{tail(shownTo(where, 1000), 36), l.Reason}
		},
		page: &pageOf[line]{"What could not be read", []report.ListingHead{wordsHead("File"), numbersHead("Record"), wordsHead("Reason")},
			func(l line) ([]report.ListingCell, error) {
				return []report.ListingCell{{Text: l.File}, countCell(l.Record), {Text: l.Reason}}, nil
			}},
	}, nil)
}
