package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"parallax/archive"
	"parallax/article"
	"parallax/article/ingest"
)

// scanFlags are the flags of the scan command.
type scanFlags struct {
	archive  string
	reading  readFlags
	rules    ruleFlags
	since    string
	until    string
	memory   string
	progress string
	strict   bool
	dryRun   bool
}

func scanCommand() *cobra.Command {
	var f scanFlags
	command := &cobra.Command{
		Use:   "scan SOURCE… --archive DIR",
		Short: "Find every passage that articles of an archive share",
		Long: `Scan reads articles from files, folders, patterns such as 'news/**/*.html', and
containers (see 'parallax ingest'), adds them to the archive in a folder, which
it makes if there is none, and finds every passage that any two articles of
different outlets share. Ask it with 'parallax archive' and 'parallax query'.

Articles that are in the archive already are known by their ID and not compared
again; one whose text has changed takes the place of the old one. So the cost of
adding a day's articles is that day's.

What can be read is what was finished: a scan that is interrupted, or killed,
leaves the archive as it was, and the same command goes on where it ended.

Exit status: 0, 1 if the archive could not be read or written, or something was
left out under --strict, 2 for wrong usage, 130 if interrupted.`,
		Example: `  parallax scan articles.jsonl.zst --archive news
  parallax scan 'crawl/**/*.warc.gz' --archive news --since 2026-01-01
  parallax scan today/ --archive news --folder-outlet
  parallax scan exports/*.csv --map text=body,outlet=source --archive news --window 14d
  parallax scan articles.jsonl.zst --archive news --dry-run`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	flags := command.Flags()
	flags.SortFlags = false
	addArchive(flags, &f.archive, "the archive's `folder`; made if there is none")
	f.rules.add(flags)
	flags.StringVar(&f.since, "since", "", "leave out articles dated before this day, such as 2026-03-01, and undated ones")
	flags.StringVar(&f.until, "until", "", "leave out articles dated after this day, and undated ones")
	f.reading.add(flags)
	flags.StringVar(&f.memory, "memory", "4G", "stay within so much memory, if what the archive holds allows it")
	flags.BoolVar(&f.strict, "strict", false, "stop at the first file or record that cannot be read")
	flags.BoolVar(&f.dryRun, "dry-run", false, "read and count, and estimate what a scan takes; write nothing")
	addProgress(flags, &f.progress)
	return command
}

// ruleFlags say what counts as reuse. An archive keeps to the rules it was made
// under.
type ruleFlags struct {
	allPairs    bool
	crossOutlet bool
	window      string
	wireFirst   bool
	sensitive   bool
	minWords    int
}

func (r *ruleFlags) add(flags *pflag.FlagSet) {
	flags.BoolVar(&r.crossOutlet, "cross-outlet", false, "compare articles of different outlets only (the default)")
	flags.BoolVar(&r.allPairs, "all-pairs", false, "compare articles of one outlet with each other, too")
	flags.StringVar(&r.window, "window", "", "compare only articles published within so many `days`, such as 14d")
	flags.BoolVar(&r.wireFirst, "wire-first", false, "where dates do not tell which of two articles came first, take the agency's own")
	flags.BoolVar(&r.sensitive, "sensitive", false, "find heavily edited passages, too (slower)")
	flags.IntVar(&r.minWords, "min-words", 0, "leave out passages of fewer words (default 8)")
}

// asked gives the rules that the flags name, over those of the archive in the
// folder if there is one; nil if they name none.
func (r *ruleFlags) asked(c *cobra.Command, dir string) (*archive.Rules, error) {
	flags := c.Flags()
	if r.allPairs && r.crossOutlet {
		return nil, usage("--cross-outlet and --all-pairs exclude each other")
	}
	if r.minWords < 0 {
		return nil, usage("--min-words cannot be negative")
	}
	days, err := parseDays(r.window)
	if err != nil {
		return nil, usage("--window is %q, want a number of days such as 14d", r.window)
	}
	named := false
	for _, name := range []string{"cross-outlet", "all-pairs", "window", "wire-first", "sensitive", "min-words"} {
		named = named || flags.Changed(name)
	}
	if !named {
		return nil, nil
	}
	var rules archive.Rules
	if a, err := archive.Open(dir); err == nil {
		rules, err = a.Rules()
		a.Close()
		if err != nil {
			return nil, err
		}
	}
	set := func(name string, apply func()) {
		if flags.Changed(name) {
			apply()
		}
	}
	set("cross-outlet", func() { rules.AllPairs = !r.crossOutlet })
	set("all-pairs", func() { rules.AllPairs = r.allPairs })
	set("window", func() { rules.WindowDays = days })
	set("wire-first", func() { rules.WireFirst = r.wireFirst })
	set("sensitive", func() { rules.Sensitive = r.sensitive })
	set("min-words", func() { rules.MinWords = r.minWords })
	return &rules, nil
}

// parseDays reads a number of days: 14d, 2w, 14.
func parseDays(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	unit := 1
	digits := strings.TrimSuffix(s, "d")
	if weeks, ok := strings.CutSuffix(s, "w"); ok {
		unit, digits = 7, weeks
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n > 1<<20 {
		return 0, errors.New("not a number of days")
	}
	return n * unit, nil
}

// parseMemory reads an amount of memory: 4G, 512M.
func parseMemory(s string) (int64, error) {
	s = strings.ToUpper(strings.TrimSuffix(strings.TrimSuffix(strings.ToUpper(s), "B"), "I"))
	units := map[string]int64{"K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
	unit := int64(1)
	if len(s) > 0 && units[s[len(s)-1:]] > 0 {
		unit, s = units[s[len(s)-1:]], s[:len(s)-1]
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(n > 0 && n < 1<<40) {
		return 0, errors.New("not an amount")
	}
	return int64(n * float64(unit)), nil
}

// scanCollectAt lets the heap of a scan grow to two and a half times what lives.
// The collector takes a hundredth of its time all the same, as there are few
// pointers.
const scanCollectAt = 150

// What the program holds beside the memory that Go counts and the database's
// cache: its own code, and some of the database.
const besideGo = 112 << 20

// limitMemory has garbage collected as often as it takes to stay within an
// amount.
func limitMemory(memory int64) {
	debug.SetMemoryLimit(max(memory-besideGo-archive.DatabaseCache(memory), memory/2))
}

func (f *scanFlags) run(c *cobra.Command, sources []string) error {
	memory, err := f.check(sources)
	if err != nil {
		return err
	}
	debug.SetGCPercent(scanCollectAt)
	limitMemory(memory)
	rules, err := f.rules.asked(c, f.archive)
	if err != nil {
		return err
	}
	options := f.reading.options(c)
	options.Seen = &ingest.Seen{}
	options.DeclaredLanguage = true
	fresh := isFresh(f.archive)
	var why *ingest.Skipped
	shown := newScanProgress(c, f.progress, sources, options.Seen)
	var letters atomic.Int64
	articles := shown.counting(measuring(noting(ingest.Articles(c.Context(), sources, options), &why), &letters))
	scan := archive.ScanOptions{Rules: rules, Since: f.since, Until: f.until, Strict: f.strict, Workers: f.reading.workers,
		Sources: sources, Memory: memory, Progress: shown.tell}
	began := time.Now()
	var summary archive.Summary
	if f.dryRun {
		summary, err = archive.DryRun(c.Context(), f.archive, articles, scan)
	} else {
		summary, err = archive.Scan(c.Context(), f.archive, articles, scan)
	}
	shown.end()
	nothing := summary.New+summary.Known+summary.Changed+summary.Repeated+summary.Outside == 0
	if nothing && fresh && !f.dryRun && !errors.Is(err, archive.ErrLocked) {
		os.RemoveAll(f.archive) // nothing was put into it but an empty database
	}
	var skipped *ingest.Skipped
	switch {
	case errors.Is(err, context.Canceled):
		return interruptedScan{f.dryRun}
	case errors.As(err, &skipped):
		return fmt.Errorf("stopped at what cannot be read, as --strict asks: %w; the archive is as it was", err)
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%w: the archive is as it was; with more room the same command goes on from here", err)
	case err != nil:
		return err
	case nothing && why != nil:
		return fmt.Errorf("no article was read: %w", why)
	case nothing:
		return errors.New("no article was read")
	}
	return withOutput("", c.OutOrStdout(), func(w io.Writer) error {
		if f.dryRun {
			return writeEstimate(w, &summary, letters.Load())
		}
		if err := writeScanSummary(w, isTerminal(c.OutOrStdout()), &summary, options.Seen.Bytes(), time.Since(began)); err != nil {
			return err
		}
		return writeNothingToCompare(w, f.archive, &summary)
	})
}

// isFresh reports whether a folder is not there yet, or empty.
func isFresh(dir string) bool {
	entries, err := os.ReadDir(dir)
	return errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0
}

// noting keeps the first reason why something was left out.
func noting(articles iter.Seq2[*article.Article, error], why **ingest.Skipped) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		for a, err := range articles {
			if *why == nil {
				errors.As(err, why)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// measuring counts the bytes of texts, which say what a scan takes: sources may
// be packed, or hold much else.
func measuring(articles iter.Seq2[*article.Article, error], size *atomic.Int64) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		for a, err := range articles {
			if err == nil {
				size.Add(int64(len(a.Text)))
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// interruptedScan says what is left of a scan that the user stopped.
type interruptedScan struct{ dry bool }

func (e interruptedScan) Error() string {
	if e.dry {
		return "interrupted"
	}
	return "interrupted: the archive is as it was; the same command goes on from here"
}

func (interruptedScan) Unwrap() error { return context.Canceled }

func (f *scanFlags) check(sources []string) (memory int64, err error) {
	switch {
	case len(sources) == 0:
		return 0, usage("scan needs a source: a file, a folder, a pattern, or - for standard input")
	case f.archive == "":
		return 0, usage("say which archive with --archive DIR; it is made if there is none")
	}
	if info, err := os.Stat(f.archive); err == nil && !info.IsDir() {
		return 0, usage("--archive %s is a file: an archive is a folder", f.archive)
	}
	for name, date := range map[string]string{"--since": f.since, "--until": f.until} {
		if _, err := time.Parse(time.DateOnly, date); date != "" && err != nil {
			return 0, usage("%s is %q, want a day such as 2026-03-09", name, date)
		}
	}
	if err := checkProgress(f.progress); err != nil {
		return 0, err
	}
	if memory, err = parseMemory(f.memory); err != nil {
		return 0, usage("--memory is %q, want an amount such as 4G or 512M", f.memory)
	}
	return memory, f.reading.check(sources)
}
