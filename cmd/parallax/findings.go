package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parallax/archive"
	"parallax/compare"
	"parallax/export"
	"parallax/findings"
	"parallax/report"
	"parallax/table"
)

// findingsFlags are the flags of the findings command.
type findingsFlags struct {
	versionFlags
	format string
	table  string
	output string
	bom    bool
	rows   int
	text   textFlags
	agreed string // file of agreement
	folder bool   // HTML with the pages of pairs
}

func findingsCommand() *cobra.Command {
	var f findingsFlags
	command := &cobra.Command{
		Use:   "findings --archive DIR",
		Short: "Count who rewords whom in an archive",
		Long: `Findings compares every article of an archive with the one source that it took
text from, and counts what each outlet does with the source's words: which it
replaces by which, how often of how many chances, against the other outlets;
which framing changes it makes; which sentences it leaves out; whom it credits.

Every number comes with its denominator, an interval and its lines. Counts are
of stories, each counted once, however many times it was published. Unless
--from says otherwise, news agencies are the sources; in an archive without one,
any earlier article is.

-o FILE.html is one page. --format html -o FOLDER has the report of every pair
that a line on the page is from, too, and each line leads to its very change.

What is read out of pairs is kept in the archive's folder, so that asking again
takes seconds. docs/findings.md explains every column.`,
		Example: `  parallax findings --archive news
  parallax findings --archive news --from Reuters --outlet "Press TV" --since 2025-01-01
  parallax findings --archive news --format html -o findings.html
  parallax findings --archive news --format html -o findings/
  parallax findings --archive news --format csv --table lines -o concordance.csv
  parallax findings --archive news --group "Tabloids=The Sun,Daily Mail" --category label,verb`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	flags := command.Flags()
	flags.SortFlags = false
	f.versionFlags.add(flags, "rows")
	flags.BoolVar(&f.settings.Benign, "benign", false, "list benign replacements, too")
	flags.IntVar(&f.settings.MinStories, "min-stories", 0, "list replacements that so many stories have, over all outlets; text and html: outlets and directions with so many (default 3)")
	flags.IntVar(&f.settings.Lines, "lines", 0, "list so many lines of evidence for each outcome; -1: all (default 25)")
	flags.StringVarP(&f.format, "format", "f", "", listed(findingsFormats)+" (default: told by the ending of --output, else text)")
	flags.StringVar(&f.table, "table", "substitutions", "csv, tsv, jsonl and parquet: which table: "+strings.Join(table.FindingsTables, ", "))
	flags.StringVarP(&f.output, "output", "o", "", "write to this `file` instead of standard output; html: or to a folder, with the reports of the pairs")
	flags.BoolVar(&f.bom, "bom", false, "csv and tsv: begin with a byte-order mark, which Excel needs to see UTF-8")
	flags.IntVar(&f.rows, "rows", 0, "text: so many rows of each table; -1: all (default 25)")
	f.text.add(flags)
	flags.StringVar(&f.agreed, "calibrated", "", "state the error rates that 'parallax agree --format json' wrote to this `file`")
	return command
}

var findingsFormats = []string{"text", "json", "csv", "tsv", "jsonl", "parquet", "html"}

func (f *findingsFlags) run(c *cobra.Command) error {
	if err := f.settle(c); err != nil {
		return err
	}
	engine, err := f.engine()
	if err != nil {
		return err
	}
	calibration, err := readCalibration(f.agreed)
	if err != nil {
		return err
	}
	a, err := openArchive(f.archive)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := refuseEmpty(a, f.archive); err != nil {
		return err
	}
	found, err := f.find(c, a, engine, calibration)
	if err != nil {
		return err
	}
	if f.folder {
		return f.writePages(c, a, found)
	}
	return withOutput(f.output, c.OutOrStdout(), func(w io.Writer) error { return f.write(c, w, found) })
}

// settle refuses what makes no sense before anything is read.
func (f *findingsFlags) settle(c *cobra.Command) error {
	if f.format == "" && isFolder(f.output) {
		f.format = "html"
	}
	format, err := chosenFormat(f.format, f.output, findingsFormats)
	if err != nil {
		return err
	}
	f.format = format
	if format == "html" && f.output != "" && f.output != "-" {
		ending := strings.ToLower(filepath.Ext(f.output))
		f.folder = isFolder(f.output) || ending != ".html" && ending != ".htm"
	}
	if f.folder && isFile(f.output) {
		return usage("-o %s with html is neither a file that ends in .html nor a folder", f.output)
	}
	if !slices.Contains(table.FindingsTables, f.table) {
		return usage("there is no table %q: %s", f.table, strings.Join(table.FindingsTables, ", "))
	}
	if c.Flags().Changed("table") && slices.Contains([]string{"text", "json", "html"}, f.format) {
		return usage("--table is of csv, tsv, jsonl and parquet; %s has all tables: say --format csv, or leave --table out", f.format)
	}
	if f.rows < -1 {
		return usage("--rows cannot be negative, but for -1, which lists all")
	}
	if err := f.text.check(); err != nil {
		return err
	}
	return f.versionFlags.settle()
}

// findingsCollectAt keeps the heap near what lives: unlike in a batch of
// comparisons, much does, as what was seen in every pair is kept until all are
// counted.
const findingsCollectAt = 50

func (f *findingsFlags) find(c *cobra.Command, a *archive.Archive, engine *compare.Engine, calibration *findings.Agreement) (*findings.Findings, error) {
	debug.SetGCPercent(findingsCollectAt)
	records, done := keepCompared(a, engine, c.ErrOrStderr())
	defer done()
	progress, last := newProgress(c.ErrOrStderr(), 0, f.output != ""), 0
	found, err := findings.Of(c.Context(), a, engine, findings.Options{Settings: f.settings, Calibration: calibration, Records: records, Workers: f.workers, Progress: func(done, total int) {
		if progress.bar != nil {
			progress.bar.ChangeMax(total)
			progress.bar.Add(done - last)
			last = done
		}
	}})
	progress.end()
	if errors.Is(err, context.Canceled) {
		return nil, fmt.Errorf("interrupted; nothing was written: %w", err)
	}
	return found, usageOr(err)
}

func (f *findingsFlags) write(c *cobra.Command, w io.Writer, found *findings.Findings) error {
	switch f.format {
	case "json":
		return report.FindingsJSON(w, found)
	case "csv", "tsv":
		return report.FindingsTable(w, found, f.table, report.CSVOptions{Tabs: f.format == "tsv", BOM: f.bom}, false)
	case "parquet":
		return export.Findings(w, export.Parquet, found, f.table, export.Options{})
	case "jsonl":
		return report.FindingsTable(w, found, f.table, report.CSVOptions{}, true)
	case "html":
		return report.FindingsHTML(w, found, report.FindingsHTMLOptions{})
	}
	width, color := f.text.fit(f.output, c.OutOrStdout())
	return report.FindingsText(w, found, report.FindingsTextOptions{Width: width, Color: color, Rows: f.rows})
}
