package text

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestPointsCountCodePoints(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "wire ", "é", "й", "的", "😀", "\xff", "\xe2\x80", "\r\n", "e\u0301"})
	rapid.Check(t, func(t *rapid.T) {
		source := ""
		for _, s := range rapid.SliceOfN(piece, 0, 200).Draw(t, "pieces") {
			source += s
		}
		p := NewPoints(source)
		for offset := range len(source) + 1 {
			begun := 0
			for i := range source {
				if i < offset {
					begun++
				}
			}
			if got := p.At(offset); got != begun {
				t.Fatalf("%q: At(%d) = %d, want %d", source, offset, got, begun)
			}
		}
		point := 0
		for offset := range source {
			if got := p.Offset(point); got != offset {
				t.Fatalf("%q: Offset(%d) = %d, want %d", source, point, got, offset)
			}
			point++
		}
		if got := p.Offset(utf8.RuneCountInString(source)); got != len(source) {
			t.Fatalf("%q: Offset(end) = %d", source, got)
		}
	})
}
