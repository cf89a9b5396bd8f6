package report

import (
	"cmp"
	"io"
	"slices"

	"parallax/compare"
)

// IndexEntry is one pair on the index page.
// It holds what the row says and no article, so that thousands fit in memory.
type IndexEntry struct {
	row indexRow
}

// Indexed is the entry of a pair whose report stands at href, a relative link.
func Indexed(href string, c *compare.Comparison) IndexEntry {
	m := newMarker(c, outline(&c.A), outline(&c.B))
	found, _ := facets(m.flags)
	slices.SortStableFunc(found.Categories, func(x, y facet) int { return cmp.Compare(y.Count, x.Count) })
	return IndexEntry{indexRow{
		Href: href, A: viewSide(&c.A, "A", c.Coverage.A), B: viewSide(&c.B, "B", c.Coverage.B),
		Relation: clean(c.Relation), CoverA: wholePercent(c.Coverage.A), CoverB: wholePercent(c.Coverage.B),
		Flags: len(m.flags), High: facetCount(found.Confidence, "high"), Categories: found.Categories,
	}}
}

// NotCompared is the entry of a pair of which there is no report, and why.
func NotCompared(a, b string, why error) IndexEntry {
	return IndexEntry{indexRow{
		A: sideView{Letter: "A", Name: "Text A", Title: clean(a)}, B: sideView{Letter: "B", Name: "Text B", Title: clean(b)},
		Error: clean(why.Error()),
	}}
}

func wholePercent(share float64) int { return int(100*share + 0.5) }

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
		r := e.row
		r.Number = i + 1
		p.Flags += r.Flags
		if r.Error != "" {
			p.Bad++
		}
		p.Rows = append(p.Rows, r)
	}
	return writePage(w, "index", p)
}
