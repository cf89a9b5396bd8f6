package index

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Winnowing keeps the last of the least hashes of each window, whatever its
// length.
func TestWinnowKeepsTheLeastOfEachWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		window := rapid.IntRange(1, 6).Draw(t, "window")
		ring := rapid.SliceOfN(rapid.Uint64Range(0, 9), window, 40).Draw(t, "hashes")
		var want []int32
		for from := range len(ring) - window + 1 {
			least := slices.Min(ring[from : from+window])
			at := from
			for i := from; i < from+window; i++ {
				if ring[i] == least {
					at = i
				}
			}
			if n := len(want); n == 0 || want[n-1] != int32(at) {
				want = append(want, int32(at))
			}
		}
		s := &sampler{ring: ring}
		if s.winnow(window); !slices.Equal(s.kept, want) {
			t.Fatalf("window %d of %d: kept %d, want %d", window, ring, s.kept, want)
		}
	})
}
