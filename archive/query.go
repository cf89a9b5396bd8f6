package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

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
	segments    *segments
	outlets     *outlets
	outletsFile string
	catalog     *index.Catalog
	statistics  *index.Statistics
}

func (a *Archive) asker() (*asker, error) {
	a.asking.Do(func() {
		q := &asker{}
		if a.askedErr = q.open(a.store); a.askedErr != nil {
			q.close()
			return
		}
		a.asked = q
	})
	return a.asked, a.askedErr
}

func (q *asker) open(s *store.Store) error {
	listed, err := s.Listed("")
	if err != nil {
		return err
	}
	var segments []store.Listed
	for _, l := range listed {
		switch l.Kind {
		case store.KindSegment:
			segments = append(segments, l)
		case store.KindCatalog:
			if err := q.openOutlets(s, l); err != nil {
				return err
			}
		case store.KindStatistics:
			if q.statistics, err = readStatistics(s, l.Name[len("statistics/"):]); err != nil {
				return err
			}
		}
	}
	q.catalog = index.QueryCatalog(0, nil)
	if o := q.outlets; o != nil {
		q.catalog = index.QueryCatalog(o.count, o.of)
	}
	q.segments, err = openSegments(s, segments)
	return err
}

func (q *asker) openOutlets(s *store.Store, l store.Listed) error {
	f, err := s.Files.Open(s.Path(l.Name))
	if err != nil {
		return err
	}
	q.outletsFile = s.Path(l.Name)
	if q.outlets, err = openOutlets(f); err != nil {
		f.Close()
		return q.damagedOutlets()
	}
	return nil
}

func (q *asker) damagedOutlets() error {
	return fmt.Errorf("%s: %w: 'parallax archive compact' makes it anew", q.outletsFile, ErrDamaged)
}

// whole tells whether the outlets that were asked for were as written.
func (q *asker) whole() error {
	if q.outlets != nil && q.outlets.whole() != nil {
		return q.damagedOutlets()
	}
	return nil
}

func (q *asker) close() {
	if q.segments != nil {
		q.segments.close()
	}
	if q.outlets != nil {
		q.outlets.close()
	}
}

// find looks an article up in all segments, each beside the others.
func (q *asker) find(asked *index.Asked) ([]index.Found, error) {
	found := make([]index.Found, len(q.segments.open))
	var group errgroup.Group
	for i, s := range q.segments.open {
		group.Go(func() (err error) {
			found[i], err = asked.Find(s, q.statistics)
			return err
		})
	}
	return found, group.Wait()
}

// Query finds the articles of the archive that share passages with an article,
// which need not be in it, those with most in common first. An article with the
// same ID is left out.
func (a *Archive) Query(ctx context.Context, x *article.Article) ([]Match, error) {
	rules, err := a.Rules()
	if err != nil {
		return nil, err
	}
	options := rules.index()
	asking := make(chan *index.Asked, 1)
	go func() { // while the archive's files are opened
		asking <- index.Ask(index.Document{Source: x.Text, Language: x.Language, Marks: x.Marks}, options)
	}()
	q, err := a.asker()
	if err != nil || len(q.segments.open) == 0 {
		return nil, err
	}
	except := int64(-1)
	if number, _, err := a.find(x.ID); err == nil {
		except = int64(number)
	} else if !errors.Is(err, ErrUnknown) {
		return nil, err
	}
	asked := <-asking
	found, err := q.find(asked)
	if err != nil {
		return nil, damagedIndex(err)
	}
	candidates := asked.Candidates(found, except, q.catalog, q.statistics)
	load := func(n uint32) (index.Document, error) { return loadDocument(a.store, n) }
	v := index.NewVerifier(load, q.catalog, q.statistics, options)
	var matches []Match
	err = v.Query(ctx, asked, candidates, func(e index.Edge) error {
		m := Match{WordsShared: e.WordsB, Coverage: e.CoverageB, CoverageThere: e.CoverageA, Passages: passagesOf(e.Passages)}
		var err error
		_, m.Entry, err = scanEntry(a.store.DB.QueryRow("SELECT "+entryColumns+" WHERE article.number = ?", e.A))
		matches = append(matches, m)
		return err
	})
	if err == nil {
		err = q.whole()
	}
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
