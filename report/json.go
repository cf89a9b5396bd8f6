package report

import (
	"fmt"
	"io"
	"math"
	"strconv"

	"parallax/compare"
	"parallax/internal/escape"
)

// ErrorSchema names the record that stands in the place of a pair that could
// not be compared.
const ErrorSchema = "parallax.error/1"

// JSON writes c as one indented object. docs/json.md documents the fields and
// docs/comparison.schema.json is their schema.
func JSON(w io.Writer, c *compare.Comparison) error { return jsonRenderer(true).one(w, c) }

// JSONL writes c as one object on one line.
func JSONL(w io.Writer, c *compare.Comparison) error { return JSONLRenderer().one(w, c) }

// JSONLRenderer writes one object a line. A pair without a comparison becomes
// a record of [ErrorSchema] in its place.
func JSONLRenderer() Renderer { return jsonRenderer(false) }

func jsonRenderer(indent bool) Renderer {
	return Renderer{pair: func(dst []byte, _ int, p Pair) ([]byte, error) {
		w := jsonWriter{b: dst, indent: indent}
		if p.Err != nil {
			w.failure(p)
		} else {
			w.comparison(p.Comparison)
		}
		w.b = append(w.b, '\n')
		return w.b, w.err
	}}
}

// The writer is our own because encoding/json takes four times as long
// (BenchmarkRender: 0.06 ms against 0.26 for an 800-word pair), breaks every span over four lines
// when it indents, and writes nil slices as null. A test fills comparisons at
// random and holds the two to the same values, so a field that is added to
// compare and forgotten here fails.
type jsonWriter struct {
	b      []byte
	indent bool
	depth  int
	inline int // open values that stay on one line
	comma  bool
	err    error
}

func (w *jsonWriter) open(c byte) {
	w.b = append(w.b, c)
	w.depth++
	w.comma = false
}

// shut closes what open opened. Nothing inside: it stays on the line.
func (w *jsonWriter) shut(c byte) {
	w.depth--
	if w.comma {
		w.line()
	}
	w.b = append(w.b, c)
	w.comma = true
}

// next goes to the next member or element.
func (w *jsonWriter) next() {
	if w.comma {
		w.b = append(w.b, ',')
		if w.indent && w.inline > 0 {
			w.b = append(w.b, ' ')
		}
	}
	w.comma = true
	w.line()
}

func (w *jsonWriter) line() {
	if !w.indent || w.inline > 0 {
		return
	}
	w.b = append(w.b, '\n')
	for range w.depth {
		w.b = append(w.b, ' ', ' ')
	}
}

func (w *jsonWriter) key(name string) {
	w.next()
	w.b = append(w.b, '"')
	w.b = append(w.b, name...)
	w.b = append(w.b, '"', ':')
	if w.indent {
		w.b = append(w.b, ' ')
	}
}

func (w *jsonWriter) string(name, s string) {
	w.key(name)
	w.b = escape.JSON(w.b, s)
}

func (w *jsonWriter) optional(name string, s *string) {
	if s == nil {
		w.key(name)
		w.b = append(w.b, "null"...)
		return
	}
	w.string(name, *s)
}

func (w *jsonWriter) int(name string, n int) {
	w.key(name)
	w.b = strconv.AppendInt(w.b, int64(n), 10)
}

func (w *jsonWriter) bool(name string, v bool) {
	w.key(name)
	w.b = strconv.AppendBool(w.b, v)
}

func (w *jsonWriter) float(name string, f float64) {
	w.key(name)
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.err = fmt.Errorf("report: %s is %v, which JSON cannot hold", name, f)
		f = 0
	}
	w.b = strconv.AppendFloat(w.b, f, 'f', -1, 64)
}

func (w *jsonWriter) span(name string, s compare.Span) {
	w.key(name)
	w.b = append(w.b, '[')
	w.b = strconv.AppendInt(w.b, int64(s[0]), 10)
	w.b = append(w.b, ',')
	if w.indent {
		w.b = append(w.b, ' ')
	}
	w.b = strconv.AppendInt(w.b, int64(s[1]), 10)
	w.b = append(w.b, ']')
}

func (w *jsonWriter) optionalSpan(name string, s *compare.Span) {
	if s == nil {
		w.key(name)
		w.b = append(w.b, "null"...)
		return
	}
	w.span(name, *s)
}

func (w *jsonWriter) strings(name string, list []string) {
	w.key(name)
	w.inline++
	w.open('[')
	for _, s := range list {
		w.next()
		w.b = escape.JSON(w.b, s)
	}
	w.shut(']')
	w.inline--
}

// list writes an array of objects, each over several lines.
func list[T any](w *jsonWriter, name string, items []T, object func(*jsonWriter, *T)) {
	w.key(name)
	w.open('[')
	for i := range items {
		w.next()
		w.open('{')
		object(w, &items[i])
		w.shut('}')
	}
	w.shut(']')
}

// lines writes an array of small objects, one a line.
func lines[T any](w *jsonWriter, name string, items []T, object func(*jsonWriter, *T)) {
	w.key(name)
	w.open('[')
	for i := range items {
		w.next()
		w.inline++
		w.open('{')
		object(w, &items[i])
		w.shut('}')
		w.inline--
	}
	w.shut(']')
}
