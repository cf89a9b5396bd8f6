package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"

	"parallax/article"
	"parallax/article/ingest"
	"parallax/compare"
)

// pair is one pair of articles to be compared.
type pair struct {
	number int // in input order, from 1
	a, b   source
}

// source is a file and what the user says of the article in it.
type source struct {
	path                     string
	title, outlet, date, url string // "" leaves what the file says
}

// readPairs reads pairs of paths, one pair a line: split at the tab if the
// line has one, else at its one blank. Empty lines and lines that begin with
// "#" are passed over.
func readPairs(r io.Reader, name string) ([]pair, error) {
	var pairs []pair
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSuffix(strings.TrimPrefix(lines.Text(), "\ufeff"), "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		separator := " "
		if strings.Contains(line, "\t") {
			separator = "\t"
		}
		fields := strings.Split(line, separator)
		if len(fields) != 2 || fields[0] == "" || fields[1] == "" {
			return nil, fmt.Errorf("%s, line %d: want two paths with one tab between them (or one blank, if no path holds blanks)", name, number)
		}
		pairs = append(pairs, pair{len(pairs) + 1, source{path: fields[0]}, source{path: fields[1]}})
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(pairs) == 0 {
		return nil, fmt.Errorf("%s: no pairs in it", name)
	}
	return pairs, nil
}

// inOrder lets so many workers do items and hands what they made to each in
// input order. Memory is bounded by the workers, not by the items. When ctx
// ends it finishes the items in work, hands them over, and returns ctx's
// error; an error of each ends it at once.
func inOrder[I, T any](ctx context.Context, items iter.Seq[I], workers int, newWorker func() worker[I, T], each func(T) error) error {
	type job struct {
		item I
		done chan T // holds one
	}
	jobs := make(chan job)
	ordered := make(chan job, 4*workers)
	quit := make(chan struct{})

	var group sync.WaitGroup
	defer group.Wait()
	defer close(quit)
	group.Go(func() {
		defer close(ordered)
		defer close(jobs)
		for item := range items {
			if ctx.Err() != nil {
				return
			}
			j := job{item, make(chan T, 1)}
			select {
			case <-quit:
				return
			case ordered <- j:
				jobs <- j
			}
		}
	})
	for range workers {
		group.Go(func() {
			w := newWorker()
			defer w.close()
			for j := range jobs {
				j.done <- w.do(j.item)
			}
		})
	}
	for j := range ordered {
		if err := each(<-j.done); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// worker does items one after another; it belongs to one goroutine.
type worker[I, T any] struct {
	do    func(I) T
	close func()
}

// comparer reads and compares pairs. It keeps the last first article, so that
// one story against many is read once.
type comparer struct {
	reader *ingest.Reader
	engine *compare.Engine
	fetch  func(id string) (*article.Article, error) // nil: paths are of files
	last   source
	kept   *compare.Prepared
	a, b   compare.Preparer
}

func (c *comparer) compare(p pair) (*compare.Comparison, error) {
	if c.kept == nil || c.last != p.a {
		a, err := c.prepare(&c.a, p.a)
		if err != nil {
			return nil, err
		}
		c.last, c.kept = p.a, a
	}
	b := c.kept
	if p.b != p.a {
		var err error
		if b, err = c.prepare(&c.b, p.b); err != nil {
			return nil, err
		}
	}
	return c.engine.Compare(c.kept, b), nil
}

func (c *comparer) prepare(memory *compare.Preparer, s source) (*compare.Prepared, error) {
	read := c.reader.File
	if c.fetch != nil {
		read = c.fetch
	}
	a, err := read(s.path)
	if err != nil {
		return nil, err
	}
	s.describe(a)
	return memory.Prepare(a), nil
}

// describe sets what the user says of an article over what its file says.
func (s source) describe(a *article.Article) {
	for _, field := range []struct {
		of  *string
		say string
	}{{&a.Title, s.title}, {&a.Outlet, s.outlet}, {&a.Date, s.date}, {&a.URL, s.url}} {
		if field.say != "" {
			*field.of = field.say
		}
	}
}
