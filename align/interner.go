package align

// interner numbers hashes in the order of their coming, from 0. Whether a hash
// is new cannot be foreseen, so no branch depends on it; that another one is in
// its slot is rare, with half of the slots empty.
type interner struct {
	slots []int32  // number+1 of the key there, 0: free
	of    []uint64 // number+1 → key; the first is none
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
	if cap(in.of) < n+2 {
		in.of = make([]uint64, n+n/4+2)
	}
	in.of, in.mask = append(in.of[:0], 0), uint64(size-1)
}

func (in *interner) len() int { return len(in.of) - 1 }

// keys are the hashes by number.
func (in *interner) keys() []uint64 { return in.of[1:] }

// number gives the number of a key, of which there may be no more than there is
// room for.
func (in *interner) number(key uint64) int32 {
	i := key & in.mask
	n := in.slots[i]
	if taken(n, in.of[n], key) {
		return in.numberBehind(i, key)
	}
	next := len(in.of)
	in.of = in.of[:next+1]
	in.of[next] = key
	free := (n - 1) >> 31 // all bits set if the slot was free
	n |= int32(next) & free
	in.slots[i] = n
	in.of = in.of[:next-int(free)]
	return n - 1
}

func (in *interner) numberBehind(i, key uint64) int32 {
	for {
		i = (i + 1) & in.mask
		switch n := in.slots[i]; {
		case n == 0:
			in.slots[i] = int32(len(in.of))
			in.of = append(in.of, key)
			return in.slots[i] - 1
		case in.of[n] == key:
			return n - 1
		}
	}
}

// find gives the number of a key, -1 if it has none.
func (in *interner) find(key uint64) int32 {
	i := key & in.mask
	n := in.slots[i]
	if taken(n, in.of[n], key) {
		return in.findBehind(i, key)
	}
	return n - 1
}

// findAll finds many keys.
func (in *interner) findAll(keys []uint64, to []int32) {
	slots, of, mask := in.slots, in.of, in.mask
	to = to[:len(keys)]
	for k, key := range keys {
		n := slots[key&mask]
		if taken(n, of[n], key) {
			n = in.findBehind(key&mask, key) + 1
		}
		to[k] = n - 1
	}
}

func (in *interner) findBehind(i, key uint64) int32 {
	for {
		i = (i + 1) & in.mask
		switch n := in.slots[i]; {
		case n == 0:
			return -1
		case in.of[n] == key:
			return n - 1
		}
	}
}

// taken reports whether a slot holds another key.
func taken(n int32, there, key uint64) bool {
	differs, number := there^key, uint64(n)
	return (differs|-differs)&(number|-number)>>63 != 0
}
