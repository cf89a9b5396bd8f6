package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"parallax/findings"
)

// timelineView is one outlet's months: flags per 1,000 words as a line.
type timelineView struct {
	Outlet string
	Line   string // points of a polyline, 0 to 200 by 0 to 40
	Dots   []dotView
	Cells  []monthCell
}

// monthCell is a rate and what it rests on.
type monthCell struct {
	Rate     string
	Articles int // compared; 0: no rate
}

type dotView struct {
	X, Y float64
	Text string
}

// viewTimeline draws the outlets with most compared articles, on one scale.
func viewTimeline(f *findings.Findings) ([]string, []timelineView) {
	var months []string
	compared := map[string]int{}
	cells := map[[2]string]findings.Period{}
	most := 0.0
	for _, p := range f.Timeline {
		if p.Month == "" {
			continue
		}
		if !slices.Contains(months, p.Month) {
			months = append(months, p.Month)
		}
		compared[p.Outlet] += p.Compared
		cells[[2]string{p.Month, p.Outlet}] = p
		if p.Words > 0 {
			most = max(most, 1000*float64(p.Flags)/float64(p.Words))
		}
	}
	if len(months) < 2 || most == 0 {
		return nil, nil
	}
	// Equal distances are equal times.
	first, dated := monthNumber(months[0])
	last, ok := monthNumber(months[len(months)-1])
	dated = dated && ok && last > first
	outlets := make([]string, 0, len(compared))
	for o := range compared {
		outlets = append(outlets, o)
	}
	slices.SortFunc(outlets, func(x, y string) int {
		if d := compared[y] - compared[x]; d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	const shown = 12
	var out []timelineView
	for _, o := range outlets[:min(len(outlets), shown)] {
		v := timelineView{Outlet: clean(o)}
		var points []string
		for i, m := range months {
			p, known := cells[[2]string{m, o}]
			if !known || p.Words == 0 {
				v.Cells = append(v.Cells, monthCell{Rate: "–"})
				continue
			}
			per := 1000 * float64(p.Flags) / float64(p.Words)
			share := float64(i) / float64(len(months)-1)
			if n, ok := monthNumber(m); dated && ok {
				share = float64(n-first) / float64(last-first)
			}
			x := tenth(6 + 188*share)
			y := tenth(36 - 32*per/most)
			points = append(points, fmt.Sprintf("%g,%g", x, y))
			text := fmt.Sprintf("%s: %.1f (%d flags in %d articles)", m, per, p.Flags, p.Compared)
			v.Dots = append(v.Dots, dotView{x, y, text})
			v.Cells = append(v.Cells, monthCell{fmt.Sprintf("%.1f", per), p.Compared})
		}
		v.Line = strings.Join(points, " ")
		out = append(out, v)
	}
	return months, out
}

func tenth(x float64) float64 { return math.Round(10*x) / 10 }

// networkView is who takes text from whom: a ring of outlets, and a table.
type networkView struct {
	Nodes []nodeView
	Links []linkView
	Rows  []edgeView
	More  int
}

type nodeView struct {
	Name, Anchor   string
	X, Y, TX, TY   float64
	Radius         float64
	Given, Taken   int
	LabelBaseline  string
	Height, Center float64
}

type linkView struct {
	Path  string
	Width float64
	Text  string
}

type edgeView struct {
	From, To, Lag     string
	Articles, Stories int
}

// Size of the drawing.
const (
	networkWidth  = 720
	networkHeight = 420
)

// viewNetwork draws the outlets that exchange most.
func viewNetwork(f *findings.Findings) networkView {
	var v networkView
	weight := map[string]int{}
	for _, e := range f.Network {
		weight[e.From] += e.Articles
		weight[e.To] += e.Articles
	}
	names := make([]string, 0, len(weight))
	for n := range weight {
		names = append(names, n)
	}
	slices.SortFunc(names, func(x, y string) int {
		if d := weight[y] - weight[x]; d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	const shown = 14
	names = names[:min(len(names), shown)]
	at := map[string]int{}
	for i, n := range names {
		at[n] = i
		angle := 2*math.Pi*float64(i)/float64(len(names)) - math.Pi/2
		cos, sin := math.Cos(angle), math.Sin(angle)
		node := nodeView{Name: cutTo(clean(n), 26), X: tenth(networkWidth/2 + 190*cos), Y: tenth(networkHeight/2 + 165*sin)}
		node.Anchor = "middle"
		switch {
		case cos > 0.2:
			node.Anchor = "start"
		case cos < -0.2:
			node.Anchor = "end"
		}
		v.Nodes = append(v.Nodes, node)
	}
	most := 1
	for _, e := range f.Network {
		most = max(most, e.Articles)
	}
	for _, e := range f.Network {
		i, ok := at[e.From]
		j, ok2 := at[e.To]
		if !ok || !ok2 {
			continue
		}
		a, b := &v.Nodes[i], &v.Nodes[j]
		a.Given += e.Articles
		b.Taken += e.Articles
		// Bent to the left of its way, so that both directions can be seen.
		mx, my := (a.X+b.X)/2+(b.Y-a.Y)*0.12, (a.Y+b.Y)/2-(b.X-a.X)*0.12
		v.Links = append(v.Links, linkView{
			Path:  fmt.Sprintf("M%g %gQ%g %g %g %g", a.X, a.Y, tenth(mx), tenth(my), b.X, b.Y),
			Width: tenth(0.7 + 7*float64(e.Articles)/float64(most)),
			Text:  fmt.Sprintf("%s → %s: %d articles", clean(e.From), clean(e.To), e.Articles),
		})
	}
	for i := range v.Nodes {
		n := &v.Nodes[i]
		n.Radius = tenth(5 + 9*math.Sqrt(float64(n.Given+n.Taken)/float64(2*most)))
		angle := 2*math.Pi*float64(i)/float64(len(v.Nodes)) - math.Pi/2
		n.TX, n.TY = tenth(n.X+(n.Radius+7)*math.Cos(angle)), tenth(n.Y+(n.Radius+12)*math.Sin(angle)+4)
	}
	for i, e := range f.Network {
		if i == pageOther {
			v.More = len(f.Network) - i
			break
		}
		v.Rows = append(v.Rows, edgeView{clean(e.From), clean(e.To), decimal(e.LagHours), e.Articles, e.Stories})
	}
	return v
}
