package report

import (
	"bytes"
	"io"
	"slices"
	"testing"

	"parallax/compare"
)

func render(t testing.TB, c *compare.Comparison, write func(io.Writer, *compare.Comparison) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func renderText(t testing.TB, c *compare.Comparison, o TextOptions) string {
	return render(t, c, func(w io.Writer, c *compare.Comparison) error { return Text(w, c, o) })
}

func renderCSV(t testing.TB, c *compare.Comparison, o CSVOptions) string {
	return render(t, c, func(w io.Writer, c *compare.Comparison) error { return CSV(w, c, o) })
}

func renderAll(t testing.TB, r Renderer, pairs []Pair) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, slices.Values(pairs)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
