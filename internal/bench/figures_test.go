package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

var measuredFigures = []figure{
	{"parallax scan", 10_000, 1.2, 2.1, 300, 7941, []share{{0, 1}, {.1, .998}}},
	{"sim <text>", 10_000, 2.5, 2.0, 150, 4000, []share{{0, .7}}},
	{"parallax scan", 100_000, 11, 20, 900, 76_925, []share{{0, 1}, {.1, .998}}},
	{"sim <text>", 100_000, 24, 20, 1500, 40_000, []share{{0, .7}}},
}

func TestTableHasEveryFigure(t *testing.T) {
	var b strings.Builder
	writeTable(&b, measuredFigures)
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 2+len(measuredFigures) {
		t.Fatalf("%d lines:\n%s", len(lines), b.String())
	}
	if want := "| 100,000 | parallax scan | 11.0 | 20.0 | 900 | 76,925 | 1.000 | 0.998 |"; lines[4] != want {
		t.Errorf("%s, want %s", lines[4], want)
	}
	if want := "| 100,000 | sim <text> | 24.0 | 20.0 | 1500 | 40,000 | 0.700 | – |"; lines[5] != want {
		t.Errorf("%s, want %s", lines[5], want)
	}
	if n := strings.Count(lines[0], "|"); n != strings.Count(lines[1], "|") || n != strings.Count(lines[3], "|") {
		t.Errorf("rows of different lengths:\n%s", b.String())
	}
}

func TestDrawingHoldsEveryPoint(t *testing.T) {
	drawn := draw(measuredFigures)
	decoder := xml.NewDecoder(strings.NewReader(drawn))
	count := map[string]int{}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok {
			count[start.Name.Local]++
		}
	}
	if count["circle"] != 4 || count["polyline"] != 2 {
		t.Errorf("%v, want 4 points on 2 lines", count)
	}
	for _, want := range []string{"10,000", "100,000", "sim &lt;text&gt;: 100,000 articles, 24.0 s"} {
		if !strings.Contains(drawn, want) {
			t.Errorf("the drawing lacks %q", want)
		}
	}
	// Ten times as much is the same way everywhere.
	y := newScale([]float64{1.2, 24}, plotBottom, drawTop)
	if d1, d2 := y.at(1)-y.at(10), y.at(10)-y.at(100); d1 <= 0 || d1-d2 > 1e-9 || d2-d1 > 1e-9 {
		t.Errorf("steps of %v and %v", d1, d2)
	}
}
