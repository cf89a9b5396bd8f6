package report

import (
	"fmt"
	"math"
	"slices"

	"parallax/findings"
)

type heatView struct {
	Outlets  []heatOutlet
	Rows     []heatRow
	More     int    // outlets that are left out as there are too many
	Versions int    // of these, compared
	Few      string // outlets that are left out as they have too few stories: "3 outlets of fewer than 3 stories"; "": none
}

// heatOutlet heads a column. Stories is what the column's rates are shares of.
type heatOutlet struct{ Name, Stories string }

type heatRow struct {
	Category, Letter, Class string
	Cells                   []heatCell
}

type heatCell struct {
	Rate, Count, Mark, Word, Link string
	Level                         int // 0 to 10
}

// heatOutlets is how many outlets the map of flags has: a table of more is wider
// than a page, and rates of outlets with few stories say little.
const heatOutlets = 10

// heatColumns are the outlets of the map, those with most compared articles
// first. Those with too few stories for a rate are left out, as in the terminal:
// one story of one is no 100 %.
func heatColumns(f *findings.Findings) (columns []string, v heatView) {
	compared, stories := map[string]int{}, map[string]int{}
	for i := range f.Outlets {
		compared[f.Outlets[i].Outlet] = f.Outlets[i].Compared
	}
	for i := range f.Categories {
		c := &f.Categories[i]
		if !slices.Contains(columns, c.Outlet) {
			columns = append(columns, c.Outlet)
		}
		stories[c.Outlet] = max(stories[c.Outlet], c.Stories.N)
	}
	all := len(columns)
	columns = slices.DeleteFunc(columns, func(outlet string) bool { return stories[outlet] < f.Settings.MinStories })
	if few := all - len(columns); few > 0 {
		v.Few = count(few, "outlet") + " of fewer than " + storyCount(f.Settings.MinStories)
	}
	slices.SortStableFunc(columns, func(x, y string) int { return compared[y] - compared[x] })
	for _, outlet := range columns[min(len(columns), heatOutlets):] {
		v.More++
		v.Versions += compared[outlet]
	}
	columns = columns[:min(len(columns), heatOutlets)]
	for _, outlet := range columns {
		v.Outlets = append(v.Outlets, heatOutlet{clean(outlet), "of " + storyCount(stories[outlet])})
	}
	return columns, v
}

func viewHeat(f *findings.Findings, lines *concordanceBuilder) heatView {
	columns, v := heatColumns(f)
	rows, places := map[string]int{}, map[string]int{}
	for i, outlet := range columns {
		places[outlet] = i
	}
	for i := range f.Categories {
		c := &f.Categories[i]
		place, shown := places[c.Outlet]
		if !shown {
			continue
		}
		k, known := rows[c.Category]
		if !known {
			k = len(v.Rows)
			rows[c.Category] = k
			row := heatRow{Category: c.Category, Cells: make([]heatCell, len(columns))}
			for _, x := range categories {
				if x.Code == c.Code {
					row.Letter, row.Class = x.Letter, x.Code
				}
			}
			v.Rows = append(v.Rows, row)
		}
		cell := heatCell{Rate: pageRate(c.Stories.Rate), Count: fmt.Sprintf("%d of %d stories", c.Stories.K, c.Stories.N)}
		if c.Stories.Rate != nil {
			cell.Level = int(math.Ceil(10 * *c.Stories.Rate))
		}
		if c.Others.Q != nil && *c.Others.Q < 0.05 && c.Others.Z != nil {
			if cell.Mark, cell.Word = "▲", "more than others"; *c.Others.Z < 0 {
				cell.Mark, cell.Word = "▽", "less than others"
			}
		}
		if len(c.Lines) > 0 {
			cell.Link = lines.category(c, i)
		}
		v.Rows[k].Cells[place] = cell
	}
	v.Rows = slices.DeleteFunc(v.Rows, func(r heatRow) bool {
		return !slices.ContainsFunc(r.Cells, func(c heatCell) bool { return c.Level > 0 })
	})
	return v
}
