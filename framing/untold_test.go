package framing

import (
	"testing"

	"parallax/lexicon"
	"parallax/text"
)

// A verb of saying that brings no words of its source is no telling.
func TestVerbsThatBringNoWords(t *testing.T) {
	for sentence, want := range map[string]int{
		"Marsh accused the board of waste.":                                     1,
		"Marsh did not accuse the board of waste.":                              0,
		"Marsh has refused to sell the boat.":                                   0,
		"Marsh refused to say who had bought the boat.":                         1,
		"Marsh argued that the boat was unsafe.":                                1,
		"Marsh argued the case for the guild.":                                  0,
		"Marsh concluded his speech by thanking the crew of the boat.":          0,
		"Marsh concluded that the boat was unsafe.":                             1,
		"Marsh wrote the law that closed the harbour.":                          0,
		"Marsh wrote in his book that the harbour was closed without a reason.": 1,
	} {
		tx := text.Analyse(sentence, text.Options{Language: "en", Plain: true})
		set := lexicon.Default()
		r := newReader(&Pair{A: NewText(tx, set), B: NewText(tx, set)}, Options{})
		if got := len(r.tellings(r.a, nil)); got != want {
			t.Errorf("%q: %d tellings, want %d", sentence, got, want)
		}
	}
}
