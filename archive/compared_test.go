package archive

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"parallax/archive/internal/store"
	"parallax/article"
)

func compared(t testing.TB, dir, maker string) *Compared {
	t.Helper()
	c, err := open(t, dir).Compared(maker)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// keep keeps a record of every ordered pair of the articles and gives it.
func keep(t testing.TB, dir, maker string, articles []*article.Article) map[[2]string][]byte {
	t.Helper()
	all := map[[2]string][]byte{}
	c := compared(t, dir, maker)
	for i, x := range articles {
		for k, y := range articles {
			record := bytes.Repeat([]byte(x.ID+maker+y.ID), i+k+1)
			all[[2]string{x.ID, y.ID}] = record
			c.Put(x.ID, y.ID, record)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return all
}

// kept counts the records that are there, none of them another than was put.
func kept(t testing.TB, c *Compared, want map[[2]string][]byte) int {
	t.Helper()
	n := 0
	for pair, record := range want {
		got := c.Get(pair[0], pair[1])
		if got == nil {
			continue
		}
		n++
		if !bytes.Equal(got, record) {
			t.Errorf("%v: %q was put, %q is kept", pair, record, got)
		}
	}
	return n
}

func packFiles(t testing.TB, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, comparedFolder, "*"+packEnding))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func comparedArchive(t testing.TB) (dir string, articles []*article.Article) {
	t.Helper()
	dir, articles = t.TempDir(), testArticles(t)
	scan(t, dir, stream(articles), ScanOptions{})
	return dir, articles
}

func TestComparedKeepsRecords(t *testing.T) {
	dir, articles := comparedArchive(t)
	want := keep(t, dir, "one", articles)
	if n := kept(t, compared(t, dir, "one"), want); n != len(want) || n < 25 {
		t.Errorf("%d of %d records are kept", n, len(want))
	}
	if n := kept(t, compared(t, dir, "two"), want); n != 0 {
		t.Errorf("%d records are another maker's", n)
	}
	if c := compared(t, dir, "one"); c.Get("nobody", articles[0].ID) != nil {
		t.Error("an article that is not there has a record")
	}
	if problems, err := Verify(context.Background(), dir, nil); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

func TestComparedForgetsWhatHasChanged(t *testing.T) {
	dir, articles := comparedArchive(t)
	want := keep(t, dir, "one", articles)
	changed := *articles[0]
	changed.Text += "\n\nOne more sentence was added to the article.\n"
	scan(t, dir, stream([]*article.Article{&changed}), ScanOptions{})
	if n, others := kept(t, compared(t, dir, "one"), want), len(articles)-1; n != others*others {
		t.Errorf("%d records are kept, want those of the %d other articles", n, others)
	}
}

func TestCompactDropsRecordsOfRemovedArticles(t *testing.T) {
	dir, articles := comparedArchive(t)
	keep(t, dir, "one", articles)
	want := keep(t, dir, "two", articles)
	gone := articles[0]
	digest := compared(t, dir, "one").digests[gone.ID]
	if _, err := Remove(context.Background(), dir, []string{gone.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := Compact(context.Background(), dir, nil); err != nil {
		t.Fatal(err)
	}
	for _, path := range packFiles(t, dir) {
		p, err := openPack(store.Disk{}, path)
		if err != nil {
			t.Fatal(err)
		}
		defer p.close()
		for _, r := range p.list {
			if r.key[0] == digest || r.key[1] == digest {
				t.Errorf("%s still has what was read out of %s", path, gone.ID)
			}
		}
	}
	if n, others := kept(t, compared(t, dir, "two"), want), len(articles)-1; n != others*others {
		t.Errorf("%d records are kept, want those of the %d other articles", n, others)
	}
}

// TestDamagedPacksAreNeverRead flips a bit in each byte of a pack in turn.
func TestDamagedPacksAreNeverRead(t *testing.T) {
	dir, articles := comparedArchive(t)
	want := keep(t, dir, "one", articles[:3])
	path := packFiles(t, dir)[0]
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a := open(t, dir)
	reported := 0
	for i := range whole {
		data := slices.Clone(whole)
		data[i] ^= 1 << (i % 8)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		c, err := a.Compared("one")
		if err != nil {
			t.Fatal(err)
		}
		if kept(t, c, want) == len(want) {
			t.Errorf("byte %d: all records are there", i)
		}
		for _, p := range c.packs {
			p.close()
		}
		if i%97 == 0 {
			v := &verification{a: a}
			if err := v.compared(t.Context()); err != nil || len(v.problems) != 1 {
				t.Errorf("byte %d: %v, %v", i, v.problems, err)
			}
			reported++
		}
	}
	if reported < 5 {
		t.Errorf("only %d damaged packs were verified", reported)
	}
	for _, size := range []int{0, 1, len(packHead), len(whole) / 2, len(whole) - 1} { // cut short
		if err := os.WriteFile(path, whole[:size], 0o644); err != nil {
			t.Fatal(err)
		}
		c := compared(t, dir, "one")
		if n := kept(t, c, want); n != 0 {
			t.Errorf("%d records of %d bytes", n, size)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if files := packFiles(t, dir); len(files) != 0 {
			t.Errorf("the damaged pack is still there: %v", files)
		}
	}
}

func TestOneProcessWritesCompared(t *testing.T) {
	dir, articles := comparedArchive(t)
	first, second := compared(t, dir, "one"), compared(t, dir, "one")
	first.Put(articles[0].ID, articles[1].ID, []byte("first"))
	second.Put(articles[0].ID, articles[1].ID, []byte("second"))
	if err := second.Close(); err == nil || !strings.Contains(err.Error(), "another process") {
		t.Errorf("the second: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if got := compared(t, dir, "one").Get(articles[0].ID, articles[1].ID); string(got) != "first" {
		t.Errorf("%q is kept", got)
	}
}

// TestComparedSurvivesKills leaves a folder as a killed process does: the lock is
// free, a pack half written.
func TestComparedSurvivesKills(t *testing.T) {
	dir, articles := comparedArchive(t)
	want := keep(t, dir, "one", articles[:2])
	killed := compared(t, dir, "one")
	killed.Put(articles[3].ID, articles[2].ID, []byte("lost"))
	killed.writing.out.Flush()
	killed.lock.Unlock()
	killed.lock = nil
	left := func() []string {
		parts, err := filepath.Glob(filepath.Join(dir, comparedFolder, "*"+partEnding))
		if err != nil {
			t.Fatal(err)
		}
		return parts
	}
	if len(left()) != 1 {
		t.Fatalf("half written are %v", left())
	}
	next := compared(t, dir, "one")
	if n := kept(t, next, want); n != len(want) || next.Get(articles[3].ID, articles[2].ID) != nil {
		t.Errorf("%d of %d records are kept", n, len(want))
	}
	next.Put(articles[3].ID, articles[2].ID, []byte("again"))
	if err := next.Close(); err != nil {
		t.Fatal(err)
	}
	if len(left()) != 0 {
		t.Errorf("half written are still %v", left())
	}
	if got := compared(t, dir, "one").Get(articles[3].ID, articles[2].ID); string(got) != "again" {
		t.Errorf("%q is kept", got)
	}
}

func TestComparedStaysSmall(t *testing.T) {
	dir, articles := comparedArchive(t)
	want := map[[2]string][]byte{}
	for i := range 2*packsMerged + 1 {
		c := compared(t, dir, "one")
		pair := [2]string{articles[i%len(articles)].ID, articles[i/len(articles)].ID}
		want[pair] = fmt.Appendf(nil, "record %d", i)
		c.Put(pair[0], pair[1], want[pair])
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if n := len(packFiles(t, dir)); n > packsMerged {
			t.Fatalf("%d packs", n)
		}
	}
	if n := kept(t, compared(t, dir, "one"), want); n != len(want) || n != 2*packsMerged+1 {
		t.Errorf("%d of %d records are kept", n, len(want))
	}
	for i := range 5 {
		keep(t, dir, fmt.Sprintf("maker %d", i), articles[:2])
	}
	makers := map[string]bool{}
	for _, path := range packFiles(t, dir) {
		maker, _, _ := strings.Cut(filepath.Base(path), "-")
		makers[maker] = true
	}
	if len(makers) != makersKept {
		t.Errorf("packs of %d makers are kept", len(makers))
	}
}

// TestComparedOfFailingFiles lets each operation on files fail in turn.
func TestComparedOfFailingFiles(t *testing.T) {
	dir, articles := comparedArchive(t)
	failed := 0
	for left := range 40 {
		files := newFaulty(left, true)
		s, err := store.Open(dir, files, false)
		if err != nil {
			continue
		}
		c, err := (&Archive{store: s}).Compared("one")
		if err == nil {
			c.Put(articles[0].ID, articles[1].ID, []byte("record"))
			if err := c.Close(); err != nil {
				failed++
			}
		}
		s.Close()
		if got := compared(t, dir, "one").Get(articles[0].ID, articles[1].ID); got != nil && string(got) != "record" {
			t.Errorf("%q is kept", got)
		}
	}
	if failed < 3 {
		t.Errorf("only %d operations failed", failed)
	}
}

func TestComparedOfAnArchiveThatCannotBeWritten(t *testing.T) {
	hinder := map[string]func(dir string) error{
		"a file in the way": func(dir string) error { return os.WriteFile(filepath.Join(dir, comparedFolder), nil, 0o444) },
	}
	if runtime.GOOS != "windows" && os.Getuid() != 0 { // else rights do not bind
		hinder["no rights"] = func(dir string) error { return os.Chmod(dir, 0o555) }
	}
	for name, hinder := range hinder {
		t.Run(name, func(t *testing.T) {
			dir, articles := comparedArchive(t)
			if err := hinder(dir); err != nil {
				t.Fatal(err)
			}
			defer os.Chmod(dir, 0o755)
			c := compared(t, dir, "one")
			c.Put(articles[0].ID, articles[1].ID, []byte("record"))
			if c.Get(articles[0].ID, articles[1].ID) != nil || c.Close() == nil {
				t.Error("a record was kept in a folder that cannot be written to")
			}
		})
	}
}
