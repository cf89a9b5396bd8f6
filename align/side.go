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
	spare []unit  // memory for units
	cuts  []int32 // likewise for places
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
	numbers := a.words.len()
	al.ofOwnB = resized(al.ofOwnB, b.words.len())
	a.words.findAll(b.words.keys(), al.ofOwnB)
	for n, id := range al.ofOwnB {
		fresh := id >> 31 // all bits set if a has none such: a branch could not be foreseen
		al.ofOwnB[n] = id&^fresh | int32(numbers)&fresh
		numbers -= int(fresh)
	}
	al.numbers = numbers
	al.a.id = append(al.a.id[:0], a.own...)
	al.b.id = resized(al.b.id, len(b.own))
	for place, n := range b.own {
		al.b.id[place] = al.ofOwnB[n]
	}
	for _, s := range [...]*side{&al.a, &al.b} {
		s.units = append(s.units[:0], s.whole...)
		s.unit = append(s.unit[:0], s.inWhole...)
	}
	al.groups = al.groups[:0]
}

// place notes the unit of each place from one unit on, anew whenever units were
// split.
func (s *side) place(from int) {
	for i := from; i < len(s.units); i++ {
		of := s.unit[s.units[i].start:s.units[i].end]
		for p := range of {
			of[p] = int32(i)
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
