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
	cells := map[string][]cell{} // by outlet, in the order of kinds
	for v := range r.compared {
		c := &r.compared[v]
		if !c.first {
			continue
		}
		of := cells[c.outlet]
		if of == nil {
			of = make([]cell, len(kindOrder))
			cells[c.outlet] = of
		}
		all, gone := len(c.Omitted), 0
		count := make([]stats.Table, len(kindOrder))
		for i, s := range c.Omitted {
			if s.Dropped {
				gone++
			}
			for k := range kindOrder {
				if s.Kinds&(1<<k) == 0 {
					continue
				}
				count[k].N1++
				if s.Dropped {
					count[k].K1++
					of[k].found = append(of[k].found, spot{int32(v), int32(i), true})
				}
			}
		}
		for k, t := range count {
			if t.N1 == 0 {
				continue
			}
			t.K2, t.N2 = gone-t.K1, all-t.N1
			x := &of[k]
			x.kind.K1, x.kind.N1 = x.kind.K1+t.K1, x.kind.N1+t.N1
			x.kind.K2, x.kind.N2 = x.kind.K2+t.K2, x.kind.N2+t.N2
			x.strata = append(x.strata, t)
		}
	}
	all, p := []Omission{}, []float64{}
	var places [][]spot
	for _, outlet := range r.outletList {
		for k, kind := range kindOrder {
			if cells[outlet] == nil || len(cells[outlet][k].strata) == 0 {
				continue
			}
			x := &cells[outlet][k]
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
	voices, names := map[[2]string]*Voice{}, r.vocabulary.all()
	for v := range r.compared {
		c := &r.compared[v]
		if !c.first {
			continue
		}
		for _, x := range c.Voices {
			k := [2]string{c.outlet, names[x.Name]}
			if voices[k] == nil {
				voices[k] = &Voice{Outlet: c.outlet, Name: names[x.Name]}
			}
			voices[k].Stories++
			voices[k].SourceWords += int(x.A)
			voices[k].OutletWords += int(x.B)
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
