package main

import (
	"cmp"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"

	"parallax/archive"
	"parallax/article"
	"parallax/article/ingest"
	"parallax/export"
	"parallax/report"
)

func queryCommand() *cobra.Command {
	f := archiveFlags{limit: -1}
	byID := false
	command := &cobra.Command{
		Use:   "query FILE --archive DIR",
		Short: "Find the articles of an archive that share passages with an article",
		Long: `Query finds the articles of an archive that share passages with the article in a
file, those with most in common first, and says which part of the article they
cover. The article need not be in the archive, and is not added to it.

Exit status: 0 whatever was found, 1 if something could not be read, 2 for wrong
usage.`,
		Example: `  parallax query story.txt --archive news
  parallax query --id 5d2f0c1a77e3b914 --archive news
  pbpaste | parallax query - --archive news --format json`,
		RunE: func(c *cobra.Command, args []string) error {
			debug.SetGCPercent(collectAt)
			if len(args) != 1 {
				return usage("query takes one file, or - for standard input")
			}
			if err := f.check(); err != nil {
				return err
			}
			if !f.spoken() {
				return usage("query answers as table, json, jsonl or html")
			}
			return f.query(c, args[0], byID)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	addArchive(flags, &f.dir, "the archive's `folder`")
	flags.BoolVar(&byID, "id", false, "the argument is the ID of an article of the archive, not a file")
	f.addOutput(flags, "table, json, jsonl or html")
	f.addLimit(flags)
	addWidth(flags, &f.width, "table")
	return command
}

func (f *archiveFlags) query(c *cobra.Command, asked string, byID bool) error {
	a, err := openArchive(f.dir)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := refuseEmpty(a, f.dir); err != nil {
		return err
	}
	var x *article.Article
	if byID {
		x, err = a.Article(asked)
	} else {
		reader := ingest.Reader{Stdin: c.InOrStdin()}
		defer reader.Close()
		x, err = reader.File(asked)
	}
	if err != nil {
		return err
	}
	matches, err := a.Query(c.Context(), x)
	if err != nil {
		return err
	}
	rest, foot := 0, queryFoot
	if len(matches) == 0 {
		foot = "" // there are no counts to speak of
	}
	if f.format == "html" {
		return f.write(c, func(w io.Writer) error { return f.queryPage(w, x, matches) })
	}
	values := first(sequence(matches), f.limit, func(*archive.Match) bool { return true }, &rest)
	return list(f, c, values, &rest, "", &tableOf[archive.Match]{
		foot:  foot,
		heads: []string{"ID", "WORDS", "OF IT", "OF THAT", "DATE", "OUTLET AND TITLE"}, widths: []int{16, -6, -5, -7, 10},
		cells: func(m archive.Match) []string {
			return []string{m.ID, grouped(m.WordsShared), percent(m.Coverage), percent(m.CoverageThere), day(m.Date), fmt.Sprint(m.Outlet, "  ", cmp.Or(m.Title, m.ID))}
		},
	}, export.Source(nil))
}

const queryFoot = "Counts may differ from those of stored pairs, as this also compares articles of one outlet and outside --window (docs/archive.md)."

// queryPage writes the matches, and the text that was asked for with what they
// share marked in it.
func (f *archiveFlags) queryPage(w io.Writer, x *article.Article, matches []archive.Match) error {
	l := report.Listing{Note: f.filtersInWords() + " " + queryFoot, Text: x.Text,
		Facts: [][2]string{{"asked for", cmp.Or(x.Title, x.Origin.File)}, {"outlet", x.Outlet}, {"date", x.Date}}}
	for _, m := range matches {
		for _, p := range m.Passages {
			l.Shared = append(l.Shared, p.B)
		}
	}
	rest := 0
	values := first(sequence(matches), f.limit, func(*archive.Match) bool { return true }, &rest)
	return writeListing(w, values, &rest, matchesPage(), l)
}
