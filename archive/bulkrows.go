package archive

import (
	"cmp"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"parallax/archive/internal/store"
)

// bulkRows writes the rows of a first scan into a database of its own, page by
// page (see [store.Bulk]), which takes the place of the empty one when the run
// commits.
type bulkRows struct {
	store   *store.Store
	catalog *catalog
	path    string
	bulk    *store.Bulk
	record  store.Row
	done    bool

	articles *store.Table
	next     uint32            // number of the article whose row comes next
	early    map[uint32][]byte // rows that came before their turn
	ended    bool              // articles

	pairs    pairRuns
	clusters []clusterRow
	joined   []memberRow // by article
}

// clusterRow is one cluster as the database keeps it.
type clusterRow struct {
	id                       int64
	first, articles, outlets int
	from, to                 string
}

func newBulkRows(s *store.Store, c *catalog, run int) (*bulkRows, error) {
	w := &bulkRows{store: s, catalog: c, path: s.Path("work/" + runPrefix(run) + "database"), early: map[uint32][]byte{}}
	w.pairs = pairRuns{files: s.Files, path: s.Path("work/" + runPrefix(run) + "pairs")}
	var err error
	if w.bulk, err = store.NewBulk(s.Files, w.path); err != nil {
		return nil, err
	}
	w.articles = w.bulk.Table()
	return w, nil
}

func (w *bulkRows) close() {
	w.bulk.Abandon()
	w.pairs.close()
}

func (w *bulkRows) article(number uint32, run int, r *row) error {
	b := w.record.Begin().Null()
	for _, s := range [...]string{r.id, r.title, r.outlet, r.author, r.date, r.url, r.language, r.agency} {
		b.Text(s)
	}
	record := b.Int(int64(r.words)).Blob(r.digest[:]).Int(int64(run)).Int(r.checksum(number, run)).Record()
	if number != w.next {
		w.early[number] = slices.Clone(record)
		return nil
	}
	for found := true; found; record, found = w.early[w.next] {
		delete(w.early, w.next)
		w.articles.Add(int64(w.next), record)
		w.next++
	}
	return nil
}

// endArticles ends the table of articles, and makes its index.
func (w *bulkRows) endArticles() error {
	if w.ended {
		return nil
	}
	w.ended = true
	if len(w.early) > 0 {
		return fmt.Errorf("the row of article %d is missing", w.next)
	}
	w.bulk.EndTable("article", w.articles)
	order := make([]uint32, w.next)
	for n := range order {
		order[n] = uint32(n)
	}
	ids := w.catalog.ids
	slices.SortFunc(order, func(x, y uint32) int { return cmp.Compare(ids[x], ids[y]) })
	x := w.bulk.Index()
	for _, n := range order {
		x.Add(w.record.Begin().Text(ids[n]).Int(int64(n)).Record())
	}
	w.bulk.EndIndex("article_id", x)
	return nil
}

func (w *bulkRows) pair(run int, p pairRow) error {
	p.run = run
	b := w.pairs.record.Begin().Null().Int(int64(p.a)).Int(int64(p.b)).Text(string(p.order)).Int(int64(p.words)).Int(int64(p.wordsB))
	b.Real(p.coverageA).Real(p.coverageB).Blob(p.passages).Int(int64(p.run)).Int(p.checksum())
	return w.pairs.add(p.id, p.a, p.b, b.Record())
}

func (w *bulkRows) cluster(id int64, group []uint32, c *catalog) error {
	row := clusterRow{id: id, first: int(group[0]), articles: len(group), outlets: c.outletsOf(group)}
	if first, last, dated := c.datedEnds(group); dated {
		for _, end := range []struct {
			to     *string
			number uint32
		}{{&row.from, first}, {&row.to, last}} {
			record, err := w.store.Record(end.number)
			if err != nil {
				return err
			}
			*end.to = store.DateOf(record)
		}
	}
	w.clusters = append(w.clusters, row)
	return nil
}

func (w *bulkRows) members(list []memberRow) error {
	w.joined = list
	return nil
}

// What is not there cannot be dropped.
func (w *bulkRows) dropArticle(uint32) error { return errNoRows }
func (w *bulkRows) dropClusters(first map[uint32]bool, _ *catalog) error {
	if len(first) > 0 {
		return errNoRows
	}
	return nil
}

var errNoRows = errors.New("a new database has no rows to drop")

// finish writes all that is not written yet.
func (w *bulkRows) finish() error {
	if w.done {
		return nil
	}
	w.done = true
	if err := w.endArticles(); err != nil {
		return err
	}
	if err := w.endPairs(); err != nil {
		return err
	}
	w.endClusters()
	return nil
}

