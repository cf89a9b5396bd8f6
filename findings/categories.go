package findings

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"parallax/findings/stats"
	"parallax/framing"
)

// flagged reports whether a change is a flag that was asked for.
func (r *run) flagged(x *change) bool {
	reading := r.read(x)
	return reading.Status == "flag" && r.settings.wantsCategory(reading.Category, reading.Code) && r.settings.wantsBand(reading.Confidence)
}

// tally counts one outlet's flags of one category.
type tally struct {
	with   int            // stories whose counted version has one
	flags  int            // in all versions
	groups map[string]int // flags by story
	spots  []spot
}

// categories gives the rate of every category for every outlet, and sets it
// against the other outlets.
func (r *run) categories(lines *concordance) []Category {
	tallies := map[[2]string]*tally{} // outlet, category
	stories, words := map[string]int{}, map[string]int{}
	exposure := map[string]map[string]int{} // outlet → story → words
	seen := map[string]bool{}
	for v := range r.compared {
		c := &r.compared[v]
		if c.first {
			stories[c.outlet]++
		}
		words[c.outlet] += c.Kept
		if exposure[c.outlet] == nil {
			exposure[c.outlet] = map[string]int{}
		}
		exposure[c.outlet][c.story] += c.Kept
		counted := map[string]bool{}
		for k := range c.Changes {
			x := &c.Changes[k]
			if !r.flagged(x) {
				continue
			}
			category := r.read(x).Category
			seen[category] = true
			t := tallies[[2]string{c.outlet, category}]
			if t == nil {
				t = &tally{groups: map[string]int{}}
				tallies[[2]string{c.outlet, category}] = t
			}
			if c.first && !counted[category] {
				counted[category] = true
				t.with++
			}
			t.flags++
			t.groups[c.story]++
			t.spots = append(t.spots, spot{int32(v), int32(k), c.first})
		}
	}
	others, chances, alone := r.elsewhere(seen)
	all := []Category{}
	p := []float64{}
	var places [][]spot
	for _, category := range framing.Categories() {
		if !seen[category] {
			continue
		}
		for _, outlet := range r.outletList {
			row := Category{Outlet: outlet, Code: framing.Code(category), Category: category, Words: words[outlet]}
			var groups map[string]int
			var found []spot
			if t := tallies[[2]string{outlet, category}]; t != nil {
				row.Stories.K, row.Flags, groups, found = t.with, t.flags, t.groups, t.spots
			}
			row.Stories = shareOf(row.Stories.K, stories[outlet])
			row.Per1000, row.CI = perThousand(groups, exposure[outlet])
			row.Others = contrast(row.Stories.K, row.Stories.N, others[category][outlet], chances-alone[outlet])
			all = append(all, row)
			p = append(p, orNaN(row.Others.P))
			places = append(places, found)
		}
	}
	for i, q := range stats.BenjaminiHochberg(p) {
		all[i].Others.Q = number(q)
	}
	listed := all[:0]
	for i := range all {
		if r.settings.wantsOutlet(all[i].Outlet, r.groups) {
			all[i].Lines, all[i].More = lines.list(places[i], lines.flag)
			listed = append(listed, all[i])
		}
	}
	return listed
}

// elsewhere says of each category and outlet in how many stories the other
// outlets have a flag of it, how many stories there are, and how many of them
// an outlet has alone.
func (r *run) elsewhere(categories map[string]bool) (others map[string]map[string]int, stories int, alone map[string]int) {
	var polls []poll
	at := map[int32]int{}
	took := map[string]map[int][]int32{}
	order := map[string][]int{}
	for category := range categories {
		took[category] = map[int][]int32{}
	}
	for v := range r.compared {
		x := &r.compared[v]
		if !x.first {
			continue
		}
		k, known := at[x.storyNo]
		if !known {
			k = len(polls)
			at[x.storyNo] = k
			polls = append(polls, poll{})
		}
		polls[k].outlets = append(polls[k].outlets, x.outletNo)
		met := map[string]bool{}
		for i := range x.Changes {
			category := r.read(&x.Changes[i]).Category
			if !r.flagged(&x.Changes[i]) || met[category] {
				continue
			}
			met[category] = true
			if took[category][k] == nil {
				order[category] = append(order[category], k)
			}
			took[category][k] = append(took[category][k], x.outletNo)
		}
	}
	others, alone = map[string]map[string]int{}, map[string]int{}
	outlets := make([]int32, len(r.outletList))
	for i := range outlets {
		outlets[i] = int32(i)
	}
	sums := newPooling(len(outlets))
	for category := range categories {
		others[category] = map[string]int{}
		for i, n := range sums.others(outlets, polls, took[category], order[category]) {
			others[category][r.outletList[i]] = n
		}
	}
	for _, p := range polls {
		if len(p.outlets) == 1 {
			alone[r.outletList[p.outlets[0]]]++
		}
	}
	return others, len(polls), alone
}

