package lexicon

import (
	_ "embed"
	"math/bits"

	"github.com/zeebo/xxh3"
)

// Relation says how two English words are related; it is a set.
type Relation uint8

const (
	Synonym          Relation = 1 << iota // share a synset among the three most frequent senses of both
	RareSynonym                           // share a synset of a rarer sense
	Near                                  // one generalises, resembles, entails or causes the other; held only beside another relation
	Derived                               // grammatical derivation: decide/decision, Russia/Russian
	Antonym                               // opposites
	Paraphrase                            // in the paraphrase list
	StrongParaphrase                      // in it, with other words that paraphrase both
	Spelling                              // spellings of one word: colour/color
)

// PartOfSpeech is the set of word classes that a word can belong to.
type PartOfSpeech uint8

const (
	Noun PartOfSpeech = 1 << iota
	Verb
	Adjective
	Adverb
)

// WordID numbers the words of the table; NoWord is none of them.
type WordID int32

const NoWord WordID = -1

// Neighbour is a related word.
type Neighbour struct {
	Word     WordID
	Relation Relation
}

// The table: a count n; n hashes of 6 bytes in order; n part-of-speech bytes;
// n+1 starts of 3 bytes; then for each word its neighbours in order, as the
// difference to the one before (uvarint) and the relation (a byte). Hashes are
// the upper 48 bits of xxh3, so a look-up is one interpolation: their first
// bytes say where in the table they stand. A word that is not in the table
// has the hash of one that is with a chance of 1 in 3,000,000,000.
//
//go:embed tables/words.bin
var wordTable string

const hashBytes = 6

func tableLen() int {
	if len(wordTable) < 4 {
		return 0
	}
	return int(uint32(wordTable[0]) | uint32(wordTable[1])<<8 | uint32(wordTable[2])<<16 | uint32(wordTable[3])<<24)
}

func hashAt(i int) uint64 { return hashIn(wordTable[4:], i) }

// hashIn reads hash i of a table of hashes.
func hashIn(hashes string, i int) uint64 {
	s := hashes[i*hashBytes:][:hashBytes]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40
}

// search finds a hash among the first n of a table of hashes in order, or -1.
func search(hashes string, n int, hash uint64) int {
	if n == 0 {
		return -1
	}
	at, _ := bits.Mul64(hash, uint64(n)) // where it stands if hashes are evenly spread
	i := int(at)
	hash >>= 16
	// A step by the same rule from there leaves a dozen words to walk.
	off := float64(int64(hash)-int64(hashIn(hashes, i))) * float64(n) / (1 << 48)
	i = min(max(i+int(off), 0), n-1)
	for i > 0 && hashIn(hashes, i) > hash {
		i--
	}
	for i < n-1 && hashIn(hashes, i) < hash {
		i++
	}
	if hashIn(hashes, i) != hash {
		return -1
	}
	return i
}

func startAt(n, i int) int {
	s := wordTable[4+n*(hashBytes+1)+i*3:][:3]
	return int(s[0]) | int(s[1])<<8 | int(s[2])<<16
}

// Find is the number of a word in normal form, which must be a dictionary
// form (see [Lemmas]), or NoWord.
func Find(norm string) WordID { return FindHash(xxh3.HashString(norm)) }

// FindHash is Find by the xxh3 hash of the word.
func FindHash(hash uint64) WordID {
	n := tableLen()
	if n == 0 {
		return NoWord
	}
	return WordID(search(wordTable[4:], n, hash))
}

// Parts is the set of word classes of a word, 0 if unknown.
func Parts(w WordID) PartOfSpeech {
	n := tableLen()
	if w < 0 || int(w) >= n {
		return 0
	}
	return PartOfSpeech(wordTable[4+n*hashBytes+int(w)])
}

// Edges walks the neighbours of a word.
type Edges struct {
	rest string
	word int
}

// Neighbours are the words related to w, in order of their numbers.
func Neighbours(w WordID) Edges {
	n := tableLen()
	if w < 0 || int(w) >= n {
		return Edges{}
	}
	list := wordTable[4+n*(hashBytes+4)+3:]
	return Edges{rest: list[startAt(n, int(w)):startAt(n, int(w)+1)]}
}

// Next is the next neighbour; ok is false behind the last.
func (e *Edges) Next() (n Neighbour, ok bool) {
	if e.rest == "" {
		return Neighbour{Word: NoWord}, false
	}
	i, shift := 0, 0
	for ; e.rest[i] >= 0x80; i++ {
		e.word += int(e.rest[i]&0x7f) << shift
		shift += 7
	}
	e.word += int(e.rest[i]) << shift
	n = Neighbour{WordID(e.word), Relation(e.rest[i+1])}
	e.rest = e.rest[i+2:]
	return n, true
}

// Related is how two words of the table are related, 0 if not.
func Related(x, y WordID) Relation {
	for e := Neighbours(x); ; {
		n, ok := e.Next()
		if !ok || n.Word >= y {
			if ok && n.Word == y {
				return n.Relation
			}
			return 0
		}
	}
}
