package text

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Lines are the same whether or not a source has rare line breaks.
func TestLinesAtFeeds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", " ", "\n", "\n\n", "é", "“", "\u00a0", "\u2027", "\xe2\x80", "\xc2"})).Draw(t, "pieces"), "")
		if got, want := lines(nil, source, false), lines(nil, source, true); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, want %v", source, got, want)
		}
	})
}

// Reading words notes what breaks lines wherever it stands.
func TestRareBreaksAreNoted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "")
		var words tokenizer
		words.read(source, nil)
		if !words.rare && strings.ContainsAny(source, "\r\v\f\u0085\u2028\u2029") {
			t.Fatalf("%q has a line break that was not noted", source)
		}
	})
}
