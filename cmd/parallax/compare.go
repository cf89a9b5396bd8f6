package main

import (
	"io"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"parallax/compare"
	"parallax/export"
	"parallax/report"
)

// compareFlags are the flags of the compare command.
type compareFlags struct {
	pairFlags
	text     textFlags
	benign   bool
	archived string // folder of the archive that has the articles
}

func compareCommand() *cobra.Command {
	var f compareFlags
	command := &cobra.Command{
		Use:   "compare WIRE VERSION…",
		Short: "Compare a wire story with other outlets' versions of it",
		Long: `Compare pairs the passages of two articles, shows which phrases of the first
became which in the second, and points to changes of framing.

WIRE and VERSION are text files (UTF-8, UTF-16, Windows-1252), saved web pages,
DOCX, ODT, RTF or PDF files, or - for standard input. With several versions,
each is compared with WIRE. With --archive they are the IDs of articles of an
archive.

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
	addArchive(flags, &f.archived, "compare articles of the archive in this `folder`, by their IDs")
	f.add(flags)
	flags.BoolVar(&f.benign, "benign", false, "text: list the changes that are benign or in no category too")
	f.text.add(flags)
	return command
}

func (f *compareFlags) run(c *cobra.Command, args []string) error {
	debug.SetGCPercent(collectAt)
	if f.archived != "" {
		a, err := openArchive(f.archived)
		if err != nil {
			return err
		}
		defer a.Close()
		f.fetch = a.Article
	}
	if err := f.settleFormat(); err != nil {
		return err
	}
	if err := f.text.check(); err != nil {
		return err
	}
	pairs, engine, err := f.begin(c, args)
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
	width, color := f.text.fit(f.output, c.OutOrStdout())
	return report.TextRenderer(report.TextOptions{Width: width, Color: color, ShowBenign: f.benign})
}

// collectAt lets the heap grow to five times what lives. Little lives: a single
// pair takes some 25 MB, a batch some 110, and collecting costs a tenth less of
// the time than at the usual 100.
const collectAt = 400
