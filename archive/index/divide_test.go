package index

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func compareCandidates(x, y Candidate) int {
	return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
}

// Each candidate is in one part, in the order of a walk that does not depend on
// how the candidates came in shards.
func TestDivideListsEachCandidateOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Candidate
		for range rapid.IntRange(0, 60).Draw(t, "n") {
			a := rapid.Uint32Range(0, 20).Draw(t, "a")
			all = append(all, Candidate{A: a, B: a + 1 + rapid.Uint32Range(0, 20).Draw(t, "more")})
		}
		slices.SortFunc(all, compareCandidates)
		all = slices.Compact(all)
		cut, most := rapid.IntRange(0, len(all)).Draw(t, "cut"), rapid.IntRange(1, 9).Draw(t, "parts")
		parts := Divide([][]Candidate{all}, most)
		if other := Divide([][]Candidate{all[:cut], nil, all[cut:]}, most); !slices.EqualFunc(parts, other, slices.Equal[[]Candidate]) {
			t.Fatalf("%v and %v", parts, other)
		}
		if len(parts) > most {
			t.Fatalf("%d parts, not %d", len(parts), most)
		}
		got := slices.Concat(parts...)
		slices.SortFunc(got, compareCandidates)
		if !slices.Equal(got, all) {
			t.Fatalf("%v, not %v", got, all)
		}
	})
}

// Articles that are compared with each other stand together: with room for no
// more than a story has, each article is read once.
func TestDivideKeepsStoriesTogether(t *testing.T) {
	const stories, articles = 50, 12
	var all []Candidate
	for s := range uint32(stories) {
		for b := range uint32(articles) {
			for a := range b {
				all = append(all, Candidate{A: s + a*stories, B: s + b*stories})
			}
		}
	}
	slices.SortFunc(all, compareCandidates)
	loads := func(list []Candidate) (n int) {
		var kept []uint32
		for _, c := range list {
			for _, x := range [2]uint32{c.A, c.B} {
				if k := slices.Index(kept, x); k >= 0 {
					kept = slices.Delete(kept, k, k+1)
				} else {
					n++
				}
				kept = append(kept, x)
				kept = kept[max(0, len(kept)-articles):]
			}
		}
		return n
	}
	if n := loads(slices.Concat(Divide([][]Candidate{all}, 1)...)); n != stories*articles {
		t.Errorf("%d articles are read %d times", stories*articles, n)
	}
	if n := loads(all); n < 2*stories*articles {
		t.Fatalf("by number they are read %d times: the test tells nothing", n)
	}
}
