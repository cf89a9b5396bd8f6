package text

import (
	"strings"
	"sync"
	"unicode/utf8"

	"parallax/lexicon"

	"github.com/zeebo/xxh3"
)

// language is what the lists know about one language. Words are kept as
// hashes of their normal forms.
type language struct {
	tag           string
	function      map[uint64]struct{}
	starters      map[uint64]struct{} // words that often begin sentences
	speech        map[uint64]struct{} // verbs that follow a speaker behind a quotation
	times         map[uint64]struct{} // words that follow a clock time
	abbreviations map[uint64]abbreviation
	ordinals      bool // "3." before a noun is an ordinal number
}

// abbreviation says how a full stop behind a word is to be read.
type abbreviation uint8

const (
	abbreviationNone   abbreviation = iota
	abbreviationTitle               // a name follows: ends no sentence
	abbreviationNumber              // only before a number
	abbreviationTime                // ends none before a weekday, a month, a time zone
	abbreviationAny                 // ends one if a word follows that often begins sentences
	abbreviationName                // the same, if it is capitalised: "Mass.", not "mass."
)

func (a abbreviation) known() bool { return a != abbreviationNone }

// abbreviation says how a full stop behind w is to be read. A title in lower
// case may be a common word ("her rep.").
func (l *language) abbreviation(w *Word) abbreviation {
	kind := l.abbreviations[w.Hash]
	switch {
	case kind == abbreviationName && w.Upper, kind == abbreviationTitle && !w.Upper && !isCaseless(w.Norm):
		return abbreviationAny
	case kind == abbreviationName:
		return abbreviationNone
	}
	return kind
}

func (l *language) starts(w *Word) bool   { return has(l.starters, w.Hash) }
func (l *language) isSpeech(w *Word) bool { return has(l.speech, w.Hash) }
func (l *language) isTime(w *Word) bool   { return has(l.times, w.Hash) }

func has(set map[uint64]struct{}, hash uint64) bool {
	_, ok := set[hash]
	return ok
}

// languages reads the embedded lists once, when the first text needs them
// (about a millisecond).
var languages = sync.OnceValue(func() map[string]*language {
	out := map[string]*language{}
	of := func(tag string) *language {
		l := out[tag]
		if l == nil {
			l = &language{
				tag:      tag,
				function: map[uint64]struct{}{}, starters: map[uint64]struct{}{}, speech: map[uint64]struct{}{},
				times: map[uint64]struct{}{}, abbreviations: map[uint64]abbreviation{},
				ordinals: strings.Contains(" de da nb nn no fi hu cs sk tr et hr sr sl is ", " "+tag+" "),
			}
			out[tag] = l
		}
		return l
	}
	for _, row := range lexicon.Embedded("function-words").Rows {
		l := of(row.Fields[0])
		var sets []map[uint64]struct{}
		switch row.Fields[1] {
		case "modal", "auxiliary", "negation":
			sets = append(sets, l.function)
		case "opener":
			sets = append(sets, l.starters)
		case "speech":
			sets = append(sets, l.speech)
		case "time":
			sets = append(sets, l.times)
		default:
			sets = append(sets, l.function, l.starters)
		}
		for _, word := range strings.Fields(row.Fields[2]) {
			for _, set := range sets {
				set[xxh3.HashString(word)] = struct{}{}
			}
		}
	}
	kinds := map[string]abbreviation{
		"title": abbreviationTitle, "number": abbreviationNumber, "time": abbreviationTime, "any": abbreviationAny, "name": abbreviationName,
	}
	rows := lexicon.Embedded("abbreviations").Rows
	for _, row := range rows {
		if row.Fields[0] != "*" {
			of(row.Fields[0])
		}
	}
	of("")
	for _, row := range rows { // those of every language come first and yield
		for tag, l := range out {
			if row.Fields[0] == tag || row.Fields[0] == "*" {
				for _, word := range strings.Fields(row.Fields[2]) {
					l.abbreviations[xxh3.HashString(word)] = kinds[row.Fields[1]]
				}
			}
		}
	}
	return out
})

// languageOf is what is known about a language; for an unknown one, what holds
// in every language.
func languageOf(tag string) *language {
	all := languages()
	if l := all[tag]; l != nil {
		return l
	}
	return all[""]
}

// The language of a text is told from its first words: by script where a
// script has one language in the lists, else by its function words.
const (
	sampled      = 2000 // words
	fewestHits   = 2    // function words needed …
	leastPercent = 10   // … and their share of the words; running text has 30 to 50
)

// detect is the language of the words, or "" if it cannot be told.
func detect(source string, words []Word) string {
	words = words[:min(len(words), sampled)]
	var counts [otherLetter + 1]int
	hiragana := 0
	thai, lao, khmer := 0, 0, 0
	for i := range words {
		r, _ := utf8.DecodeRuneInString(source[words[i].Start:])
		sc := scriptOf(r)
		counts[sc]++
		switch {
		case sc == kanaLetter:
			hiragana++
		case sc == southeast && r < 0x0e80:
			thai++
		case sc == southeast && r < 0x0f00:
			lao++
		case sc == southeast && 0x1780 <= r:
			khmer++
		}
	}
	best := separator
	for sc := alphabetic; sc <= otherLetter; sc++ {
		if counts[sc] > counts[best] {
			best = sc
		}
	}
	switch best {
	case separator:
		return ""
	case hanLetter, kanaLetter:
		// Japanese prose has more kana than kanji, headlines about a third.
		if hiragana*5 > counts[hanLetter] {
			return "ja"
		}
		return "zh"
	case hangulLetter:
		return "ko"
	case hebrewLetter:
		return "he"
	case southeast:
		switch max(thai, lao, khmer, counts[southeast]-thai-lao-khmer) {
		case thai:
			return "th"
		case lao:
			return "lo"
		case khmer:
			return "km"
		}
		return "my"
	}
	return byFunctionWords(words)
}

// byFunctionWords is the language with the most function words among the words.
// A word that n languages share counts 1/n for each, so that it is the telling
// ones that decide.
func byFunctionWords(words []Word) string {
	all := functionIndex()
	scores := make([]float64, len(all.tags))
	hits := make([]int, len(all.tags))
	for i := range words {
		tags := all.byWord[words[i].Hash]
		for _, tag := range tags {
			scores[tag] += 1 / float64(len(tags))
			hits[tag]++
		}
	}
	best, second := 0, 0
	for i := 1; i < len(scores); i++ {
		switch {
		case scores[i] > scores[best]:
			best, second = i, best
		case second == best || scores[i] > scores[second]:
			second = i
		}
	}
	if hits[best] < fewestHits || hits[best]*100 < leastPercent*len(words) || scores[best] == scores[second] {
		return ""
	}
	return all.tags[best]
}

type functionWords struct {
	tags   []string // in the order of the list
	byWord map[uint64][]uint8
}

var functionIndex = sync.OnceValue(func() *functionWords {
	index := &functionWords{byWord: map[uint64][]uint8{}}
	number := map[string]uint8{}
	for _, row := range lexicon.Embedded("function-words").Rows {
		tag := row.Fields[0]
		if _, ok := number[tag]; !ok {
			number[tag] = uint8(len(index.tags))
			index.tags = append(index.tags, tag)
		}
		switch row.Fields[1] {
		case "opener", "speech", "time":
			continue
		}
		for _, word := range strings.Fields(row.Fields[2]) {
			hash := xxh3.HashString(word)
			if tags := index.byWord[hash]; len(tags) == 0 || tags[len(tags)-1] != number[tag] {
				index.byWord[hash] = append(tags, number[tag])
			}
		}
	}
	return index
})
