package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"parallax/archive/index"
	"parallax/archive/internal/store"
	"parallax/article"
	"parallax/article/ingest"
)

// Scan adds articles to the archive in a folder, which it makes if there is
// none, and finds what they share with each other and with all that are there.
//
// Nothing of it shows before all is done: a scan that ends early, however it
// ends, leaves the archive as it was, and files from which the next one goes
// on if it is given the same articles.
func Scan(ctx context.Context, dir string, articles iter.Seq2[*article.Article, error], o ScanOptions) (Summary, error) {
	return scanWith(ctx, store.Disk{}, dir, articles, o)
}

func scanWith(ctx context.Context, files store.Files, dir string, articles iter.Seq2[*article.Article, error], o ScanOptions) (Summary, error) {
	if err := refuseForeign(dir); err != nil {
		return Summary{}, err
	}
	w, err := openWriter(files, dir)
	if err != nil {
		return Summary{}, err
	}
	defer w.close()
	if err := w.store.LimitCache(DatabaseCache(o.memory())); err != nil {
		return Summary{}, err
	}
	if err := w.begin(o.Rules); err != nil {
		return Summary{}, err
	}
	if o.begun != nil {
		if err := o.begun(w); err != nil {
			return Summary{}, err
		}
	}
	r := &scanRun{writer: w, options: o, before: len(w.catalog.ids)}
	if err := r.run(ctx, articles); err != nil {
		return r.summary, err
	}
	return r.finish()
}

// ErrForeign says that a folder has files that are not an archive's.
var ErrForeign = errors.New("the folder is not empty, and no archive: name a new folder, or an archive")

// refuseForeign keeps a scan from putting its files among others.
func refuseForeign(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // openWriter makes it, or says what is wrong
	}
	foreign := false
	for _, e := range entries {
		switch name := e.Name(); {
		case name == store.DatabaseName:
			return nil
		case name != "lock" && !slices.Contains(folders, name): // which a scan that was killed at once has left
			foreign = true
		}
	}
	if foreign {
		return fmt.Errorf("%s: %w", dir, ErrForeign)
	}
	return nil
}

// finish counts what the archive holds now.
func (r *scanRun) finish() (Summary, error) {
	r.rollback() // what there was nothing to commit of
	err := r.store.Refresh()
	if err == nil {
		r.summary.Archive, err = r.size()
	}
	if err == nil {
		r.summary.Learned, err = r.learned()
	}
	return r.summary, err
}

// size counts without reading the tables, which would be a quarter of the time
// that a day's articles take in a large archive.
func (r *scanRun) size() (s Size, err error) {
	s.Articles, s.Outlets = r.catalog.living, r.catalog.outlets()
	if s.Snapshot, err = readSetting(r.store.DB, "snapshot"); err != nil {
		return s, err
	}
	return s, cmp.Or(
		r.store.DB.QueryRow("SELECT count(*) FROM pair").Scan(&s.Pairs),
		r.store.DB.QueryRow("SELECT count(*) FROM cluster").Scan(&s.Clusters))
}

// learned counts the articles that the snapshot was made from: those of the
// archive at the end of the run that made it.
func (r *scanRun) learned() (n int, err error) {
	err = r.store.DB.QueryRow(`SELECT coalesce(sum(added - removed), 0) FROM run WHERE number <= coalesce(
		(SELECT max(number) FROM run WHERE kind = 'relearn'), (SELECT min(number) FROM run WHERE added + changed > 0))`).Scan(&n)
	return n, err
}

// scanRun is the local driver of the steps of a scan.
type scanRun struct {
	*writer
	options  ScanOptions
	summary  Summary
	progress Progress
	fresh    []store.Listed // segments of this run
	// Numbers from before on are of this run; their languages are known already,
	// and finding one costs a tenth of reading an article.
	before    int
	languages []string
	spare     chan []byte // memory of records that are written
	spent     []string    // files of seeds that were compared
}

