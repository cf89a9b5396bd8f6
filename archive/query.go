package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"parallax/archive/index"
	"parallax/archive/internal/store"
	"parallax/article"
)

// Match is an article of the archive that shares passages with the one asked
// for.
type Match struct {
	Entry
	WordsShared   int       `json:"words_shared"`   // of the article asked for
	Coverage      float64   `json:"coverage"`       // share of its prose words that lie in passages
	CoverageThere float64   `json:"coverage_there"` // likewise of the archive's article
	Passages      []Passage `json:"passages"`       // a is the archive's article, b the one asked for
}

// asker is what queries read once.
type asker struct {
	segments   *segments
	catalog    *index.Catalog
	statistics *index.Statistics
	options    index.Options
}

func (a *Archive) asker() (*asker, error) {
	a.asking.Do(func() { a.asked, a.askedErr = newAsker(a) })
	return a.asked, a.askedErr
}

func newAsker(a *Archive) (*asker, error) {
	rules, err := a.Rules()
	if err != nil {
		return nil, err
	}
	q := &asker{options: rules.index()}
	listed, err := a.store.Listed("")
	if err != nil {
		return nil, err
	}
	var segments []store.Listed
	var outlets []byte
	for _, l := range listed {
		switch l.Kind {
		case store.KindSegment:
			segments = append(segments, l)
		case store.KindCatalog:
			f, err := a.store.Files.Open(a.store.Path(l.Name))
			if err != nil {
				return nil, err
			}
			outlets, err = readOutlets(f)
			f.Close()
			if err != nil {
				return nil, fmt.Errorf("%s: %w: 'parallax archive compact' makes it anew", a.store.Path(l.Name), ErrDamaged)
			}
		case store.KindStatistics:
			if q.statistics, err = readStatistics(a.store, l.Name[len("statistics/"):]); err != nil {
				return nil, err
			}
		}
	}
	q.catalog = index.QueryCatalog(len(outlets)/4, func(number uint32) (uint32, bool) { return outletIn(outlets, number) })
	q.segments, err = openSegments(a.store, segments)
	return q, err
}

func (q *asker) close() {
	if q.segments != nil {
		q.segments.close()
	}
}

// Query finds the articles of the archive that share passages with an article,
// which need not be in it, those with most in common first. An article with the
// same ID is left out.
func (a *Archive) Query(ctx context.Context, x *article.Article) ([]Match, error) {
	q, err := a.asker()
	if err != nil {
		return nil, err
	}
	if len(q.segments.open) == 0 {
		return nil, nil
	}
	except := int64(-1)
	if number, _, err := a.find(x.ID); err == nil {
		except = int64(number)
	} else if !errors.Is(err, ErrUnknown) {
		return nil, err
	}
	d := index.Document{Source: x.Text, Language: x.Language, Marks: x.Marks}
	candidates, err := index.Query(d, except, q.segments.open, q.catalog, q.statistics, q.options)
	if err != nil {
		return nil, damagedIndex(err)
	}
	load := func(n uint32) (index.Document, error) { return loadDocument(a.store, n) }
	v := index.NewVerifier(load, q.catalog, q.statistics, q.options)
	var matches []Match
	err = v.Query(ctx, d, candidates, func(e index.Edge) error {
		m := Match{WordsShared: e.WordsB, Coverage: e.CoverageB, CoverageThere: e.CoverageA, Passages: passagesOf(e.Passages)}
		var err error
		_, m.Entry, err = scanEntry(a.store.DB.QueryRow("SELECT "+entryColumns+" WHERE article.number = ?", e.A))
		matches = append(matches, m)
		return err
	})
	slices.SortStableFunc(matches, func(x, y Match) int {
		return cmp.Or(cmp.Compare(y.WordsShared, x.WordsShared), cmp.Compare(y.Coverage, x.Coverage), cmp.Compare(x.ID, y.ID))
	})
	return matches, err
}

func passagesOf(list []index.Passage) []Passage {
	passages := make([]Passage, len(list))
	for i, p := range list {
		passages[i] = Passage{A: [2]int{p.A.Start, p.A.End}, B: [2]int{p.B.Start, p.B.End}, Words: p.Words,
			Kind: p.Kind.String(), Similarity: p.Similarity, Quoted: p.Quoted}
	}
	return passages
}

// damagedIndex says of an error of the engine what can be done about it.
func damagedIndex(err error) error {
	if errors.Is(err, index.ErrDamaged) {
		return fmt.Errorf("%w (%w): 'parallax archive verify' says which file", ErrDamaged, err)
	}
	return err
}
