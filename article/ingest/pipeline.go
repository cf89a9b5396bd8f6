package ingest

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"golang.org/x/sync/semaphore"

	"parallax/article"
)

// inFlight bounds the bytes that were read but whose articles were not yet
// taken. One record may be larger; then it is alone.
const inFlight = 64 << 20

// run is one stream of articles: one goroutine walks the sources and cuts them
// into jobs, workers make articles of them, and the articles come out in the
// order of the jobs.
type run struct {
	ctx     context.Context
	o       Options
	jobs    chan *job
	ordered chan *job
	memory  *semaphore.Weighted
	// pagesSeen are hashes of the pages of web archives; of the goroutine that
	// reads.
	pagesSeen map[uint64]struct{}
}

// job is bytes that were read and what to make of them.
type job struct {
	do     func(*worker) []outcome
	weight int64
	done   chan []outcome // holds one
}

// outcome is an article or the reason why there is none.
type outcome struct {
	article *article.Article
	err     error
}

// worker makes articles; it belongs to one goroutine.
type worker struct {
	pages   *pageExtractor
	records *recordParser
}

// told counts the fields that the worker has used.
func (w *worker) told(seen *Seen) {
	if w.records != nil {
		seen.add(w.records.names)
	}
}

// recordParser is the worker's own, for one mapping of fields.
func (w *worker) recordParser(mapping map[string]string) *recordParser {
	if w.records == nil {
		w.records = newRecordParser(mapping)
	}
	return w.records
}

func (w *worker) close() error {
	if w.pages == nil {
		return nil
	}
	return w.pages.close()
}

var errStopped = errors.New("the reader of the stream stopped")

// submit hands a job of so many bytes to the workers. It waits while too much
// is in work, and fails when the stream was stopped.
func (r *run) submit(weight int64, do func(*worker) []outcome) error {
	weight = min(weight+1024, inFlight)
	if err := r.memory.Acquire(r.ctx, weight); err != nil {
		return errStopped
	}
	j := &job{do, weight, make(chan []outcome, 1)}
	select {
	case r.ordered <- j:
	case <-r.ctx.Done():
		return errStopped
	}
	select {
	case r.jobs <- j:
	case <-r.ctx.Done():
		return errStopped
	}
	return nil
}

// emit puts an outcome that needs no work into the stream.
func (r *run) emit(o outcome) error {
	weight := int64(1024)
	if o.article != nil {
		weight += int64(len(o.article.Text))
	}
	weight = min(weight, inFlight)
	if err := r.memory.Acquire(r.ctx, weight); err != nil {
		return errStopped
	}
	j := &job{weight: weight, done: make(chan []outcome, 1)}
	j.done <- []outcome{o}
	select {
	case r.ordered <- j:
		return nil
	case <-r.ctx.Done():
		return errStopped
	}
}

// inOrder runs read, which submits jobs, and yields what they make. It returns
// when all goroutines have ended.
func inOrder(parent context.Context, o Options, read func(*run) error, yield func(*article.Article, error) bool) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	o.Limits = o.Limits.withDefaults()
	ctx, stop := context.WithCancel(parent)
	var group sync.WaitGroup
	defer group.Wait()
	defer stop()
	r := &run{ctx: ctx, o: o, jobs: make(chan *job), ordered: make(chan *job, 4*o.Workers), memory: semaphore.NewWeighted(inFlight)}
	var failed error
	group.Go(func() {
		defer close(r.ordered)
		defer close(r.jobs)
		failed = read(r)
	})
	for range o.Workers {
		group.Go(func() {
			var w worker
			defer w.close()
			defer func() { w.told(r.o.Seen) }()
			for j := range r.jobs {
				j.done <- j.do(&w)
			}
		})
	}
	for j := range r.ordered {
		var outcomes []outcome
		select {
		case outcomes = <-j.done:
		case <-ctx.Done():
			yield(nil, ctx.Err())
			return
		}
		for _, out := range outcomes {
			if parent.Err() != nil {
				yield(nil, parent.Err())
				return
			}
			if !yield(out.article, out.err) {
				return
			}
		}
		r.memory.Release(j.weight)
	}
	switch {
	case parent.Err() != nil:
		yield(nil, parent.Err())
	case failed != nil:
		yield(nil, failed)
	}
}
