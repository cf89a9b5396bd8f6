package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// alike is how much larger than the observed outcome's probability another may
// be and still count as equally unlikely: room for rounding, as in scipy.
const alike = 1 + 1e-7

// BinomialTest is the exact two-sided binomial test: the probability, if each
// of n trials succeeds with probability p, of an outcome no likelier than k. Of
// n = 0 it is 1.
func BinomialTest(k, n int, p float64) float64 {
	if n <= 0 {
		return 1
	}
	if p <= 0 || p >= 1 {
		if (p <= 0 && k == 0) || (p >= 1 && k == n) {
			return 1
		}
		return 0
	}
	b := distuv.Binomial{N: float64(n), P: p}
	expected := p * float64(n)
	switch {
	case float64(k) == expected:
		return 1
	case float64(k) < expected:
		// The outcomes above the mean fall off: find the first that is as unlikely.
		bound := b.Prob(float64(k)) * alike
		first := search(int(math.Ceil(expected)), n+1, func(i int) bool { return b.Prob(float64(i)) <= bound })
		return min(1, atMost(b, k)+atLeast(b, first))
	}
	bound := b.Prob(float64(k)) * alike
	last := search(0, int(math.Floor(expected))+1, func(i int) bool { return b.Prob(float64(i)) > bound }) - 1
	return min(1, atMost(b, last)+atLeast(b, k))
}

func atMost(b distuv.Binomial, k int) float64 {
	if k < 0 {
		return 0
	}
	return b.CDF(float64(k))
}

// atLeast turns the distribution round, as 1-CDF would lose small tails.
func atLeast(b distuv.Binomial, k int) float64 {
	return atMost(distuv.Binomial{N: b.N, P: 1 - b.P}, int(b.N)-k)
}

// search is the first i in [from, to) for which f holds, to if there is none;
// f must be false before and true from there on.
func search(from, to int, f func(int) bool) int {
	for from < to {
		if middle := (from + to) / 2; f(middle) {
			to = middle
		} else {
			from = middle + 1
		}
	}
	return from
}

// FisherExact is Fisher's exact two-sided test of k1 of n1 against k2 of n2:
// the probability, with all margins given, of a table no likelier than this
// one. It is valid at any count, and cautious at small ones.
func FisherExact(k1, n1, k2, n2 int) float64 {
	k, n := k1+k2, n1+n2
	if n1 <= 0 || n2 <= 0 || k <= 0 || k >= n {
		return 1
	}
	low, high := max(0, k-n2), min(k, n1)
	// Relative to the likeliest table, by the ratio of neighbours: no factorials.
	mode := min(max(int(float64(k+1)*float64(n1+1)/float64(n+2)), low), high)
	ratio := func(x int) float64 { // p(x+1)/p(x)
		return float64(k-x) * float64(n1-x) / (float64(x+1) * float64(n2-k+x+1))
	}
	weights := make([]float64, high-low+1)
	weights[mode-low] = 1
	for x := mode; x < high; x++ {
		weights[x+1-low] = weights[x-low] * ratio(x)
	}
	for x := mode - 1; x >= low; x-- {
		weights[x-low] = weights[x+1-low] / ratio(x)
	}
	bound := weights[k1-low] * alike
	var all, extreme []float64
	for _, w := range weights {
		all = append(all, w)
		if w <= bound {
			extreme = append(extreme, w)
		}
	}
	return min(1, sum(extreme)/sum(all))
}

// sum adds from the smallest, which keeps what is small.
func sum(values []float64) float64 {
	slices.Sort(values)
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

// BenjaminiHochberg gives the q-value of each p-value: the smallest false
// discovery rate at which it would be reported, if the tests are independent or
// positively dependent. NaN marks a test that was not made: it stays NaN and
// does not count.
func BenjaminiHochberg(p []float64) []float64 {
	q := make([]float64, len(p))
	var order []int
	for i, v := range p {
		if q[i] = v; !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case p[i] < p[j]:
			return -1
		case p[i] > p[j]:
			return 1
		}
		return 0
	})
	least := 1.0
	for rank := len(order); rank >= 1; rank-- {
		i := order[rank-1]
		least = min(least, p[i]*float64(len(order))/float64(rank))
		q[i] = least
	}
	return q
}

// Table is one stratum of a comparison: K1 of N1 against K2 of N2.
type Table struct{ K1, N1, K2, N2 int }

// MantelHaenszel tests whether K1/N1 differs from K2/N2 within strata: the
// Cochran–Mantel–Haenszel statistic without continuity correction, two-sided.
// What differs between strata does not count. odds is the pooled odds ratio;
// both are NaN if no stratum says anything.
func MantelHaenszel(strata []Table) (p, odds float64) {
	var difference, variance, above, below float64
	for _, t := range strata {
		n, k := float64(t.N1+t.N2), float64(t.K1+t.K2)
		if t.N1 == 0 || t.N2 == 0 {
			continue
		}
		a, b := float64(t.K1), float64(t.N1-t.K1)
		c, d := float64(t.K2), float64(t.N2-t.K2)
		difference += a - float64(t.N1)*k/n
		variance += float64(t.N1) * float64(t.N2) * k * (n - k) / (n * n * (n - 1))
		above += a * d / n
		below += b * c / n
	}
	if variance == 0 {
		return math.NaN(), math.NaN()
	}
	return NormalP(difference / math.Sqrt(variance)), above / below
}
