package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGeneratedPairsAreMade holds the committed pairs to the sources and
// operations that they are made from.
func TestGeneratedPairsAreMade(t *testing.T) {
	for name, combined := range generatedFolders {
		folder := filepath.Join("../../testdata", name)
		want, err := generate(filepath.Join(folder, "sources"), combined)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(folder, "pairs.json"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: pairs.json is not what its sources give; go run ./internal/eval generate makes it anew", name)
		}
	}
}

// TestGeneratedSpans holds that every recorded span cuts the recorded words.
func TestGeneratedSpans(t *testing.T) {
	for name := range generatedFolders {
		set, err := readGenerated(filepath.Join("../../testdata", name, "pairs.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range set.Pairs {
			a, b := set.sides(p)
			if a == b {
				t.Errorf("%s: both sides are the same", p.ID)
			}
			for _, side := range []string{a, b} {
				if strings.ContainsAny(side, "{}[]|") || strings.Contains(side, "  ") {
					t.Errorf("%s: markup or two blanks left in %q", p.ID, side)
				}
			}
			for _, c := range p.Changes {
				if got := string([]rune(a)[c.A[0]:c.A[1]]); got != c.AText {
					t.Errorf("%s: a is cut to %q, want %q", p.ID, got, c.AText)
				}
				if got := string([]rune(b)[c.B[0]:c.B[1]]); got != c.BText {
					t.Errorf("%s: b is cut to %q, want %q", p.ID, got, c.BText)
				}
			}
		}
	}
}

func TestParseSource(t *testing.T) {
	s, err := parseSource("x", `It {verb|said|claimed}{hedge| [perhaps ]so| []so}. {direct#1|"|}Yes{direct#1|"|}`)
	if err != nil {
		t.Fatal(err)
	}
	text, _, cuts := s.render(map[int]int{0: 1})
	if want := `It claimed perhaps so. "Yes"`; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	if want := [][2]int{{3, 10}, {11, 19}, {23, 28}}; len(cuts) != 3 || cuts[0] != want[0] || cuts[1] != want[1] || cuts[2] != want[2] {
		t.Errorf("cuts %v, want %v", cuts, want)
	}
	for _, wrong := range []string{"plain", "{verb|said", "{verb|said}", "{nothing|a|b}", "{label|a|b}", "{move#1|a|b} {move#1|a|b|c}"} {
		if _, err := parseSource("x", wrong); err == nil {
			t.Errorf("%q: no error", wrong)
		}
	}
}

func TestGeneratedTable(t *testing.T) {
	compareTable(t, "testdata/generated.txt", func(out io.Writer) error {
		return evalGenerated([]string{"-pairs", "../../testdata/generated/pairs.json"}, out)
	})
}

func TestControlTable(t *testing.T) {
	compareTable(t, "testdata/control.txt", func(out io.Writer) error {
		return evalControl([]string{"-pairs", "../../testdata/control/pairs.json", "-generated", "../../testdata/generated/pairs.json"}, out)
	})
}
