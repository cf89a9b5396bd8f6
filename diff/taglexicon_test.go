package diff

import (
	"os"
	"testing"

	"github.com/zeebo/xxh3"
)

// The table is that of the lists as they are.
func TestTagTable(t *testing.T) {
	want := makeTagTable()
	if *update {
		if err := os.WriteFile("tables/tags.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if tagTable != string(want) {
		t.Error("a list has changed: go test ./diff -run TagTable -update")
	}
	if c := classOf(xxh3.HashString("went")); c.form != formTense || !c.listed {
		t.Errorf("went: %+v", c)
	}
}
