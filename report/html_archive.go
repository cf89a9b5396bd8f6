package report

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"parallax/archive"
)

// ArchiveOptions are the settings of the pages on an archive. The zero value
// gives one page that stands for itself.
type ArchiveOptions struct {
	Title string
	// Cluster gives the relative link of a cluster's page, "" if it has none.
	Cluster func(id string) string
}

var reuseShell = sync.OnceValue(func() shell { return withArchiveStyle(indexShell()) })

// withArchiveStyle adds what pages on an archive have of their own.
func withArchiveStyle(s shell) shell {
	more, err := htmlFiles.ReadFile("templates/archive.css")
	if err != nil {
		panic(err) // embedded, and the tests render the pages
	}
	s.Style += template.CSS("\n" + strings.TrimSpace(string(more)))
	s.Policy = s.policy()
	return s
}

type archivePage struct {
	shell
	Title                  string
	Span                   string // of dates
	Rules                  []string
	Snapshot               string
	Numbers                []archiveNumber
	Timeline               timeline
	Matrix                 matrix
	Outlets                []outletRow
	Silent, SilentArticles int // outlets none of whose articles shares a passage, and their articles
	Clusters               []clusterRow
	Left                   int // clusters that are not listed
}

type archiveNumber struct{ Value, Of, Note string }

type outletRow struct {
	Name                                     string
	Articles, Reusing, First, Earlier, Later int
	Share                                    int // whole percent of its articles that share passages
}

type clusterRow struct {
	Number                  int
	ID, Href                string
	Title, Outlet, Date     string
	Articles, Outlets, Days int
	Spread                  string // how long it took
}

// ArchiveHTML writes the page over a whole archive: what it holds, when, which
// outlets share with which, and its clusters. It stands under the same rules as
// the report of a pair.
func ArchiveHTML(w io.Writer, o *archive.Overview, options ArchiveOptions) error {
	p := archivePage{shell: reuseShell(), Title: cmp.Or(clean(options.Title), "Reuse in a news archive"), Snapshot: clean(o.Stats.Snapshot)}
	p.Span = dateSpan(o.Stats.From, o.Stats.To)
	p.Rules = rulesInWords(o.Rules)
	s := &o.Stats
	p.Numbers = []archiveNumber{
		{figures(s.Articles), "articles", figures(s.Words) + " words"},
		{figures(s.Outlets), "outlets", ""},
		{figures(s.Pairs), "pairs", "articles that share passages"},
		{figures(s.Passages), "passages", ""},
		{figures(s.Clusters), "clusters", figures(s.Clustered) + " articles; the largest has " + figures(s.Largest)},
	}
	if s.Skipped > 0 {
		p.Numbers = append(p.Numbers, archiveNumber{figures(s.Skipped), "skipped", "files and records that could not be read"})
	}
	p.Timeline = newTimeline(o.Periods, o.Unit)
	p.Timeline.Undated = s.Undated
	p.Matrix = newMatrix(o)
	for _, x := range o.Outlets {
		if x.Reusing == 0 {
			p.Silent++
			p.SilentArticles += x.Articles
			continue
		}
		row := outletRow{Name: outletName(x.Name), Articles: x.Articles, Reusing: x.Reusing, First: x.First, Earlier: x.Earlier, Later: x.Later}
		if x.Articles > 0 {
			row.Share = wholePercent(float64(x.Reusing) / float64(x.Articles))
		}
		p.Outlets = append(p.Outlets, row)
	}
	for i, c := range o.Clusters {
		p.Clusters = append(p.Clusters, newClusterRow(i+1, c, options))
	}
	p.Left = s.Clusters - len(p.Clusters)
	return writePage(w, "archive", p)
}

func newClusterRow(n int, c archive.ClusterLine, o ArchiveOptions) clusterRow {
	r := clusterRow{Number: n, ID: safeID(c.ID), Title: cmp.Or(clean(c.Opening.Title), clean(c.First)), Outlet: outletName(c.Opening.Outlet),
		Date: dayOf(c.From), Articles: len(c.Articles), Outlets: c.Outlets, Days: c.Days}
	switch {
	case c.Days < 0:
		r.Spread = "not known"
	case c.Days == 0:
		r.Spread = "the same day"
	case c.Days == 1:
		r.Spread = "1 day"
	default:
		r.Spread = figures(c.Days) + " days"
	}
	if o.Cluster != nil {
		r.Href = o.Cluster(c.ID)
	}
	return r
}

