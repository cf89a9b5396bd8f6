package findings

import (
	"cmp"
	"slices"

	"parallax/findings/stats"
)

// omissions says which kinds of sentences each outlet leaves out of the sources
// that it used, against its other sentences. The test compares within each
// article, so that an outlet that cuts much is not compared with one that cuts
// little. Only the counted version of a story counts.
func (r *run) omissions(lines *concordance) []Omission {
	type cell struct {
		kind   stats.Table // K1 of N1: of the kind; K2 of N2: of the rest
		strata []stats.Table
		found  []spot
	}
	cells := map[[2]string]*cell{}
	for v := range r.compared {
		c := &r.compared[v]
		if !c.first {
			continue
		}
		all, gone := len(c.Omitted), 0
		count := map[string]stats.Table{}
		for i, s := range c.Omitted {
			if s.Dropped {
				gone++
			}
			for _, kind := range s.Kinds {
				t := count[kind]
				t.N1++
				if s.Dropped {
					t.K1++
				}
				count[kind] = t
			}
			if !s.Dropped {
				continue
			}
			for _, kind := range s.Kinds {
				x := cells[[2]string{c.outlet, kind}]
				if x == nil {
					x = &cell{}
					cells[[2]string{c.outlet, kind}] = x
				}
				x.found = append(x.found, spot{int32(v), int32(i), true})
			}
		}
		for _, kind := range kindOrder {
			t, has := count[kind]
			if !has {
				continue
			}
			t.K2, t.N2 = gone-t.K1, all-t.N1
			x := cells[[2]string{c.outlet, kind}]
			if x == nil {
				x = &cell{}
				cells[[2]string{c.outlet, kind}] = x
			}
			x.kind.K1, x.kind.N1 = x.kind.K1+t.K1, x.kind.N1+t.N1
			x.kind.K2, x.kind.N2 = x.kind.K2+t.K2, x.kind.N2+t.N2
			x.strata = append(x.strata, t)
		}
	}
	all, p := []Omission{}, []float64{}
	var places [][]spot
	for _, outlet := range r.outletList {
		for _, kind := range kindOrder {
			x := cells[[2]string{outlet, kind}]
			if x == nil {
				continue
			}
			o := Omission{Outlet: outlet, Kind: kind, Drop: shareOf(x.kind.K1, x.kind.N1), Rest: shareOf(x.kind.K2, x.kind.N2)}
			test, odds := stats.MantelHaenszel(x.strata)
			o.P, o.Odds = number(test), number(odds)
			all, p, places = append(all, o), append(p, test), append(places, x.found)
		}
	}
	for i, q := range stats.BenjaminiHochberg(p) {
		all[i].Q = number(q)
	}
	listed := all[:0]
	for i := range all {
		if r.settings.wantsOutlet(all[i].Outlet, r.groups) {
			all[i].Lines, all[i].More = lines.list(places[i], lines.omitted)
			listed = append(listed, all[i])
		}
	}
	return listed
}

// voices says how much room each source has in the articles that an outlet
// used and in its versions of them, in the counted version of each story.
func (r *run) voices() []Voice {
	voices := map[[2]string]*Voice{}
	for v := range r.compared {
		c := &r.compared[v]
		if !c.first {
			continue
		}
		for _, x := range c.Voices {
			k := [2]string{c.outlet, x.Name}
			if voices[k] == nil {
				voices[k] = &Voice{Outlet: c.outlet, Name: x.Name}
			}
			voices[k].Stories++
			voices[k].SourceWords += x.AWords
			voices[k].OutletWords += x.BWords
		}
	}
	all := []Voice{}
	for _, v := range voices {
		if v.Stories >= r.settings.MinStories && r.settings.wantsOutlet(v.Outlet, r.groups) {
			all = append(all, *v)
		}
	}
	difference := func(v Voice) int { return max(v.SourceWords-v.OutletWords, v.OutletWords-v.SourceWords) }
	slices.SortFunc(all, func(x, y Voice) int {
		return cmp.Or(cmp.Compare(x.Outlet, y.Outlet), difference(y)-difference(x), cmp.Compare(x.Name, y.Name))
	})
	return all
}
