package main

import (
	"bytes"
	"flag"
	"io"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden table")

// TestGoldTable keeps the scores on our own gold as a committed table, so that
// every change shows what it does to them, also for the worse.
func TestGoldTable(t *testing.T) {
	compareTable(t, "testdata/gold.txt", func(out io.Writer) error {
		return evalGold([]string{"-gold", "../../testdata/gold", "-articles", "../../testdata/articles"}, out)
	})
}

func compareTable(t *testing.T, golden string, score func(io.Writer) error) {
	t.Helper()
	var got bytes.Buffer
	if err := score(&got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the scores moved; go test ./internal/eval -update writes the new table:\n%s", got.String())
	}
}
