package report

import (
	"fmt"
	"html/template"
	"strings"

	"parallax/compare"
	"parallax/table"
)

// page is the view of one comparison: everything that the template prints, in
// the order in which it prints it.
type page struct {
	marker *marker
	shell
	Title    string
	Long     bool // so long that a browser should lay out only what is in view
	Index    string
	A, B     sideView
	Relation relation
	Summary  []summarySentence
	Counts   []countRow
	BarsA    []bar
	BarsB    []bar
	Overview overview
	Voices   []voiceRow

	Vocabulary []vocabularyRow

	Filters filters
	Flags   []*flagView
	Others  []changeView
	Benign  []changeView

	Rows  []row
	Texts []fullText

	Warnings      []compare.Warning
	Tool          compare.Tool
	Legend        []category // the categories that occur
	AllCategories []category // for a coder to choose from
	Columns       string     // of the CSV, with blanks between
	Data          template.JS
	DataHash      string
	Schema        string
}

// longPage is the number of rows from which a page is long: laying out a few
// hundred rows takes a browser less than it takes to notice, and a page that
// is laid out whole can be searched, printed and pictured by any tool.
const longPage = 300

func newPage(c *compare.Comparison, data []byte, hash string, o HTMLOptions) *page {
	a, b := newColumn(&c.A, false, c.Changes), newColumn(&c.B, true, c.Changes)
	m := newMarker(c, a.article, b.article)
	p := &page{
		marker:        m,
		shell:         pageShell().withFoot(c.Tool.Version, hash),
		Title:         clean(o.Title),
		Index:         o.Index,
		A:             viewSide(&c.A, "A", c.Coverage.A),
		B:             viewSide(&c.B, "B", c.Coverage.B),
		Relation:      relationOf(c.Relation),
		Counts:        countRows(c),
		Voices:        voiceRows(c),
		Vocabulary:    cleanRows(vocabularyRows(c)),
		Flags:         m.flags,
		Warnings:      c.Warnings,
		Tool:          c.Tool,
		Data:          template.JS(data),
		DataHash:      hash,
		Schema:        c.Schema,
		AllCategories: categories,
		Columns:       strings.Join(table.Names(table.Changes), " "),
	}
	p.BarsA = bars(p.Counts, func(r countRow) *countCell { return r.A })
	p.BarsB = bars(p.Counts, func(r countRow) *countCell { return r.B })
	if p.Title == "" {
		p.Title = fmt.Sprintf("%s / %s", pageName(p.A), pageName(p.B))
	}
	for i := range c.Changes {
		change := &c.Changes[i]
		switch deref(change.Status) {
		case "other":
			p.Others = append(p.Others, m.view(change))
		case "benign":
			p.Benign = append(p.Benign, m.view(change))
		}
	}
	p.Filters, p.Legend = facets(m.flags)
	p.Rows = newRows(c, a, b, m)
	p.Long = len(p.Rows) > longPage
	p.Texts = fullTexts(c, a, b, m)
	for _, f := range p.Flags {
		f.Href = m.placeOf(&f.changeView)
	}
	for _, list := range [][]changeView{p.Others, p.Benign} {
		for i := range list {
			list[i].Href = m.placeOf(&list[i])
		}
	}
	p.Overview = newOverview(c, a, b, m)
	p.Summary = summarize(c, p)
	return p
}

func pageName(s sideView) string {
	if s.Known {
		return s.Name
	}
	return excerpt(s.Title, 60)
}
