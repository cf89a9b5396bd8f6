package archive

import (
	"context"
	"errors"
	"iter"

	"parallax/archive/internal/store"
	"parallax/article"
)

// DryRun counts what a scan of the same articles would do, and writes nothing.
func DryRun(ctx context.Context, dir string, articles iter.Seq2[*article.Article, error], o ScanOptions) (Summary, error) {
	w := &writer{catalog: newCatalog(), number: 1}
	s, err := store.Open(dir, store.Disk{}, false)
	switch {
	case errors.Is(err, ErrNone):
	case err != nil:
		return Summary{}, err
	default:
		defer s.Close()
		if w.catalog, _, err = readCatalog(s); err != nil {
			return Summary{}, err
		}
		if err := s.DB.QueryRow("SELECT coalesce(max(number), 0) + 1 FROM run").Scan(&w.number); err != nil {
			return Summary{}, err
		}
	}
	r := &scanRun{writer: w, options: o}
	shards := make(chan *shard)
	go func() {
		defer close(shards)
		err = r.divide(ctx, articles, shards)
	}()
	for s := range shards {
		r.progress.Articles += len(s.rows)
		r.tell(Reading, r.progress.Articles, 0)
	}
	return r.summary, err
}
