package table

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"parallax/findings"
)

var update = flag.Bool("update", false, "write the columns into docs/findings.md anew")

// TestFindingsColumnsAreExplained holds the last section of docs/findings.md to
// the columns of every table.
func TestFindingsColumnsAreExplained(t *testing.T) {
	const path, heading = "../docs/findings.md", "## Every column\n"
	document, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, got, found := strings.Cut(string(document), heading)
	if !found {
		t.Fatalf("%s has no section %q", path, heading)
	}
	var want strings.Builder
	want.WriteString("\nAs `--format csv`, `tsv`, `jsonl` and `parquet` have them.\n")
	for _, name := range FindingsTables {
		columns, _, err := FindingsRows(&findings.Findings{}, name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&want, "\n### `%s`\n\n| column | type | what it says |\n|---|---|---|\n", name)
		for _, e := range Describe(name, columns) {
			if e.Doc == "" {
				t.Errorf("%s: the column %s says nothing of itself", name, e.Column)
			}
			fmt.Fprintf(&want, "| `%s` | %s | %s |\n", e.Column, e.Type, e.Doc)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+heading+want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want.String() {
		t.Errorf("%s differs from the columns; 'go test ./table -run Explained -update' writes them, then read what changed", path)
	}
}
