package main

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"parallax/text"
)

// Two gold cases, one of them found in two parts and one not at all, and one
// detection outside: worked out by hand.
func TestPANScore(t *testing.T) {
	c := func(a, b, c, d int) panCase {
		return panCase{susp: text.Span{Start: a, End: b}, src: text.Span{Start: c, End: d}}
	}
	var s panScore
	s.add([]panCase{c(0, 100, 0, 100), c(500, 600, 500, 600)},
		[]panCase{c(0, 40, 0, 40), c(60, 120, 60, 120), c(500, 600, 0, 50)})
	p, r, g, f := s.measures()
	// Precision: 1, (40+40)/120, 0. Recall: (80+80)/200, 0. Granularity: 2 for the one case found.
	wantP, wantR := (1+80.0/120)/3, 0.8/2
	wantF := 2 * wantP * wantR / (wantP + wantR) / math.Log2(3)
	for _, x := range []struct{ got, want float64 }{{p, wantP}, {r, wantR}, {g, 2}, {f, wantF}} {
		if math.Abs(x.got-x.want) > 1e-12 {
			t.Errorf("got %v, want %v", x.got, x.want)
		}
	}
}

// The command reads a corpus, finds a copy, and writes it where it is, in code
// points.
func TestPANCorpus(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	copied := "The «Élan» café on the north quay closed in March after the flood damaged its kitchen, its cellar and the piano that sailors had played since 1950."
	before := "Übrigens: the weather was mild.\r\n"
	gold := `<document reference="s.txt"><feature name="plagiarism" this_offset="33" this_length="147" source_reference="o.txt" source_offset="0" source_length="147"/></document>`
	for name, data := range map[string]string{
		"susp/s.txt": before + copied + "\r\nNobody spoke.", "src/o.txt": copied + "\r\nA goat ate the roses.",
		"02-copies/pairs": "s.txt o.txt\n", "02-copies/s-o.xml": gold,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := evalPAN13([]string{"--dir", dir, "--out", out, "--min-weight", "0"}, os.Stderr); err != nil {
		t.Fatal(err)
	}
	found, err := os.ReadFile(filepath.Join(out, "02-copies", "s-o.xml"))
	if err != nil {
		t.Fatal(err)
	}
	// From the T of "The" to the 0 of "1950": without the full stop.
	want := "<document reference=\"s.txt\">\n<feature name=\"detected-plagiarism\" this_offset=\"33\" this_length=\"146\" source_reference=\"o.txt\" source_offset=\"0\" source_length=\"146\"/>\n</document>\n"
	if string(found) != want {
		t.Errorf("got %s", found)
	}
	if err := evalPAN13([]string{"--dir", out}, os.Stderr); err == nil {
		t.Error("a folder without lists of pairs is no error")
	}
}