// A worker holds a shard and its postings, later analysed articles, and what it
// hands on: so much, measured, of which all may take half of the memory.
const workerMemory = 160 << 20

func (r *scanRun) workers() int {
	workers := r.options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return min(workers, max(1, int(r.options.memory()/2/workerMemory)))
}

func (r *scanRun) tell(stage Stage, done, total int) {
	r.progress.Stage, r.progress.Done, r.progress.Total = stage, done, total
	if r.options.Progress != nil {
		r.options.Progress(r.progress)
	}
}

func (r *scanRun) run(ctx context.Context, articles iter.Seq2[*article.Article, error]) error {
	if err := r.read(ctx, articles); err != nil {
		return err
	}
	if r.summary.New+r.summary.Changed == 0 && !r.empty {
		return nil // nothing to remember
	}
	var beside errgroup.Group
	texts := slices.DeleteFunc(slices.Clone(r.listed), func(l store.Listed) bool { return l.Kind != store.KindTexts })
	beside.Go(func() error { // the articles' rows and texts are all there
		return errors.Join(store.MakeIndexes(r.tx, "article"), r.sync(texts))
	})
	if err := errors.Join(r.find(ctx, r.fresh, r.segments), beside.Wait()); err != nil {
		return err
	}
	grouped := make(chan struct{})
	beside.Go(func() error { return r.settleFiles(ctx, grouped) })
	if err := errors.Join(r.settleRows(ctx, grouped), beside.Wait()); err != nil {
		return err
	}
	return r.commit(runRow{kind: "scan", sources: r.options.Sources, added: r.summary.New, changed: r.summary.Changed,
		known: r.summary.Known, skipped: r.summary.Skipped})
}

// settleRows does what is left to do in the database, which is one processor's
// work; settleFiles what is left to do with files. They can be called at once:
// grouped is closed when the catalogue is complete.
func (r *scanRun) settleRows(ctx context.Context, grouped chan<- struct{}) error {
	r.tell(Grouping, 0, 0)
	var pairs errgroup.Group
	pairs.Go(r.finishPairs)
	g := r.catalog.group()
	close(grouped)
	if err := errors.Join(pairs.Wait(), ctx.Err()); err != nil {
		return err
	}
	if err := r.writeGroups(g); err != nil {
		return err
	}
	r.tell(Writing, 0, 0)
	return r.finishRows()
}

func (r *scanRun) settleFiles(ctx context.Context, grouped <-chan struct{}) error {
	for _, path := range r.spent { // the most of what a scan writes: before segments are written anew
		if err := r.store.Files.Remove(path); err != nil {
			return err
		}
	}
	if err := r.tidySegments(ctx); err != nil {
		return err
	}
	<-grouped
	if err := r.writeCatalog(); err != nil {
		return err
	}
	return r.sync(r.listed)
}

