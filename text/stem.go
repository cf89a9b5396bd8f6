package text

import (
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
)

// Stem is the Snowball stem of a word's normal form in a language (a BCP 47
// primary tag); the word itself where there is no stemmer for the language. It
// costs about half a microsecond and two allocations: keep stems of words that
// come often.
func Stem(language, norm string) string {
	stem := stemmer(language)
	if stem == nil || len(norm) > longestStemmed {
		return norm
	}
	env := stemmers.Get().(*snowballstem.Env)
	env.SetCurrent(norm)
	stem(env)
	out := env.Current()
	stemmers.Put(env)
	return out
}

// HasStems reports whether there is a stemmer for a language.
func HasStems(language string) bool { return stemmer(language) != nil }

// Some Snowball rules look at a word once for each of its letters; nothing so
// long is a word.
const longestStemmed = 100

var stemmers = sync.Pool{New: func() any { return snowballstem.NewEnv("") }}

func stemmer(language string) func(*snowballstem.Env) bool {
	switch language {
	case "en":
		return english.Stem
	case "ar":
		return arabic.Stem
	case "da":
		return danish.Stem
	case "de":
		return german.Stem
	case "es":
		return spanish.Stem
	case "fi":
		return finnish.Stem
	case "fr":
		return french.Stem
	case "hu":
		return hungarian.Stem
	case "it":
		return italian.Stem
	case "nl":
		return dutch.Stem
	case "nb", "nn", "no":
		return norwegian.Stem
	case "pt":
		return portuguese.Stem
	case "ro":
		return romanian.Stem
	case "ru":
		return russian.Stem
	case "sv":
		return swedish.Stem
	case "tr":
		return turkish.Stem
	}
	return nil
}
