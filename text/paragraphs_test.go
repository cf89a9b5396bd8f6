package text

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestParagraphs reads testdata/paragraphs/*.txt: a text, a line "-- ", and its
// paragraphs, one a line behind "| ", with single blanks for white space.
func TestParagraphs(t *testing.T) {
	files, err := filepath.Glob("testdata/paragraphs/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("case files: %v, %v", files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source, want, ok := strings.Cut(string(data), "-- \n")
		if !ok {
			t.Fatalf("%s: no line \"-- \"", file)
		}
		for _, ending := range []string{"\n", "\r\n"} {
			x := Analyse(strings.ReplaceAll(source, "\n", ending), Options{})
			checkLaws(t, x)
			got := ""
			for _, p := range x.Paragraphs {
				got += "| " + strings.Join(strings.Fields(x.Cut(p.Bytes)), " ") + "\n"
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s with %q (-want +got):\n%s", filepath.Base(file), ending, diff)
			}
		}
	}
}
