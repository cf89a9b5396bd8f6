package archive

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"parallax/archive/internal/store"
	"parallax/article"
)

// shown is what an archive shows: articles, pairs and clusters.
func shown(t *testing.T, dir string) string { return withoutStats(dump(t, dir)) }

func TestWorkersDoNotMatter(t *testing.T) {
	articles := faultArticles()[0]
	want := ""
	for _, workers := range []int{1, 2, 16} {
		for _, size := range []int{7, 1000} {
			dir := t.TempDir()
			scan(t, dir, stream(articles), ScanOptions{Workers: workers, shard: size})
			got := shown(t, dir)
			if want == "" {
				want = got
			}
			if got != want {
				t.Fatalf("%d workers, shards of %d: %s", workers, size, firstDifference(got, want))
			}
		}
	}
}

func TestBatchesByDateAreOneScan(t *testing.T) {
	runs := faultArticles()
	articles := slices.Concat(runs[0], runs[1][:len(runs[1])-1])
	for i, a := range articles {
		a.Outlet = fmt.Sprint("Outlet ", i) // so that none repeats itself: both ways learn the same
	}
	whole := t.TempDir()
	scan(t, whole, stream(articles), ScanOptions{})
	want := shown(t, whole)
	dir := t.TempDir()
	for batch := range slices.Chunk(articles, 3) { // three articles a day
		scan(t, dir, stream(batch), ScanOptions{})
	}
	if got := shown(t, dir); got != want {
		t.Error(firstDifference(got, want))
	}
	s, err := store.Open(dir, store.Disk{}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if segments, err := s.Listed(store.KindSegment); err != nil || len(segments) >= tidyFrom {
		t.Errorf("%d segments, %v", len(segments), err)
	}
	if problems, err := Verify(t.Context(), dir, nil); err != nil || len(problems) > 0 {
		t.Errorf("%v %v", problems, err)
	}
}

// Where few articles share a text, the order in which they come does not
// matter at all.
func TestOrderDoesNotMatter(t *testing.T) {
	var articles []*article.Article
	for i, a := range testArticles(t) {
		a.ID = fmt.Sprint(i)
		articles = append(articles, a)
	}
	random := rand.New(rand.NewPCG(7, 8))
	want := ""
	for range 6 {
		dir := t.TempDir()
		batches := 1 + random.IntN(3)
		for batch := range slices.Chunk(articles, (len(articles)+batches-1)/batches) {
			scan(t, dir, stream(batch), ScanOptions{})
		}
		got := shown(t, dir)
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatal(firstDifference(got, want))
		}
		random.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
	}
}

// An article that changes and changes back, or is removed and comes again,
// leaves the archive as if nothing had been.
func TestChangesCanBeUndone(t *testing.T) {
	articles := testArticles(t)
	dir := t.TempDir()
	scan(t, dir, stream(articles), ScanOptions{})
	want := shown(t, dir)
	changed := *articles[2]
	changed.Text = "The council met on Monday to talk about the new bridge, and nobody came to listen to what it had to say.\n"
	if s := scan(t, dir, stream([]*article.Article{&changed}), ScanOptions{}); s.Changed != 1 {
		t.Errorf("%+v", s)
	}
	if shown(t, dir) == want {
		t.Error("the change does not show")
	}
	if s := scan(t, dir, stream(articles), ScanOptions{}); s.Changed != 1 || s.Known != len(articles)-1 {
		t.Errorf("%+v", s)
	}
	if got := shown(t, dir); got != want {
		t.Errorf("changed back: %s", firstDifference(got, want))
	}
	if _, err := Remove(t.Context(), dir, []string{articles[0].ID, articles[4].ID}); err != nil {
		t.Fatal(err)
	}
	a := open(t, dir)
	if _, err := a.Article(articles[0].ID); err == nil {
		t.Error("the removed article is still there")
	}
	scan(t, dir, stream(articles), ScanOptions{})
	if got := shown(t, dir); got != want {
		t.Errorf("removed and scanned again: %s", firstDifference(got, want))
	}
	for _, step := range []func() (Summary, error){
		func() (Summary, error) { return Compact(t.Context(), dir, nil) },
		func() (Summary, error) { return Relearn(t.Context(), dir, ScanOptions{}) },
	} {
		if _, err := step(); err != nil {
			t.Fatal(err)
		}
		if got := shown(t, dir); got != want {
			t.Error(firstDifference(got, want))
		}
	}
}

// Whichever article is taken out of a cluster, first or not, all rows follow.
func TestClustersFollowRemovals(t *testing.T) {
	dir := t.TempDir()
	scan(t, dir, stream(testArticles(t)), ScanOptions{})
	intact := func(after string) {
		t.Helper()
		if problems, err := Verify(t.Context(), dir, nil); err != nil || len(problems) > 0 {
			t.Errorf("%s: %v, %v", after, problems, err)
		}
	}
	clusters := collect(t, open(t, dir).Clusters())
	if len(clusters) == 0 || len(clusters[0].Articles) < 4 {
		t.Fatalf("%+v", clusters)
	}
	for _, i := range []int{2, 0} {
		if _, err := Remove(t.Context(), dir, clusters[0].Articles[i:i+1]); err != nil {
			t.Fatal(err)
		}
		intact("removed " + clusters[0].Articles[i])
	}
	// What an older program left behind is mended.
	s, err := store.Open(dir, store.Disk{}, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.DB.Exec("INSERT INTO member SELECT max(article) + 1, cluster, 99 FROM member"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if problems, err := Verify(t.Context(), dir, nil); err != nil || len(problems) == 0 {
		t.Errorf("a row too many is not found, %v", err)
	}
	if _, err := Relearn(t.Context(), dir, ScanOptions{}); err != nil {
		t.Fatal(err)
	}
	intact("relearned")
}
