package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parallax/archive"
	"parallax/compare"
	"parallax/export"
)

// exportFlags are the flags of the export command.
type exportFlags struct {
	pairFlags
	archive      string
	table, graph string
	status       []string
	filter       archive.Filter
}

func exportCommand() *cobra.Command {
	var f exportFlags
	command := &cobra.Command{
		Use:   "export {WIRE VERSION… | --archive FOLDER}",
		Short: "Write results in the forms that other programs for research read",
		Long: `Export writes compared pairs, or an archive, for other programs: tables for R,
pandas, DuckDB and spreadsheets; graphs for Gephi and NetworkX; annotations,
editions and projects of qualitative data analysis; references. Each takes pairs
or an archive, unless it says otherwise:

` + formatTable() + `
An archive's tables are articles, pairs, passages, clusters and changes; without
--table, all but changes go into the folder that --output names, with a
codebook. The tables of compared pairs are changes and passages. Changes, and
the formats of pairs, compare every pair of the archive that --since, --until,
--cluster, --outlet and --min-words take.

Exit status: 0 on success, 1 if something could not be read or written, 2 for
wrong usage.`,
		Example: `  parallax export wire.txt outlet.txt --format tei -o edition.xml
  parallax export wire.txt a.txt b.txt --format qdpx -o study.qdpx
  parallax export --archive news --format parquet -o tables
  parallax export --archive news --format gexf --graph outlets -o outlets.gexf
  parallax export --archive news --format csv --table changes --outlet "The Gull" -o changes.csv
  parallax export --archive news --format parquet --table changes --status flag -o flags.parquet
  parallax export --archive news --format bibtex -o articles.bib
  parallax export --format qdc -o categories.qdc`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.format, "format", "f", "", export.Names(^export.Scope(0))+" (default: told by the ending of --output)")
	flags.StringVarP(&f.output, "output", "o", "", "write to this `file` (all tables of an archive: a folder) instead of standard output")
	addArchive(flags, &f.archive, "export the archive in this `folder`")
	flags.StringVar(&f.table, "table", "", "csv, tsv, jsonl and parquet: which table")
	flags.StringSliceVar(&f.status, "status", nil, "table changes: only those of this status (flag, benign or other); may be repeated")
	flags.StringVar(&f.graph, "graph", "", "gexf and graphml: outlets (default) or clusters")
	flags.StringVar(&f.filter.From, "since", "", "with --archive: pairs whose later article is of this date or a later one")
	flags.StringVar(&f.filter.To, "until", "", "with --archive: pairs whose later article is of this date or an earlier one")
	flags.StringVar(&f.filter.Cluster, "cluster", "", "with --archive: pairs of this cluster")
	flags.IntVar(&f.filter.MinWords, "min-words", 0, "with --archive: pairs that share at least so many words")
	f.add(flags)
	flags.Lookup("outlet").Usage += "; with --archive: pairs with an article of this outlet"
	return command
}

// formatTable lists the formats for the help.
func formatTable() string {
	var b strings.Builder
	for _, form := range export.Forms {
		of := ""
		switch {
		case form.Scope == export.Graphs:
			of = ", of an archive only"
		case form.Format == export.QDC:
			of = ", all categories; takes no articles"
		}
		fmt.Fprintf(&b, "  %-12s %-10s %s%s\n", form.Format, form.Ending, form.Says, of)
	}
	return b.String()
}

