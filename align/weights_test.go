package align

import (
	"testing"

	"pgregory.net/rapid"

	"parallax/text"
)

// A group's words weigh the same whether those of both texts were weighed or
// those of some groups alone.
func TestWordsWeighTheSameInAGroup(t *testing.T) {
	some := 0
	rapid.Check(t, func(t *rapid.T) {
		languages := rapid.SampledFrom([]string{"en", "en", "de", ""})
		a, b := somePair(t)
		ta := text.Analyse(a, text.Options{Plain: true, Language: languages.Draw(t, "language")})
		tb := text.Analyse(b, text.Options{Plain: true, Language: languages.Draw(t, "language")})
		var all, few aligner
		for _, al := range [...]*aligner{&all, &few} {
			al.ofA.Prepare(ta)
			al.ofB.Prepare(tb)
			al.read(&al.ofA, &al.ofB)
		}
		if len(all.a.id) == 0 || len(all.b.id) == 0 {
			return
		}
		all.weigh()
		within := func(name string, n int) placeSpan {
			start := rapid.IntRange(0, n-1).Draw(t, name)
			return placeSpan{int32(start), int32(rapid.IntRange(start+1, n).Draw(t, name))}
		}
		for range 3 {
			g := group{a: within("a", len(all.a.id)), b: within("b", len(all.b.id))}
			few.weighIn(g)
			both, wa, wb := all.common(g)
			if x, y, z := few.common(g); x != both || y != wa || z != wb {
				t.Fatalf("%v: %v %v %v, want %v %v %v\na: %q\nb: %q", g, x, y, z, both, wa, wb, a, b)
			}
			if both > 0 {
				some++
			}
		}
	})
	if some == 0 {
		t.Fatal("no group had words in common")
	}
}
