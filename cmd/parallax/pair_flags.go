package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"parallax/article"
	"parallax/article/ingest"
	"parallax/compare"
	"parallax/lexicon"
)

// pairFlags say which pairs are compared, how, and where the result goes:
// compare and export ask alike.
type pairFlags struct {
	format                       string
	output                       string
	pairs                        string
	titles, outlets, dates, urls []string
	engine                       compare.Options
	lexicons                     []string
	noFullText                   bool
	bom                          bool
	workers                      int
	fetch                        func(id string) (*article.Article, error) // from an archive; nil: from files
}

// add adds the flags that say what is compared and how.
func (f *pairFlags) add(flags *pflag.FlagSet) {
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

// begin lists the pairs and makes the engine, once all that was asked for makes
// sense.
func (f *pairFlags) begin(c *cobra.Command, args []string) ([]pair, *compare.Engine, error) {
	pairs, err := f.plan(c, args)
	if err != nil {
		return nil, nil, err
	}
	if err := f.checkValues(); err != nil {
		return nil, nil, err
	}
	if err := f.refuseOverwriting(pairs); err != nil {
		return nil, nil, err
	}
	engine, err := f.newEngine()
	return pairs, engine, err
}

// plan lists the pairs to compare.
func (f *pairFlags) plan(c *cobra.Command, args []string) ([]pair, error) {
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

// checkValues refuses values that make no sense in any format.
func (f *pairFlags) checkValues() error {
	if !(f.engine.MinSimilarity >= 0 && f.engine.MinSimilarity <= 1) { // NaN is neither
		return usage("--min-similarity is %v, want a number from 0 to 1", f.engine.MinSimilarity)
	}
	if err := f.engine.Check(); err != nil {
		return usageError{err}
	}
	if f.workers < 0 {
		return usage("--workers cannot be negative")
	}
	for _, date := range f.dates {
		if !isDate(date) {
			return usage("--date is %q, want a date such as 2026-03-09 or 2026-03-09T14:00:00Z", date)
		}
	}
	return nil
}

// refuseOverwriting keeps a run from replacing what it reads by what it writes.
func (f *pairFlags) refuseOverwriting(pairs []pair) error {
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

func (f *pairFlags) newEngine() (*compare.Engine, error) {
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

func (f *pairFlags) newComparer(c *cobra.Command, engine *compare.Engine) *comparer {
	return &comparer{reader: &ingest.Reader{Stdin: c.InOrStdin()}, engine: engine, fetch: f.fetch}
}

func (f *pairFlags) numberOfWorkers(pairs []pair) int {
	for _, p := range pairs {
		if p.a.path == "-" || p.b.path == "-" {
			return 1 // standard input is read once, in order
		}
	}
	return workersFor(f.workers, len(pairs))
}

// workersFor is how many compare so many pairs; asked is 0 for one a processor.
func workersFor(asked, pairs int) int {
	n := asked
	if n == 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return max(min(n, pairs), 1)
}