func (f *exportFlags) run(c *cobra.Command, args []string) error {
	form, err := f.form()
	if err != nil {
		return err
	}
	f.format = string(form.Format)
	if f.table != "" && form.Scope&export.Tables == 0 {
		return usage("--table is of csv, tsv, jsonl and parquet; %s has no tables", form.Format)
	}
	if f.graph != "" && form.Scope&export.Graphs == 0 {
		return usage("--graph is of gexf and graphml; %s has no graphs", form.Format)
	}
	for _, status := range f.status {
		if !slices.Contains([]string{"flag", "benign", "other"}, status) {
			return usage("--status is %q, want flag, benign or other", status)
		}
	}
	if changes := f.table == "changes" || f.table == "" && f.archive == "" && form.Scope&export.Tables != 0; f.status != nil && !changes {
		return usage("--status chooses rows of the table changes: ask for it with --table changes")
	}
	if f.archive != "" {
		if len(f.outlets) > 1 || len(f.titles)+len(f.dates)+len(f.urls) > 0 {
			return usage("with --archive, --outlet takes one outlet; --title, --date and --url are for files")
		}
		f.filter.Outlet = strings.Join(f.outlets, "")
	}
	options := export.Options{Table: f.table, Graph: f.graph, Filter: f.filter, Status: f.status, BOM: f.bom}
	switch {
	case f.archive != "" && (len(args) > 0 || f.pairs != ""):
		return usage("give an archive or files to compare, not both")
	case f.archive != "":
		return f.runArchive(c, form, options)
	case f.filter != (archive.Filter{}):
		return usage("--since, --until, --cluster and --min-words choose pairs of an archive: name it with --archive")
	case form.Scope&export.Graphs != 0:
		return usage("%s shows the graph of an archive: name it with --archive", form.Format)
	case form.Format == export.QDC && len(args) == 0 && f.pairs == "":
		return withOutput(f.output, c.OutOrStdout(), export.Codebook)
	}
	if f.table != "" && !slices.Contains(export.PairTables, f.table) {
		return usage("the tables of compared pairs are %s; %q is of archives: name one with --archive", strings.Join(export.PairTables, " and "), f.table)
	}
	debug.SetGCPercent(collectAt)
	pairs, engine, err := f.begin(c, args)
	if err != nil {
		return err
	}
	return f.export(c, engine, pairs, form.Format, options)
}

// form finds the format by its name or by the ending of the output.
func (f *exportFlags) form() (export.Form, error) {
	if f.format == "" {
		ending := strings.ToLower(filepath.Ext(f.output))
		if ending == "" {
			return export.Form{}, usage("say which format with --format: %s", export.Names(^export.Scope(0)))
		}
		form, err := export.ByName(ending)
		if err != nil {
			return form, usage("the ending of %s names no format: say which with --format (%s)", f.output, export.Names(^export.Scope(0)))
		}
		return form, nil
	}
	form, err := export.ByName(f.format)
	if err != nil {
		return form, usageError{err}
	}
	return form, nil
}

func (f *exportFlags) runArchive(c *cobra.Command, form export.Form, o export.Options) error {
	if err := f.checkValues(); err != nil {
		return err
	}
	if known := append(slices.Clone(export.ArchiveTables), "changes"); f.table != "" && !slices.Contains(known, f.table) {
		return usage("there is no table %q: %s", f.table, strings.Join(known, ", "))
	}
	if f.graph != "" && f.graph != "outlets" && f.graph != "clusters" {
		return usage("there is no graph %q: outlets or clusters", f.graph)
	}
	folder := form.Scope&export.Tables != 0 && f.table == ""
	if folder && (f.output == "" || f.output == "-" || strings.EqualFold(filepath.Ext(f.output), form.Ending)) {
		return usage("say which table with --table (articles, pairs, passages, clusters or changes), or name a folder for all with --output")
	}
	for _, date := range [][2]string{{"--since", f.filter.From}, {"--until", f.filter.To}} {
		if !isDate(date[1]) {
			return usage("%s is %q, want a date such as 2026-03-09", date[0], date[1])
		}
	}
	a, err := openArchive(f.archive)
	if err != nil {
		return err
	}
	defer a.Close()
	if name := f.filter.Outlet; name != "" {
		if has, err := a.HasOutlet(name); err != nil {
			return err
		} else if !has {
			return usage("--outlet %s: the archive has no article of that outlet; 'parallax archive articles --archive %s' names them", shownTo(name, 100), f.archive)
		}
	}
	switch {
	case folder:
		if err := os.MkdirAll(f.output, 0o755); err != nil {
			return fmt.Errorf("cannot make the folder: %w", err)
		}
		return export.Folder(func(name string, write func(io.Writer) error) error {
			return withOutput(filepath.Join(f.output, name), nil, write)
		}, form.Format, a, o)
	case form.Scope&export.Pairs != 0 || f.table == "changes":
		return f.exportPairsOf(c, a, form.Format, o)
	}
	return withOutput(f.output, c.OutOrStdout(), func(w io.Writer) error { return export.Archive(w, form.Format, a, o) })
}