// perThousand is a rate per 1,000 words with an interval over stories.
func perThousand(flags, words map[string]int) (*float64, stats.Interval) {
	var counts []int
	var exposures []float64
	for _, story := range sortedKeys(words) {
		counts = append(counts, flags[story])
		exposures = append(exposures, float64(words[story])/1000)
	}
	rate, ci := stats.Ratio(counts, exposures, stats.Confidence)
	if math.IsInf(ci.High, 0) {
		return nil, stats.Interval{}
	}
	return number(rate), stats.Interval{Low: round(ci.Low), High: round(ci.High)}
}

func orNaN(p *float64) float64 {
	if p == nil {
		return math.NaN()
	}
	return *p
}

// balances sets the directions of each category against each other: more
// certain against less, attribution dropped against added. Of each story the
// first change of the category in the outlet's counted version is one trial.
func (r *run) balances() []Balance {
	type side struct{ outlet, category, direction string }
	counts := map[side]int{}
	for v := range r.compared {
		c := &r.compared[v]
		if !c.first {
			continue
		}
		met := map[string]bool{}
		for k := range c.Changes {
			x := &c.Changes[k]
			if !r.flagged(x) {
				continue
			}
			category, direction, _, ok := opposed(*r.read(x))
			if !ok || met[category] {
				continue
			}
			met[category] = true
			counts[side{c.outlet, category, direction}]++
		}
	}
	all := []Balance{}
	done := map[side]bool{}
	for s, n := range counts {
		back := side{s.outlet, s.category, mirror(s.category, s.direction)}
		if done[s] || counts[back] > n || counts[back] == n && back.direction < s.direction {
			continue
		}
		done[s], done[back] = true, true
		b := Balance{Outlet: s.outlet, Category: s.category, Direction: s.direction, Forward: n, Back: counts[back]}
		b.P = number(stats.BinomialTest(n, n+counts[back], 0.5))
		all = append(all, b)
	}
	slices.SortFunc(all, func(x, y Balance) int {
		return cmp.Or(cmp.Compare(x.Outlet, y.Outlet), cmp.Compare(place(x.Category), place(y.Category)), cmp.Compare(x.Direction, y.Direction))
	})
	p := make([]float64, len(all))
	for i := range all {
		p[i] = orNaN(all[i].P)
	}
	for i, q := range stats.BenjaminiHochberg(p) {
		all[i].Q = number(q)
	}
	return slices.DeleteFunc(all, func(b Balance) bool { return !r.settings.wantsOutlet(b.Outlet, r.groups) })
}

// place is a category's place in the order of codes; a pair of categories has
// that of its first.
func place(category string) int {
	first, _, _ := strings.Cut(category, "/")
	return slices.Index(framing.Categories(), first)
}

// opposed names the direction of a change and its opposite. Two pairs of
// categories are each other's opposite without a direction of their own.
func opposed(x Reading) (category, direction, opposite string, ok bool) {
	switch x.Category {
	case "attribution.drop", "attribution.add":
		category, direction = "attribution.drop/add", strings.TrimPrefix(x.Category, "attribution.")
	case "attribution.vague", "attribution.sharpen":
		category, direction = "attribution.vague/sharpen", strings.TrimPrefix(x.Category, "attribution.")
	default:
		category, direction = x.Category, x.Direction
	}
	opposite = mirror(category, direction)
	return category, direction, opposite, opposite != direction && direction != ""
}

func mirror(category, direction string) string {
	switch category {
	case "attribution.drop/add", "attribution.vague/sharpen":
		switch direction {
		case "drop":
			return "add"
		case "add":
			return "drop"
		case "vague":
			return "sharpen"
		}
		return "vague"
	}
	return framing.Flip(direction)
}
