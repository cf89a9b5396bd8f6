package align

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"parallax/text"

	"github.com/zeebo/xxh3"
)

// wordClass is what a word does in a sentence, as far as its form tells: open
// classes by their letters, English closed classes by a list. Words of a closed
// class carry little meaning of their own: they are linked where their
// neighbours are.
type wordClass uint8

const (
	openWord wordClass = iota
	numberWord
	punctuation
	determiner
	preposition
	pronoun
	possessive
	formOfBe
	auxiliary // have, do
	modal
	conjunction
	subordinator
	whWord
	that
	infinitiveTo
	negation
	adverbial // also, very, there …
	measure   // %, percent, $ …
	wordClasses
)

func (c wordClass) closed() bool { return c >= determiner }

// closedWords are the English closed classes. Their order numbers the words: a
// change needs the weights fitted anew.
var closedWords = [...]struct {
	class wordClass
	words string
}{
	{determiner, "the a an this these those some any each every all both another such no one several many most other"},
	{preposition, "of in on at by for with from as into over after before about between against during under through among within without since until towards toward across around near upon above below behind off out up down amid per via than like"},
	{pronoun, "he she it they him them i you we us me himself herself itself themselves who's there"},
	{possessive, "his her its their my our your 's ' s"},
	{formOfBe, "is was are were be been being 're 'm am"},
	{auxiliary, "has have had having do does did 've 'd done"},
	{modal, "will would can could may might shall should must wo ca 'll need"},
	{conjunction, "and or but nor & yet plus"},
	{subordinator, "because although though while whereas if unless whether so once however"},
	{whWord, "who which what when where whom whose why how"},
	{that, "that"},
	{infinitiveTo, "to"},
	{negation, "not n't never neither none nothing cannot"},
	{measure, "% percent pct $ us$ dollar dollars million billion"},
	{adverbial, "also too very just only more less then here now still again already even much well further together"},
}

// closedNumbers is room for the numbers of the words above, from 1.
const closedNumbers = 192

type closedEntry struct {
	hash   uint64
	class  wordClass
	number uint8
}

const closedSlots = 1024

// closedTable is a hash table of the closed words; it takes some 10 µs to
// fill, once.
var closedTable = sync.OnceValue(func() *[closedSlots]closedEntry {
	var table [closedSlots]closedEntry
	number := uint8(0)
	for _, list := range closedWords {
		for _, w := range strings.Fields(list.words) {
			number++
			h := xxh3.HashString(w)
			k := h % closedSlots
			for table[k].number != 0 {
				k = (k + 1) % closedSlots
			}
			table[k] = closedEntry{h, list.class, number}
		}
	}
	return &table
})

// classify gives the class of a word and, for a closed-class word, its number.
//
// Contractions are what they begin with (it's, they've), negated ones are
// negations (didn't).
func classify(w *text.Word, english *[closedSlots]closedEntry) (wordClass, uint8) {
	if english != nil {
		if class, number := findClosed(english, w.Hash); number > 0 {
			return class, number
		}
		if at := strings.IndexByte(w.Norm, '\''); at > 0 {
			if strings.HasSuffix(w.Norm, "n't") {
				return findClosed(english, xxh3.HashString("n't"))
			}
			if class, number := findClosed(english, xxh3.HashString(w.Norm[:at])); class == pronoun || class == whWord || class == that {
				return class, number
			}
		}
	} else if w.Function {
		return adverbial, 0
	}
	r, _ := utf8.DecodeRuneInString(w.Norm)
	switch {
	case unicode.IsDigit(r), unicode.Is(unicode.Sc, r) && strings.ContainsAny(w.Norm, "0123456789"):
		return numberWord, 0
	case !unicode.IsLetter(r) && !anyLetterOrDigit(w.Norm):
		return punctuation, 0
	}
	return openWord, 0
}

func findClosed(table *[closedSlots]closedEntry, hash uint64) (wordClass, uint8) {
	for k := hash % closedSlots; table[k].number != 0; k = (k + 1) % closedSlots {
		if table[k].hash == hash {
			return table[k].class, table[k].number
		}
	}
	return openWord, 0
}

func anyLetterOrDigit(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
