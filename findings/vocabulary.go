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

func (v *vocabulary) number(word string) uint32 {
	v.mu.RLock()
	n, known := v.numbers[word]
	v.mu.RUnlock()
	if known {
		return n
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	n, known = v.numbers[word]
	if !known {
		n = uint32(len(v.words))
		word = strings.Clone(word) // a part of an article would keep all of it
		v.numbers[word] = n
		v.words = append(v.words, word)
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
	v.mu.RLock()
	n, known := v.readingNumbers[r]
	v.mu.RUnlock()
	if known {
		return n
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	n, known = v.readingNumbers[r]
	if !known {
		n = uint16(len(v.readings))
		r = Reading{strings.Clone(r.Status), strings.Clone(r.Code), strings.Clone(r.Category), strings.Clone(r.Direction), strings.Clone(r.Confidence)}
		v.readingNumbers[r] = n
		v.readings = append(v.readings, r)
	}
	return n
}

func (v *vocabulary) allReadings() []Reading {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.readings
}
