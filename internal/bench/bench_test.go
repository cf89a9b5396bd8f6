package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func small(t *testing.T, o options, dir string) (archive, truth string) {
	t.Helper()
	archive, truth = filepath.Join(dir, "archive.jsonl"), filepath.Join(dir, "truth.jsonl")
	if err := writeArchive(newWriter(o, made(2000, o.seed)), plan(o), archive, truth); err != nil {
		t.Fatal(err)
	}
	return archive, truth
}

var usual = options{docs: 400, seed: 7, outlets: 5, wire: .05, rewrites: 5, edits: []float64{0, .1}, footers: .6, reprints: 20, days: 30}

func TestPlantedPlacesHoldWhatTheyClaim(t *testing.T) {
	archive, truth := small(t, usual, t.TempDir())
	texts := map[string][]rune{}
	f, err := os.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		texts[r.ID] = []rune(r.Text)
	}
	if len(texts) != usual.docs {
		t.Fatalf("%d articles, want %d", len(texts), usual.docs)
	}
	planted, err := readTruth(truth, false)
	if err != nil {
		t.Fatal(err)
	}
	verbatim, edited := 0, 0
	for pair, all := range planted.copies {
		for _, p := range all {
			source := string(texts[pair[0]][p.SourceSpan[0]:p.SourceSpan[1]])
			copied := string(texts[pair[1]][p.CopySpan[0]:p.CopySpan[1]])
			switch {
			case p.Edits == 0 && source != copied:
				t.Errorf("%v: %q was copied as %q", pair, source, copied)
			case p.Edits == 0:
				verbatim++
			case source != copied:
				edited++
			}
		}
	}
	if verbatim < 20 || edited < 20 {
		t.Errorf("only %d verbatim and %d edited copies", verbatim, edited)
	}
	for article, footer := range planted.footers {
		if text := texts[article]; footer[1] != len(text) || text[footer[0]-1] != '\n' {
			t.Errorf("%s: footer %v of %d code points", article, footer, len(text))
		}
	}
}

func TestTheSameSeedGivesTheSameArchive(t *testing.T) {
	one, _ := small(t, usual, t.TempDir())
	two, _ := small(t, usual, t.TempDir())
	other := usual
	other.seed++
	three, _ := small(t, other, t.TempDir())
	a, b, c := read(t, one), read(t, two), read(t, three)
	if a != b {
		t.Error("two archives of one seed differ")
	}
	if a == c {
		t.Error("archives of two seeds are equal")
	}
}

func read(t *testing.T, path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