// exported is one pair on its way into an export.
type exported struct {
	name       string
	comparison *compare.Comparison
	err        error
}

// export compares files and writes them as one document. A pair that cannot be
// read is said and left out.
func (f *pairFlags) export(c *cobra.Command, engine *compare.Engine, pairs []pair, form export.Format, o export.Options) error {
	newWorker := func() worker[pair, exported] {
		work := f.newComparer(c, engine)
		do := func(p pair) exported {
			comparison, err := work.compare(p)
			return exported{p.b.path, comparison, err}
		}
		return worker[pair, exported]{do, func() { work.reader.Close() }}
	}
	several := len(pairs) > 1 || f.pairs != ""
	return f.write(c, form, several, len(pairs), o, func(each func(exported) error) error {
		return inOrder(c.Context(), slices.Values(pairs), f.numberOfWorkers(pairs), newWorker, each)
	})
}

// exportPairsOf compares the pairs of an archive and writes them as one
// document.
func (f *exportFlags) exportPairsOf(c *cobra.Command, a *archive.Archive, form export.Format, o export.Options) error {
	engine, err := f.newEngine()
	if err != nil {
		return err
	}
	debug.SetGCPercent(collectAt)
	total := 0
	for _, err := range a.Pairs(o.Filter) {
		if err != nil {
			return err
		}
		total++
	}
	if total >= manyPairs {
		f.sayMany(c.ErrOrStderr(), total)
	}
	var failed error
	pairs := func(yield func(archive.Pair) bool) {
		for p, err := range a.Pairs(o.Filter) {
			if err != nil {
				failed = err
				return
			}
			if !yield(p) {
				return
			}
		}
	}
	newWorker := func() worker[archive.Pair, exported] {
		return worker[archive.Pair, exported]{func(p archive.Pair) exported {
			comparison, err := compareStored(engine, a, p)
			return exported{p.ID, comparison, err}
		}, func() {}}
	}
	return f.write(c, form, true, total, o, func(each func(exported) error) error {
		return errors.Join(inOrder(c.Context(), pairs, workersFor(f.workers, total), newWorker, each), failed)
	})
}

// manyPairs is from where on an export of an archive's pairs says beforehand
// how much it will be: all changes of a pair take some 100 kB as CSV, its flags 2.
const manyPairs = 5000

// sayMany says how many pairs there are to compare, and how to take fewer.
func (f *exportFlags) sayMany(w io.Writer, total int) {
	narrower := "--since, --until, --cluster, --outlet and --min-words take fewer"
	if f.table == "changes" && f.status == nil {
		narrower += ", and --status flag leaves out all rows that are no flags"
	}
	fmt.Fprintf(w, "parallax: comparing %s pairs of the archive: %s\n", grouped(total), narrower)
}

func compareStored(engine *compare.Engine, a *archive.Archive, p archive.Pair) (*compare.Comparison, error) {
	first, err := a.Article(p.A)
	if err != nil {
		return nil, err
	}
	second, err := a.Article(p.B)
	if err != nil {
		return nil, err
	}
	return engine.Compare(compare.Prepare(first), compare.Prepare(second)), nil
}

// write makes one document of the pairs that run hands over in order.
func (f *pairFlags) write(c *cobra.Command, form export.Format, several bool, total int, o export.Options, run func(each func(exported) error) error) error {
	failed := 0
	progress := newProgress(c.ErrOrStderr(), total, f.output != "")
	err := withOutput(f.output, c.OutOrStdout(), func(w io.Writer) error {
		out, err := export.NewWriter(w, form, several, o)
		if err != nil {
			return err
		}
		err = run(func(e exported) error {
			progress.step()
			if e.err != nil {
				failed++
				progress.say(c.ErrOrStderr(), "parallax: %s: %v", e.name, e.err)
				return nil
			}
			return out.Add(e.comparison)
		})
		if err == nil && failed == total && total > 0 {
			return notAllError{failed, total} // an empty document would look like a result
		}
		if err != nil {
			return err
		}
		return out.Close()
	})
	progress.end()
	switch {
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("interrupted; nothing is written: %w", err)
	case err != nil:
		return err
	case failed > 0:
		return notAllError{failed, total}
	}
	return nil
}
