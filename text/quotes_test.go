package text

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestQuotes reads testdata/quotes.txt.
func TestQuotes(t *testing.T) {
	data, err := os.ReadFile("testdata/quotes.txt")
	if err != nil {
		t.Fatal(err)
	}
	language, cases := "", 0
	for _, marked := range strings.Split(string(data), "\n\n") {
		marked = strings.TrimSpace(marked)
		for strings.HasPrefix(marked, "#") || strings.HasPrefix(marked, "language: ") {
			line, rest, _ := strings.Cut(marked, "\n")
			if tag, ok := strings.CutPrefix(line, "language: "); ok {
				language = tag
			}
			marked = strings.TrimSpace(rest)
		}
		if marked == "" {
			continue
		}
		cases++
		source := strings.NewReplacer("⟦~", "", "⟦!", "", "⟦", "", "⟧", "").Replace(marked)
		x := Analyse(source, Options{Language: language, Plain: true})
		checkLaws(t, x)
		if diff := cmp.Diff(marked, bracket(x)); diff != "" {
			t.Errorf("%s\n%s", source, diff)
		}
	}
	if cases < 30 {
		t.Fatalf("only %d cases", cases)
	}
}

// bracket writes the text with its quotations in brackets.
func bracket(x *Text) string {
	behind, before := map[int]string{}, map[int]string{}
	for _, q := range x.Quotes {
		sign := "⟦"
		switch {
		case q.Open:
			sign += "!"
		case q.Scare:
			sign += "~"
		}
		behind[q.Bytes.Start] += sign
		if q.Marked.End > q.Bytes.End { // closed by a mark
			before[q.Bytes.End] += "⟧"
		}
	}
	var b strings.Builder
	for i := 0; i <= len(x.Source); i++ {
		b.WriteString(before[i])
		b.WriteString(behind[i])
		if i < len(x.Source) {
			b.WriteByte(x.Source[i])
		}
	}
	return b.String()
}
