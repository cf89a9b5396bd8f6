package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What was written page by page is what SQLite itself would hold, and sound by
// its own check: for rows of any length and for none.
func TestBulkIsADatabase(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		path := filepath.Join(dir, fmt.Sprint(n))
		b, err := NewBulk(Disk{}, path)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Abandon()
		lengths := rapid.SampledFrom([]int{0, 5, 90, 980, 1000, 1010, 4040, 4070, 9000, 30000})
		type article struct {
			number int64
			id     string
			title  string
			words  int64
		}
		var articles []article
		most := rapid.SampledFrom([]int{0, 1, 3, 40, 3000}).Draw(t, "most")
		number := int64(-1)
		for i := range rapid.IntRange(0, most).Draw(t, "articles") {
			number += rapid.SampledFrom([]int64{1, 1, 1, 200, 1 << 33, 1 << 50}).Draw(t, "step")
			long := 5
			if i%7 == 0 {
				long = lengths.Draw(t, "length")
			}
			articles = append(articles, article{number, strings.Repeat(fmt.Sprint(i%10), long) + fmt.Sprint(i), strings.Repeat("é", long/2), rapid.Int64().Draw(t, "words")})
		}
		var r Row
		table := b.Table()
		for _, a := range articles {
			r.Begin().Null().Text(a.id).Text(a.title)
			for range 6 {
				r.Text("")
			}
			table.Add(a.number, r.Int(a.words).Blob([]byte{1, 0}).Int(0).Int(1).Record())
		}
		b.EndTable("article", table)
		byID := slices.Clone(articles)
		slices.SortFunc(byID, func(x, y article) int { return strings.Compare(x.id, y.id) })
		x := b.Index()
		for _, a := range byID {
			x.Add(r.Begin().Text(a.id).Int(a.number).Record())
		}
		b.EndIndex("article_id", x)
		// Pairs: one for each article, to see reals and integer keys.
		table = b.Table()
		indexes := [2]*Index{b.Index(), b.Index()}
		for i, a := range articles {
			table.Add(a.number, r.Begin().Null().Int(int64(i)).Int(int64(i)).Text("tied").Int(1).Int(2).Real(float64(i)).Real(.5).Blob([]byte("[]")).Int(1).Int(0).Record())
		}
		b.EndTable("pair", table)
		for k, x := range indexes {
			for i, a := range articles {
				x.Add(r.Begin().Int(int64(i)).Int(a.number).Record())
			}
			b.EndIndex([]string{"pair_a", "pair_b"}[k], x)
		}
		for _, name := range []string{"cluster", "member"} {
			b.EndTable(name, b.Table())
		}
		b.EndIndex("member_cluster", b.Index())
		db, err := b.Open()
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var verdict string
		if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
			t.Fatalf("integrity: %s %v", verdict, err)
		}
		rows, err := db.Query("SELECT number, id, title, words, checksum FROM article ORDER BY number")
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for i := 0; rows.Next(); i++ {
			var a article
			var one int
			if err := rows.Scan(&a.number, &a.id, &a.title, &a.words, &one); err != nil || a != articles[i] || one != 1 {
				t.Fatalf("article %d differs: %v", i, err)
			}
		}
		for i, a := range articles {
			if i%max(1, len(articles)/20) > 0 {
				continue
			}
			var number int64
			var coverage float64
			if err := db.QueryRow("SELECT p.id, coverage_a FROM article INDEXED BY article_id JOIN pair p INDEXED BY pair_b ON p.b = ? WHERE article.id = ?", i, a.id).
				Scan(&number, &coverage); err != nil || number != a.number || coverage != float64(i) {
				t.Fatalf("article %d by its ID: %d %v", i, number, err)
			}
		}
		// SQLite goes on where this ended.
		if _, err := db.Exec("UPDATE article SET id = 'x' || id, title = title || id; DELETE FROM article WHERE number % 3 = 0"); err != nil {
			t.Fatal(err)
		}
		if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
			t.Fatalf("integrity after changes: %s %v", verdict, err)
		}
	})
}

func TestBulkNoticesWhatIsMissing(t *testing.T) {
	b, err := NewBulk(Disk{}, filepath.Join(t.TempDir(), "database"))
	if err != nil {
		t.Fatal(err)
	}
	b.EndTable("article", b.Table())
	if _, err := b.Open(); err == nil || !strings.Contains(err.Error(), "was not written") {
		t.Fatal(err)
	}
}

type memoryFile struct {
	File
	bytes.Buffer
}

func (f *memoryFile) Write(p []byte) (int, error) { return f.Buffer.Write(p) }
func (f *memoryFile) Close() error                { return nil }

// SQLite keeps nothing in the page of the byte that it locks.
func TestThePageOfTheLockIsLeftOut(t *testing.T) {
	const before = lockByte / pageSize // pages before it
	for first := uint32(before - 4); first <= before+1; first++ {
		f := &memoryFile{}
		w := pageWriter{file: f, pages: first - 1}
		payload := bytes.Repeat([]byte("overflow"), 2000)
		cell := w.cell(nil, payload, false)
		if err := w.close(); err != nil {
			t.Fatal(err)
		}
		got := cell[:len(cell)-4]
		at := binary.BigEndian.Uint32(cell[len(cell)-4:])
		for at != 0 {
			if at == before+1 {
				t.Fatalf("from page %d on: the page of the lock is used", first)
			}
			page := f.Bytes()[(at-first)*pageSize:][:pageSize]
			at = binary.BigEndian.Uint32(page)
			got = append(got, page[4:]...)
		}
		if !bytes.HasPrefix(got, payload) || len(got)-len(payload) >= pageSize {
			t.Fatalf("from page %d on: the payload does not come back", first)
		}
	}
}
