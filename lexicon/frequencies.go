package lexicon

import (
	_ "embed"
	"math"
)

// The table of word frequencies: open addressing over frequencySlots slots of
// four bytes, three of the word's hash (0: free) and one of its idf. The slot
// of a word comes from other bits of its hash, so a look-up is one or two reads
// and needs no preparation. A word that is not in the table is taken for one
// that is with a chance of 1 in 10,000,000.
//
//go:embed tables/frequencies.bin
var frequencyTable string

const (
	frequencySlots = 1 << 15
	mostWords      = frequencySlots * 3 / 4
	idfSteps       = 16 // an idf is stored in sixteenths
)

// UnknownIDF is the idf of an English word that the table does not have: it is
// rarer than all that are in it.
const UnknownIDF = 11

// IDF is how much of a surprise an English word is in a sentence: -ln of the
// share of sentences that have it. hash is that of the word's normal form.
func IDF(hash uint64) (idf float64, ok bool) {
	if len(frequencyTable) != 4*frequencySlots {
		return UnknownIDF, false
	}
	check, slot := frequencyKey(hash)
	for ; ; slot = (slot + 1) % frequencySlots {
		entry := frequencyTable[4*slot : 4*slot+4]
		have := uint32(entry[0]) | uint32(entry[1])<<8 | uint32(entry[2])<<16
		if have == 0 {
			return UnknownIDF, false
		}
		if have == check {
			return float64(entry[3]) / idfSteps, true
		}
	}
}

func frequencyKey(hash uint64) (check uint32, slot int) {
	check = uint32(hash>>40) & 0xFFFFFF
	if check == 0 {
		check = 1
	}
	return check, int(hash % frequencySlots)
}

// Frequency is the share of sentences that a word is in.
type Frequency struct {
	Hash  uint64 // of the word's normal form
	Share float64
}

// EncodeFrequencies makes the table of the most frequent words; they come in
// order of frequency. It returns how many of them it holds.
func EncodeFrequencies(words []Frequency) (table []byte, kept int) {
	table = make([]byte, 4*frequencySlots)
	for _, w := range words[:min(len(words), mostWords)] {
		check, slot := frequencyKey(w.Hash)
		for table[4*slot]|table[4*slot+1]|table[4*slot+2] != 0 {
			slot = (slot + 1) % frequencySlots
		}
		idf := math.Round(-math.Log(w.Share) * idfSteps)
		copy(table[4*slot:], []byte{byte(check), byte(check >> 8), byte(check >> 16), byte(min(max(idf, 0), 255))})
		kept++
	}
	return table, kept
}
