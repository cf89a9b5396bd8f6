package align

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"parallax/text"
)

// sharedWords is the share of words that both sides of a passage have, counted
// anew.
func sharedWords(a, b *text.Text, p Passage) float64 {
	left := map[uint64]int{}
	words, both := 0, 0
	for _, w := range a.Words[p.A.Start:p.A.End] {
		if w.Role.Prose() {
			left[w.Hash]++
			words++
		}
	}
	for _, w := range b.Words[p.B.Start:p.B.End] {
		if !w.Role.Prose() {
			continue
		}
		words++
		if left[w.Hash] > 0 {
			left[w.Hash]--
			both++
		}
	}
	return min(2*float64(both)/float64(words), 0.999)
}

// dividedPair is one text of rare words, divided into sentences in two ways.
func dividedPair(t *rapid.T) (a, b string) {
	next := 0
	for _, words := range rapid.SliceOfN(rapid.IntRange(4, 12), 2, 6).Draw(t, "sentences") {
		edited := rapid.Bool().Draw(t, "edited")
		for n := range words {
			word := fmt.Sprintf("Word%c%c", 'a'+next/20, 'a'+next%20)
			next++
			a += word + " "
			if !edited || n%4 > 0 {
				b += word + " "
			}
		}
		a += rapid.SampledFrom([]string{". ", ""}).Draw(t, "end")
		b += rapid.SampledFrom([]string{". ", ""}).Draw(t, "end")
	}
	return a, b
}

// However a passage came about, its similarity is that of its words.
func TestSimilarityIsThatOfTheWords(t *testing.T) {
	var some [Rewritten + 1]int
	for _, file := range caseFiles(t) {
		a, b, _ := readCase(t, file)
		checkSimilarity(t, a, b, &some)
	}
	for kind, n := range some {
		if n == 0 {
			t.Fatalf("no passage of the cases is %v", Kind(kind))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := somePair(t)
		if rapid.Bool().Draw(t, "divided") {
			a, b = dividedPair(t)
		}
		checkSimilarity(t, a, b, &some)
	})
}

func checkSimilarity(t interface{ Fatalf(string, ...any) }, a, b string, some *[Rewritten + 1]int) {
	ta, tb := text.Analyse(a, text.Options{Plain: true}), text.Analyse(b, text.Options{Plain: true})
	for _, o := range []Options{{}, {Copies: true}} {
		for _, p := range Passages(ta, tb, o).Passages {
			some[p.Kind]++
			want := sharedWords(ta, tb, p)
			if p.Kind == Verbatim {
				want = 1
			}
			if p.Similarity != want {
				t.Fatalf("%v under %+v: similarity %v, not %v\na: %q\nb: %q", p, o, p.Similarity, want, a, b)
			}
		}
	}
}
