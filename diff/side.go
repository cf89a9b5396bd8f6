package diff

import "parallax/text"

// side is one side of the passage at work. Words are counted from its start.
type side struct {
	t       *text.Text
	span    text.Span
	link    []int       // index of the matched word of the other side, or -1
	classes []wordClass // what lists say of each word, and what it is where it stands; see tagged
	tags    []tag
	chunks  []chunk
	chunk   []int  // of each word: index into chunks
	taken   []bool // in a unit already, such as a move
	stop    []bool // a unit that takes in matched words begins here
	gap     []int  // of each word: how many matched words stand before it, see numberGaps
}

func (s *side) n() int                { return s.span.Len() }
func (s *side) word(i int) *text.Word { return &s.t.Words[s.span.Start+i] }

// free reports whether word i changed and is in no unit yet.
func (s *side) free(i int) bool { return s.link[i] < 0 && !s.taken[i] }

// resized is a zeroed slice of length n, in s's memory if it suffices.
func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

func (s *side) reset(t *text.Text, span text.Span) {
	n := span.Len()
	s.t, s.span = t, span
	s.link = resized(s.link, n)
	s.taken = resized(s.taken, n)
	s.stop = resized(s.stop, n+1)
	s.chunk = resized(s.chunk, n)
	s.classes, s.tags, s.chunks = s.classes[:0], s.tags[:0], s.chunks[:0]
}

// tagged reports whether the words have parts of speech: the language has a
// tagger, and the passage changed.
func (s *side) tagged() bool { return len(s.tags) > 0 }

// read tags the words and finds the chunks.
func (s *side) read() {
	if !english(s.t) {
		s.single()
		return
	}
	s.tagWords()
	s.chunkWords()
	for c, ch := range s.chunks {
		for i := ch.start; i < ch.end; i++ {
			s.chunk[i] = c
		}
	}
}

// single makes every word a chunk of its own; words that no blank parts, as
// Chinese has them, are one.
func (s *side) single() {
	for i := range s.n() {
		k := len(s.chunks) - 1
		if i > 0 && s.word(i-1).End == s.word(i).Start {
			s.chunks[k].end, s.chunks[k].head = i+1, i
		} else {
			s.chunks = append(s.chunks, chunk{start: i, end: i + 1, head: i})
			k++
		}
		s.chunk[i] = k
	}
}
