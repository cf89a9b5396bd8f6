package archive

import (
	"cmp"
	"database/sql"
	"database/sql/driver"
	"slices"

	"parallax/archive/index"
)

// rowWriter writes the rows of a run into the database's transaction. One
// goroutine uses it.
type rowWriter struct {
	conn       *sql.Conn // of the transaction
	tx         *sql.Tx
	statements map[string]*sql.Stmt   // by their text
	inserts    map[string]driver.Stmt // likewise
	pending    []pairRow
}

// pairRow is one pair as the database keeps it.
type pairRow struct {
	id                   int64
	a, b                 uint32
	order                Order
	words, wordsB        int
	coverageA, coverageB float64
	passages             []byte
	run                  int
}

// Pairs are written so many at a time, in the order of their IDs: that takes
// half of what it takes in any order.
const pendingPairs = 1 << 16

func newRowWriter(conn *sql.Conn, tx *sql.Tx) *rowWriter {
	return &rowWriter{conn: conn, tx: tx, statements: map[string]*sql.Stmt{}, inserts: map[string]driver.Stmt{}}
}

func (w *rowWriter) close() {
	for _, s := range w.statements {
		s.Close()
	}
	_ = w.conn.Raw(func(any) error {
		for _, s := range w.inserts {
			s.Close()
		}
		return nil
	})
}

// prepared gives a statement that is parsed once.
func (w *rowWriter) prepared(text string) (*sql.Stmt, error) {
	if s := w.statements[text]; s != nil {
		return s, nil
	}
	s, err := w.tx.Prepare(text)
	if err == nil {
		w.statements[text] = s
	}
	return s, err
}

func (w *rowWriter) exec(text string, args ...any) error {
	s, err := w.prepared(text)
	if err == nil {
		_, err = s.Exec(args...)
	}
	return err
}

func (w *rowWriter) articles(first uint32, run int, rows []row) error {
	return w.insert("article", "(?,?,?,?,?,?,?,?,?,?,?,?,?)", len(rows), func(i int, v values) {
		r, number := &rows[i], first+uint32(i)
		v.set(int64(number), r.id, r.title, r.outlet, r.author, r.date, r.url, r.language, r.agency,
			int64(r.words), r.digest[:], int64(run), r.checksum(number, run))
	})
}

// dropArticle deletes an article and its pairs.
func (w *rowWriter) dropArticle(number uint32) error {
	if err := w.flush(); err != nil {
		return err
	}
	for _, statement := range []string{"DELETE FROM pair WHERE a = ?", "DELETE FROM pair WHERE b = ?", "DELETE FROM article WHERE number = ?"} {
		if err := w.exec(statement, number); err != nil {
			return err
		}
	}
	return nil
}

func (w *rowWriter) pair(run int, p pairRow) error {
	p.run = run
	w.pending = append(w.pending, p)
	if len(w.pending) < pendingPairs {
		return nil
	}
	return w.flush()
}

func (w *rowWriter) flush() error {
	slices.SortFunc(w.pending, func(x, y pairRow) int { return cmp.Compare(x.id, y.id) })
	err := w.insert("pair", "(?,?,?,?,?,?,?,?,?,?,?)", len(w.pending), func(i int, v values) {
		p := &w.pending[i]
		v.set(p.id, int64(p.a), int64(p.b), string(p.order), int64(p.words), int64(p.wordsB), p.coverageA, p.coverageB,
			p.passages, int64(p.run), p.checksum())
	})
	w.pending = w.pending[:0]
	return err
}

// pairOf makes the pair of an edge: the earlier article first.
func (c *catalog) pairOf(e *index.Edge, wireFirst bool) pairRow {
	order, how := compareMoments(c.moments[e.A], c.moments[e.B])
	swap := order > 0
	if how != Dated {
		swap = c.ids[e.A] > c.ids[e.B]
		if wireA, wireB := c.wire(e.A, e.B), c.wire(e.B, e.A); wireFirst && wireA != wireB {
			swap = wireB
		}
	}
	p := pairRow{id: pairID(c.ids[e.A], c.ids[e.B]), a: e.A, b: e.B, order: how, words: e.WordsA, wordsB: e.WordsB, coverageA: e.CoverageA, coverageB: e.CoverageB}
	if swap {
		p.a, p.b, p.words, p.wordsB, p.coverageA, p.coverageB = e.B, e.A, e.WordsB, e.WordsA, e.CoverageB, e.CoverageA
	}
	p.passages = appendPassages(nil, e.Passages, swap)
	return p
}

// wire reports whether an article is the agency's own that the other credits.
func (c *catalog) wire(x, other uint32) bool {
	agency := c.agencies[other]
	return agency != 0 && c.articles[x].Outlet == agency
}
