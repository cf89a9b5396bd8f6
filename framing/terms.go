package framing

import (
	"math"
	"math/bits"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"parallax/lexicon"
	"parallax/text"
)

// terms are the content words of what two texts state, inflected forms as one, with
// how much it says that two statements have one in common.
type terms struct {
	slots []int32 // open addressing at half load: one more than the number; 0: free
	list  []term

	numbers []int32 // the words of all statements, one statement after the other
	told    []bool  // see taken
	cells   []int32 // for the work of pairStatements
	all     []match // for the same
	best    []match
	known   []entryOf // for join
	links   []link    // for the same
}

type term struct {
	hash         uint32
	at           int32   // the first word of the text that is it
	same         int32   // one more than the number of the word that it was joined to, see join
	inA, inB     uint16  // statements that have it
	idf          uint16  // in sixteenths
	upper, lower bool    // how it is written inside sentences
	telling      bool    // a number that few statements have
	value        float64 // of a number, or 0
	weight       uint32  // in parts of termUnit
}

// termUnit is the weight of an idf of 1. Weights are whole numbers, so that their
// sum does not depend on the order of the words.
const termUnit = 64

// reset makes room for the words of two texts, in the memory of the last two.
func (t *terms) reset(words int) {
	n := 1 << bits.Len(uint(2*words))
	t.slots = slices.Grow(t.slots[:0], n)[:n]
	clear(t.slots)
	t.list, t.numbers, t.cells = t.list[:0], t.numbers[:0], t.cells[:0]
}

// taken is a mark for each of so many words, not set.
func (t *terms) taken(words int) []bool {
	t.told = slices.Grow(t.told[:0], words)[:words]
	clear(t.told)
	return t.told
}

// room is n numbers, all 0, that nobody else has.
func (t *terms) room(n int) []int32 {
	if len(t.cells)+n > cap(t.cells) {
		t.cells = make([]int32, 0, 2*(len(t.cells)+n)) // the lists in the old one stay as they are
	}
	from := len(t.cells)
	t.cells = t.cells[:from+n]
	clear(t.cells[from:])
	return t.cells[from : from+n : from+n]
}

// number is the number of word i of a text.
func (t *terms) number(s *side, i int) int32 {
	h, value := hashKey(s.key(i)), 0.0
	if s.Words[i].Kind == text.Number {
		if q, ok := s.quantityAt(i, len(s.Words)); ok {
			h, value = hashValue(q.value), q.value
		}
	}
	mask := uint32(len(t.slots) - 1)
	at := h & mask
	for ; t.slots[at] > 0 && t.list[t.slots[at]-1].hash != h; at = (at + 1) & mask {
	}
	idf, _ := lexicon.IDF(s.Words[i].Hash)
	if t.slots[at] == 0 {
		t.list = append(t.list, term{hash: h, at: int32(i), idf: uint16(idf * 16), value: value, telling: s.tellingNumber(i, value)})
		t.slots[at] = int32(len(t.list))
	}
	n := t.slots[at] - 1
	w := &t.list[n]
	if w.inA+w.inB == 0 {
		w.at = int32(i) // none of the statements before was kept
	}
	w.idf = min(w.idf, uint16(idf*16)) // of the most frequent form, in whatever order they come
	switch {
	case s.name(i):
		w.upper = true
	case !s.Words[i].Upper:
		w.lower = true
	}
	return n
}

func hashValue(value float64) uint32 {
	bits := math.Float64bits(value)
	return uint32(bits>>32)*0x9E3779B1 ^ uint32(bits)
}

// tellingNumber reports whether word i is a number that hardly stands in two
// statements by chance: of three digits or more, with a fraction, or a time by the
// clock; no year.
func (s *side) tellingNumber(i int, value float64) bool {
	if value == 0 {
		return s.Words[i].Kind == text.Number && strings.Contains(s.norm(i), ":")
	}
	return value != math.Trunc(value) || value >= 100 && (value < 1900 || value > 2100)
}

func hashKey(key string) uint32 { return uint32(xxh3.HashString(key)) }

func (t *terms) count(n int32, inB bool) {
	if inB {
		t.list[n].inB++
	} else {
		t.list[n].inA++
	}
}

// weigh gives the words and the statements of two texts their weight: the idf of a
// word, the less the more statements have it. A name counts half: it says who is
// spoken of, not what is said.
func (t *terms) weigh(lists ...[]statement) {
	for i := range t.list {
		w := &t.list[i]
		scale := math.Sqrt(2 / float64(max(2, w.inA+w.inB)))
		if w.name() {
			scale /= 2
		}
		if w.same > 0 {
			scale *= linkedShare
		}
		w.weight = uint32(float64(w.idf) * scale * (termUnit / 16))
	}
	for _, list := range lists {
		for i := range list {
			for _, w := range list[i].terms {
				list[i].weight += t.list[w].weight
			}
		}
	}
}

func (w *term) name() bool { return w.upper && !w.lower }

// common is what two statements have in common: the weight of the words, and how
// many of them are no names.
func (t *terms) common(a, b *statement) (shared uint32, plain int) {
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch w := a.terms[i]; {
		case w < b.terms[j]:
			i++
		case w > b.terms[j]:
			j++
		default:
			shared += t.list[w].weight
			if !t.list[w].name() {
				plain++
			}
			if t.list[w].telling {
				plain++
			}
			i, j = i+1, j+1
		}
	}
	return shared, plain
}

// name reports whether word i is written as a name is: not at the beginning of a
// sentence, and not in capitals as a whole ("NO MORE").
func (s *side) name(i int) bool {
	w := s.Words[i]
	return w.Upper && i > s.sentence(i).Start && (w.End-w.Start < 4 || !s.capitals(text.Span{Start: i, End: i + 1}))
}
