package framing

import (
	"os"
	"testing"

	"parallax/align"
	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"
)

// BenchmarkRead reads the components of two articles of our own, of about 250
// and 200 words, that differ in most sentences.
func BenchmarkRead(b *testing.B) {
	load := func(name string) *text.Text {
		data, err := os.ReadFile("../testdata/articles/" + name)
		if err != nil {
			b.Fatal(err)
		}
		return text.Analyse(string(data), text.Options{})
	}
	x, y := load("wire.txt"), load("framing.txt")
	result := align.Passages(x, y, align.Options{})
	var changes []diff.Result
	for _, p := range result.Passages {
		changes = append(changes, diff.Changes(x, y, p, diff.Options{}))
	}
	p := &Pair{A: NewText(x, lexicon.Default()), B: NewText(y, lexicon.Default()), Passages: result.Passages, Components: Components(x, y, result.Passages, changes)}
	b.ReportMetric(float64(len(x.Words)+len(y.Words)), "words")
	b.ReportAllocs()
	for b.Loop() {
		Read(p, Options{})
	}
}
