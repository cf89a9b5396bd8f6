package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"parallax/article/ingest"
	"parallax/compare"
	"parallax/lexicon"
	"parallax/report"
)

func explainCommand() *cobra.Command {
	var lexicons []string
	command := &cobra.Command{
		Use:   "explain RESULT CHANGE",
		Short: "Show the rule, the lexicon lines and both contexts of one change",
		Long: `Explain shows what stands behind one change of a result: the rule that read it,
each lexicon line in full with its note and source, and both contexts.

RESULT is a file that compare wrote as json or jsonl; CHANGE is the id of a
change in it (c12) or its key (f-5413d84eff), which is also its link in the
HTML report.`,
		Example: `  parallax compare wire.txt outlet.txt -o result.json
  parallax explain result.json c12`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("explain needs a result and a change: parallax explain result.json c12")
			}
			lists, err := readLexicons(lexicons)
			if err != nil {
				return err
			}
			set, err := lexicon.Default().With(lists...)
			if err != nil {
				return err
			}
			return explain(c.OutOrStdout(), set, args[0], args[1])
		},
	}
	command.Flags().StringArrayVar(&lexicons, "lexicon", nil, "your own word list from this `file` that the comparison was made with; may be repeated")
	return command
}

func explain(w io.Writer, set *lexicon.Set, path, id string) error {
	file, err := os.Open(path)
	if err != nil {
		return ingest.Readable(err)
	}
	defer file.Close()
	for results, read := json.NewDecoder(file), 0; ; read++ {
		var c compare.Comparison
		if err := results.Decode(&c); errors.Is(err, io.EOF) {
			if read == 0 {
				return fmt.Errorf("%s: empty, want a result that compare wrote as json", path)
			}
			return fmt.Errorf("%s: there is no change %q in it: its changes are c1, c2 and so on (the key id of each change)", path, id)
		} else if err != nil {
			return fmt.Errorf("%s: not a result that compare wrote as json: %w", path, err)
		}
		for i := range c.Changes {
			if change := &c.Changes[i]; change.ID == id || change.Key == id && change.Tier == "component" {
				return report.Explain(w, report.Explanation{Comparison: &c, Change: change, Lines: evidenceLines(set, change)})
			}
		}
	}
}

func evidenceLines(set *lexicon.Set, change *compare.Change) []report.EvidenceLine {
	var lines []report.EvidenceLine
	for i, e := range change.Evidence {
		if slices.Contains(change.Evidence[:i], e) {
			continue // both sides rest on one line
		}
		shown := report.EvidenceLine{Evidence: e}
		if line, ok := set.Line(lexicon.Evidence{Lexicon: e.Lexicon, Entry: e.Entry}); ok {
			shown.Version, shown.SHA256, shown.Number = line.Version, line.SHA256, line.Number
			for i, column := range line.Columns {
				shown.Fields = append(shown.Fields, [2]string{column, line.Fields[i]})
			}
		}
		lines = append(lines, shown)
	}
	return lines
}
