package archive

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"

	"parallax/align"
	"parallax/archive/internal/store"
	"parallax/article"
	"parallax/article/ingest"
	"parallax/text"
)

// Options tune a scan. The zero value works.
type Options struct {
	// AllPairs compares articles of one outlet with each other, too.
	AllPairs bool
	// MinWords is the length of the shortest passage that is kept; 0: 10.
	MinWords int
	// Sources is what the articles are read from, for the record.
	Sources []string
}

// Summary is what a scan did and what the archive holds now.
type Summary struct {
	New     int   `json:"new"`
	Known   int   `json:"known"`
	Changed int   `json:"changed"`
	Skipped int   `json:"skipped"`
	Archive Stats `json:"archive"`
}

// Scan adds articles to the archive in a folder, which it makes if there is
// none, and finds what they share with each other and with all that are there.
func Scan(ctx context.Context, dir string, articles iter.Seq2[*article.Article, error], o Options) (Summary, error) {
	s, err := store.Open(dir, store.Disk{}, true)
	if err != nil {
		return Summary{}, err
	}
	defer s.Close()
	r := &scanRun{store: s, options: o}
	if err := r.scan(ctx, articles); err != nil {
		return Summary{}, err
	}
	if err := s.Refresh(); err != nil {
		return Summary{}, err
	}
	r.summary.Archive, err = (&Archive{store: s}).Stats()
	return r.summary, err
}

type scanned struct {
	number uint32
	id     string
	outlet string
	date   moment
	dated  string
	text   *text.Text
	points *text.Points
	fresh  bool
}

type scanRun struct {
	store   *store.Store
	options Options
	summary Summary
}

