package main

import (
	"fmt"
	"html"
	"io"
	"math"
	"slices"
	"strings"
)

// figure is what one program did with one archive: medians of its runs.
type figure struct {
	program   string
	articles  int
	wall, cpu float64 // seconds; cpu -1: not known
	memory    int     // MB; -1: not known
	pairs     int
	recall    []share
}

// share is the share of planted pairs found, of those with so many words edited.
type share struct{ edits, found float64 }

// writeTable writes the figures as a table in Markdown.
func writeTable(w io.Writer, figures []figure) {
	var levels []float64
	for _, f := range figures {
		for _, s := range f.recall {
			if !slices.Contains(levels, s.edits) {
				levels = append(levels, s.edits)
			}
		}
	}
	slices.Sort(levels)
	fmt.Fprint(w, "| articles | program | wall s | CPU s | MB | pairs |")
	for _, e := range levels {
		fmt.Fprintf(w, " %.0f %% edited |", 100*e)
	}
	fmt.Fprintf(w, "\n|%s\n", strings.Repeat("---|", 6+len(levels)))
	for _, f := range figures {
		cpu, memory := "–", "–"
		if f.cpu >= 0 {
			cpu, memory = fmt.Sprintf("%.1f", f.cpu), fmt.Sprint(f.memory)
		}
		fmt.Fprintf(w, "| %s | %s | %.1f | %s | %s | %s |", grouped(f.articles), f.program, f.wall, cpu, memory, grouped(f.pairs))
		for _, e := range levels {
			cell := " – |"
			for _, s := range f.recall {
				if s.edits == e {
					cell = fmt.Sprintf(" %.3f |", s.found)
				}
			}
			fmt.Fprint(w, cell)
		}
		fmt.Fprintln(w)
	}
}

func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// tabbed writes the figures for other programs.
func tabbed(figures []figure) string {
	var b strings.Builder
	b.WriteString("articles\tprogram\twall_seconds\tcpu_seconds\tmegabytes\tpairs\n")
	for _, f := range figures {
		fmt.Fprintf(&b, "%d\t%s\t%.3f\t%.3f\t%d\t%d\n", f.articles, f.program, f.wall, f.cpu, f.memory, f.pairs)
	}
	return b.String()
}

// The drawing, in its own units.
const (
	drawWidth, drawHeight         = 720, 440
	drawLeft, drawRight           = 70, 190 // room for the scale, and for the names
	drawTop, drawBottom           = 40, 60
	plotRight, plotBottom float64 = drawWidth - drawRight, drawHeight - drawBottom
)

// Colours that are told apart with any colour vision, and a mark each.
var inks = []string{"#0072b2", "#d55e00", "#009e73", "#cc79a7"}

// scale maps values to places, by their logarithms, from a power of ten to
// another.
type scale struct {
	low, high float64 // powers of ten
	from, to  float64
}

func newScale(values []float64, from, to float64) scale {
	s := scale{low: math.Inf(1), high: math.Inf(-1), from: from, to: to}
	for _, v := range values {
		l := math.Log10(max(v, .01))
		s.low, s.high = min(s.low, math.Floor(l)), max(s.high, math.Ceil(l))
	}
	if s.high <= s.low {
		s.high = s.low + 1
	}
	return s
}

func (s scale) at(v float64) float64 {
	return s.from + (math.Log10(max(v, .01))-s.low)/(s.high-s.low)*(s.to-s.from)
}

// draw shows the wall time of each program against the number of articles, both
// on logarithmic scales, as SVG: linear growth is a slope of one.
func draw(figures []figure) string {
	var sizes, times []float64
	var names []string
	for _, f := range figures {
		sizes, times = append(sizes, float64(f.articles)), append(times, f.wall)
		if !slices.Contains(names, f.program) {
			names = append(names, f.program)
		}
	}
	x, y := newScale(sizes, drawLeft, plotRight), newScale(times, plotBottom, drawTop)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif" font-size="13">`+"\n", drawWidth, drawHeight)
	fmt.Fprintln(&b, `<title>Wall time against the number of articles, both logarithmic</title>`)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#fff"/>`+"\n", drawWidth, drawHeight)
	axis := func(s scale, line func(at float64, strong bool, name string)) {
		for power := s.low; power <= s.high; power++ {
			for digit := 1.0; digit < 10 && (digit == 1 || power < s.high); digit++ {
				name := ""
				if digit == 1 {
					name = plain(math.Pow(10, power))
				}
				line(s.at(digit*math.Pow(10, power)), digit == 1, name)
			}
		}
	}
	ink := map[bool]string{true: "#bbb", false: "#eee"}
	axis(x, func(at float64, strong bool, name string) {
		fmt.Fprintf(&b, `<line x1="%.1f" y1="%d" x2="%.1f" y2="%.0f" stroke="%s"/>`+"\n", at, drawTop, at, plotBottom, ink[strong])
		if name != "" {
			fmt.Fprintf(&b, `<text x="%.1f" y="%.0f" text-anchor="middle">%s</text>`+"\n", at, plotBottom+20, name)
		}
	})
	axis(y, func(at float64, strong bool, name string) {
		fmt.Fprintf(&b, `<line x1="%d" y1="%.1f" x2="%.0f" y2="%.1f" stroke="%s"/>`+"\n", drawLeft, at, plotRight, at, ink[strong])
		if name != "" {
			fmt.Fprintf(&b, `<text x="%d" y="%.1f" text-anchor="end">%s</text>`+"\n", drawLeft-8, at+4, name)
		}
	})
	fmt.Fprintf(&b, `<text x="%.0f" y="%.0f" text-anchor="middle">articles</text>`+"\n", (drawLeft+plotRight)/2, plotBottom+42)
	fmt.Fprintf(&b, `<text x="%d" y="%d">wall time, seconds</text>`+"\n", 10, drawTop-16)
	labels := placeLabels(figures, names, y)
	for i, name := range names {
		var points []string
		var dots strings.Builder
		colour := inks[i%len(inks)]
		for _, f := range figures {
			if f.program == name {
				points = append(points, fmt.Sprintf("%.1f,%.1f", x.at(float64(f.articles)), y.at(f.wall)))
				fmt.Fprintf(&dots, `<circle cx="%.1f" cy="%.1f" r="4" fill="%s"><title>%s: %s articles, %.1f s</title></circle>`+"\n",
					x.at(float64(f.articles)), y.at(f.wall), colour, html.EscapeString(name), grouped(f.articles), f.wall)
			}
		}
		fmt.Fprintf(&b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`+"\n%s", strings.Join(points, " "), colour, dots.String())
		fmt.Fprintf(&b, `<text x="%.0f" y="%.1f" fill="%s">%s</text>`+"\n", plotRight+12, labels[i]+4, colour, html.EscapeString(name))
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// placeLabels puts each name beside the last point of its line, apart from each
// other.
func placeLabels(figures []figure, names []string, y scale) []float64 {
	const apart = 18
	places := make([]float64, len(names))
	for i, name := range names {
		for _, f := range figures {
			if f.program == name {
				places[i] = y.at(f.wall)
			}
		}
	}
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case places[i] < places[j]:
			return -1
		case places[i] > places[j]:
			return 1
		}
		return 0
	})
	for k := 1; k < len(order); k++ {
		places[order[k]] = max(places[order[k]], places[order[k-1]]+apart)
	}
	return places
}

// plain writes a power of ten without zeros that say nothing.
func plain(v float64) string {
	if v >= 1 {
		return grouped(int(v + .5))
	}
	return fmt.Sprint(v)
}