// figures is a number as pages show it.
func figures(n int) string { return grouped(n, "\u202f") }

func outletName(s string) string { return cmp.Or(clean(s), "not named") }

func dayOf(date string) string { return clean(date[:min(len(date), 10)]) }

func dateSpan(from, to string) string {
	if from == "" {
		return "no dates known"
	}
	return dayOf(from) + " to " + dayOf(to)
}

func rulesInWords(r archive.Rules) []string {
	words := []string{"Articles of different outlets are compared"}
	if r.AllPairs {
		words[0] = "All articles are compared, also of one outlet"
	}
	if r.WindowDays > 0 {
		words = append(words, fmt.Sprintf("if published within %d days", r.WindowDays))
	}
	if r.Sensitive {
		words = append(words, "heavily edited passages are looked for, too")
	}
	if r.WireFirst {
		words = append(words, "where dates do not tell, an agency's own article counts as the first")
	}
	return append(words, fmt.Sprintf("passages have %d words or more", r.MinWords))
}

// timeline is a bar chart of articles over time, in units of the drawing.
type timeline struct {
	Unit          string
	Width, Height int
	Bars          []timeBar
	Top           string // the largest number
	Undated       int
	Broken        bool             // periods without an article are left out
	Rows          []archive.Period // the same as a table
}

type timeBar struct {
	X, Width        int
	Y, Height       int // all articles
	ReuseY, ReuseH  int // those that share passages
	Name            string
	Articles, Reuse int
	Label           bool // its name stands below
}

const (
	chartWidth  = 960
	chartHeight = 160
)

func newTimeline(periods []archive.Period, unit string) timeline {
	t := timeline{Unit: unit, Width: chartWidth, Height: chartHeight, Rows: periods}
	top := 0
	for _, p := range periods {
		top = max(top, p.Articles)
	}
	if top == 0 {
		return t
	}
	t.Top = figures(top)
	periods, whole := withGaps(periods, unit)
	t.Broken = !whole
	step := max(chartWidth/len(periods), 2)
	t.Width = step * len(periods)
	for i, p := range periods {
		scale := func(n int) int {
			if n == 0 {
				return 0
			}
			return max(1, n*chartHeight/top)
		}
		h, r := scale(p.Articles), scale(p.Reusing)
		t.Bars = append(t.Bars, timeBar{X: i * step, Width: max(step-max(step/6, 1), 1), Y: chartHeight - h, Height: h, ReuseY: chartHeight - r, ReuseH: r,
			Name: clean(p.Name), Articles: p.Articles, Reuse: p.Reusing, Label: i == 0 || i == len(periods)-1 || i == (len(periods)-1)/2 && i > 0})
	}
	return t
}

// matrix says how many dated pairs lead from which outlet to which.
type matrix struct {
	Names []string
	Rows  []matrixRow
	Left  int // outlets that have no row
}

type matrixRow struct {
	Name  string
	Cells []matrixCell
}

type matrixCell struct {
	Pairs, Words int
	Shade        int // 0 to 5, of the largest
	Self         bool
	To           string
}

// matrixOutlets is how many outlets the matrix shows: those with most pairs.
const matrixOutlets = 20

func newMatrix(o *archive.Overview) matrix {
	busy := slices.Clone(o.Outlets)
	slices.SortStableFunc(busy, func(x, y archive.Outlet) int { return cmp.Compare(y.Earlier+y.Later, x.Earlier+x.Later) })
	busy = slices.DeleteFunc(busy, func(x archive.Outlet) bool { return x.Earlier+x.Later == 0 })
	m := matrix{Left: max(len(busy)-matrixOutlets, 0)}
	busy = busy[:min(len(busy), matrixOutlets)]
	pairs := map[[2]string]archive.Flow{}
	most := 1
	for _, f := range o.Flows {
		pairs[[2]string{f.From, f.To}] = f
	}
	for _, x := range busy {
		for _, y := range busy {
			most = max(most, pairs[[2]string{x.Name, y.Name}].Pairs)
		}
	}
	for _, x := range busy {
		m.Names = append(m.Names, outletName(x.Name))
		row := matrixRow{Name: outletName(x.Name)}
		for _, y := range busy {
			f := pairs[[2]string{x.Name, y.Name}]
			cell := matrixCell{Pairs: f.Pairs, Words: f.Words, Self: x.Name == y.Name, To: outletName(y.Name)}
			if f.Pairs > 0 {
				cell.Shade = 1 + 4*(f.Pairs-1)/most
			}
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}
