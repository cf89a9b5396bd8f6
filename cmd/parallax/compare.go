package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"parallax/archive"
	"parallax/article"
	"parallax/article/ingest"
	"parallax/compare"
	"parallax/export"
	"parallax/lexicon"
	"parallax/report"
)

// format is a value of --format, with the ending that stands for it.
type format struct{ name, ending string }

// reports are the formats of reports; the others are those of exports.
var reports = []format{
	{"text", ".txt"}, {"json", ".json"}, {"jsonl", ".jsonl"}, {"html", ".html"}, {"html", ".htm"}, {"csv", ".csv"}, {"tsv", ".tsv"}, {"markdown", ".md"},
}

// formats are all values of --format.
func formats() []format {
	all := slices.Clone(reports)
	for _, form := range export.Forms {
		if form.Scope&(export.Pairs|export.References) != 0 || form.Format == export.Parquet {
			all = append(all, format{string(form.Format), form.Ending})
		}
	}
	return all
}

// formatNames lists the values of --format.
func formatNames() string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	names = slices.Compact(names)
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// compareFlags are the flags of the compare command.
type compareFlags struct {
	format                       string
	output                       string
	pairs                        string
	archived                     string // folder of the archive that has the articles
	titles, outlets, dates, urls []string
	noFullText                   bool
	benign                       bool
	bom                          bool
	color                        string
	width                        int
	workers                      int
	engine                       compare.Options
	lexicons                     []string
	fetch                        func(id string) (*article.Article, error) // from an archive; nil: from files
}

func compareCommand() *cobra.Command {
	var f compareFlags
	command := &cobra.Command{
		Use:   "compare WIRE VERSION…",
		Short: "Compare a wire story with other outlets' versions of it",
		Long: `Compare pairs the passages of two articles, shows which phrases of the first
became which in the second, and points to changes of framing.

WIRE and VERSION are text files (UTF-8, UTF-16, Windows-1252), saved web pages,
or - for standard input. With several versions, each is compared with WIRE. With
--archive they are the IDs of articles of an archive.

Exit status: 0 whatever was found, 1 if something could not be read or written,
2 for wrong usage.`,
		Example: `  parallax compare wire.txt outlet.txt
  parallax compare wire.txt outlet.txt --format html -o report.html
  parallax compare wire.txt a.txt b.txt c.html --format csv -o changes.csv
  parallax compare wire.txt outlet.txt --outlet Northwire --outlet "The Outlet" --date 2026-03-09 --date 2026-03-10
  parallax compare --pairs pairs.tsv --format jsonl -o comparisons.jsonl
  parallax compare --archive news 5d2f0c1a77e3b914 c0ffee00c0ffee00
  pandoc -t plain story.docx | parallax compare wire.txt -`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.format, "format", "f", "", formatNames()+" (default: told by the ending of --output, else text)")
	flags.StringVarP(&f.output, "output", "o", "", "write to this `file` (with many pairs and html: a folder) instead of standard output")
	flags.StringVar(&f.archived, "archive", "", "compare articles of the archive in this `folder`, by their IDs")
	f.addInputs(flags)
	flags.BoolVar(&f.benign, "benign", false, "text: list the changes that are benign or in no category too")
	flags.StringVar(&f.color, "color", "auto", "text: auto, always or never (auto minds NO_COLOR)")
	flags.IntVar(&f.width, "width", 0, "text: width in columns (default: the terminal's, else 80)")
	return command
}

