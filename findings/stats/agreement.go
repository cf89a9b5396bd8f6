package stats

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Missing marks a unit that a coder left out.
const Missing = -1

// PercentAgreement is the share of units on which two coders agree, of those
// that both coded, and how many these are.
func PercentAgreement(x, y []int) (share float64, units int) {
	agreed := 0
	for i := range x {
		if x[i] == Missing || y[i] == Missing {
			continue
		}
		units++
		if x[i] == y[i] {
			agreed++
		}
	}
	if units == 0 {
		return math.NaN(), 0
	}
	return float64(agreed) / float64(units), units
}

// Kappa is Cohen's kappa of two coders over nominal codes, of the units that
// both coded. NaN if both always used one and the same code: chance alone would
// make them agree.
func Kappa(x, y []int) float64 {
	agreed, n := PercentAgreement(x, y)
	if n == 0 {
		return math.NaN()
	}
	countX, countY := map[int]int{}, map[int]int{}
	for i := range x {
		if x[i] != Missing && y[i] != Missing {
			countX[x[i]]++
			countY[y[i]]++
		}
	}
	products := 0 // integers: the order of a map does not matter
	for code, c := range countX {
		products += c * countY[code]
	}
	if products == n*n {
		return math.NaN()
	}
	expected := float64(products) / (float64(n) * float64(n))
	return (agreed - expected) / (1 - expected)
}

// Alpha is Krippendorff's alpha for nominal codes. units[u][c] is coder c's code
// of unit u, or [Missing]. Units that fewer than two coders coded do not count.
// NaN if nothing can be compared, or if only one code was ever used.
func Alpha(units [][]int) float64 {
	cells := make([]cell, 0, len(units))
	for _, u := range units {
		if c := cellOf(u); c.pairable > 1 {
			cells = append(cells, c)
		}
	}
	return alpha(cells)
}

// cell is a unit as alpha sees it: how often each code was given.
type cell struct {
	counts   map[int]int
	pairable int     // codes given
	disagree float64 // ordered pairs of different codes, over pairable-1
}

func cellOf(codes []int) cell {
	c := cell{counts: map[int]int{}}
	for _, code := range codes {
		if code != Missing {
			c.counts[code]++
			c.pairable++
		}
	}
	same := 0
	for _, n := range c.counts {
		same += n * (n - 1)
	}
	if c.pairable > 1 {
		c.disagree = float64(c.pairable*(c.pairable-1)-same) / float64(c.pairable-1)
	}
	return c
}

func alpha(cells []cell) float64 {
	totals := map[int]int{}
	n, observed := 0, 0.0
	for _, c := range cells {
		for code, count := range c.counts {
			totals[code] += count
		}
		n += c.pairable
		observed += c.disagree
	}
	same := 0
	for _, count := range totals {
		same += count * (count - 1)
	}
	if n < 2 || same == n*(n-1) {
		return math.NaN()
	}
	expected := float64(n*(n-1)-same) / float64(n-1)
	return 1 - observed/expected
}

// Bootstrap says how a bootstrap interval is drawn. The zero value is the
// default.
type Bootstrap struct {
	Resamples  int     // 0: 2000
	Seed       uint64  // of the PCG generator of math/rand/v2 (seeds Seed and 0)
	Confidence float64 // 0: [Confidence]
}

// AlphaInterval is the percentile bootstrap interval of [Alpha]: units are drawn
// with replacement, as many as there are. Draws in which only one code occurs
// have no alpha and are left out. ok is false if nothing is left. The same
// units and options give the same interval on every machine.
func AlphaInterval(units [][]int, b Bootstrap) (interval Interval, ok bool) {
	if b.Resamples == 0 {
		b.Resamples = 2000
	}
	if b.Confidence == 0 {
		b.Confidence = Confidence
	}
	var cells []cell
	for _, u := range units {
		if c := cellOf(u); c.pairable > 1 {
			cells = append(cells, c)
		}
	}
	random := rand.New(rand.NewPCG(b.Seed, 0))
	drawn := make([]cell, len(cells))
	var values []float64
	for range b.Resamples {
		for i := range drawn {
			drawn[i] = cells[random.IntN(len(cells))]
		}
		if a := alpha(drawn); !math.IsNaN(a) {
			values = append(values, a)
		}
	}
	if len(values) == 0 {
		return Interval{}, false
	}
	slices.Sort(values)
	tail := (1 - b.Confidence) / 2
	return Interval{Quantile(values, tail), Quantile(values, 1-tail)}, true
}
