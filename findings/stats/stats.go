// Package stats holds the statistics that findings rest on: intervals, tests,
// effect sizes, agreement and dispersion. It knows numbers only. Each function
// names the textbook form that it follows; testdata/reference.json holds what
// reference implementations give for the same input, and testdata/make.py how
// they were asked.
package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Confidence is the level of every interval unless the caller says otherwise.
const Confidence = 0.95

// Interval is a confidence interval, both ends included.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Contains reports whether x lies in the interval.
func (i Interval) Contains(x float64) bool { return i.Low <= x && x <= i.High }

// Wilson is Wilson's score interval, without continuity correction, of the
// rate k/n. It holds its level at small n and at rates near 0 and 1, where the
// usual ±1.96 standard errors do not. Of n = 0 it is [0, 1]: nothing is known.
func Wilson(k, n int, confidence float64) Interval {
	if n <= 0 {
		return Interval{0, 1}
	}
	z := quantile(confidence)
	nf, p := float64(n), float64(k)/float64(n)
	denominator := 1 + z*z/nf
	centre := (p + z*z/(2*nf)) / denominator
	half := z / denominator * math.Sqrt(p*(1-p)/nf+z*z/(4*nf*nf))
	low, high := max(0, centre-half), min(1, centre+half)
	if k == 0 {
		low = 0 // exactly, whatever the last bit of the sums
	}
	if k == n {
		high = 1
	}
	return Interval{low, high}
}

// quantile is the two-sided normal quantile: 1.96 of 0.95.
func quantile(confidence float64) float64 {
	return distuv.UnitNormal.Quantile(1 - (1-confidence)/2)
}

// NormalP is the two-sided p-value of a standard normal deviate.
func NormalP(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// Rate is the interval of a count per unit of exposure (per 1,000 words, say)
// by Byar's approximation to the exact Poisson interval, scaled by exposure.
func Rate(count int, exposure, confidence float64) Interval {
	if exposure <= 0 {
		return Interval{0, math.Inf(1)}
	}
	z := quantile(confidence)
	low := 0.0
	if c := float64(count); count > 0 {
		low = c * cube(1-1/(9*c)-z/(3*math.Sqrt(c)))
	}
	c := float64(count) + 1
	high := c * cube(1-1/(9*c)+z/(3*math.Sqrt(c)))
	return Interval{max(0, low) / exposure, high / exposure}
}

func cube(x float64) float64 { return x * x * x }
