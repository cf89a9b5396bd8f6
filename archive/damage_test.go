package archive

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax/article"
)

// A flipped bit is found by Verify wherever it is, and nothing is answered
// from it.
func TestFlippedBitsAreReported(t *testing.T) {
	whole := t.TempDir()
	runs := faultArticles()
	scan(t, whole, stream(runs[0]), ScanOptions{shard: 16})
	var files []string
	err := filepath.WalkDir(whole, func(path string, d fs.DirEntry, err error) error {
		if name, _ := filepath.Rel(whole, path); err == nil && !d.IsDir() && name != "lock" {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	asked := *runs[0][0]
	asked.ID = "asked"
	want := answers(t, whole, &asked)
	random := rand.New(rand.NewPCG(3, 4))
	flips := thorough(2, 20)
	inDatabase, found := 0, 0
	for _, name := range files {
		for range flips {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, name)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			at := random.IntN(len(data))
			data[at] ^= 1 << random.IntN(8)
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
			problems, err := Verify(t.Context(), dir, nil)
			reported := err != nil || len(problems) > 0
			if name == "archive.db" {
				// A page may have bytes that nobody reads; a flip there changes nothing.
				if inDatabase++; reported {
					found++
				} else if got := answers(t, dir, &asked); got != want {
					t.Errorf("%s, byte %d: an unreported flip changes answers: %s", name, at, firstDifference(got, want))
				}
				continue
			}
			if !reported {
				t.Errorf("%s, byte %d: not reported", name, at)
			}
			if len(problems) > 0 && !slices.ContainsFunc(problems, func(p Problem) bool { return strings.HasPrefix(name, p.Where) }) {
				t.Errorf("%s, byte %d: reported as %+v", name, at, problems)
			}
			if got := answers(t, dir, &asked); got != want && !strings.Contains(got, "damaged") {
				t.Errorf("%s, byte %d: answered from damage: %s", name, at, firstDifference(got, want))
			}
		}
	}
	if found == 0 {
		t.Errorf("none of %d flips in the database was reported", inDatabase)
	}
}

// answers is all that an archive shows, or its error.
func answers(t *testing.T, dir string, asked *article.Article) string {
	a, err := Open(dir)
	if err != nil {
		return "damaged: " + err.Error()
	}
	defer a.Close()
	var b strings.Builder
	fail := func(err error) bool {
		if err != nil {
			b.WriteString("damaged: " + err.Error() + "\n")
		}
		return err != nil
	}
	matches, err := a.Query(t.Context(), asked)
	if !fail(err) {
		for _, m := range matches {
			b.WriteString(m.ID + "\n")
		}
	}
	for e, err := range a.Articles() {
		if fail(err) {
			break
		}
		x, err := a.Article(e.ID)
		if !fail(err) {
			b.WriteString(x.Title + x.Text + "\n")
		}
	}
	for p, err := range a.Pairs(Filter{}) {
		if fail(err) {
			break
		}
		b.WriteString(p.A + p.B + p.Cluster + "\n")
	}
	return b.String()
}

func TestMissingFilesAreReported(t *testing.T) {
	whole := t.TempDir()
	scan(t, whole, stream(faultArticles()[0]), ScanOptions{shard: 16})
	for _, folder := range []string{"texts", "index", "catalog", "statistics"} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(dir, folder)); err != nil {
			t.Fatal(err)
		}
		problems, err := Verify(t.Context(), dir, nil)
		if err != nil || len(problems) == 0 || !strings.Contains(problems[0].What, "missing") {
			t.Errorf("%s: %+v, %v", folder, problems, err)
		}
	}
}

// What can be made anew is made anew.
func TestDamageThatCanBeMended(t *testing.T) {
	states := undisturbed(t)
	for folder, mend := range map[string]func(dir string) error{
		"catalog":    func(dir string) error { _, err := Compact(t.Context(), dir, nil); return err },
		"statistics": func(dir string) error { _, err := Relearn(t.Context(), dir, ScanOptions{}); return err },
	} {
		dir := t.TempDir()
		scan(t, dir, stream(faultArticles()[0]), ScanOptions{shard: 16})
		names, err := os.ReadDir(filepath.Join(dir, folder))
		if err != nil || len(names) != 1 {
			t.Fatalf("%s: %d files, %v", folder, len(names), err)
		}
		path := filepath.Join(dir, folder, names[0].Name())
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)/2] ^= 4
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := mend(dir); err != nil {
			t.Errorf("%s: %v", folder, err)
			continue
		}
		if problems, err := Verify(t.Context(), dir, nil); err != nil || len(problems) > 0 {
			t.Errorf("%s, mended: %+v, %v", folder, problems, err)
		}
		if got, want := withoutStats(dump(t, dir)), withoutStats(states[1]); got != want {
			t.Errorf("%s, mended: %s", folder, firstDifference(got, want))
		}
	}
}

// withoutStats leaves out the last line, which counts runs.
func withoutStats(dump string) string {
	return dump[:strings.LastIndexByte(strings.TrimSuffix(dump, "\n"), '\n')]
}
