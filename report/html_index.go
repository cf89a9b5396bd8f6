package report

import (
	"cmp"
	"io"
	"slices"

	"parallax/compare"
)

// IndexEntry is one pair on the index page.
type IndexEntry struct {
	Href       string // relative link to the pair's report
	Comparison *compare.Comparison
	// Error is set instead of Comparison where a pair could not be compared;
	// A and B name its sides.
	Error string
	A, B  string
}

type indexPage struct {
	shell
	Title string
	Rows  []indexRow
	Flags int
	Bad   int
}

type indexRow struct {
	Number         int
	Href           string
	A, B           sideView
	Relation       string
	Flags, High    int
	Categories     []facet
	CoverA, CoverB int // whole percent, to sort by
	Error          string
}

// HTMLIndex writes the page over many pairs: one row a pair, in the order
// given, with links to their reports. It stands under the same rules as the
// report itself.
func HTMLIndex(w io.Writer, entries []IndexEntry, o HTMLOptions) error {
	p := indexPage{shell: indexShell(), Title: clean(o.Title)}
	if p.Title == "" {
		p.Title = "Compared pairs"
	}
	for i, e := range entries {
		r := indexRow{Number: i + 1, Href: e.Href, Error: clean(e.Error)}
		if c := e.Comparison; c != nil {
			r.A, r.B = viewSide(&c.A, "A", c.Coverage.A), viewSide(&c.B, "B", c.Coverage.B)
			r.Relation = clean(c.Relation)
			r.CoverA, r.CoverB = int(100*c.Coverage.A+0.5), int(100*c.Coverage.B+0.5)
			m := newMarker(c, newArticle(&c.A), newArticle(&c.B))
			found, _ := facets(m.flags)
			r.Flags, r.High, r.Categories = len(m.flags), facetCount(found.Confidence, "high"), found.Categories
			slices.SortStableFunc(r.Categories, func(x, y facet) int { return cmp.Compare(y.Count, x.Count) })
			p.Flags += r.Flags
		} else {
			r.A, r.B = sideView{Letter: "A", Name: "Text A", Title: clean(e.A)}, sideView{Letter: "B", Name: "Text B", Title: clean(e.B)}
			if r.Error == "" {
				r.Error = "not compared"
			}
			p.Bad++
		}
		p.Rows = append(p.Rows, r)
	}
	return writePage(w, "index", p)
}
