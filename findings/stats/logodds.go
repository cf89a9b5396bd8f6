package stats

import "math"

// LogOdds compares how often something is chosen in two groups, with a prior
// that pulls small counts together (Monroe, Colaresi and Quinn 2008, "Fightin'
// Words").
type LogOdds struct {
	Delta float64 // ln odds of group 1 - ln odds of group 2, prior included
	// SE is the standard error with all four terms. The published approximation
	// leaves out the two of what was not chosen, which are small when one word is
	// chosen of thousands but not when, as here, rates go up to 1.
	SE float64
	Z  float64 // Delta/SE
	// PublishedZ is the z-score with the published variance 1/(y1+a) + 1/(y2+a).
	PublishedZ float64
}

// CompareLogOdds compares y1 of n1 with y2 of n2 under a Dirichlet prior worth
// a0 observations, a of them of what was chosen: an informative prior has a =
// a0 × its share in the background. It needs 0 < a < a0; with a at either end
// (chosen never, or always, by all) there is nothing to compare and the result
// is zero.
func CompareLogOdds(y1, n1, y2, n2 int, a, a0 float64) LogOdds {
	yes1, no1 := float64(y1)+a, float64(n1-y1)+a0-a
	yes2, no2 := float64(y2)+a, float64(n2-y2)+a0-a
	if !(yes1 > 0 && no1 > 0 && yes2 > 0 && no2 > 0) {
		return LogOdds{}
	}
	delta := math.Log(yes1/no1) - math.Log(yes2/no2)
	se := math.Sqrt(1/yes1 + 1/no1 + 1/yes2 + 1/no2)
	return LogOdds{Delta: delta, SE: se, Z: delta / se, PublishedZ: delta / math.Sqrt(1/yes1+1/yes2)}
}
