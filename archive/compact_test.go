package archive

import (
	"testing"

	"parallax/archive/internal/store"
)

// A large scan leaves few segments, and so do the days behind it, for merging
// each article a few times.
func TestFewSegmentsStayFew(t *testing.T) {
	const million, day = 1 << 20, 10_000
	var all []store.Listed
	next, merged, most := 0, 0, 0
	scan := func(articles int) {
		for articles > 0 {
			n := min(articles, shardArticles)
			all = append(all, store.Listed{First: uint32(next), Count: n})
			next, articles = next+n, articles-n
		}
		for _, bound := range tidyBelow {
			for _, small := range toTidy(all, bound) {
				one := store.Listed{First: small[0].First}
				for _, l := range small {
					one.Count += l.Count
				}
				merged += one.Count
				var left []store.Listed
				for _, l := range all {
					if l.First < one.First || l.First >= one.First+uint32(one.Count) {
						left = append(left, l)
					}
				}
				all = byFirst(append(left, one))
			}
		}
		most = max(most, len(all))
	}
	scan(million)
	if len(all) > 4 || merged != million {
		t.Errorf("%d segments, %d articles merged", len(all), merged)
	}
	for range 400 {
		scan(day)
	}
	if most >= 4+2*tidyFrom+400*day/compactSegment*2 {
		t.Errorf("up to %d segments", most)
	}
	if merged > 4*next {
		t.Errorf("%d articles merged, of %d", merged, next)
	}
	for i, l := range all {
		if i > 0 && l.First != all[i-1].First+uint32(all[i-1].Count) {
			t.Fatal("articles are lost")
		}
	}
	t.Logf("%d segments at most, %d now, each article merged %.1f times", most, len(all), float64(merged)/float64(next))
}
