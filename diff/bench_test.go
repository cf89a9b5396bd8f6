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
