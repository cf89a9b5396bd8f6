package report

import (
	"fmt"
	"math"
	"slices"

	"parallax/findings"
)

type heatView struct {
	Outlets  []string
	Rows     []heatRow
	More     int // outlets that are left out
	Versions int // of these, compared
}

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
// first, and how many are left out.
func heatColumns(f *findings.Findings) (columns []string, more, versions int) {
	compared := map[string]int{}
	for i := range f.Outlets {
		compared[f.Outlets[i].Outlet] = f.Outlets[i].Compared
	}
	for i := range f.Categories {
		if c := &f.Categories[i]; !slices.Contains(columns, c.Outlet) {
			columns = append(columns, c.Outlet)
		}
	}
	slices.SortStableFunc(columns, func(x, y string) int { return compared[y] - compared[x] })
	for _, outlet := range columns[min(len(columns), heatOutlets):] {
		more++
		versions += compared[outlet]
	}
	return columns[:min(len(columns), heatOutlets)], more, versions
}

func viewHeat(f *findings.Findings, lines *concordanceBuilder) heatView {
	columns, more, versions := heatColumns(f)
	v := heatView{More: more, Versions: versions}
	rows, places := map[string]int{}, map[string]int{}
	for i, outlet := range columns {
		places[outlet] = i
		v.Outlets = append(v.Outlets, clean(outlet))
	}
	for i := range f.Categories {
		c := &f.Categories[i]
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
		place, shown := places[c.Outlet]
		if !shown {
			continue
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
	return v
}