// addInputs adds the flags that say what is compared and how.
func (f *compareFlags) addInputs(flags *pflag.FlagSet) {
	flags.StringVar(&f.pairs, "pairs", "", "compare the pairs listed in this `file`, two paths a line with a tab between; - is standard input")
	flags.StringArrayVar(&f.titles, "title", nil, "title of the first article; again for the second, and so on")
	flags.StringArrayVar(&f.outlets, "outlet", nil, "outlet of the first article; again for the second, and so on")
	flags.StringArrayVar(&f.dates, "date", nil, "date of the first article (2026-03-09 or RFC 3339); again for the second, and so on")
	flags.StringArrayVar(&f.urls, "url", nil, "address of the first article; again for the second, and so on")
	flags.StringArrayVar(&f.lexicons, "lexicon", nil, "add your own word list from this `file` (TSV or CSV: x, y, category, direction, note, source); may be repeated")
	flags.StringSliceVar(&f.engine.Off, "off", nil, "switch off these rules or categories, such as loaded,label.place")
	flags.StringSliceVar(&f.engine.Only, "only", nil, "flag by these rules or categories alone")
	flags.Float64Var(&f.engine.MinSimilarity, "min-similarity", 0, "leave out passages less similar than this, from 0 to 1 (default 0: all that are found)")
	flags.BoolVar(&f.noFullText, "no-full-text", false, "leave the articles' full texts out of the result: passages and changes only")
	flags.BoolVar(&f.bom, "bom", false, "csv and tsv: begin with a byte-order mark, which Excel needs to see UTF-8")
	flags.IntVar(&f.workers, "workers", 0, "with many pairs: how many to compare at a time (default: one a processor); the output is the same")
}

func (f *compareFlags) run(c *cobra.Command, args []string) error {
	debug.SetGCPercent(collectAt)
	if f.archived != "" {
		a, err := archive.Open(f.archived)
		if err != nil {
			return noArchive(err)
		}
		defer a.Close()
		f.fetch = a.Article
	}
	pairs, err := f.plan(c, args)
	if err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	if err := f.refuseOverwriting(pairs); err != nil {
		return err
	}
	engine, err := f.newEngine()
	if err != nil {
		return err
	}
	many := f.pairs != "" || len(pairs) > 1
	switch {
	case !slices.ContainsFunc(reports, func(r format) bool { return r.name == f.format }):
		return f.export(c, engine, pairs, export.Format(f.format), export.Options{BOM: f.bom})
	case f.format == "html" && many:
		return f.pages(c, engine, pairs)
	case many:
		return f.many(c, engine, pairs)
	}
	return f.one(c, engine, pairs[0])
}

// plan lists the pairs to compare.
func (f *compareFlags) plan(c *cobra.Command, args []string) ([]pair, error) {
	if f.pairs != "" {
		if len(args) > 0 {
			return nil, usage("with --pairs there are no further files, but %q was given", args[0])
		}
		if len(f.titles)+len(f.outlets)+len(f.dates)+len(f.urls) > 0 {
			return nil, usage("--title, --outlet, --date and --url cannot be used with --pairs")
		}
		if f.pairs == "-" {
			return readPairs(c.InOrStdin(), "standard input")
		}
		file, err := os.Open(f.pairs)
		if err != nil {
			return nil, ingest.Readable(err)
		}
		defer file.Close()
		return readPairs(file, f.pairs)
	}
	if len(args) < 2 {
		return nil, usage("compare needs two files or more: the wire story and another outlet's version")
	}
	sources := make([]source, len(args))
	for i, path := range args {
		sources[i] = source{path, nth(f.titles, i), nth(f.outlets, i), nth(f.dates, i), nth(f.urls, i)}
	}
	if n := max(len(f.titles), len(f.outlets), len(f.dates), len(f.urls)); n > len(args) {
		return nil, usage("a title, outlet, date or address is given for article %d, but there are %d articles", n, len(args))
	}
	if i := slices.Index(args, "-"); i >= 0 && slices.Contains(args[i+1:], "-") {
		return nil, usage("standard input (-) can be read once only")
	}
	var pairs []pair
	for i, version := range sources[1:] {
		pairs = append(pairs, pair{i + 1, sources[0], version})
	}
	return pairs, nil
}

