package findings

import (
	"cmp"
	"slices"

	"parallax/findings/stats"
)

// mostly is the share of an article's words from one source above which it is
// that source's text, so that a credit is due: the usual bar of studies of
// agency copy.
const mostly = 0.5

// outlets describes every outlet of the archive. How much it reuses looks at
// all outlets as sources; what is compared, at those that settings admit.
func (r *run) outlets() []Outlet {
	rows := map[string]*Outlet{}
	row := func(outlet string) *Outlet {
		name := r.groups.of(outlet)
		if rows[name] == nil {
			rows[name] = &Outlet{Outlet: name}
		}
		return rows[name]
	}
	reuse := map[string]float64{}
	c := r.catalogue
	for i := range c.entries {
		e := &c.entries[i]
		o := row(e.Outlet)
		o.Articles++
		o.Words += e.Words
		if best, ok := r.taken(i); ok {
			o.Reusing.K++
			reuse[o.Outlet] += min(1, best.coverage) * float64(e.Words)
		}
	}
	kept, verbatim, lags := map[string]int{}, map[string]int{}, map[string][]float64{}
	flags, exposure := map[string]map[string]int{}, map[string]map[string]int{}
	for v := range r.compared {
		x := &r.compared[v]
		o := row(x.version.Outlet)
		o.Compared++
		kept[o.Outlet] += x.Kept
		verbatim[o.Outlet] += x.Verbatim
		if lag, ok := lagHours(x.source.Date, x.version.Date); ok {
			lags[o.Outlet] = append(lags[o.Outlet], lag)
		}
		if float64(x.Kept) >= mostly*float64(x.version.Words) {
			o.Credited.N++
			if credits(x.version.Agency, x.source.Outlet) || x.Named {
				o.Credited.K++
			}
		}
		if exposure[o.Outlet] == nil {
			exposure[o.Outlet], flags[o.Outlet] = map[string]int{}, map[string]int{}
		}
		exposure[o.Outlet][x.story] += x.Kept
		for k := range x.Changes {
			if r.flagged(&x.Changes[k]) {
				o.Flags++
				flags[o.Outlet][x.story]++
			}
		}
	}
	r.firsts(row)
	all := []Outlet{}
	for _, name := range sortedKeys(rows) {
		o := rows[name]
		o.Reusing = shareOf(o.Reusing.K, o.Articles)
		o.Credited = shareOf(o.Credited.K, o.Credited.N)
		o.First = shareOf(o.First.K, o.First.N)
		if o.Words > 0 {
			o.Reuse = number(reuse[name] / float64(o.Words))
		}
		if kept[name] > 0 {
			o.Verbatim = number(float64(verbatim[name]) / float64(kept[name]))
			o.Per1000, o.CI = perThousand(flags[name], exposure[name])
		}
		o.LagHours = median(lags[name])
		all = append(all, *o)
	}
	return all
}

// taken is the source of an article among all outlets, if both are one story.
func (r *run) taken(article int) (candidate, bool) {
	c := r.catalogue
	trusted := c.sources(r.settings)
	if trusted == nil {
		trusted = c.wires
	}
	best, ok := c.best(article, nil, trusted, r.settings.MinWords, r.groups)
	return best, ok && best.cluster != ""
}

// credits reports whether an article that credits an agency credits this
// source.
func credits(agency, source string) bool {
	if agency == "" {
		return false
	}
	known := agencyNames()
	return agency == source || known[source] != "" && (agency == known[source] || known[agency] == known[source])
}

// firsts counts the stories of which an outlet has the earliest article. A
// story whose earliest articles have one date counts for nobody, nor does one
// of a single outlet or with an article without a date.
func (r *run) firsts(row func(string) *Outlet) {
	type story struct {
		date    string
		first   map[string]bool
		outlets map[string]bool
		undated bool
	}
	stories := map[string]*story{}
	for i := range r.catalogue.entries {
		e := &r.catalogue.entries[i]
		if e.Cluster == "" {
			continue
		}
		s := stories[e.Cluster]
		if s == nil {
			s = &story{first: map[string]bool{}, outlets: map[string]bool{}}
			stories[e.Cluster] = s
		}
		name := r.groups.of(e.Outlet)
		s.outlets[name] = true
		if _, ok := moment(e.Date); !ok {
			s.undated = true
			continue
		}
		switch {
		case s.date == "" || e.Date < s.date:
			s.date, s.first = e.Date, map[string]bool{name: true}
		case e.Date == s.date:
			s.first[name] = true
		}
	}
	for _, s := range stories {
		if s.undated || len(s.outlets) < 2 || len(s.first) != 1 {
			continue
		}
		for name := range s.outlets {
			o := row(name)
			o.First.N++
			if s.first[name] {
				o.First.K++
			}
		}
	}
}

func median(values []float64) *float64 {
	values = slices.Clone(values)
	slices.Sort(values)
	return number(stats.Quantile(values, 0.5))
}

// network lists who takes text from whom. Every outlet may be a source here.
func (r *run) network() []Edge {
	edges := map[[2]string]*Edge{}
	lags := map[[2]string][]float64{}
	stories := map[[2]string]map[string]bool{}
	c := r.catalogue
	for i := range c.entries {
		v := &c.entries[i]
		best, ok := r.taken(i)
		if !ok {
			continue
		}
		source := &c.entries[best.source]
		k := [2]string{r.groups.of(source.Outlet), r.groups.of(v.Outlet)}
		if edges[k] == nil {
			edges[k] = &Edge{From: k[0], To: k[1]}
			stories[k] = map[string]bool{}
		}
		edges[k].Articles++
		edges[k].Words += int(best.words)
		stories[k][storyOf(best, source)] = true
		if lag, ok := lagHours(source.Date, v.Date); ok {
			lags[k] = append(lags[k], lag)
		}
	}
	all := []Edge{}
	for k, e := range edges {
		e.Stories, e.LagHours = len(stories[k]), median(lags[k])
		all = append(all, *e)
	}
	slices.SortFunc(all, func(x, y Edge) int {
		return cmp.Or(y.Articles-x.Articles, cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
	return all
}

// timeline counts each outlet's compared versions and flags by month.
func (r *run) timeline() []Period {
	periods := map[[2]string]*Period{}
	for v := range r.compared {
		c := &r.compared[v]
		month := dayOf(c.version.Date)
		month = month[:min(len(month), len("2006-01"))]
		k := [2]string{month, c.outlet}
		if periods[k] == nil {
			periods[k] = &Period{Month: month, Outlet: c.outlet}
		}
		periods[k].Compared++
		periods[k].Words += c.Kept
		for i := range c.Changes {
			if r.flagged(&c.Changes[i]) {
				periods[k].Flags++
			}
		}
	}
	all := []Period{}
	for _, p := range periods {
		if r.settings.wantsOutlet(p.Outlet, r.groups) {
			all = append(all, *p)
		}
	}
	slices.SortFunc(all, func(x, y Period) int {
		return cmp.Or(cmp.Compare(x.Month, y.Month), cmp.Compare(x.Outlet, y.Outlet))
	})
	return all
}
