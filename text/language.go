package text

import (
	"math/bits"
	"slices"
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
	function      hashSet
	starters      hashSet // words that often begin sentences
	speech        hashSet // verbs that follow a speaker behind a quotation
	times         hashSet // words that follow a clock time
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

func (l *language) starts(w *Word) bool   { return l.starters.has(w.Hash) }
func (l *language) isSpeech(w *Word) bool { return l.speech.has(w.Hash) }
func (l *language) isTime(w *Word) bool   { return l.times.has(w.Hash) }

// lists are the embedded word lists, read once, when the first text needs them.
var lists = sync.OnceValue(func() (l struct{ functionWords, abbreviations *lexicon.Table }) {
	l.functionWords = lexicon.Embedded("function-words")
	l.abbreviations = lexicon.Embedded("abbreviations")
	return l
})

// known keeps the languages made so far; there are as many as in the lists and
// one for all others, under "".
var known struct {
	sync.RWMutex
	byTag map[string]*language
}

// languageOf is what is known about a language; for an unknown one, what holds
// in every language.
func languageOf(tag string) *language {
	known.RLock()
	l := known.byTag[tag]
	known.RUnlock()
	if l != nil {
		return l
	}
	if !slices.ContainsFunc(lists().functionWords.Rows, func(row lexicon.Row) bool { return row.Fields[0] == tag }) {
		if tag == "" {
			return keep(newLanguage(tag))
		}
		return languageOf("")
	}
	return keep(newLanguage(tag))
}

func keep(l *language) *language {
	known.Lock()
	defer known.Unlock()
	if known.byTag == nil {
		known.byTag = map[string]*language{}
	}
	if first := known.byTag[l.tag]; first != nil {
		return first
	}
	known.byTag[l.tag] = l
	return l
}

func newLanguage(tag string) *language {
	l := &language{
		tag: tag, abbreviations: make(map[uint64]abbreviation, 128),
		ordinals: strings.Contains(" de da nb nn no fi hu cs sk tr et hr sr sl is ", " "+tag+" "),
	}
	for _, row := range lists().functionWords.Rows {
		if row.Fields[0] != tag {
			continue
		}
		var sets []*hashSet
		switch row.Fields[1] {
		case "modal", "auxiliary":
			sets = append(sets, &l.function)
		case "opener":
			sets = append(sets, &l.starters)
		case "speech":
			sets = append(sets, &l.speech)
		case "time":
			sets = append(sets, &l.times)
		default:
			sets = append(sets, &l.function, &l.starters)
		}
		for word := range strings.FieldsSeq(row.Fields[2]) {
			hash := xxh3.HashString(word)
			for _, set := range sets {
				set.add(hash)
			}
		}
	}
	kinds := map[string]abbreviation{
		"title": abbreviationTitle, "number": abbreviationNumber, "time": abbreviationTime, "any": abbreviationAny, "name": abbreviationName,
	}
	for _, row := range lists().abbreviations.Rows { // those of every language come first and yield
		if row.Fields[0] == tag || row.Fields[0] == "*" {
			for word := range strings.FieldsSeq(row.Fields[2]) {
				l.abbreviations[xxh3.HashString(word)] = kinds[row.Fields[1]]
			}
		}
	}
	return l
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
		if source[words[i].Start] < utf8.RuneSelf {
			counts[alphabetic]++
			continue
		}
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
	index := functionIndex()
	var scores [maxLanguages]float64
	var hits [maxLanguages]int
	read := len(words)
	for i := range words {
		if i == clearAt && clearly(scores[:len(index.tags)], hits[:]) {
			read = i
			break
		}
		if !index.sieve.mayHave(words[i].Hash) {
			continue
		}
		tags := index.byWord.of(words[i].Hash)
		if tags == 0 {
			continue
		}
		share := 1 / float64(bits.OnesCount64(tags))
		for ; tags != 0; tags &= tags - 1 {
			tag := bits.TrailingZeros64(tags)
			scores[tag] += share
			hits[tag]++
		}
	}
	best, second := leading(scores[:len(index.tags)])
	if hits[best] < fewestHits || hits[best]*100 < leastPercent*read || scores[best] == scores[second] {
		return ""
	}
	return index.tags[best]
}

// Where one language leads by far after so many words, the rest are not read.
const (
	clearAt      = 200
	clearPercent = 3 * leastPercent
	clearLead    = 3
)

func clearly(scores []float64, hits []int) bool {
	best, second := leading(scores)
	return scores[best] >= clearLead*scores[second] && hits[best]*100 >= clearPercent*clearAt
}

// leading are the languages with the two highest scores.
func leading(scores []float64) (best, second int) {
	best, second = 0, 1
	if scores[1] > scores[0] {
		best, second = 1, 0
	}
	for i := 2; i < len(scores); i++ {
		switch {
		case scores[i] > scores[best]:
			best, second = i, best
		case scores[i] > scores[second]:
			second = i
		}
	}
	return best, second
}

// functionWords tells of each function word which languages have it: one bit
// each.
type functionWords struct {
	tags   []string // in the order of the list
	byWord hashBits
	sieve  sieve
}

const maxLanguages = 64

var functionIndex = sync.OnceValue(func() *functionWords {
	index := &functionWords{}
	for _, row := range lists().functionWords.Rows {
		tag := row.Fields[0]
		if n := len(index.tags); n == 0 || index.tags[n-1] != tag {
			index.tags = append(index.tags, tag)
		}
		switch row.Fields[1] {
		case "opener", "speech", "time":
			continue
		}
		bit := uint64(1) << (len(index.tags) - 1)
		for word := range strings.FieldsSeq(row.Fields[2]) {
			index.byWord.or(xxh3.HashString(word), bit)
		}
	}
	index.sieve = newSieve(index.byWord.n)
	for _, slot := range index.byWord.slots {
		if slot.bits != 0 {
			index.sieve.add(slot.hash)
		}
	}
	return index
})

// primaryTag is the first part of a BCP 47 tag: "en" of "en-GB".
func primaryTag(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
	tag, _, _ = strings.Cut(tag, "_")
	return tag
}

// Language is the language of a text by script and function words, as a BCP 47
// primary tag, "" if it cannot be told or is none that there is a list for. It
// takes time for the first some thousand words only.
func Language(source string) string { return detect(source, tokenize(source)) }