func nth(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// check settles the format and refuses values that make no sense.
func (f *compareFlags) check() error {
	if err := f.settleFormat(); err != nil {
		return err
	}
	return f.checkValues()
}

// checkValues refuses values that make no sense in any format.
func (f *compareFlags) checkValues() error {
	if !(f.engine.MinSimilarity >= 0 && f.engine.MinSimilarity <= 1) { // NaN is neither
		return usage("--min-similarity is %v, want a number from 0 to 1", f.engine.MinSimilarity)
	}
	if err := f.engine.Check(); err != nil {
		return usageError{err}
	}
	if !slices.Contains([]string{"auto", "always", "never"}, f.color) {
		return usage("--color is %q, want auto, always or never", f.color)
	}
	if f.workers < 0 || f.width < 0 {
		return usage("--workers and --width cannot be negative")
	}
	for _, date := range f.dates {
		if !isDate(date) {
			return usage("--date is %q, want a date such as 2026-03-09 or 2026-03-09T14:00:00Z", date)
		}
	}
	return nil
}

// settleFormat finds the format by its name, by the ending that stands for it,
// or by the ending of the output file.
func (f *compareFlags) settleFormat() error {
	asked := f.format
	if asked == "" {
		asked = strings.ToLower(filepath.Ext(f.output))
	}
	if asked == "" || asked == "." {
		f.format = "text"
		return nil
	}
	for _, known := range formats() {
		if asked == known.name || strings.TrimPrefix(asked, ".") == known.ending[1:] {
			f.format = known.name
			return nil
		}
	}
	if f.format == "" {
		return usage("the ending of %s names no format: say which with --format (%s)", f.output, formatNames())
	}
	return usage("there is no format %q: %s", f.format, formatNames())
}

// refuseOverwriting keeps a run from replacing what it reads by what it writes.
func (f *compareFlags) refuseOverwriting(pairs []pair) error {
	out, err := os.Stat(f.output)
	if err != nil || !out.Mode().IsRegular() {
		return nil
	}
	inputs := append([]string{f.pairs}, f.lexicons...)
	for _, p := range pairs {
		inputs = append(inputs, p.a.path, p.b.path)
	}
	slices.Sort(inputs)
	for _, path := range slices.Compact(inputs) {
		if in, err := os.Stat(path); err == nil && os.SameFile(in, out) {
			return usage("--output %s is one of the files to read: name another", f.output)
		}
	}
	return nil
}

func isDate(s string) bool {
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return s == ""
}

func (f *compareFlags) newEngine() (*compare.Engine, error) {
	options := f.engine
	options.FullText = !f.noFullText
	lists, err := readLexicons(f.lexicons)
	if err != nil {
		return nil, err
	}
	return compare.New(options, lists...)
}

// readLexicons reads the user's word lists.
func readLexicons(paths []string) ([]*lexicon.Table, error) {
	var lists []*lexicon.Table
	for _, path := range paths {
		list, err := readLexicon(path)
		if err != nil {
			return nil, err
		}
		lists = append(lists, list)
	}
	return lists, nil
}

// readLexicon reads a user's word list.
func readLexicon(path string) (*lexicon.Table, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, ingest.Readable(err)
	}
	list, problems := lexicon.ParseUser(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), string(data))
	for _, p := range problems {
		if p.Error {
			return nil, fmt.Errorf("%s: %s", path, p)
		}
	}
	return list, nil
}

// one compares a single pair; nothing is written unless it succeeds.
func (f *compareFlags) one(c *cobra.Command, engine *compare.Engine, p pair) error {
	work := f.newComparer(c, engine)
	defer work.reader.Close()
	comparison, err := work.compare(p)
	if err != nil {
		return err
	}
	return withOutput(f.output, c.OutOrStdout(), func(w io.Writer) error {
		switch f.format {
		case "json":
			return report.JSON(w, comparison)
		case "html":
			return report.HTML(w, comparison, report.HTMLOptions{})
		}
		return f.renderer(c).Write(w, slices.Values([]report.Pair{{A: p.a.path, B: p.b.path, Comparison: comparison}}))
	})
}

