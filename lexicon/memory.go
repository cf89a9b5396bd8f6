package lexicon

import "sync/atomic"

// memorySlots is about as many words as make up nine tenths of the text of a
// newspaper.
const memorySlots = 1 << 15

// Memory remembers what a pure function says of a word, by the word's hash.
// News repeats its words, and reading one costs ten times as much as remembering
// it. A word takes the place of whichever stood in its slot, so that the memory
// is bounded. It is safe for concurrent use, and what it gives does not depend
// on who asked before. What is remembered must not be cut out of an article,
// which could never be freed.
type Memory[T any] [memorySlots]atomic.Pointer[remembered[T]]

type remembered[T any] struct {
	hash  uint64
	value T
}

// Get is what read says of the word with this hash, now or earlier.
func (m *Memory[T]) Get(hash uint64, read func() T) *T {
	slot := &m[hash%memorySlots]
	r := slot.Load()
	if r == nil || r.hash != hash {
		r = &remembered[T]{hash, read()}
		slot.Store(r)
	}
	return &r.value
}
