package report

import (
	"fmt"

	"parallax/findings"
)

// concordanceView is the lines behind one finding.
type concordanceView struct {
	ID, Name, About string
	Groups          []linesView
}

type linesView struct {
	Name  string
	Lines []lineView
	More  int
}

type lineView struct {
	Date, Story, A, B, Outlet, Source string
	ALeft, AWords, ARight             string
	BLeft, BWords, BRight             string
	Counted                           bool
	Link                              string
	Category                          string
}

// concordanceBuilder collects the sections of the page's concordance.
type concordanceBuilder struct {
	f        *findings.Findings
	o        FindingsHTMLOptions
	sections []concordanceView
}

func (b *concordanceBuilder) substitution(s *findings.Substitution) {
	v := concordanceView{ID: safeID(s.ID), Name: clean(s.Outlet) + ": " + clean(s.From) + " → " + clean(s.To),
		About: fmt.Sprintf("counted %d of %d stories; all places %d of %d", s.Stories.Replaced, s.Stories.N, s.All.Replaced, s.All.N)}
	for _, g := range []struct {
		name  string
		lines []int
		all   int
	}{{"Replaced", s.Lines.Replaced, s.All.Replaced}, {"Kept", s.Lines.Kept, s.All.Kept}, {"Dropped", s.Lines.Dropped, s.All.Dropped}, {"Replaced by something else", s.Lines.Other, s.All.Other}} {
		v.Groups = b.group(v.Groups, g.name, g.lines, g.all)
	}
	b.sections = append(b.sections, v)
}

func (b *concordanceBuilder) category(c *findings.Category, number int) string {
	id := fmt.Sprintf("c-%d", number+1)
	v := concordanceView{ID: id, Name: clean(c.Outlet) + ": " + c.Category, About: fmt.Sprintf("%s, in %d of %d stories", count(c.Flags, "flag"), c.Stories.K, c.Stories.N)}
	v.Groups = b.group(nil, "Flags", c.Lines, c.Flags)
	b.sections = append(b.sections, v)
	return "#" + id
}

func (b *concordanceBuilder) omission(o *findings.Omission, number int) string {
	id := fmt.Sprintf("o-%d", number+1)
	v := concordanceView{ID: id, Name: clean(o.Outlet) + " leaves out: " + o.Kind, About: fmt.Sprintf("%d of %d sentences", o.Drop.K, o.Drop.N)}
	v.Groups = b.group(nil, "Left out", o.Lines, o.Drop.K)
	b.sections = append(b.sections, v)
	return "#" + id
}

func (b *concordanceBuilder) group(groups []linesView, name string, lines []int, all int) []linesView {
	if all == 0 {
		return groups
	}
	g := linesView{Name: fmt.Sprintf("%s: %d", name, all)}
	for _, i := range lines[:min(len(lines), pageLines)] {
		g.Lines = append(g.Lines, b.line(&b.f.Lines[i]))
	}
	g.More = all - len(g.Lines)
	return append(groups, g)
}

func (b *concordanceBuilder) line(l *findings.Line) lineView {
	v := lineView{
		Date: clean(dayPart(l.B.Date)), Story: clean(l.Story), A: clean(l.A.Article), B: clean(l.B.Article), Outlet: clean(l.B.Outlet), Source: clean(l.A.Outlet),
		ALeft: clean(l.A.Left), AWords: clean(l.A.Words), ARight: clean(l.A.Right),
		BLeft: clean(l.B.Left), BWords: clean(l.B.Words), BRight: clean(l.B.Right), Counted: l.Counted, Category: l.Reading.Category,
	}
	if b.o.Pair != nil {
		if v.Link = b.o.Pair(l.A.Article, l.B.Article); v.Link != "" {
			v.Link += anchorOf(l)
		}
	}
	return v
}

// anchorOf leads to a line's place in the report of its pair: the change,
// else the passage.
func anchorOf(l *findings.Line) string {
	switch {
	case l.Key != "":
		return "#" + changeAnchor(l.Key)
	case l.Passage != "":
		return "#" + safeID(l.Passage)
	}
	return ""
}

func dayPart(date string) string {
	if len(date) > len("2006-01-02") {
		return date[:len("2006-01-02")]
	}
	return date
}
