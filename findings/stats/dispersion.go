package stats

import "math"

// DP is Gries' deviation of proportions: how unevenly hits lie over the parts
// of a corpus, of which parts[i] is the size. 0: as the sizes would have it;
// towards 1: all in a small part. NaN without hits.
func DP(hits, sizes []int) float64 {
	allHits, allSizes := 0, 0
	for i := range hits {
		allHits += hits[i]
		allSizes += sizes[i]
	}
	if allHits == 0 || allSizes == 0 {
		return math.NaN()
	}
	total := 0.0
	for i := range hits {
		total += math.Abs(float64(hits[i])/float64(allHits) - float64(sizes[i])/float64(allSizes))
	}
	return total / 2
}

// Quantile is the p-quantile of ascending values, interpolated between
// neighbours (Hyndman and Fan's type 7, the default of numpy and R). NaN of
// none.
func Quantile(ascending []float64, p float64) float64 {
	if len(ascending) == 0 {
		return math.NaN()
	}
	at := p * float64(len(ascending)-1)
	i := int(at)
	if i+1 >= len(ascending) {
		return ascending[len(ascending)-1]
	}
	return ascending[i] + (at-float64(i))*(ascending[i+1]-ascending[i])
}
