package diff

import (
	_ "embed"
	"encoding/binary"
	"slices"
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

// wordClass is what the lists say of a word. The zero value is that of a word
// that is in none.
type wordClass struct {
	listed bool
	closed bool
	noun   bool // may also be a noun
	past   bool // a base form that is also the past: put
	begins bool // begins a preposition of several words
	form   form
	tag    tag
}

// tagTable is what the lists say of each word, made by
//
//	go test ./diff -run TagTable -update
//
// It is embedded since making the forms of the verbs costs every start of the
// program a millisecond, and asking a Go map a third of the tagger's time. A test
// holds it together with the lists.
//
// It is an open addressing of 8 bytes a slot: the upper 48 bits of the word's
// hash, then its class in 16 bits; 0 is a free slot. A word that is in no list is
// taken for one that is with a chance of 1 in 2^50.
//
//go:embed tables/tags.bin
var tagTable string

const tagSlots = 1 << 14

// classOf is what the lists say of a word, by its hash.
func classOf(hash uint64) wordClass {
	for at := hash % tagSlots; ; at = (at + 1) % tagSlots {
		s := tagTable[at*8:][:8]
		slot := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if slot == 0 {
			return wordClass{}
		}
		if slot>>16 == hash>>16 {
			return unpackClass(uint16(slot))
		}
	}
}

func unpackClass(bits uint16) wordClass {
	return wordClass{
		listed: bits&1 != 0, closed: bits&2 != 0, noun: bits&4 != 0, past: bits&8 != 0, begins: bits&16 != 0,
		form: form(bits >> 5 & 15), tag: tag(bits >> 9 & 15),
	}
}

func (c wordClass) pack() uint16 {
	bits := uint16(c.form)<<5 | uint16(c.tag)<<9
	for k, set := range [...]bool{c.listed, c.closed, c.noun, c.past, c.begins} {
		if set {
			bits |= 1 << k
		}
	}
	return bits
}

// phraseTable is the prepositions of several words, by the hash of their first.
var phraseTable = sync.OnceValue(func() map[uint64][][]string {
	phrases := make(map[uint64][][]string)
	for _, line := range strings.Split(strings.TrimSpace(prepositions), "\n") {
		for _, phrase := range strings.Split(line, ",") {
			words := strings.Fields(phrase)
			h := xxh3.HashString(words[0])
			phrases[h] = append(phrases[h], words)
		}
	}
	return phrases
})

// fixed is the length of the preposition of several words that begins with word
// i, or 0.
func fixed(t *text.Text, i, limit int) int {
next:
	for _, words := range phraseTable()[t.Words[i].Hash] {
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

// makeTagTable makes the table from the lists.
func makeTagTable() []byte {
	classes := map[uint64]wordClass{}
	var order []uint64
	put := func(word string, c wordClass) {
		if h := xxh3.HashString(word); !classes[h].listed {
			c.listed = true
			classes[h] = c
			order = append(order, h)
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
	for h := range phraseTable() {
		c, known := classes[h]
		if !known {
			order = append(order, h)
		}
		c.begins = true
		classes[h] = c
	}
	slices.Sort(order)
	table := make([]byte, 8*tagSlots)
	for _, h := range order {
		at := h % tagSlots
		for binary.LittleEndian.Uint64(table[8*at:]) != 0 {
			at = (at + 1) % tagSlots
		}
		binary.LittleEndian.PutUint64(table[8*at:], h>>16<<16|uint64(classes[h].pack()))
	}
	return table
}

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
