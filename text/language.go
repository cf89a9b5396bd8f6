package text

import (
	"slices"
	"strings"
	"sync"

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

// primaryTag is the first part of a BCP 47 tag: "en" of "en-GB".
func primaryTag(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
	tag, _, _ = strings.Cut(tag, "_")
	return tag
}
