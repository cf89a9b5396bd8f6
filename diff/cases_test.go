package diff

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/align"
)

var update = flag.Bool("update", false, "write the cases' expectations anew; read the difference before you commit it")

// TestCases compares the changes of sentence pairs with what stands in
// testdata/cases. A case is a block of lines: a title after "# ", both
// sentences (a language before them in brackets, if it is not English), and
// the wholes with their components as describe prints them.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no case files")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
				lines := strings.SplitN(block, "\n", 4)
				if len(lines) < 3 || !strings.HasPrefix(lines[0], "# ") {
					t.Fatalf("no case: %q", block)
				}
				language := "en"
				first := lines[1]
				if rest, ok := strings.CutPrefix(first, "["); ok {
					language, first, _ = strings.Cut(rest, "] ")
				}
				a, b := analyse(unescape(first), language), analyse(unescape(lines[2]), language)
				r := checkLaws(t, a, b, align.Passage{Kind: align.Edited, A: wholeOf(a), B: wholeOf(b)})
				got := strings.TrimRight(describe(a, b, r), "\n")
				want := ""
				if len(lines) == 4 {
					want = strings.TrimRight(lines[3], "\n")
				}
				if got != want && !*update {
					t.Errorf("%s\n%s\n%s\ngot:\n%s\nwant:\n%s", lines[0], lines[1], lines[2], got, want)
				}
				out = append(out, strings.TrimRight(strings.Join(lines[:3], "\n")+"\n"+got, "\n"))
			}
			if len(out) == 0 {
				t.Fatal("an empty case file")
			}
			if *update {
				if err := os.WriteFile(file, []byte(strings.Join(out, "\n\n")+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// unescape writes line breaks into a case's line.
func unescape(s string) string { return strings.ReplaceAll(s, `\n`, "\n") }
