package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"parallax/archive"
)

// archiveFlags are the flags that the commands below archive share.
type archiveFlags struct {
	dir          string
	format       string
	output       string
	outlet       string
	article      string
	cluster      string
	since, until string
	minWords     int
	minSize      int
	limit        int
	width        int
	progress     string
	workers      int
}

func archiveCommand() *cobra.Command {
	var f archiveFlags
	command := &cobra.Command{
		Use:   "archive",
		Short: "Ask an archive, and keep it in order",
		Long: `Archive asks what 'parallax scan' has found, and keeps the archive in order. Its
database, archive.db, opens in any program that reads SQLite: docs/archive.md
lists its views.`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noCommand(c, args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	command.PersistentFlags().SortFlags = false
	addArchive(command.PersistentFlags(), &f.dir, "the archive's `folder`")
	command.AddCommand(
		f.asking("stats", "Count what the archive holds", "parallax archive stats --archive news", f.stats, nothing),
		f.asking("articles", "List the articles", "parallax archive articles --archive news --outlet Northwire", f.articles, filtered),
		f.asking("clusters", "List the clusters, the largest first", "parallax archive clusters --archive news --since 2026-03-01 --min-size 5", f.clusters, filtered),
		f.asking("pairs", "List the pairs of articles that share passages; for reading, those that share most first", "parallax archive pairs --archive news --outlet Northwire --min-words 100 --format jsonl -o pairs.jsonl", f.pairs, filtered),
		f.asking("show ID", "Show an article, a pair or a cluster", "parallax archive show 5d2f0c1a77e3b914 --archive news", f.show, oneID),
		f.asking("skipped", "List what could not be read, and why", "parallax archive skipped --archive news --format jsonl", f.skipped, nothing),
		f.reportCommand(),
		f.changing("remove ID…", "Take articles out, with their pairs", "parallax archive remove 5d2f0c1a77e3b914 --archive news", f.remove),
		f.changing("verify", "Check that all is as it was written", "parallax archive verify --archive news", f.verify),
		f.changing("compact", "Merge the files of many scans; give back the room of what was removed", "parallax archive compact --archive news", f.compact),
		f.changing("relearn", "Learn the boilerplate anew from all articles, and find all pairs again", "parallax archive relearn --archive news", f.relearn),
	)
	return command
}

var archiveFormats = []string{"table", "json", "jsonl", "csv", "tsv", "parquet", "html"}

// What a command takes.
type takes int

const (
	nothing takes = iota
	filtered
	oneID
)

func (f *archiveFlags) asking(use, short, example string, run func(*cobra.Command, *archive.Archive, []string) error, what takes) *cobra.Command {
	command := &cobra.Command{Use: use, Short: short, Example: "  " + example, RunE: func(c *cobra.Command, args []string) error {
		debug.SetGCPercent(collectAt)
		switch {
		case what == oneID && len(args) != 1:
			return usage("show takes one ID: of an article, a pair or a cluster")
		case what != oneID && len(args) > 0:
			return usage("%s takes no arguments", c.CommandPath())
		}
		if err := f.check(); err != nil {
			return err
		}
		a, err := openArchive(f.dir)
		if err != nil {
			return err
		}
		defer a.Close()
		return run(c, a, args)
	}}
	flags := command.Flags()
	flags.SortFlags = false
	f.addOutput(flags, listed(archiveFormats))
	if what == filtered {
		flags.StringVar(&f.outlet, "outlet", "", "of this outlet")
		flags.StringVar(&f.since, "since", "", "of this date or a later one")
		flags.StringVar(&f.until, "until", "", "of this date or an earlier one")
		switch use {
		case "pairs":
			flags.StringVar(&f.article, "article", "", "with the article of this ID")
			flags.StringVar(&f.cluster, "cluster", "", "inside the cluster of this ID")
			flags.IntVar(&f.minWords, "min-words", 0, "that share at least so many words")
		case "clusters":
			flags.IntVar(&f.minSize, "min-size", 0, "of at least so many articles")
		case "articles":
			flags.IntVar(&f.minWords, "min-words", 0, "of at least so many words")
		}
		f.addLimit(flags)
	}
	addWidth(flags, &f.width, "table")
	return command
}

// addOutput adds the flags that say in which form a result goes where.
func (f *archiveFlags) addOutput(flags *pflag.FlagSet, formats string) {
	flags.StringVarP(&f.format, "format", "f", "", formats+" (default: told by the ending of --output, else table)")
	flags.StringVarP(&f.output, "output", "o", "", "write to this `file` instead of standard output")
}

func (f *archiveFlags) addLimit(flags *pflag.FlagSet) {
	flags.IntVar(&f.limit, "limit", -1, "list no more than so many (default: table 50, html 1000, others all; 0: all)")
	flags.Lookup("limit").DefValue = "0" // the help says what stands for no limit given
}

func (f *archiveFlags) changing(use, short, example string, run func(*cobra.Command, []string) error) *cobra.Command {
	command := &cobra.Command{Use: use, Short: short, Example: "  " + example, RunE: func(c *cobra.Command, args []string) error {
		if use != "remove ID…" && len(args) > 0 {
			return usage("%s takes no arguments", c.CommandPath())
		}
		if err := needArchive(f.dir); err != nil {
			return err
		}
		if err := checkProgress(f.progress); err != nil {
			return err
		}
		debug.SetGCPercent(collectAt)
		return run(c, args)
	}}
	flags := command.Flags()
	flags.SortFlags = false
	addProgress(flags, &f.progress)
	flags.IntVar(&f.workers, "workers", 0, "how much to do at a time (default: one a processor); the result is the same")
	return command
}

func (f *archiveFlags) check() error {
	if err := needArchive(f.dir); err != nil {
		return err
	}
	format, err := chosenFormat(f.format, f.output, archiveFormats)
	if err != nil {
		return err
	}
	f.format = format
	for name, date := range map[string]string{"--since": f.since, "--until": f.until} {
		if !isDate(date) {
			return usage("%s is %q, want a date such as 2026-03-09", name, date)
		}
	}
	if f.minWords < 0 || f.minSize < 0 || f.limit < -1 || f.width < 0 {
		return usage("--min-words, --min-size, --limit and --width cannot be negative")
	}
	if f.limit < 0 {
		f.limit = map[string]int{"table": 50, "html": pageLimit}[f.format]
	}
	return nil
}

// spoken reports whether the format is one for a person, or JSON: what is not
// one table has no other.
func (f *archiveFlags) spoken() bool {
	switch f.format {
	case "table", "json", "jsonl", "html":
		return true
	}
	return false
}

// first ends a listing after so many, 0: never, and counts the rest.
func first[T any](values iter.Seq2[T, error], limit int, keep func(*T) bool, rest *int) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		n := 0
		for v, err := range values {
			if err == nil && !keep(&v) {
				continue
			}
			if n++; err == nil && limit > 0 && n > limit {
				*rest++
				continue
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

func (f *archiveFlags) remove(c *cobra.Command, ids []string) error {
	if len(ids) == 0 {
		return usage("remove needs the ID of an article")
	}
	s, err := archive.Remove(c.Context(), f.dir, ids)
	if err != nil {
		return noArchive(f.dir, err)
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), "%s removed; the archive has %s, %s\nThe text stays in the archive's files until 'parallax archive compact'.\n",
		counted(len(ids), "article"), counted(s.Archive.Articles, "article"), counted(s.Archive.Pairs, "pair"))
	return err
}

func (f *archiveFlags) verify(c *cobra.Command, _ []string) error {
	shown := newScanProgress(c, f.progress, nil, nil)
	problems, err := archive.Verify(c.Context(), f.dir, shown.tell)
	shown.end()
	if err != nil {
		return noArchive(f.dir, err)
	}
	for _, p := range problems {
		fmt.Fprintf(c.OutOrStdout(), "%s: %s\n  %s\n", shownTo(p.Where, 1000), shownTo(p.What, 1000), p.Help)
	}
	if len(problems) > 0 {
		return fmt.Errorf("%s found in %s", counted(len(problems), "problem"), f.dir)
	}
	_, err = fmt.Fprintln(c.OutOrStdout(), "all is as it was written")
	return err
}

func (f *archiveFlags) compact(c *cobra.Command, _ []string) error {
	shown := newScanProgress(c, f.progress, nil, nil)
	before := sizeOf(f.dir)
	_, err := archive.Compact(c.Context(), f.dir, shown.tell)
	shown.end()
	if err != nil {
		return interruptedChange(noArchive(f.dir, err))
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), "from %s MB to %s MB\n", grouped(int(before>>20)), grouped(int(sizeOf(f.dir)>>20)))
	return err
}

// sizeOf is how much room the files of a folder take.
func sizeOf(dir string) (size int64) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0
	}
	for _, e := range entries {
		if e.IsDir() {
			size += sizeOf(dir + "/" + e.Name())
		} else if info, err := e.Info(); err == nil {
			size += info.Size()
		}
	}
	return size
}

func (f *archiveFlags) relearn(c *cobra.Command, _ []string) error {
	shown := newScanProgress(c, f.progress, nil, nil)
	s, err := archive.Relearn(c.Context(), f.dir, archive.ScanOptions{Workers: f.workers, Progress: shown.tell})
	shown.end()
	if err != nil {
		return interruptedChange(noArchive(f.dir, err))
	}
	return withOutput("", c.OutOrStdout(), func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "snapshot %s: %s, %s\n", s.Archive.Snapshot, counted(s.Archive.Pairs, "pair"), counted(s.Archive.Clusters, "cluster"))
		return err
	})
}

func interruptedChange(err error) error {
	if errors.Is(err, context.Canceled) {
		return interruptedScan{}
	}
	return err
}
