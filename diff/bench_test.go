package diff

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"parallax/align"
)

// story is a made-up text of so many words from a small vocabulary.
func story(random *rand.Rand, words, vocabulary int) []string {
	out := make([]string, words)
	for i := range out {
		out[i] = fmt.Sprintf("w%d", random.IntN(vocabulary))
		if i%20 == 19 {
			out[i] += "."
		}
	}
	return out
}

// BenchmarkLongPassage is the worst that one passage can be: long, with nothing
// in order.
func BenchmarkLongPassage(b *testing.B) {
	for _, n := range []int{100, 500, 5000} {
		for _, vocabulary := range []int{10, 1000, 100000} {
			random := rand.New(rand.NewPCG(1, 2))
			x := analyse(strings.Join(story(random, n, vocabulary), " "), "en")
			y := analyse(strings.Join(story(random, n, vocabulary), " "), "en")
			b.Run(fmt.Sprintf("words=%d/vocabulary=%d", n, vocabulary), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					changesOf(x, y)
				}
			})
			b.Run(fmt.Sprintf("links/words=%d/vocabulary=%d", n, vocabulary), func(b *testing.B) {
				for b.Loop() {
					align.Words(x, y, wholeOf(x), wholeOf(y), align.WordOptions{})
				}
			})
		}
	}
}

// editedPairs are sentence pairs as a light rewrite has them, about 500 words
// on each side.
var editedPairs = [][2]string{
	{"The harbour council said on Tuesday that the ferry line would close in March.", "The harbour council announced on Tuesday that the ferry line would be shut in March."},
	{"Officials claimed the closure of the northern pier was needed to protect swimmers after a storm damaged the wall.", "Officials said the closing of the pier in the north was needed to protect bathers after the storm broke the wall."},
	{"Residents of the old town have repeatedly asked the mayor to reopen the bridge before the summer.", "Residents of the old town have asked the mayor several times to reopen the bridge before summer."},
	{"The union rejected the offer of a 3 percent rise and called for new talks next week.", "The union rejected the offer of a 3 percent rise and called for new talks next week."},
	{"A spokesman for the port, who asked not to be named, said the damage was limited.", "A port spokesman said the damage was limited."},
	{"The report describes the flood as the worst in forty years and blames a failure of the old pumps.", "The report describes the flood as the worst in four decades and puts it down to old pumps."},
	{"Two engineers were hurt when the crane collapsed, the fire service said.", "Two engineers were injured when a crane fell, according to the fire service."},
	{"The minister declined to comment on the letter, which was sent to the court on Friday.", "The minister declined to comment on the letter, which was sent to the court on Friday."},
}

func BenchmarkEditedPair(b *testing.B) {
	var x, y strings.Builder
	for range 4 {
		for _, p := range editedPairs {
			x.WriteString(p[0] + " ")
			y.WriteString(p[1] + " ")
		}
	}
	a, c := analyse(x.String(), "en"), analyse(y.String(), "en")
	if len(a.Sentences) != len(c.Sentences) {
		b.Fatal("the pairs do not split alike")
	}
	var passages []align.Passage
	for k := range a.Sentences {
		passages = append(passages, align.Passage{Kind: align.Edited, A: a.Sentences[k].Words, B: c.Sentences[k].Words})
	}
	b.Run("changes", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, p := range passages {
				Changes(a, c, p, Options{})
			}
		}
		b.ReportMetric(float64(len(a.Words)), "words")
	})
	b.Run("links", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, p := range passages {
				align.Words(a, c, p.A, p.B, align.WordOptions{})
			}
		}
	})
}
