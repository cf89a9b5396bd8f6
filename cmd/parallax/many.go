package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"parallax/compare"
	"parallax/report"
)

// notAllError says how many pairs could not be compared; each was reported.
type notAllError struct{ failed, pairs int }

func (e notAllError) Error() string {
	return fmt.Sprintf("%d of %d pairs could not be compared", e.failed, e.pairs)
}

// interruptedError says how far a run came that the user stopped.
type interruptedError struct{ done, pairs int }

func (e interruptedError) Error() string {
	return fmt.Sprintf("interrupted after %d of %d pairs, which are written", e.done, e.pairs)
}

func (e interruptedError) Unwrap() error { return context.Canceled }

// rendered is one pair as it goes into the output.
type rendered struct {
	pair pair
	data *[]byte
	err  error // why there is no comparison
	fail error // why it could not be rendered
}

// many compares all pairs into one document, in input order. A pair that
// cannot be read takes its place as an error and does not stop the others.
func (f *compareFlags) many(c *cobra.Command, engine *compare.Engine, pairs []pair) error {
	renderer := f.renderer(c)
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	newWorker := func() worker[pair, rendered] {
		work := f.newComparer(c, engine)
		do := func(p pair) rendered {
			comparison, err := work.compare(p)
			data := buffers.Get().(*[]byte)
			var fail error
			*data, fail = renderer.Pair((*data)[:0], p.number, report.Pair{A: p.a.path, B: p.b.path, Comparison: comparison, Err: err})
			return rendered{p, data, err, fail}
		}
		return worker[pair, rendered]{do, func() { work.reader.Close() }}
	}
	failed, done := 0, 0
	progress := newProgress(c.ErrOrStderr(), len(pairs), f.output != "")
	var stopped error
	err := withOutput(f.output, c.OutOrStdout(), func(w io.Writer) error {
		if _, err := w.Write(renderer.Head()); err != nil {
			return err
		}
		err := inOrder(c.Context(), slices.Values(pairs), f.numberOfWorkers(pairs), newWorker, func(r rendered) error {
			progress.step()
			done++
			if r.err != nil {
				failed++
				progress.say(c.ErrOrStderr(), "parallax: %v", r.err)
			}
			if r.fail != nil {
				return r.fail
			}
			_, err := w.Write(*r.data)
			buffers.Put(r.data)
			return err
		})
		if errors.Is(err, context.Canceled) {
			stopped = err // what is done is kept
			return nil
		}
		return err
	})
	progress.end()
	switch {
	case err != nil:
		return err
	case stopped != nil:
		return interruptedError{done, len(pairs)}
	case failed > 0:
		return notAllError{failed, len(pairs)}
	}
	return nil
}
