package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"parallax/article"
)

// gather reads everything; the errors are the skipped records.
func gather(t *testing.T, o Options, sources ...string) (articles []*article.Article, skipped []*Skipped) {
	t.Helper()
	for a, err := range Articles(context.Background(), sources, o) {
		var s *Skipped
		switch {
		case errors.As(err, &s):
			skipped = append(skipped, s)
		case err != nil:
			t.Fatal(err)
		default:
			articles = append(articles, a)
		}
	}
	return articles, skipped
}

// write fills a new folder with files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, data := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func zstandard(s string) string {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

const twoRecords = `{"id":"a1","headline":"Ferry stops","body":"The ferry stops.","source":"The Gazette","published":"2026-03-09"}
{"id":"a2","title":"Ferry sails","text":["It sails.","Again."],"source":{"id":null,"name":"Northwire"},"authors":["A","B"]}
`

func TestArticlesOfAFolder(t *testing.T) {
	folder := write(t, map[string]string{
		"a.txt": "One.", "b/c.txt": "Two.", ".hidden": "no", "d.jsonl.gz": gzipped(twoRecords), "e.jsonl.zst": zstandard(twoRecords), "f.txt": "", "g.bin": "\x00\x01",
	})
	for _, workers := range []int{1, 8} {
		articles, skipped := gather(t, Options{Workers: workers, FolderOutlet: true}, folder)
		var got []string
		for _, a := range articles {
			name, _ := filepath.Rel(folder, a.Origin.File)
			got = append(got, strings.Join([]string{name, a.Origin.Format, a.ID[:2], a.Title, a.Outlet, a.Author, a.Text}, "|"))
		}
		for _, s := range skipped {
			got = append(got, filepath.Base(s.File)+": "+s.Reason)
		}
		base := filepath.Base(folder)
		want := []string{
			"a.txt|text|" + articles[0].ID[:2] + "||" + base + "||One.",
			"b/c.txt|text|" + articles[1].ID[:2] + "||b||Two.",
			"d.jsonl.gz|jsonl|a1|Ferry stops|The Gazette||The ferry stops.",
			"d.jsonl.gz|jsonl|a2|Ferry sails|Northwire|A; B|It sails.\n\nAgain.",
			"e.jsonl.zst|jsonl|a1|Ferry stops|The Gazette||The ferry stops.",
			"e.jsonl.zst|jsonl|a2|Ferry sails|Northwire|A; B|It sails.\n\nAgain.",
			"f.txt: empty",
			"g.bin: not text: a binary file",
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%d workers:\n%s\nwant\n%s", workers, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestAMissingSourceEndsTheStream(t *testing.T) {
	for _, source := range []string{"no/such/file", "no/such/*.txt"} {
		n := 0
		for a, err := range Articles(context.Background(), []string{source}, Options{}) {
			n++
			var s *Skipped
			if a != nil || err == nil || errors.As(err, &s) {
				t.Errorf("%s: %v, %v", source, a, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d results", source, n)
		}
	}
}

func TestStoppingEarlyEndsEverything(t *testing.T) {
	folder := write(t, map[string]string{"a.jsonl": strings.Repeat(twoRecords, 20000)})
	for a, err := range Articles(context.Background(), []string{folder}, Options{}) {
		if a == nil || err != nil {
			t.Fatal(a, err)
		}
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	last := error(nil)
	for _, err := range Articles(ctx, []string{folder}, Options{}) {
		last = err
		cancel()
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the stream ends with %v", last)
	}
}
