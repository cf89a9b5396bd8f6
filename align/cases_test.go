package align

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/text"
)

// Each case file holds two texts and what is to be found in them; see
// docs/tricky-cases.md.
func TestCases(t *testing.T) {
	for _, file := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			first, second, want := readCase(t, file)
			a, b := text.Analyse(first, text.Options{}), text.Analyse(second, text.Options{})
			if law := broken(a, b, Options{}); law != "" {
				t.Error(law)
			}
			r := Passages(a, b, Options{})
			var got []string
			for _, p := range r.Passages {
				moved := ""
				if p.Moved {
					moved = "moved"
				}
				got = append(got, fmt.Sprintf("%v\t%s\t%s\t%s", p.Kind, moved, a.Cut(a.Bytes(p.A)), b.Cut(b.Bytes(p.B))))
			}
			for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
				f := strings.Split(line, "\t")
				switch {
				case line == "":
				case f[0] == "unpaired a":
					expectUnpaired(t, a, r, f[2], func(p Passage) text.Span { return p.A })
				case f[0] == "unpaired b":
					expectUnpaired(t, b, r, f[2], func(p Passage) text.Span { return p.B })
				default:
					f[2], f[3] = firstWord(a, f[2]), firstWord(b, f[3])
					found := false
					for i, g := range got {
						h := strings.Split(g, "\t")
						if h[0] == f[0] && h[1] == f[1] && strings.HasPrefix(h[2], f[2]) && strings.HasPrefix(h[3], f[3]) {
							got = append(got[:i], got[i+1:]...)
							found = true
							break
						}
					}
					if !found {
						t.Errorf("not found: %s", line)
					}
				}
			}
			for _, g := range got {
				t.Errorf("not wanted: %s", g)
			}
		})
	}
}

// firstWord leaves out what stands before the first prose word of the quoted
// beginning: quotation marks and datelines are in no passage.
func firstWord(t *text.Text, beginning string) string {
	at := strings.Index(t.Source, beginning)
	if at < 0 {
		return beginning
	}
	for i := range t.Words {
		w := &t.Words[i]
		if int(w.Start) >= at && w.Role.Prose() && int(w.Start) < at+len(beginning) {
			return beginning[int(w.Start)-at:]
		}
	}
	return beginning
}

// expectUnpaired wants the n-th sentence that begins so (beginning@n) to be in
// no passage.
func expectUnpaired(t *testing.T, x *text.Text, r Result, beginning string, side func(Passage) text.Span) {
	t.Helper()
	beginning, nth, _ := strings.Cut(beginning, "@")
	n := 1
	if nth != "" {
		fmt.Sscan(nth, &n)
	}
	for _, s := range x.Sentences {
		if !strings.HasPrefix(x.Cut(s.Bytes), beginning) {
			continue
		}
		if n--; n > 0 {
			continue
		}
		for _, p := range r.Passages {
			if side(p).Overlaps(s.Words) {
				t.Errorf("%q is in a passage", beginning)
			}
		}
		return
	}
	t.Errorf("no sentence begins with %q", beginning)
}

// Statistics of an archive take the place of the built-in ones.
func TestArchiveIDF(t *testing.T) {
	a := text.Analyse("Dockers in Lusan walked out on Monday over night pay.\nThe weather was mild.", text.Options{})
	b := text.Analyse("On Monday night dockers quit work in Lusan over pay.\nNobody sang.", text.Options{})
	asked := 0
	weight := func(idf float64) float64 {
		r := Passages(a, b, Options{IDF: func(uint64) (float64, bool) { asked++; return idf, true }})
		if len(r.Blocks) != 1 {
			t.Fatalf("%d blocks", len(r.Blocks))
		}
		return r.Blocks[0].Weight
	}
	if low, high := weight(2), weight(9); asked == 0 || low >= high {
		t.Errorf("asked %d times; weight %v with common words, %v with rare ones", asked, low, high)
	}
}

func caseFiles(t *testing.T) []string {
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	return files
}

func readCase(t *testing.T, file string) (a, b, want string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok1 := strings.Cut(string(data), "-- a --\n")
	a, rest, ok2 := strings.Cut(rest, "-- b --\n")
	b, want, ok3 := strings.Cut(rest, "-- want --\n")
	if !ok1 || !ok2 || !ok3 {
		t.Fatal(file, "is no case file")
	}
	return a, b, want
}
