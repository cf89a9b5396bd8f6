package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parallax/article/ingest"
	"parallax/findings"
	"parallax/report"
)

func agreeCommand() *cobra.Command {
	var key, format, output string
	var seed uint64
	command := &cobra.Command{
		Use:   "agree CODER1.csv CODER2.csv…",
		Short: "Compare people's codings of a sample with each other and with the program",
		Long: `Agree reads coded sheets of 'parallax sample' and says how far the coders agree:
percent agreement, Cohen's kappa (of more than two coders the mean over pairs)
and Krippendorff's alpha (nominal, with a bootstrap interval), over all items
and for each category with at least 20. With the sample's key it says how often
people confirm the program's flags, by category and confidence.

A sheet needs the columns item and category; an empty category is not coded. A
code is a category (label.actor), a family (label) or its code (F1), in any
case.
With one coder, only the comparison with the key is made.`,
		Example: `  parallax agree anna.csv ben.csv
  parallax agree anna.csv ben.csv --key sheet.key.csv
  parallax agree anna.csv ben.csv --key sheet.key.csv --format json -o agreement.json
  parallax findings --archive news --calibrated agreement.json`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 || len(args) == 1 && key == "" {
				return usage("agree needs the sheets of two coders or more, or one and --key")
			}
			format, err := chosenFormat(format, output, []string{"text", "json"})
			if err != nil {
				return err
			}
			if err := refuseTwice(args); err != nil {
				return err
			}
			codings, answers, err := readCodings(args, key)
			if err != nil {
				return err
			}
			a := findings.Agree(codings, answers, seed)
			if a.Items == 0 {
				return errors.New("no item is coded: the column category is empty in every row")
			}
			return withOutput(output, c.OutOrStdout(), func(w io.Writer) error {
				if format == "json" {
					data, err := json.MarshalIndent(a, "", "  ")
					if err != nil {
						return err
					}
					_, err = w.Write(append(data, '\n'))
					return err
				}
				return report.AgreementText(w, a)
			})
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&key, "key", "", "the sample's key `file`")
	flags.StringVarP(&format, "format", "f", "", "text or json (default: told by the ending of --output, else text)")
	flags.StringVarP(&output, "output", "o", "", "write to this `file` instead of standard output")
	flags.Uint64Var(&seed, "seed", 1, "of the bootstrap")
	return command
}

// refuseTwice keeps one sheet from agreeing with itself.
func refuseTwice(paths []string) error {
	for i, path := range paths {
		for _, other := range paths[:i] {
			x, err1 := os.Stat(path)
			y, err2 := os.Stat(other)
			if err1 == nil && err2 == nil && os.SameFile(x, y) {
				return usage("%s and %s are one sheet: it would agree with itself", other, path)
			}
		}
	}
	return nil
}

// readCodings reads coders' sheets, and the key if there is one.
func readCodings(paths []string, key string) ([]findings.Coding, map[string]findings.Key, error) {
	var codings []findings.Coding
	for _, path := range paths {
		rows, err := readSheet(path, true, "item", "category")
		if err != nil {
			return nil, nil, err
		}
		c := findings.Coding{Coder: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), Codes: map[string]string{}}
		for _, row := range rows {
			written := strings.TrimSpace(row.cells["category"])
			code, known := findings.ParseCode(written)
			if written != "" && !known {
				return nil, nil, fmt.Errorf("%s, line %d: the codebook has no category %q (docs/codebook.md: such as label.actor, label or F1)", path, row.line, written)
			}
			c.Codes[row.cells["item"]] = code
		}
		codings = append(codings, c)
	}
	if key == "" {
		return codings, nil, nil
	}
	rows, err := readSheet(key, false, "item", "category", "status", "confidence")
	if err != nil {
		return nil, nil, err
	}
	answers := map[string]findings.Key{}
	for _, row := range rows {
		answers[row.cells["item"]] = findings.Key{Category: row.cells["category"], Status: row.cells["status"], Confidence: row.cells["confidence"]}
	}
	for _, c := range codings {
		for _, item := range sortedItems(c.Codes) {
			if _, known := answers[item]; !known {
				return nil, nil, fmt.Errorf("%s has the item %q, which is not in the key %s: are they of one sample?", c.Coder, item, key)
			}
		}
	}
	return codings, answers, nil
}

func sortedItems(codes map[string]string) []string {
	var items []string
	for item := range codes {
		items = append(items, item)
	}
	slices.Sort(items)
	return items
}

// sheetRow is one row of a sheet: what stands in the columns asked for.
type sheetRow struct {
	line  int
	cells map[string]string
}

// readSheet reads a CSV or TSV file, also as spreadsheets save it (semicolons,
// a byte-order mark), by column names. Every item must be there once.
//
// A key in the place of a coder's sheet would agree with the program in all.
func readSheet(path string, asCoder bool, columns ...string) ([]sheetRow, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, ingest.Readable(err)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	head, _, _ := bytes.Cut(data, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	for _, separator := range []rune{'\t', ';'} {
		if bytes.ContainsRune(head, separator) && !bytes.ContainsRune(head, ',') {
			r.Comma = separator
		}
	}
	var records [][]string
	var lines []int // on which each record begins
	for {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		line, _ := r.FieldPos(0)
		records, lines = append(records, record), append(lines, line)
	}
	if len(records) < 2 {
		return nil, fmt.Errorf("%s: no rows in it", path)
	}
	at := map[string]int{}
	for i, name := range records[0] {
		at[strings.ToLower(strings.TrimSpace(name))] = i
	}
	for _, name := range columns {
		if _, found := at[name]; !found {
			return nil, fmt.Errorf("%s: there is no column %q in its first row", path, name)
		}
	}
	if asCoder && hasColumn(at, "status") && hasColumn(at, "confidence") {
		return nil, usage("%s is a key, not a coder's sheet: give it with --key", path)
	}
	var rows []sheetRow
	met := map[string]bool{}
	for n, record := range records[1:] {
		row := sheetRow{line: lines[n+1], cells: map[string]string{}}
		for _, name := range columns {
			if i := at[name]; i < len(record) {
				row.cells[name] = strings.TrimPrefix(record[i], "'")
			}
		}
		item := row.cells["item"]
		if item == "" || met[item] {
			return nil, fmt.Errorf("%s, line %d: the item %q is missing or there twice", path, row.line, item)
		}
		met[item] = true
		rows = append(rows, row)
	}
	return rows, nil
}

func hasColumn(at map[string]int, name string) bool {
	_, has := at[name]
	return has
}

// readCalibration reads what agree wrote as JSON.
func readCalibration(path string) (*findings.Agreement, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, ingest.Readable(err)
	}
	var a findings.Agreement
	if err := json.Unmarshal(data, &a); err != nil || a.Schema != findings.AgreementSchema {
		return nil, fmt.Errorf("%s is not what 'parallax agree --format json' writes", path)
	}
	return &a, nil
}
