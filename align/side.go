package align

import (
	"slices"

	"parallax/text"
)

// side is one text as the aligner sees it: its prose words in order, without
// anything between them. What a [Prepared] has is only read.
type side struct {
	*Prepared
	id    []int32 // place → number of the word's normal form, shared by both sides
	units []unit  // in order; every place is in exactly one
	unit  []int32 // place → its unit
}

// unit is what is paired: a sentence, or a piece of one where its parts
// correspond to places far apart.
type unit struct {
	start, end int32 // places
	sentence   int32 // of side.t
	headline   bool
	taken      bool // in a group already
}

// read fills both sides and gives their words common numbers: those of a, then
// those of b alone.
func (al *aligner) read(a, b *Prepared) {
	al.a.Prepared, al.b.Prepared = a, b
	al.numbers = len(a.words.keys)
	al.ofOwnB = resized(al.ofOwnB, len(b.words.keys))
	for n, key := range b.words.keys {
		id := a.words.find(key)
		if id < 0 {
			id = int32(al.numbers)
			al.numbers++
		}
		al.ofOwnB[n] = id
	}
	al.a.id = append(al.a.id[:0], a.own...)
	al.b.id = resized(al.b.id, len(b.own))
	for place, n := range b.own {
		al.b.id[place] = al.ofOwnB[n]
	}
	for _, s := range [...]*side{&al.a, &al.b} {
		s.units = append(s.units[:0], s.whole...)
		s.place()
	}
	al.groups = al.groups[:0]
}

// place notes the unit of each place, anew whenever units were split.
func (s *side) place() {
	s.unit = resized(s.unit, len(s.id))
	for i := range s.units {
		for p := s.units[i].start; p < s.units[i].end; p++ {
			s.unit[p] = int32(i)
		}
	}
}

// span is the range of words that the places [start, end) are.
func (s *side) span(start, end int32) text.Span {
	return text.Span{Start: int(s.word[start]), End: int(s.word[end-1]) + 1}
}

// anyFree reports whether a unit is in no group yet.
func (s *side) anyFree() bool {
	return slices.ContainsFunc(s.units, func(u unit) bool { return !u.taken })
}
