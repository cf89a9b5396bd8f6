package report

import (
	"strings"
	"testing"

	"parallax/compare"
)

// usual is a comparison of about the size that two articles of 800 words make.
func usual(b *testing.B) *compare.Comparison {
	c := story(b)
	for range 4 {
		c.Changes = append(c.Changes, c.Changes...)
	}
	c.Changes = c.Changes[:150]
	text := strings.Repeat(*c.A.Text, 8)
	c.A.Text, c.B.Text = &text, &text
	for range 2 {
		c.A.Sentences, c.B.Sentences = append(c.A.Sentences, c.A.Sentences...), append(c.B.Sentences, c.B.Sentences...)
		c.Passages = append(c.Passages, c.Passages...)
	}
	return c
}

func BenchmarkRender(b *testing.B) {
	for _, form := range []struct {
		name     string
		renderer Renderer
	}{
		{"json", jsonRenderer(true)}, {"jsonl", JSONLRenderer()}, {"csv", CSVRenderer(CSVOptions{})},
		{"tsv", CSVRenderer(CSVOptions{Tabs: true})}, {"markdown", MarkdownRenderer()}, {"text", TextRenderer(TextOptions{})},
	} {
		b.Run(form.name, func(b *testing.B) {
			c := usual(b)
			var buf []byte
			b.ReportAllocs()
			for b.Loop() {
				var err error
				if buf, err = form.renderer.Pair(buf[:0], 1, Pair{Comparison: c}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(len(buf)))
		})
	}
}
