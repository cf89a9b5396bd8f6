package stats

import "math"

// Ratio is a count over an exposure in groups, such as flags over words in
// stories, with an interval that minds that counts of one group go together:
// the linearised ratio estimator of survey statistics, on the scale of the
// logarithm. With fewer than two groups, or nothing counted, it falls back on
// [Rate], which takes every count for independent.
func Ratio(counts []int, exposures []float64, confidence float64) (ratio float64, interval Interval) {
	count, exposure := 0, 0.0
	for i := range counts {
		count += counts[i]
		exposure += exposures[i]
	}
	if exposure <= 0 {
		return math.NaN(), Interval{0, math.Inf(1)}
	}
	ratio = float64(count) / exposure
	if count == 0 || len(counts) < 2 {
		return ratio, Rate(count, exposure, confidence)
	}
	squares := 0.0
	for i := range counts {
		residual := float64(counts[i]) - ratio*exposures[i]
		squares += residual * residual
	}
	n := float64(len(counts))
	relative := math.Sqrt(squares*n/(n-1)) / (ratio * exposure)
	factor := math.Exp(quantile(confidence) * relative)
	return ratio, Interval{ratio / factor, ratio * factor}
}
