package align

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"parallax/text"
)

// Texts that are prepared once, in memory that other texts had, give what each
// pair of them gives by itself, in whatever order and language they come.
func TestPreparedTextsGiveTheSame(t *testing.T) {
	var kept [3]Prepared // from case to case
	some := 0
	rapid.Check(t, func(t *rapid.T) {
		languages := rapid.SampledFrom([]string{"en", "en", "de", "pl", ""})
		var texts [len(kept)]*text.Text
		a, b := somePair(t)
		c, _ := somePair(t)
		for i, s := range [...]string{a, b, c} {
			texts[i] = text.Analyse(s, text.Options{Plain: rapid.Bool().Draw(t, "plain"), Language: languages.Draw(t, "language")})
			kept[i].Prepare(texts[i])
		}
		for range 6 {
			i, j := rapid.IntRange(0, 2).Draw(t, "i"), rapid.IntRange(0, 2).Draw(t, "j")
			o := Options{Copies: rapid.Bool().Draw(t, "copies")}
			if rapid.IntRange(0, 3).Draw(t, "idf") == 0 {
				o.IDF = func(hash uint64) (float64, bool) { return float64(hash % 7), hash%3 > 0 }
			}
			got, want := PassagesOf(&kept[i], &kept[j], o), Passages(texts[i], texts[j], o)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%d and %d under %+v:\n%v\nnot\n%v", i, j, o, got, want)
			}
			some += len(want.Passages)
		}
	})
	if some == 0 {
		t.Fatal("no passages")
	}
}
