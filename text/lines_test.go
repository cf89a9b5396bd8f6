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
		if hasRareBreak(source) {
			t.Skip()
		}
		// A rare break behind a line feed adds a line and changes no other.
		want := lines(source + "\n\r")
		if got := lines(source); !slices.Equal(got, want[:len(got)]) {
			t.Fatalf("%q: %v, want %v", source, got, want)
		}
	})
}
