package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"parallax/archive"
)

// writeScanSummary says what a scan did. How long it took is told only to a
// person: two runs take different times.
func writeScanSummary(w io.Writer, toPerson bool, s *archive.Summary, size int64, took time.Duration) error {
	row := func(name string, n int, note string) {
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("%-9s %11s  %s", name, grouped(n), note), " "))
	}
	some := func(name string, n int, note string) {
		if n > 0 {
			row(name, n, note)
		}
	}
	row("new", s.New, "")
	some("known", s.Known, "in the archive as they are")
	some("changed", s.Changed, "in place of an older text")
	some("repeated", s.Repeated, "came again with an ID of this scan; the first one counts")
	some("outside", s.Outside, "not within --since and --until")
	some("skipped", s.Skipped, "could not be read: 'parallax archive skipped' lists them")
	row("pairs", s.Pairs, "new, that share "+counted(s.Passages, "passage"))
	row("archive", s.Archive.Articles, fmt.Sprintf("articles of %s; %s, %s", counted(s.Archive.Outlets, "outlet"),
		counted(s.Archive.Pairs, "pair"), counted(s.Archive.Clusters, "cluster")))
	if s.Learned > 0 && s.Archive.Articles > 2*s.Learned {
		fmt.Fprintf(w, "boilerplate was learned from %s of now %s: 'parallax archive relearn' learns it anew\n", grouped(s.Learned), counted(s.Archive.Articles, "article"))
	}
	some("resumed", s.Resumed, "parts of the work were done by an interrupted scan")
	if seconds := took.Seconds(); toPerson && seconds > 0 {
		fmt.Fprintf(w, "%.1f s, %.1f MB/s\n", seconds, float64(size)/1e6/seconds)
	}
	return nil
}

// writeNothingToCompare says why an archive of one outlet has no pairs, which
// who gave no outlets may not expect.
func writeNothingToCompare(w io.Writer, dir string, s *archive.Summary) error {
	if s.Archive.Outlets > 1 || s.Archive.Articles < 2 || s.Archive.Pairs > 0 {
		return nil
	}
	a, err := archive.Open(dir)
	if err != nil {
		return err
	}
	defer a.Close()
	if rules, err := a.Rules(); err != nil || rules.AllPairs {
		return err
	}
	_, err = fmt.Fprintln(w, "all articles are of one outlet, or name none, and so none were compared: an archive made with --all-pairs compares them; --folder-outlet and --map tell outlets")
	return err
}

// writeEstimate says what a dry run has counted, and what a scan of it takes:
// by the rates measured in docs/benchmarks.md, so a slower machine takes
// longer. size is that of the texts that were read, of which new ones are
// scanned.
func writeEstimate(w io.Writer, s *archive.Summary, size int64) error {
	fresh := s.New + s.Changed
	all := fresh + s.Known + s.Repeated + s.Outside
	fmt.Fprintf(w, "%s to read: %s new, %s known, %s changed, %s repeated, %s outside, %s skipped\n",
		counted(all, "article"), grouped(s.New), grouped(s.Known), grouped(s.Changed), grouped(s.Repeated), grouped(s.Outside), grouped(s.Skipped))
	share := float64(fresh) / float64(max(all, 1))
	reading := float64(size) / readPerSecond * (1 - share)
	seconds := time.Duration((reading + float64(size)*share/bytesPerSecond) * float64(time.Second))
	fmt.Fprintf(w, "a scan takes about %s on two cores that have nothing else to do, and adds %s MB to the archive's folder\nnothing was written\n",
		max(seconds, time.Second).Round(time.Second), grouped(int(float64(size)*share*shareOnDisk)>>20+1))
	return nil
}

// What a scan takes: bytes of text a second, of articles that are new and of
// those that are only read; and the archive's size as a share of the text's,
// which 'parallax archive compact' brings down to two thirds.
const (
	bytesPerSecond = 34e6
	readPerSecond  = 150e6
	shareOnDisk    = 1.35
)
