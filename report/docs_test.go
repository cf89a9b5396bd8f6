package report

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
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
	if !slices.Equal(rows, CSVColumns) {
		t.Errorf("the codebook has %v\nthe output has  %v", rows, CSVColumns)
	}
}
