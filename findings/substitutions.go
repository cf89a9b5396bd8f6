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
	phrases := map[string]*phrase{}
	var list []*phrase
	look := func(key string) {
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
	all := []Substitution{}
	for _, e := range exchanges {
		all = append(all, r.count(e, phrases[e.from], phrases[e.to])...)
	}
	adjust(all)
	order := make([]int, 0, len(all))
	for i := range all {
		if r.listed(&all[i]) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return strongest(&all[i], &all[j]) })
	out := make([]Substitution, 0, len(order))
	for n, i := range order {
		if n == leading && lines.limit > fewLines {
			lines.limit = fewLines
		}
		s, e := all[i], exchange{all[i].FromKey, all[i].ToKey}
		from := phrases[e.from]
		found := make([]occurrence, len(from.base[s.Outlet].found))
		for k, at := range from.base[s.Outlet].found {
			found[k] = from.found[at]
		}
		s.Dispersion, s.Lines = r.dispersion(e, found), lines.evidence(e, found)
		out = append(out, s)
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

// count makes one row an outlet.
func (r *run) count(e exchange, from, to *phrase) []Substitution {
	places := from.replaced[e.to]
	all, stories := map[string]int{}, map[string]int{}
	took := map[int][]string{}
	var order []int
	for _, i := range places {
		o := &from.found[i]
		c := &r.compared[o.version]
		all[c.outlet]++
		if o.counted {
			stories[c.outlet]++
			k := from.at[c.story]
			if took[k] == nil {
				order = append(order, k)
			}
			took[k] = append(took[k], c.outlet)
		}
	}
	if len(order) < r.settings.MinStories {
		return nil
	}
	others := from.others(took, order)
	backs := r.backs(e, to)
	named := r.name(from, places)
	if containsWords(e.from+" "+e.to, numeral) { // one of many numbers would stand for all
		named.From, named.To = e.from, e.to
	}
	list := make([]Substitution, 0, len(from.outlets))
	for _, outlet := range from.outlets {
		b := from.base[outlet]
		row := named
		row.ID, row.Outlet, row.FromKey, row.ToKey = substitutionID(outlet, e), outlet, e.from, e.to
		row.All, row.Stories = b.all.with(all[outlet]), b.stories.with(stories[outlet])
		row.Rate = shareOf(row.Stories.Replaced, row.Stories.N)
		row.Others = contrast(row.Stories.Replaced, row.Stories.N, others[outlet], len(from.polls)-b.alone)
		row.Reverse = direction(row.Stories.Replaced, backs[outlet])
		list = append(list, row)
	}
	return list
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
func (r *run) backs(e exchange, to *phrase) map[string]int {
	counts := map[string]int{}
	for _, i := range to.replaced[e.from] {
		if o := &to.found[i]; o.counted {
			counts[r.compared[o.version].outlet]++
		}
	}
	return counts
}

func direction(forward, back int) Direction {
	d := Direction{Forward: forward, Back: back}
	if forward+back > 0 {
		d.P = number(stats.BinomialTest(forward, forward+back, 0.5))
	}
	return d
}

// dispersion says over what the replacements are spread.
func (r *run) dispersion(e exchange, found []occurrence) Dispersion {
	stories, days, authors := map[string]int{}, map[string]bool{}, map[string]bool{}
	var hits, sizes []int
	at := map[string]int{}
	for i := range found {
		o := &found[i]
		c := &r.compared[o.version]
		k, known := at[c.story]
		if !known {
			k = len(hits)
			at[c.story] = k
			hits, sizes = append(hits, 0), append(sizes, 0)
		}
		sizes[k]++
		if o.outcome != replaced || r.to(o) != e.to {
			continue
		}
		hits[k]++
		stories[c.story]++
		if day := dayOf(c.version.Date); day != "" {
			days[day] = true
		}
		if c.version.Author != "" {
			authors[c.version.Author] = true
		}
	}
	return Dispersion{Stories: len(stories), Days: len(days), Authors: len(authors), DP: number(stats.DP(hits, sizes))}
}

// name says how the exchange mostly reads and what it was read as, over all
// outlets, so that it has one name.
func (r *run) name(from *phrase, places []int32) (row Substitution) {
	froms, tos, readings := map[string]int{}, map[string]int{}, map[Reading]int{}
	for _, i := range places {
		o := &from.found[i]
		x := &r.compared[o.version].Changes[o.change]
		froms[x.From]++
		tos[x.To]++
		readings[x.Reading]++
	}
	row.From, row.To = commonest(froms, cmp.Compare[string]), commonest(tos, cmp.Compare[string])
	row.Reading = commonest(readings, func(x, y Reading) int {
		return cmp.Or(cmp.Compare(x.Category, y.Category), cmp.Compare(x.Direction, y.Direction), cmp.Compare(x.Confidence, y.Confidence), cmp.Compare(x.Status, y.Status))
	})
	return row
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
func adjust(all []Substitution) {
	between, directions := make([]float64, len(all)), make([]float64, len(all))
	met := map[[3]string]int{}
	for i := range all {
		s := &all[i]
		between[i], directions[i] = math.NaN(), math.NaN()
		if s.Others.P != nil {
			between[i] = *s.Others.P
		}
		if s.Reverse.P == nil {
			continue
		}
		unordered := [3]string{s.Outlet, min(s.FromKey, s.ToKey), max(s.FromKey, s.ToKey)}
		if _, twice := met[unordered]; !twice {
			met[unordered] = i
			directions[i] = *s.Reverse.P
		}
	}
	q, d := stats.BenjaminiHochberg(between), stats.BenjaminiHochberg(directions)
	for i := range all {
		s := &all[i]
		s.Others.Q = number(q[i])
		if s.Reverse.P != nil {
			s.Reverse.Q = number(d[met[[3]string{s.Outlet, min(s.FromKey, s.ToKey), max(s.FromKey, s.ToKey)}]])
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

func substitutionID(outlet string, e exchange) string {
	sum := xxh3.Hash128([]byte(outlet + "\x00" + e.from + "\x00" + e.to)).Bytes()
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
