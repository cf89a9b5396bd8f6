package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"parallax/archive"
)

// writeScanSummary says what a scan did. How long it took is told only to a
// person: two runs take different times.
func writeScanSummary(w io.Writer, s *archive.Summary, dry bool, size int64, took time.Duration) error {
	_ = term.IsTerminal
	_ = os.Stdout
	t := &summaryTable{w: w}
	t.row("new", s.New, "")
	t.row("known", s.Known, "in the archive already")
	t.row("changed", s.Changed, "in place of an older text")
	t.row("repeated", s.Repeated, "came again with the same ID")
	t.row("outside", s.Outside, "not within --since and --until")
	t.row("skipped", s.Skipped, "could not be read: 'parallax archive skipped' lists them")
	fmt.Fprintf(w, "found: %s in %s\n", counted(s.Passages, "passage"), counted(s.Pairs, "pair"))
	fmt.Fprintf(w, "archive: %s, %s, %s (%d MB, %.1f s)\n", counted(s.Archive.Articles, "article"), counted(s.Archive.Pairs, "pair"), counted(s.Archive.Clusters, "cluster"), size>>20, took.Seconds())
	return nil
}

type summaryTable struct{ w io.Writer }

func (t *summaryTable) row(name string, n int, note string) {
	if n > 0 || note == "" {
		fmt.Fprintf(t.w, "%-10s %10s  %s\n", name, grouped(n), note)
	}
}
