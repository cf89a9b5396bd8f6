package findings

import (
	"cmp"
	"encoding/hex"
	"math"
	"slices"
	"strconv"

	"github.com/zeebo/xxh3"

	"parallax/findings/stats"
)

// PriorWeight is how many observations the prior of the log-odds is worth. Ten:
// an outlet needs about ten chances before its own rate outweighs what all
// outlets do.
const PriorWeight = 10

// substitutions counts every exchange for every outlet.
func (r *run) substitutions(lines *concordance) []Substitution {
	exchanges := r.exchanges()
	phrases := make(map[uint32]*phrase, 2*len(exchanges))
	var list []*phrase
	look := func(key uint32) {
		if phrases[key] == nil {
			phrases[key] = &phrase{key: key}
			list = append(list, phrases[key])
		}
	}
	for _, e := range exchanges {
		look(e.from)
		look(e.to) // for the reverse direction
	}
	r.find(list)
	for _, p := range list {
		p.add(r)
	}
	cells, tests := []cell{}, newPooling(len(r.outletList))
	fisher := fisherTests{}
	for _, e := range exchanges {
		cells = r.count(cells, e, phrases[e.from], phrases[e.to], tests, fisher)
	}
	adjust(cells)
	all := r.rows(cells, phrases)
	order := make([]int, 0, len(all))
	for i := range all {
		if r.listed(&all[i].Substitution) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return strongest(&all[i].Substitution, &all[j].Substitution) })
	out := make([]Substitution, 0, len(order))
	for n, i := range order {
		if n == leading && lines.limit > fewLines {
			lines.limit = fewLines
		}
		row := &all[i]
		from := phrases[row.from]
		base := &from.base[row.place]
		row.Dispersion, row.Lines = r.dispersion(row.exchange, row.outlet, from, base), lines.evidence(row.exchange, from, base, row.All)
		out = append(out, row.Substitution)
	}
	lines.limit = r.settings.Lines
	return out
}

// An archive of 100,000 articles has tens of thousands of replacements that
// three stories share. Behind the leading rows fewer lines are listed, unless
// all are asked for; their number stays.
const (
	leading  = 300
	fewLines = 3
)

// listed reports whether a row is shown: the outlet made the exchange, or makes
// it less than others; and it is of a kind that was asked for.
func (r *run) listed(s *Substitution) bool {
	if s.All.Replaced == 0 && s.tier() != tierLess || !r.settings.wantsOutlet(s.Outlet, r.groups) {
		return false
	}
	if len(r.settings.Categories) > 0 || r.settings.Confidence != "" {
		if s.Status != "flag" || !r.settings.wantsBand(s.Confidence) {
			return len(r.settings.Categories) > 0 && s.Status != "flag" && r.settings.wantsCategory(s.Category, s.Code)
		}
		return r.settings.wantsCategory(s.Category, s.Code)
	}
	return r.settings.Benign || s.Status != "benign" || s.Category == "syn"
}

// cell is what is counted and tested of one exchange at one outlet. Most cells
// are never shown: of each exchange there is one for every outlet with a
// chance, which is what the q-values look at.
type cell struct {
	exchange
	outlet  int32
	place   int32 // of the outlet in the phrase's
	all     int32 // replaced, at all places
	stories int32 // and as counted
	back    int32 // stories with the opposite exchange
	others  int32 // stories in which others took it
	p, q    float64
	pd, qd  float64 // of the direction
}

// rows makes rows of the cells that may be listed: where the outlet made the
// exchange, or made it less than others.
func (r *run) rows(cells []cell, phrases map[uint32]*phrase) []row {
	var all []row
	var named Substitution
	var of exchange
	for i := range cells {
		c := &cells[i]
		if c.all == 0 && !(c.q < significant) {
			continue
		}
		from := phrases[c.from]
		if of != c.exchange {
			of, named = c.exchange, r.name(c.exchange, from)
		}
		b := &from.base[c.place]
		s := named
		s.Outlet = r.outletList[c.outlet]
		s.ID, s.FromKey, s.ToKey = substitutionID(s.Outlet, r.word(c.from), r.word(c.to)), r.word(c.from), r.word(c.to)
		s.All, s.Stories = b.all.with(int(c.all)), b.stories.with(int(c.stories))
		s.Rate = shareOf(s.Stories.Replaced, s.Stories.N)
		s.Others = contrast(s.Stories.Replaced, s.Stories.N, int(c.others), len(from.polls)-b.alone)
		s.Others.Q = number(c.q)
		s.Reverse = Direction{Forward: s.Stories.Replaced, Back: int(c.back), P: number(c.pd), Q: number(c.qd)}
		all = append(all, row{s, c.exchange, c.outlet, c.place})
	}
	return all
}

