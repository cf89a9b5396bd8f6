package align

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/adrg/strutil/metrics"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// similarLetters compares two different normal forms by their letters: the
// same but for hyphens, the same stem, or similar spelling. A score of 0 means
// that they are not alike.
func similarLetters(x, y string) (LinkKind, float64) {
	if x == "" || y == "" {
		return 0, 0
	}
	if strings.ContainsRune(x, '-') != strings.ContainsRune(y, '-') &&
		strings.ReplaceAll(x, "-", "") == strings.ReplaceAll(y, "-", "") {
		return Spelling, 0.95
	}
	prefix := commonPrefix(x, y)
	if prefix >= 3 && stem(x) == stem(y) {
		return Stem, 0.9
	}
	// Short words are alike by chance, and only words that begin alike are
	// worth the cost of a full comparison.
	if prefix < 1 || min(utf8.RuneCountInString(x), utf8.RuneCountInString(y)) < 4 {
		return 0, 0
	}
	if s := metrics.NewJaroWinkler().Compare(x, y); s >= 0.88 {
		return Fuzzy, s * 0.8
	}
	return 0, 0
}

func commonPrefix(x, y string) int {
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

var stemmers = sync.Pool{New: func() any { return snowballstem.NewEnv("") }}

// stem is the English stem; for other scripts it is the word itself.
func stem(norm string) string {
	env := stemmers.Get().(*snowballstem.Env)
	env.SetCurrent(norm)
	english.Stem(env)
	s := env.Current()
	stemmers.Put(env)
	return s
}
