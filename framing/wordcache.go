package framing

import "sync/atomic"

// wordCache remembers what a pure function says of a word, by the word's hash.
// News repeats its words, and asking a list costs ten times as much. Its size
// is fixed: a word takes the place of whichever stood in its slot. It is safe
// for concurrent use, and what it gives does not depend on who asked before.
type wordCache[T any] struct {
	slots [1 << 14]atomic.Pointer[remembered[T]]
}

type remembered[T any] struct {
	hash  uint64
	value T
}

func (c *wordCache[T]) get(hash uint64, find func() T) T {
	slot := &c.slots[hash>>50]
	if r := slot.Load(); r != nil && r.hash == hash {
		return r.value
	}
	value := find()
	slot.Store(&remembered[T]{hash, value})
	return value
}
