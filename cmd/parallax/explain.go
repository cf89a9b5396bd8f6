package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"parallax/article/ingest"
	"parallax/compare"
	"parallax/lexicon"
	"parallax/report"
)

func explainCommand() *cobra.Command {
	var lexicons []string
	var pair int
	command := &cobra.Command{
		Use:   "explain RESULT CHANGE",
		Short: "Show the rule, the lexicon lines and both contexts of one change",
		Long: `Explain shows what stands behind one change of a result: the rule that read it,
each lexicon line in full with its note and source, and both contexts.

RESULT is a file that compare wrote as json or jsonl. CHANGE is the number of a
flag as the report shows it (2), the id of a change (c12), or its key
(f-5413d84eff), which is also its link in the HTML report. A key is the same in
every run; where a file holds several pairs, --pair says which a number or an id
is of.`,
		Example: `  parallax compare wire.txt outlet.txt -o result.json
  parallax explain result.json 2
  parallax explain result.json c12
  parallax explain results.jsonl 2 --pair 3`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("explain needs a result and a change: parallax explain result.json 2")
			}
			if c.Flags().Changed("pair") && pair < 1 {
				return usage("--pair is %d, want the number of a pair in the file, from 1", pair)
			}
			lists, err := readLexicons(lexicons)
			if err != nil {
				return err
			}
			set, err := lexicon.Default().With(lists...)
			if err != nil {
				return err
			}
			return explain(c.OutOrStdout(), set, args[0], args[1], pair)
		},
	}
	command.Flags().StringArrayVar(&lexicons, "lexicon", nil, "your own word list from this `file` that the comparison was made with; may be repeated")
	command.Flags().IntVar(&pair, "pair", 0, "which pair of the file, by its `number` from 1 (an id or a flag's number may be in several)")
	return command
}

func explain(w io.Writer, set *lexicon.Set, path, id string, pair int) error {
	file, err := os.Open(path)
	if err != nil {
		return ingest.Readable(err)
	}
	defer file.Close()
	var found *report.Explanation
	first, read := 0, 0
	for results := json.NewDecoder(file); ; {
		c := &compare.Comparison{}
		if err := results.Decode(c); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return fmt.Errorf("%s: not a result that compare wrote as json: %w", path, err)
		}
		if c.Schema != compare.Schema && c.Schema != report.ErrorSchema {
			return fmt.Errorf("%s: not a result that compare wrote as json: its schema is %q, not %q", path, c.Schema, compare.Schema)
		}
		if read++; pair > 0 && read != pair {
			continue
		}
		change := changeOf(c, id)
		switch {
		case change == nil:
		case found == nil:
			found, first = &report.Explanation{Comparison: c, Change: change, Lines: evidenceLines(set, change)}, read
		case change.Key != id: // the same key is the same change
			return usage("%s: %s is in pair %d and in pair %d: say which with --pair, or give the key of the change", path, id, first, read)
		}
	}
	switch {
	case read == 0:
		return fmt.Errorf("%s: empty, want a result that compare wrote as json", path)
	case pair > read:
		return fmt.Errorf("%s: there is no pair %d in it: it holds %d", path, pair, read)
	case found == nil:
		return fmt.Errorf("%s: there is no change %q in it: flags are 1, 2 and so on as the report numbers them, changes c1, c2 and so on (the key id of each change)", path, id)
	}
	return report.Explain(w, *found)
}

// changeOf finds a change by its id, its key, or the number that reports give
// it as a flag.
func changeOf(c *compare.Comparison, id string) *compare.Change {
	if n, err := strconv.Atoi(id); err == nil {
		return report.Flag(c, n)
	}
	for i := range c.Changes {
		if change := &c.Changes[i]; change.ID == id || change.Key == id && change.Tier == "component" {
			return change
		}
	}
	return nil
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
