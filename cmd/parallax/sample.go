package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"parallax/findings"
	"parallax/report"
)

// sampleFlags are the flags of the sample command.
type sampleFlags struct {
	versionFlags
	options   findings.SampleOptions
	output    string
	key       string
	unflagged float64
	bom       bool
}

func sampleCommand() *cobra.Command {
	var f sampleFlags
	command := &cobra.Command{
		Use:   "sample --archive DIR -o SHEET",
		Short: "Draw changes for people to code, without the program's answer",
		Long: `Sample draws changes from an archive and writes a coding sheet: the words before
and after, with their context, and empty columns for category and note. The
sheet says neither who published what nor what the program made of it; that is
written to a key file beside it, which coders should not see. A part of the
items are changes that the program did not flag.

SHEET may end in .csv (a spreadsheet) or .html (a page to code in, which keeps
the codes in the browser and saves them as CSV). docs/codebook.md has the
categories. 'parallax agree' reads the coded sheets. A sheet or key that is
there already is never written over, as somebody may have coded it.`,
		Example: `  parallax sample --archive news -n 200 --stratify category,outlet -o sheet.csv
  parallax sample --archive news -n 100 --seed 7 -o sheet.html --key answers.csv
  parallax agree anna.csv ben.csv --key sheet.key.csv`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.IntVarP(&f.options.N, "number", "n", 200, "how many items")
	flags.StringSliceVar(&f.options.Stratify, "stratify", []string{"category", "outlet"}, "draw from each stratum in turn: "+strings.Join(findings.Strata, ", "))
	flags.Uint64Var(&f.options.Seed, "seed", 1, "of the generator: the same seed draws the same items")
	flags.Float64Var(&f.unflagged, "unflagged", 0.25, "share of items that the program did not flag")
	flags.StringVarP(&f.output, "output", "o", "", "the sheet's `file`, .csv or .html")
	flags.StringVar(&f.key, "key", "", "the key's `file` (default: beside the sheet, SHEET.key.csv)")
	f.versionFlags.add(flags, "changes")
	flags.BoolVar(&f.bom, "bom", false, "begin CSV with a byte-order mark, which Excel needs to see UTF-8")
	return command
}

func (f *sampleFlags) run(c *cobra.Command) error {
	switch {
	case f.output == "" || f.output == "-":
		return usage("name the sheet with --output, as its key is written beside it")
	case f.options.N < 1 || f.unflagged < 0 || f.unflagged > 1:
		return usage("--number must be at least 1, --unflagged between 0 and 1")
	}
	if err := f.settle(); err != nil {
		return err
	}
	f.options.Settings, f.options.Workers = f.settings, f.workers
	format, err := formatByEnding(f.output, []string{"csv", "html"})
	if err != nil {
		return err
	}
	if f.key == "" {
		f.key = strings.TrimSuffix(f.output, filepath.Ext(f.output)) + ".key.csv"
	}
	if f.key == f.output {
		return usage("the key cannot be the sheet itself")
	}
	for _, path := range []string{f.output, f.key} {
		if _, err := os.Lstat(path); err == nil {
			return usage("%s is there already, and somebody may have coded it: choose another name or delete it", path)
		}
	}
	f.options.Unflagged = f.unflagged
	engine, err := f.engine()
	if err != nil {
		return err
	}
	a, err := openArchive(f.archive)
	if err != nil {
		return err
	}
	defer a.Close()
	records, done := keepCompared(a, engine, c.ErrOrStderr())
	f.options.Records = records
	items, scope, err := findings.Sample(c.Context(), a, engine, f.options)
	done()
	if err != nil {
		return usageOr(err)
	}
	if len(items) == 0 {
		return fmt.Errorf("there is nothing to draw from: no version was compared with a source (see 'parallax findings --archive %s')", f.archive)
	}
	for _, notice := range scope.Notices {
		fmt.Fprintf(c.ErrOrStderr(), "Note: %s\n", notice)
	}
	o := report.CSVOptions{BOM: f.bom}
	if err := withOutput(f.key, nil, func(w io.Writer) error { return report.SampleKey(w, items, o) }); err != nil {
		return err
	}
	if err := withOutput(f.output, nil, func(w io.Writer) error {
		if format == "html" {
			return report.SamplePage(w, items)
		}
		return report.SampleSheet(w, items, o)
	}); err != nil {
		return err
	}
	fmt.Fprintf(c.ErrOrStderr(), "%d items in %s; the key, not for coders, in %s\n", len(items), f.output, f.key)
	return nil
}

// usageOr marks mistakes in settings as wrong usage.
func usageOr(err error) error {
	var unknown *findings.UnknownOutletError
	if errors.As(err, &unknown) || err != nil && strings.HasPrefix(err.Error(), "there is no stratum") {
		return usageError{err}
	}
	return err
}
