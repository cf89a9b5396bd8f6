package align

import "parallax/text"

// side is one text as the aligner sees it: its prose words in order, without
// anything between them.
type side struct {
	lede  int32 // sentence at which the marked lede begins, -1: none is marked
	t     *text.Text
	word  []int32 // place → index of the word in t.Words
	id    []int32 // place → number of the word's normal form, shared by both sides
	part  []int32 // place → number of the unbroken stretch of prose it is in
	units []unit  // in order; every place is in exactly one
	unit  []int32 // place → its unit
	whole []unit  // the units before any was split
}

// unit is what is paired: a sentence, or a piece of one where its parts
// correspond to places far apart.
type unit struct {
	start, end int32 // places
	sentence   int32 // of side.t
	headline   bool
	taken      bool // in a group already
}

// read fills both sides and numbers their words.
func (al *aligner) read(a, b *text.Text) {
	al.words.reset(len(a.Words) + len(b.Words))
	al.a.read(a, &al.words)
	al.b.read(b, &al.words)
	al.groups = al.groups[:0]
}

func (s *side) read(t *text.Text, words *interner) {
	s.t, s.lede = t, ledeSentence(t)
	s.word, s.id, s.part, s.units = s.word[:0], s.id[:0], s.part[:0], s.units[:0]
	part, last, lastRole := int32(0), int32(-1), text.Body
	for i := range t.Words {
		w := &t.Words[i]
		if !w.Role.Prose() {
			continue
		}
		if last >= 0 && (int32(i) != last+1 || w.Role != lastRole) {
			part++
		}
		place := int32(len(s.id))
		if n := len(s.units); n > 0 && s.units[n-1].sentence == w.Sentence && int32(i) == last+1 {
			s.units[n-1].end++
		} else {
			s.units = append(s.units, unit{start: place, end: place + 1, sentence: w.Sentence, headline: w.Role == text.Headline})
		}
		s.word = append(s.word, int32(i))
		s.id = append(s.id, words.number(w.Hash))
		s.part = append(s.part, part)
		last, lastRole = int32(i), w.Role
	}
	s.whole = append(s.whole[:0], s.units...)
	s.place()
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

// ledeSentence is the first sentence of the marked lede, or -1.
func ledeSentence(t *text.Text) int32 {
	for _, m := range t.Marks {
		if m.Kind != text.MarkLede {
			continue
		}
		for i := range t.Sentences {
			if t.Sentences[i].Bytes.Overlaps(m.Bytes) {
				return int32(i)
			}
		}
	}
	return -1
}

// span is the range of words that the places [start, end) are.
func (s *side) span(start, end int32) text.Span {
	return text.Span{Start: int(s.word[start]), End: int(s.word[end-1]) + 1}
}

// interner numbers hashes in the order of their coming.
type interner struct {
	slots []int32 // number+1 of the key there, 0: free
	keys  []uint64
	mask  uint64
}

// reset forgets all keys and makes room for n.
func (in *interner) reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if cap(in.slots) < size {
		in.slots = make([]int32, size)
	} else {
		in.slots = in.slots[:size]
		clear(in.slots)
	}
	in.keys, in.mask = in.keys[:0], uint64(size-1)
}

func (in *interner) number(key uint64) int32 {
	for i := key & in.mask; ; i = (i + 1) & in.mask {
		switch n := in.slots[i]; {
		case n == 0:
			in.keys = append(in.keys, key)
			in.slots[i] = int32(len(in.keys))
			return int32(len(in.keys)) - 1
		case in.keys[n-1] == key:
			return n - 1
		}
	}
}
