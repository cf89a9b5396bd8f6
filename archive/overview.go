package archive

import (
	"cmp"
	"slices"
)

// Overview is what a report on a whole archive shows.
type Overview struct {
	Stats    Stats
	Rules    Rules
	Clusters []ClusterLine // the largest, as many as asked for
	Periods  []Period
	Unit     string   // of the periods: day, month or year
	Outlets  []Outlet // by name
	Flows    []Flow
}

// ClusterLine is a cluster with what its first article is.
type ClusterLine struct {
	Cluster
	Opening Entry
	Days    int // from the first to the last date, -1 if one is unknown
}

// Period counts the articles of a day, month or year.
type Period struct {
	Name     string // as an ISO date begins
	Articles int
	Reusing  int // that share passages with an article of another outlet, or of their own under all pairs
}

// Outlet counts what an outlet has in the archive.
type Outlet struct {
	Name     string
	Articles int
	Reusing  int // articles that share passages
	First    int // clusters that begin with it
	Earlier  int // dated pairs in which it has the earlier article
	Later    int // and the later
}

// Flow counts the pairs in which an outlet has the earlier article and another
// the later. Tied and undated pairs are in no flow.
type Flow struct {
	From, To string
	Pairs    int
	Words    int
}

// mostPeriods is how many bars a timeline can show; with more, the unit grows.
const mostPeriods = 120

// Overview counts what a report on the archive shows, with so many of its
// clusters.
func (a *Archive) Overview(clusters int) (*Overview, error) {
	o := &Overview{}
	var err error
	if o.Stats, err = a.Stats(); err != nil {
		return nil, err
	}
	if o.Rules, err = a.Rules(); err != nil {
		return nil, err
	}
	for _, step := range []func(*Archive) error{
		func(a *Archive) error { return o.clusters(a, clusters) }, o.periods, o.outlets, o.flows,
	} {
		if err := step(a); err != nil {
			return nil, err
		}
	}
	return o, nil
}

func (o *Overview) clusters(a *Archive, most int) error {
	for c, err := range a.clusters("WHERE c.id IN (SELECT id FROM cluster ORDER BY articles DESC, id LIMIT ?)", most) {
		if err != nil {
			return err
		}
		opening, err := a.Entry(c.First)
		if err != nil {
			return err
		}
		line := ClusterLine{Cluster: c, Opening: opening, Days: -1}
		if from, to := parseMoment(c.From), parseMoment(c.To); from.kind != noDate && to.kind != noDate {
			line.Days = int(to.day() - from.day())
		}
		o.Clusters = append(o.Clusters, line)
	}
	return nil
}

const reusing = "(SELECT a AS article FROM pair UNION SELECT b FROM pair)"

func (o *Overview) periods(a *Archive) error {
	for _, unit := range []struct {
		name   string
		length int
	}{{"day", 10}, {"month", 7}, {"year", 4}} {
		rows, err := a.store.DB.Query(`SELECT substr(date, 1, ?) AS period, count(*), count(r.article)
			FROM article LEFT JOIN `+reusing+` r ON r.article = article.number
			WHERE date GLOB '[0-9][0-9][0-9][0-9]*' GROUP BY period ORDER BY period`, unit.length)
		o.Periods, o.Unit = nil, unit.name
		for p, err := range rowsOf(rows, err, func() (p Period, err error) {
			err = rows.Scan(&p.Name, &p.Articles, &p.Reusing)
			return p, err
		}) {
			if err != nil {
				return err
			}
			o.Periods = append(o.Periods, p)
		}
		if len(o.Periods) <= mostPeriods {
			return nil
		}
	}
	return nil
}

func (o *Overview) outlets(a *Archive) error {
	rows, err := a.store.DB.Query(`SELECT outlet, count(*), count(r.article),
		(SELECT count(*) FROM cluster c JOIN article f ON f.number = c.first WHERE f.outlet = article.outlet)
		FROM article LEFT JOIN ` + reusing + ` r ON r.article = article.number GROUP BY outlet ORDER BY outlet`)
	for x, err := range rowsOf(rows, err, func() (x Outlet, err error) {
		err = rows.Scan(&x.Name, &x.Articles, &x.Reusing, &x.First)
		return x, err
	}) {
		if err != nil {
			return err
		}
		o.Outlets = append(o.Outlets, x)
	}
	return nil
}

func (o *Overview) flows(a *Archive) error {
	rows, err := a.store.DB.Query(`SELECT a.outlet, b.outlet, count(*), sum(p.words)
		FROM pair p JOIN article a ON a.number = p.a JOIN article b ON b.number = p.b
		WHERE p.ordering = 'dated' GROUP BY a.outlet, b.outlet ORDER BY a.outlet, b.outlet`)
	for f, err := range rowsOf(rows, err, func() (f Flow, err error) {
		err = rows.Scan(&f.From, &f.To, &f.Pairs, &f.Words)
		return f, err
	}) {
		if err != nil {
			return err
		}
		o.Flows = append(o.Flows, f)
	}
	for _, f := range o.Flows {
		if x := o.outlet(f.From); x != nil {
			x.Earlier += f.Pairs
		}
		if x := o.outlet(f.To); x != nil {
			x.Later += f.Pairs
		}
	}
	return nil
}

func (o *Overview) outlet(name string) *Outlet {
	i, found := slices.BinarySearchFunc(o.Outlets, name, func(x Outlet, name string) int { return cmp.Compare(x.Name, name) })
	if !found {
		return nil
	}
	return &o.Outlets[i]
}
