package lexicon

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the tables that are made from the lists")

// The index is that of the lists as they are.
func TestStartTable(t *testing.T) {
	want := makeIndex(embeddedSources())
	if *update {
		if err := os.WriteFile("tables/starts.bin", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if startTable != want {
		t.Error("a list has changed: go test ./lexicon -run StartTable -update")
	}
}