func (r *scanRun) scan(ctx context.Context, articles iter.Seq2[*article.Article, error]) error {
	db := r.store.DB
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var run int
	var next uint32
	if err := errors.Join(
		tx.QueryRow("SELECT coalesce(max(number), 0) + 1 FROM run").Scan(&run),
		tx.QueryRow("SELECT coalesce(max(first + count), 1) FROM file WHERE kind = 'texts'").Scan(&next),
	); err != nil {
		return err
	}
	var all []scanned
	known := map[string]store.Digest{}
	rows, err := tx.Query("SELECT number, id, outlet, date, digest FROM article ORDER BY number")
	if err != nil {
		return err
	}
	for rows.Next() {
		var a scanned
		var digest []byte
		if err := rows.Scan(&a.number, &a.id, &a.outlet, &a.dated, &digest); err != nil {
			rows.Close()
			return err
		}
		known[a.id] = store.Digest(digest)
		all = append(all, a)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for i := range all {
		record, err := r.store.Record(all[i].number)
		if err != nil {
			return err
		}
		a, err := store.ParseRecord(record)
		if err != nil {
			return err
		}
		all[i].read(a)
	}
	name := fmt.Sprintf("texts/%06d.txt.zst", run)
	if err := r.store.Files.MakeFolder(filepath.Dir(r.store.Path(name))); err != nil {
		return err
	}
	w, err := store.NewTextWriter(r.store.Files, r.store.Path(name))
	if err != nil {
		return err
	}
	first := next
	for a, err := range articles {
		var skipped *ingest.Skipped
		if errors.As(err, &skipped) {
			r.summary.Skipped++
			if _, err := tx.Exec("INSERT INTO skip VALUES (?,?,?,?)", run, skipped.File, skipped.Record, skipped.Reason); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			w.Abandon()
			return err
		}
		record, digest := store.AppendRecord(nil, a)
		if old, ok := known[a.ID]; ok {
			if old == digest {
				r.summary.Known++
				continue
			}
			r.summary.Changed++
			i := slices.IndexFunc(all, func(x scanned) bool { return x.id == a.ID })
			if _, err := tx.Exec("DELETE FROM pair WHERE a = ?1 OR b = ?1", all[i].number); err != nil {
				return err
			}
			if _, err := tx.Exec("DELETE FROM article WHERE number = ?", all[i].number); err != nil {
				return err
			}
			all = slices.Delete(all, i, i+1)
		} else {
			r.summary.New++
		}
		known[a.ID] = digest
		if err := w.Add(record); err != nil {
			w.Abandon()
			return err
		}
		x := scanned{number: next, id: a.ID, outlet: a.Outlet, dated: a.Date, fresh: true}
		x.read(a)
		next++
		all = append(all, x)
		words := 0
		for i := range x.text.Words {
			if x.text.Words[i].Role.Prose() {
				words++
			}
		}
		if _, err := tx.Exec("INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", x.number, a.ID, a.Title, a.Outlet, a.Author, a.Date, a.URL,
			x.text.Language, agency(x.text), words, digest[:], run); err != nil {
			return err
		}
	}
	size, sum, err := w.Finish()
	if err != nil {
		return err
	}
	if next == first {
		if err := r.store.Files.Remove(r.store.Path(name)); err != nil {
			return err
		}
	} else if _, err := tx.Exec("INSERT INTO file VALUES (?,?,?,?,?,?,?)", name, store.KindTexts, size, sum, first, next-first, run); err != nil {
		return err
	}
	minWords := r.options.MinWords
	if minWords == 0 {
		minWords = 10
	}
	shared := candidates(all)
	for _, c := range shared {
		a, b := &all[c[0]], &all[c[1]]
		if !a.fresh && !b.fresh || a.outlet == b.outlet && !r.options.AllPairs {
			continue
		}
		order, how := compareMoments(a.date, b.date)
		if order > 0 || order == 0 && a.id > b.id {
			a, b = b, a
		}
		p := Pair{Order: how}
		inA, inB := 0, 0
		for _, x := range align.Passages(a.text, b.text, align.Options{}).Passages {
			if x.A.Len() < minWords {
				continue
			}
			p.Passages = append(p.Passages, Passage{A: a.span(x.A), B: b.span(x.B), Words: x.A.Len(), Kind: x.Kind.String(), Similarity: x.Similarity})
			inA += x.A.Len()
			inB += x.B.Len()
		}
		if len(p.Passages) == 0 {
			continue
		}
		if _, err := tx.Exec("INSERT INTO pair VALUES (?,?,?,?,?,?,?,?,?)", pairID(a.id, b.id), a.number, b.number, string(p.Order), inA,
			share(inA, prose(a.text)), share(inB, prose(b.text)), appendPassages(nil, p.Passages), run); err != nil {
			return err
		}
	}
	if err := regroup(tx); err != nil {
		return err
	}
	if _, err := tx.Exec("INSERT INTO run VALUES (?,?,?,?,?,?,?,?,?,?)", run, "scan", "", 0, "[]",
		r.summary.New, r.summary.Changed, r.summary.Known, 0, r.summary.Skipped); err != nil {
		return err
	}
	return tx.Commit()
}

func (x *scanned) read(a *article.Article) {
	x.text = text.Analyse(a.Text, text.Options{Language: a.Language, Marks: a.Marks})
	x.points = text.NewPoints(a.Text)
	x.date = parseMoment(a.Date)
}

func (x *scanned) span(words text.Span) [2]int {
	bytes := x.text.Extent(words)
	return [2]int{x.points.At(bytes.Start), x.points.At(bytes.End)}
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func prose(t *text.Text) int {
	n := 0
	for i := range t.Words {
		if t.Words[i].Role.Prose() {
			n++
		}
	}
	return n
}

func agency(t *text.Text) string {
	for _, m := range t.Marks {
		if m.Kind == text.MarkCredit && m.Note != "" {
			return m.Note
		}
	}
	return ""
}

// candidates gives pairs of articles that share a run of five words.
func candidates(all []scanned) [][2]int {
	const run = 5
	where := map[[run]uint64][]int{}
	for i := range all {
		var window [run]uint64
		n := 0
		for j := range all[i].text.Words {
			w := &all[i].text.Words[j]
			if !w.Role.Prose() {
				continue
			}
			copy(window[:], window[1:])
			window[run-1] = w.Hash
			if n++; n >= run {
				if list := where[window]; len(list) == 0 || list[len(list)-1] != i {
					where[window] = append(list, i)
				}
			}
		}
	}
	found := map[[2]int]bool{}
	for _, list := range where {
		for i, x := range list {
			for _, y := range list[i+1:] {
				found[[2]int{x, y}] = true
			}
		}
	}
	pairs := make([][2]int, 0, len(found))
	for p := range found {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
	return pairs
}