func (w *bulkRows) endPairs() error {
	t := w.bulk.Table()
	var all []pairPlace
	err := w.pairs.inOrder(func(p pairPlace, record []byte) error {
		if n := len(all); n > 0 && all[n-1].id >= p.id {
			return fmt.Errorf("two pairs have the ID %s", groupName(p.id))
		}
		t.Add(p.id, record)
		all = append(all, p)
		return nil
	})
	if err != nil {
		return err
	}
	w.bulk.EndTable("pair", t)
	for _, side := range []struct {
		name    string
		article func(pairPlace) uint32
	}{{"pair_a", func(p pairPlace) uint32 { return p.a }}, {"pair_b", func(p pairPlace) uint32 { return p.b }}} {
		slices.SortFunc(all, func(x, y pairPlace) int {
			return cmp.Or(cmp.Compare(side.article(x), side.article(y)), cmp.Compare(x.id, y.id))
		})
		x := w.bulk.Index()
		for _, p := range all {
			x.Add(w.record.Begin().Int(int64(side.article(p))).Int(p.id).Record())
		}
		w.bulk.EndIndex(side.name, x)
	}
	return nil
}

func (w *bulkRows) endClusters() {
	slices.SortFunc(w.clusters, func(x, y clusterRow) int { return cmp.Compare(x.id, y.id) })
	t := w.bulk.Table()
	for _, c := range w.clusters {
		t.Add(c.id, w.record.Begin().Null().Int(int64(c.first)).Int(int64(c.articles)).Int(int64(c.outlets)).Text(c.from).Text(c.to).Record())
	}
	w.bulk.EndTable("cluster", t)
	t = w.bulk.Table()
	for _, m := range w.joined {
		t.Add(int64(m.article), w.record.Begin().Null().Int(m.cluster).Int(int64(m.place)).Record())
	}
	w.bulk.EndTable("member", t)
	slices.SortFunc(w.joined, func(x, y memberRow) int {
		return cmp.Or(cmp.Compare(x.cluster, y.cluster), cmp.Compare(x.place, y.place))
	})
	x := w.bulk.Index()
	for _, m := range w.joined {
		x.Add(w.record.Begin().Int(m.cluster).Int(int64(m.place)).Int(int64(m.article)).Record())
	}
	w.bulk.EndIndex("member_cluster", x)
}

// open gives the database, for the rows of all other tables.
func (w *bulkRows) open() (*sql.DB, error) {
	if err := w.finish(); err != nil {
		return nil, err
	}
	return w.bulk.Open()
}

// pairRuns puts the rows of pairs in the order of their IDs. It keeps a part of
// them in memory, the others in files by the first bits of the ID.
type pairRuns struct {
	files  store.Files
	path   string
	record store.Row
	runs   [16]pairRun
}

type pairRun struct {
	held []byte
	file store.File // nil: all are held
}

// pairPlace is what the indexes of pairs are made of.
type pairPlace struct {
	id   int64
	a, b uint32
}

// A run holds so many bytes before they go to its file.
const heldPairs = 4 << 20

const pairHead = 8 + 4 + 4 + 4

func (r *pairRuns) add(id int64, a, b uint32, record []byte) error {
	le := binary.LittleEndian
	n := uint64(id) >> 59 // of 63 bits
	run := &r.runs[n]
	run.held = le.AppendUint64(run.held, uint64(id))
	run.held = le.AppendUint32(le.AppendUint32(run.held, a), b)
	run.held = append(le.AppendUint32(run.held, uint32(len(record))), record...)
	if len(run.held) < heldPairs {
		return nil
	}
	if run.file == nil {
		var err error
		if run.file, err = r.files.Create(r.name(n)); err != nil {
			return err
		}
	}
	_, err := run.file.Write(run.held)
	run.held = run.held[:0]
	return err
}

func (r *pairRuns) name(n uint64) string { return fmt.Sprintf("%s-%02d", r.path, n) }

// inOrder gives all pairs, and lets go of them.
func (r *pairRuns) inOrder(do func(pairPlace, []byte) error) error {
	type at struct {
		id    int64
		begin int
	}
	var order []at
	le := binary.LittleEndian
	for n := range r.runs {
		run := &r.runs[n]
		data := run.held
		if run.file != nil {
			written, err := store.ReadWhole(r.files, r.name(uint64(n)))
			if err != nil {
				return err
			}
			data = append(written, data...)
		}
		run.held = nil
		order = order[:0]
		for begin := 0; begin < len(data); begin += pairHead + int(le.Uint32(data[begin+16:])) {
			order = append(order, at{int64(le.Uint64(data[begin:])), begin})
		}
		slices.SortFunc(order, func(x, y at) int { return cmp.Compare(x.id, y.id) })
		for _, o := range order {
			d := data[o.begin:]
			place := pairPlace{o.id, le.Uint32(d[8:]), le.Uint32(d[12:])}
			if err := do(place, d[pairHead:][:le.Uint32(d[16:])]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *pairRuns) close() {
	for n := range r.runs {
		if f := r.runs[n].file; f != nil {
			f.Close()
		}
	}
}
