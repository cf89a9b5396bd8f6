package archive

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/archive/internal/store"
	"parallax/article"
)

// What the fault tests scan, and what it must give whatever happened.

const childEnv = "PARALLAX_TEST_CHILD"

// TestMain lets the test program be the process that is killed: it scans the
// fault tests' articles into the folder that the environment names.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		if err := faultRuns(context.Background(), store.Disk{}, dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// thorough is how often a fault is tried: more by "make faults".
func thorough(usual, most int) int {
	if os.Getenv("PARALLAX_FAULTS") != "" {
		return most
	}
	return usual
}

// faultArticles are what two runs scan: the project's articles under many
// names, each with another sentence left out. The second run changes an
// article of the first.
func faultArticles() (runs [2][]*article.Article) {
	paths, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(paths) < 5 {
		panic(fmt.Sprintf("articles: %d, %v", len(paths), err))
	}
	for i := range 60 {
		data, err := os.ReadFile(paths[i%len(paths)])
		if err != nil {
			panic(err)
		}
		lines := strings.Split(string(data), "\n")
		lines = slices.Delete(lines, i%len(lines), i%len(lines)+1)
		a := &article.Article{ID: fmt.Sprintf("a%03d", i), Outlet: fmt.Sprintf("Outlet %d", i%7), Date: fmt.Sprintf("2026-03-%02d", i/3+1), Text: strings.Join(lines, "\n")}
		runs[i/45] = append(runs[i/45], a)
	}
	changed := *runs[0][3]
	changed.Text += "\n\nThe ministry gave no further comment.\n"
	runs[1] = append(runs[1], &changed)
	return runs
}

// faultRuns does those of the two runs that are not done yet.
func faultRuns(ctx context.Context, files store.Files, dir string) error {
	for i, list := range faultArticles() {
		done, err := runsDone(dir)
		if err != nil {
			return err
		}
		if done > i {
			continue
		}
		if _, err := scanWith(ctx, files, dir, stream(list), ScanOptions{Workers: 2, shard: 16}); err != nil {
			return err
		}
	}
	return nil
}

func runsDone(dir string) (int, error) {
	a, err := Open(dir)
	if err != nil {
		if strings.Contains(err.Error(), ErrNone.Error()) {
			return 0, nil
		}
		return 0, err
	}
	defer a.Close()
	s, err := a.Stats()
	return s.Runs, err
}

// dump is all that an archive shows, as one string.
func dump(t testing.TB, dir string) string {
	t.Helper()
	a, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var b strings.Builder
	for e, err := range a.Articles() {
		if err != nil {
			t.Fatal(err)
		}
		x, err := a.Article(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v %+v\n", e, *x)
	}
	for p, err := range a.Pairs(Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", p)
	}
	for c, err := range a.Clusters() {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", c)
	}
	s, err := a.Stats()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "%+v\n", s)
	return b.String()
}

// undisturbed gives what the archive shows after no run, one, and both.
func undisturbed(t testing.TB) [3]string {
	t.Helper()
	dir := t.TempDir()
	var states [3]string
	for i, list := range faultArticles() {
		scan(t, dir, stream(list), ScanOptions{Workers: 1})
		states[i+1] = dump(t, dir)
	}
	if strings.Count(states[2], "Passages:[{") < 100 || states[1] == states[2] {
		t.Fatal("the articles share too little to tell")
	}
	return states
}

// sound checks an archive after a fault: it shows the state after one of the
// runs, then is finished, and shows the last.
func sound(t testing.TB, dir string, states [3]string) {
	t.Helper()
	if done, err := runsDone(dir); err != nil {
		t.Fatalf("after the fault: %v", err)
	} else if done > 0 && dump(t, dir) != states[done] {
		t.Fatalf("after the fault, with %d runs, it does not show what these gave", done)
	}
	finish(t, dir, states)
}

func finish(t testing.TB, dir string, states [3]string) {
	t.Helper()
	if err := faultRuns(t.Context(), store.Disk{}, dir); err != nil {
		t.Fatalf("finishing: %v", err)
	}
	if got := dump(t, dir); got != states[2] {
		t.Fatalf("the finished archive differs: %s", firstDifference(got, states[2]))
	}
	if s := scan(t, dir, stream(faultArticles()[1]), ScanOptions{}); s.New+s.Changed > 0 {
		t.Fatalf("scanning the same again: %+v", s)
	}
	problems, err := Verify(t.Context(), dir, nil)
	if err != nil || len(problems) > 0 {
		t.Fatalf("verify: %v %v", problems, err)
	}
	left, err := os.ReadDir(filepath.Join(dir, "work"))
	if err != nil || len(left) > 0 {
		t.Fatalf("%d files left in work, %v", len(left), err)
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n%.600s\nwant\n%.600s", i, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
