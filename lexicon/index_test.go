package lexicon

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the tables that are made from the lists")

// The index and the description are those of the lists as they are.
func TestStartTable(t *testing.T) {
	made(t, "tables/starts.bin", startTable, makeIndex(embeddedSources()))
}

func TestListTable(t *testing.T) { made(t, "tables/lists.tsv", listTable, makeListTable()) }

func made(t *testing.T, file, have, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have != want {
		t.Errorf("a list has changed: go test ./lexicon -run %s -update", t.Name())
	}
}
