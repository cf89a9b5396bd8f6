package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
	"github.com/spf13/cobra"

	"parallax/article/ingest"
	"parallax/lexicon"
)

func lexiconCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "lexicon",
		Short: "List the word lists, or check your own",
		Long: `The word lists that comparisons rest on are data: each has a version and a hash,
and both are in every result. Your own list (--lexicon of compare) decides over
ours. It is a tab- or comma-separated file in UTF-8 with the header

  x  y  category  direction  note  source

See docs/lexicons.md.`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noCommand(c, args[0])
			}
			return c.Help()
		},
	}
	command.AddCommand(lexiconListCommand(), lexiconCheckCommand())
	return command
}

func lexiconListCommand() *cobra.Command {
	format := "table"
	command := &cobra.Command{
		Use:   "list [NAME]",
		Short: "Print the name, size, version and hash of every list, or the lines of one",
		Example: `  parallax lexicon list
  parallax lexicon list labels --format tsv`,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) > 1:
				return usage("list takes one name at most")
			case !slices.Contains([]string{"table", "json", "tsv"}, format):
				return usage("there is no format %q: want table, json or tsv", format)
			case len(args) == 1:
				return printList(c.OutOrStdout(), args[0], format)
			}
			return printLists(c.OutOrStdout(), format)
		},
	}
	command.Flags().StringVar(&format, "format", format, "table, json or tsv")
	return command
}

func printLists(w io.Writer, format string) error {
	lists := lexicon.Default().Lists()
	header := []string{"name", "entries", "version", "sha256"}
	var rows [][]string
	for _, l := range lists {
		rows = append(rows, []string{l.Name, strconv.Itoa(l.Entries), l.Version, l.SHA256})
	}
	if format == "json" {
		return writeJSON(w, lists)
	}
	if width := terminalWidth(w); format == "table" && width > 0 && width < 102 { // what whole hashes take
		for _, row := range rows {
			row[3] = row[3][:16] + "…"
		}
	}
	return writeRows(w, format, header, rows)
}

func printList(w io.Writer, name, format string) error {
	if !slices.ContainsFunc(lexicon.Default().Lists(), func(l lexicon.List) bool { return l.Name == name }) {
		return fmt.Errorf("there is no list %q: see parallax lexicon list", name)
	}
	table := lexicon.Embedded(name)
	if format == "json" {
		entries := make([]map[string]string, len(table.Rows))
		for i, row := range table.Rows {
			entries[i] = map[string]string{"line": strconv.Itoa(row.Line)}
			for k, column := range table.Columns {
				entries[i][column] = row.Fields[k]
			}
		}
		return writeJSON(w, map[string]any{"name": table.Name, "version": table.Version, "sha256": table.SHA256, "entries": entries})
	}
	var rows [][]string
	for _, row := range table.Rows {
		rows = append(rows, row.Fields)
	}
	return writeRows(w, format, table.Columns, rows)
}

func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

func writeRows(w io.Writer, format string, header []string, rows [][]string) error {
	if format == "tsv" {
		for _, row := range append([][]string{header}, rows...) {
			if _, err := fmt.Fprintln(w, strings.Join(row, "\t")); err != nil {
				return err
			}
		}
		return nil
	}
	table := tablewriter.NewTable(w,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders:  tw.BorderNone,
			Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.Lines{ShowHeaderLine: tw.Off}},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
	)
	table.Header(header)
	if err := table.Bulk(rows); err != nil {
		return err
	}
	return table.Render()
}

func lexiconCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Check your own list and say which of our entries it decides over",
		Long: `Check reads a list of yours as compare would and reports, line by line, what is
wrong with it: encoding, header, number of fields, unknown categories, empty
fields, repetitions and contradictions. It then says which of our entries the
list takes the place of. Its status is 1 if the list cannot be used.`,
		Example: "  parallax lexicon check my-terms.tsv",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("check needs one file")
			}
			return checkLexicon(c.OutOrStdout(), args[0])
		},
	}
}

func checkLexicon(w io.Writer, path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return ingest.Readable(err)
	}
	table, problems := lexicon.ParseUser(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), string(data))
	if slices.Equal(table.Columns, lexicon.UserColumns) {
		problems = append(problems, lexicon.CheckUser(table)...)
	}
	slices.SortStableFunc(problems, func(p, q lexicon.Problem) int { return p.Line - q.Line })
	errors := 0
	for _, p := range problems {
		kind := "remark"
		if p.Error {
			kind = "error"
			errors++
		}
		if p.Line > 0 {
			fmt.Fprintf(w, "%s:%d: %s: %s\n", path, p.Line, kind, p.Message)
		} else {
			fmt.Fprintf(w, "%s: %s: %s\n", path, kind, p.Message)
		}
	}
	if errors > 0 {
		return fmt.Errorf("%s: %s", path, count(errors, "error"))
	}
	for _, o := range lexicon.Default().Overrides(table) {
		fmt.Fprintf(w, "%s:%d: decides over “%s” of %s\n", path, o.Line, o.Entry, o.List)
	}
	_, err = fmt.Fprintf(w, "%s: %s, no errors; sha256 %s\n", path, count(len(table.Rows), "entry"), table.SHA256)
	return err
}

func count(n int, what string) string {
	switch {
	case n == 1:
		return "1 " + what
	case strings.HasSuffix(what, "y"):
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(what, "y"))
	}
	return fmt.Sprintf("%d %ss", n, what)
}
