package text

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sentenceCase is a paragraph and where it is to be cut.
type sentenceCase struct {
	language  string
	sentences []string
}

func readSentenceCases(t *testing.T, file string) []sentenceCase {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []sentenceCase
	language := ""
	for _, paragraph := range strings.Split(string(data), "\n\n") {
		c := sentenceCase{language: language}
		for _, line := range strings.Split(strings.TrimSpace(paragraph), "\n") {
			switch {
			case line == "" || strings.HasPrefix(line, "#"):
			case strings.HasPrefix(line, "language: "):
				language = strings.TrimPrefix(line, "language: ")
				c.language = language
			default:
				c.sentences = append(c.sentences, line)
			}
		}
		if len(c.sentences) > 0 {
			cases = append(cases, c)
		}
	}
	if len(cases) == 0 {
		t.Fatalf("%s: no cases", file)
	}
	return cases
}

// TestSentences scores the boundaries inside the paragraphs of each file. What
// we get is written into the file's golden score, also where it is wrong.
func TestSentences(t *testing.T) {
	files, err := filepath.Glob("testdata/sentences/*.txt")
	if err != nil || len(files) < 2 {
		t.Fatalf("case files: %v, %v", files, err)
	}
	var report strings.Builder
	for _, file := range files {
		found, wanted, right := 0, 0, 0
		var wrong []string
		for _, c := range readSentenceCases(t, file) {
			glue := " "
			if c.language == "zh" || c.language == "ja" {
				glue = ""
			}
			source := ""
			want := map[int]bool{}
			for i, s := range c.sentences {
				s, glued := strings.CutSuffix(s, "+")
				source += s
				if i == len(c.sentences)-1 {
					break
				}
				want[len(source)] = true
				if !glued {
					source += glue
				}
			}
			x := Analyse(source, Options{Plain: true, Language: c.language})
			checkLaws(t, x)
			hits := 0
			for _, s := range x.Sentences[:len(x.Sentences)-1] {
				if want[s.Bytes.End] {
					hits++
				}
			}
			found, wanted, right = found+len(x.Sentences)-1, wanted+len(want), right+hits
			if hits < len(want) || len(x.Sentences)-1 > hits {
				var got []string
				for _, s := range x.Sentences {
					got = append(got, x.Cut(s.Bytes))
				}
				wrong = append(wrong, strings.Join(got, " ¦ "))
			}
		}
		precision, recall := float64(right)/float64(found), float64(right)/float64(wanted)
		fmt.Fprintf(&report, "%s: %d boundaries, precision %.3f, recall %.3f, F1 %.3f\n", filepath.Base(file), wanted, precision, recall, 2*precision*recall/(precision+recall))
		for _, w := range wrong {
			fmt.Fprintf(&report, "  wrong: %s\n", w)
		}
	}
	compareGolden(t, "testdata/sentences/score.golden", report.String())
}
