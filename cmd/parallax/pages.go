package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"parallax/compare"
	"parallax/report"
)

// written is one page that was made, or the reason why not.
type written struct {
	name  string // of the page in its folder; "": none was written
	entry report.IndexEntry
	err   error // the pair could not be read
	fail  error // the page could not be written
}

// pages writes one HTML report a pair into the output folder, and an index
// over them.
func (f *compareFlags) pages(c *cobra.Command, engine *compare.Engine, pairs []pair) error {
	if f.output == "" || f.output == "-" {
		return usage("many pairs as html make a folder of pages: name it with --output")
	}
	if isFile(f.output) {
		return usage("many pairs as html make a folder of pages: -o %s names a file", f.output)
	}
	if err := os.MkdirAll(f.output, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder: %w", err)
	}
	newWorker := func() worker[pair, written] {
		work := f.newComparer(c, engine)
		return worker[pair, written]{
			do:    func(p pair) written { return f.page(work, p) },
			close: func() { work.reader.Close() },
		}
	}
	progress := newProgress(c.ErrOrStderr(), len(pairs), true)
	var entries []report.IndexEntry
	names := map[string]bool{}
	failed := 0
	err := inOrder(c.Context(), slices.Values(pairs), f.numberOfWorkers(pairs), newWorker, func(w written) error {
		progress.step()
		if w.err != nil {
			failed++
			progress.say(c.ErrOrStderr(), "parallax: %v", w.err)
		}
		entries = append(entries, w.entry)
		names[w.name] = true
		return w.fail
	})
	progress.end()
	stopped := errors.Is(err, context.Canceled)
	if err != nil && !stopped {
		return err
	}
	if err := removeStale(f.output, names); err != nil {
		return err
	}
	index := filepath.Join(f.output, "index.html")
	if err := withOutput(index, nil, func(w io.Writer) error {
		return report.HTMLIndex(w, entries, report.HTMLOptions{})
	}); err != nil {
		return err
	}
	switch {
	case stopped:
		return interruptedError{len(entries), len(pairs)}
	case failed > 0:
		return notAllError{failed, len(pairs)}
	}
	return nil
}

// removeStale removes the pages that an earlier run wrote into the folder and
// this one did not, so that every page there belongs to the index.
func removeStale(folder string, ours map[string]bool) error {
	pages, err := filepath.Glob(filepath.Join(folder, "pair-[0-9][0-9][0-9][0-9][0-9].html"))
	if err != nil {
		return err
	}
	for _, page := range pages {
		if ours[filepath.Base(page)] {
			continue
		}
		if err := os.Remove(page); err != nil {
			return fmt.Errorf("cannot remove the page of an earlier run: %w", err)
		}
	}
	return nil
}

// page compares one pair and writes its report.
func (f *compareFlags) page(work *comparer, p pair) written {
	name := fmt.Sprintf("pair-%05d.html", p.number)
	comparison, err := work.compare(p)
	if err != nil {
		return written{entry: report.NotCompared(p.a.path, p.b.path, err), err: err}
	}
	fail := withOutput(filepath.Join(f.output, name), nil, func(w io.Writer) error {
		return report.HTML(w, comparison, report.HTMLOptions{Index: "index.html"})
	})
	return written{name: name, entry: report.Indexed(name, comparison), fail: fail}
}