// read takes the articles in, by shards.
func (r *scanRun) read(ctx context.Context, articles iter.Seq2[*article.Article, error]) error {
	r.spare = make(chan []byte, r.workers())
	group, ctx := errgroup.WithContext(ctx)
	shards := make(chan *shard)
	group.Go(func() error {
		defer close(shards)
		return r.divide(ctx, articles, shards)
	})
	done := make(chan *facts, r.workers())
	for range r.workers() {
		group.Go(func() error {
			x := index.NewIndexer(r.rules.index())
			for s := range shards {
				f, err := indexShard(r.store, r.number, x, s, r.rules.index())
				if err != nil {
					return err
				}
				f.replaces = s.replaces
				select {
				case r.spare <- s.records[:0]:
				default:
				}
				select {
				case done <- f:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	}
	ended := make(chan error, 1)
	go func() {
		ended <- group.Wait()
		close(done)
	}()
	var agencies []*facts
	var failed error
	for f := range done {
		if failed == nil {
			failed = r.take(f)
		}
		agencies = append(agencies, f)
	}
	if err := errors.Join(<-ended, failed); err != nil {
		return err
	}
	r.languages = make([]string, len(r.catalog.ids)-r.before)
	for _, f := range agencies {
		for i, row := range f.rows {
			r.catalog.agencies[int(f.first)+i] = r.catalog.name(row.agency)
			r.catalog.articles[int(f.first)+i].Words = uint32(row.words)
			r.languages[int(f.first)-r.before+i] = row.language
		}
	}
	return nil
}

// take enters what is known of a shard's articles.
func (r *scanRun) take(f *facts) error {
	if f.reused {
		r.progress.Resumed++
		r.summary.Resumed++
	}
	for _, n := range f.replaces {
		if err := r.rows.dropArticle(n); err != nil {
			return err
		}
	}
	if err := r.rows.articles(f.first, r.number, f.rows); err != nil {
		return err
	}
	for i := range f.rows {
		f.rows[i] = row{agency: f.rows[i].agency, language: f.rows[i].language, words: f.rows[i].words}
	}
	for _, l := range [...]store.Listed{f.texts, f.segment} {
		r.list(l)
	}
	if err := r.store.Attach(f.texts, f.written); err != nil {
		return err
	}
	r.fresh = append(r.fresh, f.segment)
	r.progress.Articles += len(f.rows)
	r.tell(Reading, r.progress.Articles, 0)
	return nil
}

// divide sorts out what is new and makes shards of it.
func (r *scanRun) divide(ctx context.Context, articles iter.Seq2[*article.Article, error], to chan<- *shard) error {
	size := r.options.shard
	if size == 0 {
		size = shardArticles
	}
	first := uint32(len(r.catalog.ids))
	s := &shard{first: first}
	send := func() error {
		if len(s.rows) == 0 {
			return nil
		}
		s.close()
		select {
		case to <- s:
		case <-ctx.Done():
			return ctx.Err()
		}
		s = &shard{first: uint32(len(r.catalog.ids))}
		select {
		case s.records = <-r.spare:
		default:
		}
		return nil
	}
	for a, err := range articles {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var skipped *ingest.Skipped
		switch {
		case errors.As(err, &skipped) && skipped.NoArticle:
			r.summary.NoArticle++
			continue
		case errors.As(err, &skipped):
			if r.options.Strict {
				return err
			}
			r.summary.Skipped++
			r.skips = append(r.skips, *skipped)
			continue
		case err != nil:
			return err
		case !within(a.Date, r.options.Since, r.options.Until):
			r.summary.Outside++
			continue
		}
		digest := s.write(a)
		old, found := r.catalog.find(a.ID)
		switch same := found && r.catalog.digests[old] == digest.Short(); {
		case found && r.catalog.articles[old].Batch == r.batch():
			r.summary.Repeated++
			if !same {
				r.skips = append(r.skips, ingest.Skipped{File: a.Origin.File, Record: a.Origin.Record,
					Reason: fmt.Sprintf("another article of this scan has the same ID, %s", a.ID)})
			}
			continue
		case same:
			r.summary.Known++
			continue
		case found:
			r.summary.Changed++
			s.replaces = append(s.replaces, old)
			r.catalog.remove(old)
		default:
			r.summary.New++
		}
		r.catalog.add(known{id: a.ID, outlet: a.Outlet, date: a.Date, digest: digest.Short(), batch: r.batch()})
		s.keep(a, digest)
		s.foresee(size)
		if len(s.rows) == size || 2*len(s.rows) == size && s.first < first+uint32(size) {
			if err := send(); err != nil {
				return err
			}
		}
	}
	return send()
}

// within reports whether a date lies between two days. An unknown date lies in
// no bounded range.
func within(date, since, until string) bool {
	if since == "" && until == "" {
		return true
	}
	m := parseMoment(date)
	if m.kind == noDate {
		return false
	}
	if from := parseMoment(since); since != "" && m.day() < from.day() {
		return false
	}
	to := parseMoment(until)
	return until == "" || m.day() <= to.day()
}
