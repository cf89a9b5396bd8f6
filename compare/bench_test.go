package compare_test

import (
	"cmp"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"parallax/align"
	"parallax/article"
	"parallax/compare"
	"parallax/diff"
	"parallax/text"
)

// BenchmarkPair takes the wire story and its framing rewrite (about 290 words
// each) through all stages, from the decoded text.
func BenchmarkPair(b *testing.B) {
	e := engine(b)
	all := articles(b)
	wire, framed := all[len(all)-1], all[0]
	for _, a := range all {
		switch a.Origin.File {
		case "../testdata/articles/wire.txt":
			wire = a
		case "../testdata/articles/framing.txt":
			framed = a
		}
	}
	b.SetBytes(int64(len(wire.Text) + len(framed.Text)))
	b.ReportAllocs()
	for b.Loop() {
		e.Compare(compare.Prepare(wire), compare.Prepare(framed))
	}
}

// BenchmarkWhole takes two articles of about 500 words through all stages, from
// the decoded text: lightly edited (every fifth of the changes that the
// generated pairs know of) and heavily (all of them).
func BenchmarkWhole(b *testing.B) {
	e := engine(b)
	for _, c := range editedArticles(b) {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.Compare(compare.Prepare(c.a), compare.Prepare(c.b))
			}
			b.ReportMetric(float64(len(compare.Prepare(c.a).Text.Words)), "words/text")
		})
	}
}

// BenchmarkChanges takes the same articles, analysed beforehand, to passages
// and changes.
func BenchmarkChanges(b *testing.B) {
	for _, c := range editedArticles(b) {
		x, y := compare.Prepare(c.a).Text, compare.Prepare(c.b).Text
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				changes(x, y)
			}
		})
	}
}

func changes(x, y *text.Text) int {
	n := 0
	for _, p := range align.Passages(x, y, align.Options{}).Passages {
		n += len(diff.Changes(x, y, p, diff.Options{}).Components)
	}
	return n
}

type editedCase struct {
	name string
	a, b *article.Article
}

// editedArticles joins three sources of the generated pairs, and their edits.
func editedArticles(b *testing.B) []editedCase {
	b.Helper()
	data, err := os.ReadFile("../testdata/generated/pairs.json")
	if err != nil {
		b.Fatal(err)
	}
	type edit struct {
		Span [2]int `json:"span"`
		With string `json:"with"`
	}
	var set struct {
		Texts map[string]string `json:"texts"`
		Pairs []struct {
			Text  string `json:"text"`
			Edits []edit `json:"edits"`
		} `json:"pairs"`
	}
	if err := json.Unmarshal(data, &set); err != nil {
		b.Fatal(err)
	}
	var original, light, heavy string
	for _, name := range []string{"flood-dam", "water-rights", "pipeline-leak"} {
		source := []rune(set.Texts[name])
		if len(source) == 0 {
			b.Fatalf("no text %s", name)
		}
		var edits []edit
		for _, p := range set.Pairs {
			if p.Text == name {
				edits = append(edits, p.Edits...)
			}
		}
		slices.SortFunc(edits, func(x, y edit) int { return cmp.Compare(x.Span[0], y.Span[0]) })
		apply := func(every int) string {
			out, at, n := "", 0, 0
			for _, e := range edits {
				if e.Span[0] < at {
					continue
				}
				if n++; n%every != 0 {
					continue
				}
				out, at = out+string(source[at:e.Span[0]])+e.With, e.Span[1]
			}
			return out + string(source[at:]) + "\n\n"
		}
		original, light, heavy = original+string(source)+"\n\n", light+apply(5), heavy+apply(1)
	}
	made := func(s string) *article.Article { return &article.Article{Text: s, Language: "en"} }
	return []editedCase{{"light", made(original), made(light)}, {"heavy", made(original), made(heavy)}}
}
