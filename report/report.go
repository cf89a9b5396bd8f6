// Package report writes comparisons for people and for programs: text for a
// terminal, JSON, JSON Lines, CSV, TSV and Markdown. It formats and never
// calculates: every number it prints stands in the [compare.Comparison].
//
// Article text is untrusted. Each form keeps it from acting: no control
// character reaches a terminal, no cell starts a spreadsheet formula, no HTML
// or table syntax comes through in Markdown.
package report

import (
	"io"
	"iter"

	"parallax/compare"
)

// Pair is one pair of a run: its comparison, or why there is none.
type Pair struct {
	A, B       string // the paths as given; used when Err is set
	Comparison *compare.Comparison
	Err        error
}

// Renderer writes many pairs as one document. Each pair is rendered on its own
// into bytes, so workers may render while one writer puts the bytes in order:
// the document is Head, then every Pair in input order, then nothing more.
//
// A Renderer is plain data and safe for concurrent use.
type Renderer struct {
	head []byte
	pair func(dst []byte, number int, p Pair) ([]byte, error)
}

// Head is what comes before the first pair. It must not be changed.
func (r Renderer) Head() []byte { return r.head }

// Pair appends the rendering of one pair to dst. Pairs are numbered from 1, in
// input order.
func (r Renderer) Pair(dst []byte, number int, p Pair) ([]byte, error) {
	return r.pair(dst, number, p)
}

// Write renders pairs one after another to w.
func (r Renderer) Write(w io.Writer, pairs iter.Seq[Pair]) error {
	if len(r.head) > 0 {
		if _, err := w.Write(r.head); err != nil {
			return err
		}
	}
	var buf []byte
	number := 0
	for p := range pairs {
		number++
		var err error
		if buf, err = r.pair(buf[:0], number, p); err != nil {
			return err
		}
		if _, err = w.Write(buf); err != nil {
			return err
		}
	}
	return nil
}

// one writes the document that holds a single comparison.
func (r Renderer) one(w io.Writer, c *compare.Comparison) error {
	return r.Write(w, func(yield func(Pair) bool) {
		yield(Pair{A: c.A.Path, B: c.B.Path, Comparison: c})
	})
}
