package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCodedTable keeps the scores on the coded passages as a committed table.
func TestCodedTable(t *testing.T) {
	compareTable(t, "testdata/coded.txt", func(out io.Writer) error {
		return evalCoded([]string{"-list", "../../testdata/coded"}, out)
	})
}

func TestCodingsAreChecked(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"unknown pair", "k9,a,b,verb,,yes\n", "no pair"},
		{"words that are not there", "k1,blue,green,verb,,yes\n", "does not stand"},
		{"nothing, with words", "k1,red,green,none,,yes\n", "none with words"},
		{"a pair left out", "", "was not coded"},
		{"wrong columns", "k1,red\n", "wrong number of fields"},
	} {
		path := filepath.Join(t.TempDir(), "codings.csv")
		if err := os.WriteFile(path, []byte(strings.Join(codedColumns, ",")+"\n"+c.lines), 0o644); err != nil {
			t.Fatal(err)
		}
		set := &codedSet{pairs: []codedPair{{ID: "k1", A: "a red door", B: "a green door"}}}
		if _, err := set.readCodings(path); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestUncodedCategoriesAreThoseNamed(t *testing.T) {
	for _, category := range []string{"salience", "salience.order"} {
		if !under(category, "salience") {
			t.Errorf("%s is not left out with salience", category)
		}
	}
	if under("quote.alter", "quote.al") || under("loaded", "salience") {
		t.Error("another category is left out")
	}
}
