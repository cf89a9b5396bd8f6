package text

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMarks reads testdata/marks/*.txt.
func TestMarks(t *testing.T) {
	files, err := filepath.Glob("testdata/marks/*.txt")
	if err != nil || len(files) < 2 {
		t.Fatalf("case files: %v, %v", files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases := strings.Split("\n"+string(data), "\n== ")
		if len(cases) < 5 {
			t.Fatalf("%s: %d cases", file, len(cases)-1)
		}
		for _, c := range cases[1:] {
			name, lines, _ := strings.Cut(c, "\n")
			t.Run(filepath.Base(file)+"/"+name, func(t *testing.T) {
				source, want := readMarked(lines)
				x := Analyse(source, Options{})
				checkLaws(t, x)
				if diff := cmp.Diff(want, writeMarked(x)); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
			})
		}
	}
}

// readMarked gives the article and its lines, trimmed.
func readMarked(lines string) (source string, want []string) {
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		line = strings.TrimSpace(line)
		want = append(want, line)
		more, rest := strings.CutPrefix(line, "+ ")
		_, text, _ := strings.Cut(more, ": ")
		switch {
		case rest:
			source += " "
		case source != "":
			source += "\n"
		}
		source += text
	}
	return source, want
}

// writeMarked writes an article in the form of the case files: runs of
// sentences of one role.
func writeMarked(x *Text) []string {
	var out []string
	for _, p := range x.Paragraphs {
		prefix := ""
		for i := p.Sentences.Start; i < p.Sentences.End; {
			role := x.label(i)
			j := i + 1
			for j < p.Sentences.End && (x.label(j) == role || role == "lede" && x.label(j) == "body") {
				j++
			}
			out = append(out, prefix+role+": "+x.Cut(Span{x.Sentences[i].Bytes.Start, x.Sentences[j-1].Bytes.End}))
			prefix = "+ "
			i = j
		}
	}
	return out
}

// label is the role of a sentence as the case files write it.
func (x *Text) label(i int) string {
	s := x.Sentences[i]
	for _, m := range x.Marks {
		if m.Bytes.Contains(s.Bytes) && (m.Kind == MarkLede || m.Note != "") {
			if m.Note != "" {
				return string(m.Kind) + "[" + m.Note + "]"
			}
			return string(m.Kind)
		}
	}
	return s.Role.String()
}
