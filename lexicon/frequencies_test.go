package lexicon

import (
	"math"
	"testing"

	"github.com/zeebo/xxh3"
)

func TestIDF(t *testing.T) {
	last := -1.0
	for _, w := range []string{"the", "said", "minister", "ceasefire"} {
		idf, ok := IDF(xxh3.HashString(w))
		if !ok || idf <= last {
			t.Errorf("%s: %v, %v; the word before it has %v", w, idf, ok, last)
		}
		last = idf
	}
	if idf, ok := IDF(xxh3.HashString("qwertzuiopü")); ok || idf != UnknownIDF {
		t.Errorf("a word that is in no text: %v, %v", idf, ok)
	}
}

func TestEncodeFrequencies(t *testing.T) {
	hashes := []uint64{1 << 40, 2<<40 | 1, 3<<40 | 1, 5 << 40} // some want the same slot
	var words []Frequency
	for i, h := range hashes {
		words = append(words, Frequency{Hash: h, Share: math.Exp(-float64(i + 1))})
	}
	table, kept := EncodeFrequencies(words)
	if kept != len(words) {
		t.Fatal(kept)
	}
	old := frequencyTable
	frequencyTable = string(table)
	defer func() { frequencyTable = old }()
	for i, h := range hashes {
		if idf, ok := IDF(h); !ok || idf != float64(i+1) {
			t.Errorf("%x: %v, %v", h, idf, ok)
		}
	}
	if _, ok := IDF(7 << 40); ok {
		t.Error("a word that is not in the table is found")
	}
}
