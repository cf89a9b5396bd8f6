package report

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parallax/table"
)

func readDocument(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestEveryFieldIsDocumented holds docs/json.md to the schema, which the
// output is held to.
func TestEveryFieldIsDocumented(t *testing.T) {
	document := readDocument(t, "../docs/json.md")
	var schema any
	if err := json.Unmarshal([]byte(readDocument(t, schemaPath)), &schema); err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	collect(schema, names)
	if len(names) < 80 {
		t.Fatalf("only %d names in the schema", len(names))
	}
	spoken := map[string]bool{} // words inside code marks
	document = regexp.MustCompile("(?s)```.*?```").ReplaceAllString(document, "")
	for _, code := range regexp.MustCompile("`[^`]+`").FindAllString(document, -1) {
		for _, word := range regexp.MustCompile(`[\w.-]+`).FindAllString(code, -1) {
			spoken[word] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !spoken[name] && !regexp.MustCompile(`^[FN]\d+$`).MatchString(name) {
			t.Errorf("docs/json.md does not speak of %q", name)
		}
	}
}

// collect takes the names of properties and the values of enumerations.
func collect(v any, names map[string]bool) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			collect(item, names)
		}
	case map[string]any:
		if properties, ok := v["properties"].(map[string]any); ok {
			for name := range properties {
				names[name] = true
			}
		}
		if values, ok := v["enum"].([]any); ok {
			for _, value := range values {
				if s, ok := value.(string); ok {
					names[s] = true
				}
			}
		}
		for _, item := range v {
			collect(item, names)
		}
	}
}

func TestCodebookHasEveryColumnInOrder(t *testing.T) {
	var rows []string
	for l := range strings.Lines(readDocument(t, "../docs/csv-codebook.md")) {
		if rest, ok := strings.CutPrefix(l, "| `"); ok {
			name, _, _ := strings.Cut(rest, "`")
			rows = append(rows, name)
		}
	}
	if !slices.Equal(rows, table.Names(table.Changes)) {
		t.Errorf("the codebook has %v\nthe output has  %v", rows, table.Names(table.Changes))
	}
}

// TestThresholdsAreDocumented holds docs/json.md to the numbers in the code.
func TestThresholdsAreDocumented(t *testing.T) {
	document := readDocument(t, "../docs/json.md")
	for _, c := range []struct{ file, constant, row string }{
		{"../compare/measure.go", "nearVerbatimShare", "| `near-verbatim` |"},
		{"../compare/measure.go", "unrelatedShare", "| `unrelated` |"},
		{"../compare/measure.go", "quotesOnlyShare", "| `quotes-only` |"},
		{"../compare/measure.go", "quotesOnlyCover", "| `quotes-only` |"},
		{"../compare/warnings.go", "shortText", "| `short` |"},
		{"../align/outcome.go", "editedFrom", "| `kind` |"},
	} {
		found := regexp.MustCompile(c.constant + `\s+= ([0-9.]+)`).FindStringSubmatch(readDocument(t, c.file))
		if found == nil {
			t.Errorf("no %s in %s", c.constant, c.file)
			continue
		}
		said := false
		for l := range strings.Lines(document) {
			said = said || strings.HasPrefix(l, c.row) && regexp.MustCompile(`\b`+regexp.QuoteMeta(found[1])+`\b`).MatchString(l)
		}
		if !said {
			t.Errorf("docs/json.md does not say %s for %s (%s)", found[1], c.row, c.constant)
		}
	}
}

func TestWarningsAreDocumented(t *testing.T) {
	document := readDocument(t, "../docs/json.md")
	codes := 0
	for _, pattern := range []string{"../compare/*.go", "../article/*.go", "../article/*/*.go"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("nothing is %s (%v)", pattern, err)
		}
		for _, path := range paths {
			for _, found := range regexp.MustCompile(`(?:add\(|Code: +)"([a-z-]+)"`).FindAllStringSubmatch(readDocument(t, path), -1) {
				if codes++; !strings.Contains(document, "`"+found[1]+"`") {
					t.Errorf("%s warns of %q, docs/json.md does not", path, found[1])
				}
			}
		}
	}
	if codes < 9 {
		t.Errorf("only %d codes of warnings found", codes)
	}
}
