package diff

import (
	"strings"
	"sync"

	"parallax/text"

	"github.com/zeebo/xxh3"
)

// form is what a word's list entry or suffix says about it.
type form uint8

const (
	formNone form = iota
	formNoun
	formAdj
	formAdv
	formBase  // verb, base form
	formThird // verb, -s
	formPast  // verb, past or past participle
	formIng   // verb, -ing
	formTense // verb, past tense that is no participle: went
)

type wordClass struct {
	listed bool
	closed bool
	noun   bool // may also be a noun
	past   bool // a base form that is also the past: put
	form   form
	tag    tag
}

type tagLexicon struct {
	words   map[uint64]wordClass
	phrases map[uint64][][]string // fixed prepositions of several words, by the hash of their first
}

// fixed is the length of the fixed preposition that begins with word i, or 0.
func (lex *tagLexicon) fixed(t *text.Text, i, limit int) int {
next:
	for _, words := range lex.phrases[t.Words[i].Hash] {
		if i+len(words) > limit {
			continue
		}
		for k, w := range words {
			if t.Words[i+k].Norm != w {
				continue next
			}
		}
		return len(words)
	}
	return 0
}

// lexiconOfTags builds the tagger's table on first use.
var lexiconOfTags = sync.OnceValue(func() *tagLexicon {
	lex := &tagLexicon{words: make(map[uint64]wordClass, 6000)}
	put := func(word string, c wordClass) {
		if h := xxh3.HashString(word); !lex.words[h].listed {
			c.listed = true
			lex.words[h] = c
		}
	}
	for tg, list := range closedClass {
		for _, w := range strings.Fields(list) {
			put(w, wordClass{closed: true, tag: tag(tg)})
		}
	}
	for _, w := range strings.Fields(adjectives) {
		put(w, wordClass{form: formAdj, tag: tagAdj})
	}
	for _, w := range strings.Fields(nouns) {
		put(w, wordClass{form: formNoun, tag: tagNoun})
	}
	for _, w := range strings.Fields(ingNouns) {
		put(w, wordClass{form: formIng, noun: true})
	}
	lex.phrases = make(map[uint64][][]string)
	for _, line := range strings.Split(strings.TrimSpace(prepositions), "\n") {
		for _, phrase := range strings.Split(line, ",") {
			words := strings.Fields(phrase)
			h := xxh3.HashString(words[0])
			lex.phrases[h] = append(lex.phrases[h], words)
		}
	}
	for i, line := range irregular {
		forms := strings.Fields(line)
		base := forms[0]
		noun := i < irregularNouns
		put(base, wordClass{form: formBase, noun: noun, past: len(forms) > 1 && forms[1] == base})
		put(third(base), wordClass{form: formThird, noun: noun})
		put(ing(base), wordClass{form: formIng})
		for k, past := range forms[1:] {
			if k == 0 && len(forms) == 3 && forms[1] != forms[2] && forms[2] != base {
				put(past, wordClass{form: formTense})
			} else {
				put(past, wordClass{form: formPast})
			}
		}
	}
	for i, list := range [...]string{verbNouns, verbs} {
		noun := i == 0
		for _, base := range strings.Fields(list) {
			put(base, wordClass{form: formBase, noun: noun})
			put(third(base), wordClass{form: formThird, noun: noun})
			put(ing(base), wordClass{form: formIng})
			put(past(base), wordClass{form: formPast})
		}
	}
	return lex
})

func third(base string) string {
	switch {
	case endsIn(base, "s", "x", "z", "ch", "sh", "go", "do"):
		return base + "es"
	case strings.HasSuffix(base, "y") && !vowel(base, 2):
		return base[:len(base)-1] + "ies"
	}
	return base + "s"
}

func past(base string) string {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case strings.HasSuffix(base, "y") && !vowel(base, 2):
		return base[:len(base)-1] + "ied"
	}
	return doubled(base) + "ed"
}

func ing(base string) string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying"
	case strings.HasSuffix(base, "e") && !endsIn(base, "ee", "oe", "ye"):
		return base[:len(base)-1] + "ing"
	}
	return doubled(base) + "ing"
}

// doubled doubles the last consonant of a short stem: stop, stopp-ed.
func doubled(base string) string {
	n := len(base)
	stressed := n <= 4 || strings.Contains(" refer prefer occur admit commit permit submit transfer compel expel rebel control omit deter defer incur patrol ", " "+base+" ")
	if n >= 3 && stressed && !vowel(base, 1) && vowel(base, 2) && !vowel(base, 3) && !endsIn(base, "w", "x", "y", "en", "er") ||
		strings.Contains(" refer prefer transfer deter defer ", " "+base+" ") {
		return base + base[n-1:]
	}
	return base
}

func vowel(s string, fromEnd int) bool {
	return len(s) >= fromEnd && strings.IndexByte("aeiou", s[len(s)-fromEnd]) >= 0
}

func endsIn(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

// formOf guesses from the suffix of a word that no list has.
func formOf(norm string) form {
	n := len(norm)
	switch {
	case n > 4 && strings.HasSuffix(norm, "ly"):
		return formAdv
	case n > 5 && strings.HasSuffix(norm, "ing"):
		return formIng
	case n > 4 && strings.HasSuffix(norm, "ed") && !strings.HasSuffix(norm, "eed"):
		return formPast
	case n > 5 && endsIn(norm, "ous", "ful", "ive", "able", "ible", "ical", "less", "ish"), n > 5 && endsIn(norm, "al", "ic", "ary", "ant", "ent") && !endsIn(norm, "ment", "ial's"):
		return formAdj
	}
	return formNone
}
