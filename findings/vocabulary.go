package findings

import (
	"strings"
	"sync"
)

// vocabulary numbers the words, phrases and readings of a run, so that what is
// seen in pairs holds numbers and each string is in memory once. The numbers
// differ from run to run and never leave it. It is safe for concurrent use.
type vocabulary struct {
	mu             sync.RWMutex
	numbers        map[string]uint32
	words          []string
	readingNumbers map[Reading]uint16
	readings       []Reading
}

// quotedLemma stands for every word in a quotation, and for no word. No phrase
// has it.
const quotedLemma uint32 = 0

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: map[string]uint32{"": quotedLemma}, words: []string{""}, readingNumbers: map[Reading]uint16{}}
}

// number keeps a copy of a new word: a part of an article would keep all of it.
func (v *vocabulary) number(word string) uint32 {
	return numbered(&v.mu, v.numbers, &v.words, word, strings.Clone)
}

// numbered is the number of a key, the next one if it has none; a copy of the
// key is kept.
func numbered[K comparable, N uint16 | uint32](mu *sync.RWMutex, numbers map[K]N, keys *[]K, key K, clone func(K) K) N {
	mu.RLock()
	n, known := numbers[key]
	mu.RUnlock()
	if known {
		return n
	}
	mu.Lock()
	defer mu.Unlock()
	n, known = numbers[key]
	if !known {
		n = N(len(*keys))
		key = clone(key)
		numbers[key] = n
		*keys = append(*keys, key)
	}
	return n
}

// numberAll numbers several words at once.
func (v *vocabulary) numberAll(words [][]byte) []uint32 {
	all := make([]uint32, len(words))
	missing := false
	v.mu.RLock()
	for i, w := range words {
		n, known := v.numbers[string(w)]
		all[i] = n
		missing = missing || !known
	}
	v.mu.RUnlock()
	if missing {
		for i, w := range words {
			all[i] = v.number(string(w))
		}
	}
	return all
}

// lookup is the number of a word that has one.
func (v *vocabulary) lookup(word string) (uint32, bool) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	n, known := v.numbers[word]
	return n, known
}

// all are the words by number: those that there are now.
func (v *vocabulary) all() []string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.words
}

func (v *vocabulary) word(n uint32) string { return v.all()[n] }

func (v *vocabulary) reading(r Reading) uint16 {
	return numbered(&v.mu, v.readingNumbers, &v.readings, r, func(r Reading) Reading {
		return Reading{strings.Clone(r.Status), strings.Clone(r.Code), strings.Clone(r.Category), strings.Clone(r.Direction), strings.Clone(r.Confidence)}
	})
}

func (v *vocabulary) allReadings() []Reading {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.readings
}