// renderer is the form of many comparisons as one document. Many JSON objects
// come one a line.
func (f *compareFlags) renderer(c *cobra.Command) report.Renderer {
	switch f.format {
	case "json", "jsonl":
		return report.JSONLRenderer()
	case "csv":
		return report.CSVRenderer(report.CSVOptions{BOM: f.bom})
	case "tsv":
		return report.CSVRenderer(report.CSVOptions{Tabs: true, BOM: f.bom})
	case "markdown":
		return report.MarkdownRenderer()
	}
	return report.TextRenderer(f.textOptions(c.OutOrStdout()))
}

func (f *compareFlags) newComparer(c *cobra.Command, engine *compare.Engine) *comparer {
	return &comparer{reader: &ingest.Reader{Stdin: c.InOrStdin()}, engine: engine, fetch: f.fetch}
}

// notAllError says how many pairs could not be compared; each was reported.
type notAllError struct{ failed, pairs int }

func (e notAllError) Error() string {
	return fmt.Sprintf("%d of %d pairs could not be compared", e.failed, e.pairs)
}

// interruptedError says how far a run came that the user stopped.
type interruptedError struct{ done, pairs int }

func (e interruptedError) Error() string {
	return fmt.Sprintf("interrupted after %d of %d pairs, which are written", e.done, e.pairs)
}

func (e interruptedError) Unwrap() error { return context.Canceled }

// collectAt lets the heap grow to five times what lives. Little lives: a single
// pair takes some 25 MB, a batch some 110, and collecting costs a tenth less of
// the time than at the usual 100.
const collectAt = 400

// rendered is one pair as it goes into the output.
type rendered struct {
	pair pair
	data *[]byte
	err  error // why there is no comparison
	fail error // why it could not be rendered
}

// many compares all pairs into one document, in input order. A pair that
// cannot be read takes its place as an error and does not stop the others.
func (f *compareFlags) many(c *cobra.Command, engine *compare.Engine, pairs []pair) error {
	renderer := f.renderer(c)
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	newWorker := func() worker[pair, rendered] {
		work := f.newComparer(c, engine)
		do := func(p pair) rendered {
			comparison, err := work.compare(p)
			data := buffers.Get().(*[]byte)
			var fail error
			*data, fail = renderer.Pair((*data)[:0], p.number, report.Pair{A: p.a.path, B: p.b.path, Comparison: comparison, Err: err})
			return rendered{p, data, err, fail}
		}
		return worker[pair, rendered]{do, func() { work.reader.Close() }}
	}
	failed, done := 0, 0
	progress := newProgress(c.ErrOrStderr(), len(pairs), f.output != "")
	var stopped error
	err := withOutput(f.output, c.OutOrStdout(), func(w io.Writer) error {
		if _, err := w.Write(renderer.Head()); err != nil {
			return err
		}
		err := inOrder(c.Context(), slices.Values(pairs), f.numberOfWorkers(pairs), newWorker, func(r rendered) error {
			progress.step()
			done++
			if r.err != nil {
				failed++
				progress.say(c.ErrOrStderr(), "parallax: %v", r.err)
			}
			if r.fail != nil {
				return r.fail
			}
			_, err := w.Write(*r.data)
			buffers.Put(r.data)
			return err
		})
		if errors.Is(err, context.Canceled) {
			stopped = err // what is done is kept
			return nil
		}
		return err
	})
	progress.end()
	switch {
	case err != nil:
		return err
	case stopped != nil:
		return interruptedError{done, len(pairs)}
	case failed > 0:
		return notAllError{failed, len(pairs)}
	}
	return nil
}

func (f *compareFlags) numberOfWorkers(pairs []pair) int {
	for _, p := range pairs {
		if p.a.path == "-" || p.b.path == "-" {
			return 1 // standard input is read once, in order
		}
	}
	return f.workersFor(len(pairs))
}

func (f *compareFlags) workersFor(pairs int) int {
	n := f.workers
	if n == 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return max(min(n, pairs), 1)
}
