package archive

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/article"
	"parallax/article/ingest"
)

// testArticles are the project's own articles, each version of the wire story
// from another outlet and a day later than the one before.
func testArticles(t testing.TB) []*article.Article {
	t.Helper()
	paths, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(paths) < 5 {
		t.Fatalf("articles: %d, %v", len(paths), err)
	}
	var all []*article.Article
	for i, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		a := &article.Article{ID: name, Outlet: "Outlet " + name, Date: fmt.Sprintf("2026-03-%02d", i+2), Text: string(data), Origin: article.Origin{File: name + ".txt"}}
		if name == "wire" {
			a.Date = "2026-03-01"
		}
		all = append(all, a)
	}
	return all
}

func stream(all []*article.Article) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		for _, a := range all {
			if !yield(a, nil) {
				return
			}
		}
	}
}

func scan(t testing.TB, dir string, articles iter.Seq2[*article.Article, error], o ScanOptions) Summary {
	t.Helper()
	s, err := Scan(t.Context(), dir, articles, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func open(t testing.TB, dir string) *Archive {
	t.Helper()
	a, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func collect[T any](t testing.TB, values iter.Seq2[T, error]) []T {
	t.Helper()
	var all []T
	for v, err := range values {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

func TestScanFindsTheVersionsOfAStory(t *testing.T) {
	dir := t.TempDir()
	articles := testArticles(t)
	skip := &ingest.Skipped{File: "broken.txt", Reason: "no text"}
	s := scan(t, dir, func(yield func(*article.Article, error) bool) {
		_ = yield(nil, skip)
		stream(articles)(yield)
	}, ScanOptions{})
	if s.New != len(articles) || s.Skipped != 1 || s.Archive.Articles != len(articles) {
		t.Errorf("summary: %+v", s)
	}
	a := open(t, dir)
	pairs := collect(t, a.Pairs(Filter{Article: "wire"}))
	var partners []string
	for _, p := range pairs {
		partners = append(partners, p.B)
		if p.A != "wire" || p.Order != Dated || len(p.Passages) == 0 {
			t.Errorf("pair %+v", p)
		}
		checkPassages(t, a, p)
	}
	for _, want := range []string{"verbatim", "light", "framing"} {
		if !strings.Contains(strings.Join(partners, " "), want) {
			t.Errorf("the wire story is paired with %s, not with %s", partners, want)
		}
	}
	clusters := collect(t, a.Clusters())
	if len(clusters) == 0 || clusters[0].First != "wire" || clusters[0].From != "2026-03-01" || len(clusters[0].Articles) != clusters[0].Outlets {
		t.Errorf("clusters: %+v", clusters)
	}
	inCluster := collect(t, a.Pairs(Filter{Cluster: clusters[0].ID}))
	for _, p := range inCluster {
		if p.Cluster != clusters[0].ID || !slices.Contains(clusters[0].Articles, p.A) || !slices.Contains(clusters[0].Articles, p.B) {
			t.Errorf("a pair of the cluster: %+v", p)
		}
	}
	if len(inCluster) < len(clusters[0].Articles)-1 {
		t.Errorf("%d pairs hold %d articles together", len(inCluster), len(clusters[0].Articles))
	}
	if got := collect(t, a.Pairs(Filter{To: "2026-02-28"})); len(got) > 0 {
		t.Errorf("%d pairs before the first article", len(got))
	}
}

// checkPassages holds what every exported passage must satisfy.
func checkPassages(t *testing.T, a *Archive, p Pair) {
	t.Helper()
	x, y := points(t, a, p.A), points(t, a, p.B)
	for _, q := range p.Passages {
		if q.A[0] < 0 || q.A[0] >= q.A[1] || q.A[1] > len(x) || q.B[0] >= q.B[1] || q.B[1] > len(y) {
			t.Fatalf("%s–%s: passage %+v lies outside the texts", p.A, p.B, q)
		}
		if q.Kind == "verbatim" && !strings.EqualFold(letters(x[q.A[0]:q.A[1]]), letters(y[q.B[0]:q.B[1]])) {
			t.Errorf("%s–%s: %q is not verbatim %q", p.A, p.B, string(x[q.A[0]:q.A[1]]), string(y[q.B[0]:q.B[1]]))
		}
	}
}

func points(t *testing.T, a *Archive, id string) []rune {
	t.Helper()
	x, err := a.Article(id)
	if err != nil {
		t.Fatal(err)
	}
	return []rune(x.Text)
}

func letters(s []rune) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n\r\t.,;:!?'\"’‘“”-–—()", r) {
			return -1
		}
		return r
	}, string(s))
}

func TestAnArticleComesBackAsItWas(t *testing.T) {
	dir := t.TempDir()
	articles := testArticles(t)
	scan(t, dir, stream(articles), ScanOptions{})
	a := open(t, dir)
	for _, want := range articles {
		got, err := a.Article(want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got.Text != want.Text || got.Outlet != want.Outlet || got.Origin != want.Origin {
			t.Errorf("%s: %+v", want.ID, got)
		}
	}
	if _, err := a.Article("nobody"); !errors.Is(err, ErrUnknown) {
		t.Errorf("an unknown article: %v", err)
	}
	if got := collect(t, a.Articles()); len(got) != len(articles) {
		t.Errorf("%d articles", len(got))
	}
}

func TestAddingTheSameAgainChangesNothing(t *testing.T) {
	dir := t.TempDir()
	articles := testArticles(t)
	first := scan(t, dir, stream(articles), ScanOptions{})
	again := scan(t, dir, stream(articles), ScanOptions{})
	if again.Known != len(articles) || again.New+again.Changed != 0 {
		t.Errorf("again: %+v", again)
	}
	if first.Archive.Pairs != again.Archive.Pairs || first.Archive.Articles != again.Archive.Articles {
		t.Errorf("first %+v, again %+v", first.Archive, again.Archive)
	}
}

func TestOpenWithoutAnArchive(t *testing.T) {
	if _, err := Open(t.TempDir()); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
}

// What an outlet prints below each of its articles is learned, and is no
// reuse where another outlet quotes it once.
func TestFootersAreLearned(t *testing.T) {
	const footer = "The Courier is the independent daily of the river towns, printed since 1911 and owned by the people who read it."
	articles := testArticles(t)
	var all []*article.Article
	for i := range 40 {
		text := strings.Split(articles[i%len(articles)].Text, "\n\n")
		body := fmt.Sprintf("Item %d of the council's list of %d came to a vote at %d past nine.\n\n%s", i, 100*i+7, i+11, text[i%len(text)])
		all = append(all, &article.Article{ID: fmt.Sprint(i), Outlet: "Courier", Date: fmt.Sprintf("2026-03-%02d", i%20+1), Text: body + "\n\n" + footer + "\n"})
	}
	all = append(all, &article.Article{ID: "other", Outlet: "Herald", Date: "2026-03-25", Text: "A reader sent us the last line of a rival.\n\n" + footer + "\n"})
	dir := t.TempDir()
	s := scan(t, dir, stream(all), ScanOptions{})
	if s.Archive.Pairs != 0 {
		t.Errorf("%d pairs by the footer", s.Archive.Pairs)
	}
	bare := t.TempDir()
	if without := scan(t, bare, stream(articles), ScanOptions{}); without.Archive.Snapshot == s.Archive.Snapshot {
		t.Errorf("both archives have the snapshot %s", s.Archive.Snapshot)
	}
}