// row is a substitution with what its lines are found by.
type row struct {
	Substitution
	exchange
	outlet, place int32
}

// count appends one cell an outlet.
func (r *run) count(cells []cell, e exchange, from, to *phrase, tests *pooling, fisher fisherTests) []cell {
	places := from.replaced[e.to]
	all, stories := make([]int32, len(from.outlets)), make([]int32, len(from.outlets))
	took := map[int][]int32{}
	var order []int
	for _, i := range places {
		o := &from.found[i]
		c := &r.compared[o.version]
		all[from.place[c.outletNo]]++
		if o.counted {
			stories[from.place[c.outletNo]]++
			k := from.at[c.storyNo]
			if took[k] == nil {
				order = append(order, k)
			}
			took[k] = append(took[k], c.outletNo)
		}
	}
	if len(order) < r.settings.MinStories {
		return cells
	}
	others := tests.others(from.outlets, from.polls, took, order)
	backs := r.backs(e, to)
	for k, outlet := range from.outlets {
		b := &from.base[k]
		c := cell{exchange: e, outlet: outlet, place: int32(k), all: all[k], stories: stories[k], back: backs[outlet], others: int32(others[k]), p: math.NaN(), pd: math.NaN()}
		if n, otherN := b.stories.N, len(from.polls)-b.alone; n > 0 && otherN > 0 {
			c.p = fisher.p(int(stories[k]), n, others[k], otherN)
		}
		if c.stories+c.back > 0 {
			c.pd = round(stats.BinomialTest(int(c.stories), int(c.stories+c.back), 0.5))
		}
		cells = append(cells, c)
	}
	return cells
}

// fisherTests are the tests made so far: most are of the same few small counts.
type fisherTests map[[4]int32]float64

func (f fisherTests) p(k, n, otherK, otherN int) float64 {
	key := [4]int32{int32(k), int32(n), int32(otherK), int32(otherN)}
	p, known := f[key]
	if !known {
		p = round(stats.FisherExact(k, n, otherK, otherN))
		f[key] = p
	}
	return p
}

// with are the counts for one replacement: so many of the others are its own.
func (c Counts) with(replaced int) Counts {
	c.Replaced, c.Other = replaced, c.Other-replaced
	return c
}

// contrast compares k of n with others. The p-value is Fisher's, which holds at
// any count; the log-odds say how large the difference is.
func contrast(k, n, otherK, otherN int) Contrast {
	c := Contrast{Share: shareOf(otherK, otherN)}
	if otherN == 0 || n == 0 {
		return c
	}
	share := (float64(k+otherK) + 0.5) / (float64(n+otherN) + 1)
	l := stats.CompareLogOdds(k, n, otherK, otherN, PriorWeight*share, PriorWeight)
	half := 1.959963984540054 * l.SE
	c.LogOdds, c.Z = number(l.Delta), number(l.Z)
	c.CI = &stats.Interval{Low: round(l.Delta - half), High: round(l.Delta + half)}
	c.P = number(stats.FisherExact(k, n, otherK, otherN))
	return c
}

// backs counts, for each outlet, the stories with the opposite exchange.
func (r *run) backs(e exchange, to *phrase) map[int32]int32 {
	counts := map[int32]int32{}
	for _, i := range to.replaced[e.from] {
		if o := &to.found[i]; o.counted {
			counts[r.compared[o.version].outletNo]++
		}
	}
	return counts
}

// dispersion says over what the replacements are spread.
func (r *run) dispersion(e exchange, outlet int32, from *phrase, b *chance) Dispersion {
	hits := make([]int, len(b.sizes))
	days, authors := map[string]bool{}, map[string]bool{}
	stories := 0
	for _, i := range from.replaced[e.to] {
		o := &from.found[i]
		c := &r.compared[o.version]
		if c.outletNo != outlet {
			continue
		}
		k := b.story[c.storyNo]
		if hits[k]++; hits[k] == 1 {
			stories++
		}
		if day := dayOf(c.version.Date); day != "" {
			days[day] = true
		}
		if c.version.Author != "" {
			authors[c.version.Author] = true
		}
	}
	return Dispersion{Stories: stories, Days: len(days), Authors: len(authors), DP: number(stats.DP(hits, b.sizes))}
}

