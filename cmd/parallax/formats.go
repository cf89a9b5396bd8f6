package main

import (
	"path/filepath"
	"slices"
	"strings"

	"parallax/export"
)

// format is a value of --format, with the ending that stands for it.
type format struct{ name, ending string }

// reports are the formats of reports; the others are those of exports.
var reports = []format{
	{"text", ".txt"}, {"json", ".json"}, {"jsonl", ".jsonl"}, {"html", ".html"}, {"html", ".htm"}, {"csv", ".csv"}, {"tsv", ".tsv"}, {"markdown", ".md"},
}

// formats are all values of --format.
func formats() []format {
	all := slices.Clone(reports)
	for _, form := range export.Forms {
		if form.Scope&(export.Pairs|export.References) != 0 || form.Format == export.Parquet {
			all = append(all, format{string(form.Format), form.Ending})
		}
	}
	return all
}

// formatNames lists the values of --format.
func formatNames() string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	names = slices.Compact(names)
	return listed(names)
}

// settleFormat finds the format by its name, by the ending that stands for it,
// or by the ending of the output file.
func (f *compareFlags) settleFormat() error {
	asked := f.format
	if asked == "" {
		asked = strings.ToLower(filepath.Ext(f.output))
	}
	if asked == "" || asked == "." {
		f.format = "text"
		return nil
	}
	for _, known := range formats() {
		if asked == known.name || strings.TrimPrefix(asked, ".") == known.ending[1:] {
			f.format = known.name
			return nil
		}
	}
	if f.format == "" {
		return usage("the ending of %s names no format: say which with --format (%s)", f.output, formatNames())
	}
	return usage("there is no format %q: %s", f.format, formatNames())
}

// chosenFormat is the format asked for, or told by the ending of the output;
// on standard output, the first of those known.
func chosenFormat(asked, output string, known []string) (string, error) {
	switch {
	case asked == "" && (output == "" || output == "-"):
		return known[0], nil
	case asked == "":
		return formatByEnding(output, known)
	case !slices.Contains(known, asked):
		return "", usage("there is no format %q: %s", asked, strings.Join(known, ", "))
	}
	return asked, nil
}

// formatByEnding is the format that a file's ending names.
func formatByEnding(path string, known []string) (string, error) {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	switch ending {
	case "htm":
		ending = "html"
	case "txt":
		ending = "text"
		if slices.Contains(known, "table") {
			ending = "table"
		}
	}
	if !slices.Contains(known, ending) {
		return "", usage("the ending of %s names no format that is written here: %s", path, strings.Join(known, ", "))
	}
	return ending, nil
}

// listed is a list in words: a, b or c.
func listed(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}
