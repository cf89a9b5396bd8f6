package align

import (
	"github.com/adrg/strutil/metrics"
)

// similarity compares the spelling of two words, in [0,1]. Jaro-Winkler looks
// at the order of letters and favours a common beginning, as spellings of one
// name have. Words must not be empty (the metric has no value for them).
func similarity(x, y string) float64 {
	if x > y {
		x, y = y, x // the metric depends on the order of its arguments
	}
	m := metrics.JaroWinkler{CaseSensitive: true}
	return m.Compare(x, y)
}

func commonPrefix(x, y string) int {
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}
