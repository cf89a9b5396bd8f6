package main

import (
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"parallax/article/ingest"
	"parallax/article/outlet"
)

// readFlags say how articles are read; every command that reads an archive has
// them.
type readFlags struct {
	fields       []string
	outlet       string
	folderOutlet bool
	outletsFile  string
	dates        string
	workers      int
	maxRecord    int
	mapping      map[string]string
	outlets      *outlet.Table
}

// properties are what --map can name.
var properties = []string{"id", "title", "text", "outlet", "author", "date", "url", "language"}

func (r *readFlags) add(flags *pflag.FlagSet) {
	flags.StringSliceVar(&r.fields, "map", nil, "the fields of records, as in title=headline,text=body,outlet=source.name; others are guessed, id=- says there is none")
	flags.StringVar(&r.outlet, "outlet", "", "outlet of articles that name none")
	flags.BoolVar(&r.folderOutlet, "folder-outlet", false, "take the name of a file's folder for the outlet of articles that name none")
	flags.StringVar(&r.outletsFile, "outlets", "", "table (TSV) of outlets with their domains and other names, to add to the one that comes with parallax")
	flags.StringVar(&r.dates, "dates", "", "read dates such as 5/1/2026 day first (dmy) or month first (mdy) (default: as the file's other dates tell)")
	flags.IntVar(&r.maxRecord, "max-record", 0, "leave out articles and records larger than so many megabytes (default 64)")
	flags.IntVar(&r.workers, "workers", 0, "how many articles to make at a time (default: one a processor); the output is the same")
}

// check refuses flags that make no sense.
func (r *readFlags) check(sources []string) error {
	if repeatedStdin(sources) {
		return usage("standard input (-) can be read once only")
	}
	if r.workers < 0 || r.maxRecord < 0 {
		return usage("--workers and --max-record cannot be negative")
	}
	if r.dates != "" && r.dates != string(ingest.DayFirst) && r.dates != string(ingest.MonthFirst) {
		return usage("--dates is %q, want dmy or mdy", r.dates)
	}
	if r.outletsFile != "" {
		if err := r.readOutlets(); err != nil {
			return err
		}
	}
	r.mapping = map[string]string{}
	for _, entry := range r.fields {
		property, field, ok := strings.Cut(entry, "=")
		property, field = strings.TrimSpace(property), strings.TrimSpace(field)
		switch {
		case !ok || field == "":
			return usage("--map %s: want PROPERTY=FIELD, as in title=headline", entry)
		case !slices.Contains(properties, property):
			return usage("--map %s: there is no property %q: %s", entry, property, strings.Join(properties, ", "))
		case r.mapping[property] != "":
			return usage("--map names two fields for %s: %s and %s", property, r.mapping[property], field)
		}
		r.mapping[property] = field
	}
	return nil
}

func (r *readFlags) readOutlets() error {
	f, err := os.Open(r.outletsFile)
	if err != nil {
		return usage("--outlets: %v", ingest.Readable(err))
	}
	defer f.Close()
	if r.outlets, err = outlet.Default().Extended(f, r.outletsFile); err != nil {
		return usage("--outlets: %v", err)
	}
	return nil
}

func (r *readFlags) options(c *cobra.Command) ingest.Options {
	return ingest.Options{
		Stdin: c.InOrStdin(), Map: r.mapping, Outlet: r.outlet, FolderOutlet: r.folderOutlet, Outlets: r.outlets, Workers: r.workers,
		Dates:  ingest.DateOrder(r.dates),
		Limits: ingest.Limits{Record: int64(r.maxRecord) << 20},
	}
}

// repeatedStdin reports whether standard input is named twice.
func repeatedStdin(sources []string) bool {
	i := slices.Index(sources, "-")
	return i >= 0 && slices.Contains(sources[i+1:], "-")
}