// name says how the exchange mostly reads and what it was read as, over all
// outlets, so that it has one name.
func (r *run) name(e exchange, from *phrase) (named Substitution) {
	froms, tos, readings := map[string]int{}, map[string]int{}, map[Reading]int{}
	for _, i := range from.replaced[e.to] {
		o := &from.found[i]
		x := &r.compared[o.version].Changes[o.change]
		froms[r.word(x.From)]++
		tos[r.word(x.To)]++
		readings[*r.read(x)]++
	}
	named.From, named.To = commonest(froms, cmp.Compare[string]), commonest(tos, cmp.Compare[string])
	named.Reading = commonest(readings, func(x, y Reading) int {
		return cmp.Or(cmp.Compare(x.Category, y.Category), cmp.Compare(x.Direction, y.Direction), cmp.Compare(x.Confidence, y.Confidence), cmp.Compare(x.Status, y.Status))
	})
	if key := r.word(e.from) + " " + r.word(e.to); containsWords(key, numeral) { // one of many numbers would stand for all
		named.From, named.To = r.word(e.from), r.word(e.to)
	}
	return named
}

func commonest[K comparable](counts map[K]int, order func(x, y K) int) K {
	var best K
	n := 0
	for k, c := range counts {
		if c > n || c == n && order(k, best) < 0 {
			best, n = k, c
		}
	}
	return best
}

// adjust sets the q-values. The family of the tests between outlets is every
// exchange and outlet that could be compared, listed or not; that of the tests
// of direction every outlet and unordered pair of phrases, once.
func adjust(cells []cell) {
	between, directions := make([]float64, len(cells)), make([]float64, len(cells))
	met := map[cell]int{}
	unordered := func(c *cell) cell {
		return cell{exchange: exchange{min(c.from, c.to), max(c.from, c.to)}, outlet: c.outlet}
	}
	for i := range cells {
		c := &cells[i]
		between[i], directions[i] = c.p, math.NaN()
		if math.IsNaN(c.pd) {
			continue
		}
		if _, twice := met[unordered(c)]; !twice {
			met[unordered(c)] = i
			directions[i] = c.pd
		}
	}
	q, d := stats.BenjaminiHochberg(between), stats.BenjaminiHochberg(directions)
	for i := range cells {
		c := &cells[i]
		c.q, c.qd = q[i], math.NaN()
		if !math.IsNaN(c.pd) {
			c.qd = d[met[unordered(c)]]
		}
	}
}

// Tiers of the list.
const (
	tierMore = iota // more often than others, q < 0.05
	tierLess        // less often than others, q < 0.05
	tierFlag        // a flag that does not stand out against others, or has none to stand out against
	tierRest
)

func (s *Substitution) tier() int {
	switch {
	case s.Others.Q != nil && *s.Others.Q < significant && *s.Others.Z > 0:
		return tierMore
	case s.Others.Q != nil && *s.Others.Q < significant:
		return tierLess
	case s.Status == "flag":
		return tierFlag
	}
	return tierRest
}

// significant is the false discovery rate below which a difference leads the
// list. It orders and hides nothing that the outlet did.
const significant = 0.05

// strongest orders the list: what stands out against the other outlets by how
// far, the rest by the number of stories.
func strongest(x, y *Substitution) int {
	if d := cmp.Compare(x.tier(), y.tier()); d != 0 {
		return d
	}
	if x.tier() <= tierLess {
		if d := cmp.Compare(math.Abs(*y.Others.Z), math.Abs(*x.Others.Z)); d != 0 {
			return d
		}
	}
	return cmp.Or(
		-cmp.Compare(x.Stories.Replaced, y.Stories.Replaced),
		-cmp.Compare(x.Rate.CI.Low, y.Rate.CI.Low),
		cmp.Compare(x.Outlet, y.Outlet), cmp.Compare(x.FromKey, y.FromKey), cmp.Compare(x.ToKey, y.ToKey),
	)
}

func substitutionID(outlet, from, to string) string {
	sum := xxh3.Hash128([]byte(outlet + "\x00" + from + "\x00" + to)).Bytes()
	return "s-" + hex.EncodeToString(sum[:6])
}

func shareOf(k, n int) Share {
	ci := stats.Wilson(k, n, stats.Confidence)
	s := Share{K: k, N: n, CI: stats.Interval{Low: round(ci.Low), High: round(ci.High)}}
	if n > 0 {
		s.Rate = number(float64(k) / float64(n))
	}
	return s
}

// number is a figure as it stands in the result: six significant digits, so
// that the last bits of a sum, which differ between processors, do not; null if
// it is not known.
func number(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	x = round(x)
	return &x
}

func round(x float64) float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return x
	}
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 6, 64), 64)
	return x
}
