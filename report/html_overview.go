package report

import (
	"fmt"

	"parallax/compare"
)

// overview is the map of both articles: a strip for each, a ribbon for each
// passage, a tick for each flag. Places are shares of the text's length.
type overview struct {
	A, B     []stripPart
	Ribbons  []ribbon
	TicksA   []tick
	TicksB   []tick
	Passages []mapRow // the same as a table
	Moved    int
}

type stripPart struct {
	X, Width string
	Class    string // boilerplate | only
}

type ribbon struct {
	Target     string
	Class      string // verbatim | edited | rewritten
	Moved      bool
	AX, AWidth string
	BX, BWidth string
	Path       string
	Title      string
}

type tick struct {
	X, Target, Class, Title string
}

type mapRow struct {
	Number         int
	ID             string
	Kind           string
	Similarity     string
	PlaceA, PlaceB string
	FromA, FromB   string
	Badge          int
}

// The ribbons' ends, in the units of their drawing (see page.gohtml).
const (
	ribbonTop    = 0
	ribbonBottom = 100
)

func newOverview(c *compare.Comparison, a, b *column, m *marker) overview {
	var o overview
	lengthA, lengthB := a.length(c), b.length(c)
	o.A, o.B = strip(&c.A, c.Unmatched.A, lengthA), strip(&c.B, c.Unmatched.B, lengthB)
	for i, p := range c.Passages {
		a0, a1 := scale(p.A[0], lengthA), scale(p.A[1], lengthA)
		b0, b1 := scale(p.B[0], lengthB), scale(p.B[1], lengthB)
		middle := float64(ribbonTop+ribbonBottom) / 2
		r := ribbon{
			Target: m.passages[i], Class: clean(p.Kind), Moved: p.Moved,
			AX: across(a0), AWidth: across(a1 - a0), BX: across(b0), BWidth: across(b1 - b0),
			Path: fmt.Sprintf("M%[1]s %[5]d C%[1]s %[7]g %[3]s %[7]g %[3]s %[6]d L%[4]s %[6]d C%[4]s %[7]g %[2]s %[7]g %[2]s %[5]d Z",
				coordinate(a0), coordinate(a1), coordinate(b0), coordinate(b1), ribbonTop, ribbonBottom, middle),
			Title: fmt.Sprintf("Passage %d, %s", i+1, clean(p.Kind)),
		}
		row := mapRow{
			Number: i + 1, ID: r.Target, Kind: r.Class, Similarity: fmt.Sprintf("%.2f", p.Similarity),
			PlaceA: a.placeIn(p.A), PlaceB: b.placeIn(p.B),
			FromA: percent(a0 / 1000), FromB: percent(b0 / 1000),
		}
		if p.Moved {
			o.Moved++
			row.Badge = o.Moved
			r.Title += fmt.Sprintf(", moved (%d)", o.Moved)
		}
		o.Ribbons = append(o.Ribbons, r)
		o.Passages = append(o.Passages, row)
	}
	changes := map[string]*compare.Change{}
	for i := range c.Changes {
		changes[c.Changes[i].ID] = &c.Changes[i]
	}
	for _, f := range m.flags {
		change := changes[f.ChangeID]
		t := tick{Target: f.ID, Class: f.Code, Title: fmt.Sprintf("Flag %d", f.Number)}
		if change.A != nil {
			t.X = across(scale(change.A[0], lengthA))
			o.TicksA = append(o.TicksA, t)
		}
		if change.B != nil {
			t.X = across(scale(change.B[0], lengthB))
			o.TicksB = append(o.TicksB, t)
		}
	}
	return o
}

// length is the length of the side in code points; without its text, as far
// as anything in the result reaches.
func (s *column) length(c *compare.Comparison) int {
	if s.runes != nil {
		return max(1, len(s.runes))
	}
	end := 1
	for _, x := range s.Sentences {
		end = max(end, x.Span[1])
	}
	for _, p := range c.Passages {
		if s.second {
			end = max(end, p.B[1])
		} else {
			end = max(end, p.A[1])
		}
	}
	return end
}

func strip(s *compare.Side, lost []compare.UnmatchedSentence, length int) []stripPart {
	var out []stripPart
	for _, u := range lost {
		from, to := scale(u.Span[0], length), scale(u.Span[1], length)
		class := "only"
		if u.Kind != "content" {
			class = "boilerplate"
		}
		out = append(out, stripPart{across(from), across(to - from), class})
	}
	return out
}

func scale(place, length int) float64 {
	return 1000 * float64(min(max(place, 0), length)) / float64(length)
}

// across is a place on the scale of 1000 as a share of the drawing's width.
func across(x float64) string { return fmt.Sprintf("%.2f%%", x/10) }

func coordinate(x float64) string { return fmt.Sprintf("%.1f", x) }
