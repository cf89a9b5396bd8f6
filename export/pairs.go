package export

import (
	"fmt"
	"io"
	"iter"
	"slices"

	"parallax/archive"
	"parallax/compare"
	"parallax/table"
)

// PairTables are the tables of compared pairs.
var PairTables = []string{"changes", "passages"}

// Writer writes compared pairs as one document, one after another. Nothing but
// [QDPX] keeps more than the pair in hand.
type Writer interface {
	Add(*compare.Comparison) error
	Close() error
}

// NewWriter begins a document of compared pairs. Say whether there will be
// several: a document of one pair may have a simpler form.
func NewWriter(w io.Writer, f Format, several bool, o Options) (Writer, error) {
	form, err := ByName(string(f))
	if err != nil {
		return nil, err
	}
	switch {
	case form.Scope&Tables != 0:
		return newPairSheet(w, f, o)
	case form.Scope&References != 0:
		return &pairReferences{r: newReferences(w, f), seen: map[string]bool{}}, nil
	case f == TEI:
		return newTEI(w, several), nil
	case f == Annotations:
		return newAnnotations(w), nil
	case f == QDPX:
		return newQDPX(w), nil
	case f == QDC:
		return qdc{w}, nil
	}
	return nil, fmt.Errorf("%s shows an archive, not compared pairs", f)
}

// Pair writes one compared pair.
func Pair(w io.Writer, f Format, c *compare.Comparison, o Options) error {
	return Comparisons(w, f, false, func(yield func(*compare.Comparison, error) bool) { yield(c, nil) }, o)
}

// Comparisons writes compared pairs.
func Comparisons(w io.Writer, f Format, several bool, pairs iter.Seq2[*compare.Comparison, error], o Options) error {
	out, err := NewWriter(w, f, several, o)
	if err != nil {
		return err
	}
	for c, err := range pairs {
		if err != nil {
			return err
		}
		if err := out.Add(c); err != nil {
			return err
		}
	}
	return out.Close()
}

// pairSheet writes a table of compared pairs.
type pairSheet[R any] struct {
	sheet  sheet[R]
	rows   func(int, *compare.Comparison) iter.Seq[*R]
	number int
}

func newPairSheet(w io.Writer, f Format, o Options) (Writer, error) {
	name, err := oneOf("table", o.Table, PairTables...)
	if err != nil {
		return nil, err
	}
	if name == "passages" {
		s, err := newSheet(w, f, name, table.Passages, o)
		return &pairSheet[table.Passage]{sheet: s, rows: table.PassagesOf}, err
	}
	s, err := newSheet(w, f, name, table.Changes, o)
	return &pairSheet[table.Change]{sheet: s, rows: changesOf(o.Status)}, err
}

// changesOf gives the rows of changes of some statuses.
func changesOf(statuses []string) func(int, *compare.Comparison) iter.Seq[*table.Change] {
	if len(statuses) == 0 {
		return table.ChangesOf
	}
	return func(number int, c *compare.Comparison) iter.Seq[*table.Change] {
		return func(yield func(*table.Change) bool) {
			for row := range table.ChangesOf(number, c) {
				if slices.Contains(statuses, row.Status()) && !yield(row) {
					return
				}
			}
		}
	}
}

func (s *pairSheet[R]) Add(c *compare.Comparison) error {
	s.number++
	for row := range s.rows(s.number, c) {
		if err := s.sheet.Row(row); err != nil {
			return err
		}
	}
	return nil
}

func (s *pairSheet[R]) Close() error { return s.sheet.Close() }

// pairReferences writes the articles of compared pairs, each once.
type pairReferences struct {
	r    *references
	seen map[string]bool
}

func (p *pairReferences) Add(c *compare.Comparison) error {
	for _, s := range []*compare.Side{&c.A, &c.B} {
		if p.seen[s.ID] {
			continue
		}
		p.seen[s.ID] = true
		if err := p.r.add(&archive.Entry{ID: s.ID, Title: said(s.Title), Outlet: said(s.Outlet), Date: said(s.Date), URL: said(s.URL), Language: said(s.Language)}); err != nil {
			return err
		}
	}
	return nil
}

func (p *pairReferences) Close() error { return p.r.close() }

func said(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
