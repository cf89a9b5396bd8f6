// Package language says in which language an article is and how that is known.
package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"

	"parallax/article"
	"parallax/text"
)

// Source is how a language is known.
type Source string

const (
	Declared Source = "declared" // by the article's source
	Words    Source = "words"    // by script and function words
	Trigrams Source = "trigrams" // by a library, for languages without a list of function words
	Unknown  Source = ""
)

// The library reads about 3 MB a second and is often wrong on less than some
// two hundred characters, so it comes last.
const (
	quick    = 512     // bytes that nearly always suffice: some 80 words
	head     = 2 << 10 // bytes that are looked at if they do not
	fewest   = 200     // characters for the library
	leastSay = 0.5     // of its own confidence
)

// Of is the language of an article: as its source declares it unless the script
// says otherwise, else by its words. The tag is the primary one of BCP 47, "" if
// the language cannot be told.
func Of(a *article.Article) (tag string, by Source) {
	if tag = DeclaredOf(a); tag != "" {
		return tag, Declared
	}
	if tag = text.Language(begin(a.Text, quick)); tag != "" {
		return tag, Words
	}
	sample := begin(a.Text, head)
	if tag := text.Language(sample); tag != "" {
		return tag, Words
	}
	return ofTrigrams(sample)
}

// DeclaredOf is the language that the source declares, "" if it declares none or
// the script says otherwise: for who reads all words anyway, and learns it by the
// way. The library of [Of] takes up to a millisecond for an article, a hundred
// times what the rest of reading it takes.
func DeclaredOf(a *article.Article) string {
	if a.Language != "" && !contradicted(a.Language, begin(a.Text, head)) {
		return a.Language
	}
	return ""
}

func ofTrigrams(sample string) (tag string, by Source) {
	if utf8.RuneCountInString(sample) >= fewest {
		if info := whatlanggo.Detect(sample); info.Confidence >= leastSay {
			if tag := info.Lang.Iso6391(); tag != "" {
				return tag, Trigrams
			}
		}
	}
	return "", Unknown
}

// begin is the beginning of a text, of at most so many bytes; no character is
// cut in two.
func begin(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// scripts of the languages that are written in one script only, those of news
// archives first of all.
var scripts = []struct {
	script *unicode.RangeTable
	tags   string
}{
	{unicode.Latin, " en de fr es it pt nl sv da nb nn no fi pl cs sk sl hr hu ro et lv lt ca af tr vi id ms sw "},
	{unicode.Cyrillic, " ru uk be bg mk "},
	{unicode.Arabic, " ar fa ur ps "},
	{unicode.Hebrew, " he yi "},
	{unicode.Greek, " el "},
	{unicode.Han, " zh "},
	{unicode.Hangul, " ko "},
	{unicode.Thai, " th "},
	{unicode.Devanagari, " hi mr ne "},
}

// contradicted reports whether a text is written in another script than the
// language that is declared for it.
func contradicted(tag, sample string) bool {
	var own *unicode.RangeTable
	for _, s := range scripts {
		if strings.Contains(s.tags, " "+tag+" ") {
			own = s.script
		}
	}
	if own == nil {
		return false
	}
	const enough = 400 // letters
	letters, foreign := 0, 0
	for _, r := range sample {
		if !unicode.IsLetter(r) {
			continue
		}
		if letters++; !unicode.Is(own, r) {
			foreign++
		}
		if letters == enough {
			break
		}
	}
	return foreign*2 > letters
}
