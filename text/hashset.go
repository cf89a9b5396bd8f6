package text

import "math/bits"

// hashSet is a set of word hashes, which are spread evenly over all bits: open
// addressing with three slots of four empty takes a fifth of the time of a map. The
// hash 0 is none.
type hashSet struct {
	slots []uint64
	n     int
}

func (s *hashSet) add(hash uint64) {
	if 4*(s.n+1) > len(s.slots) {
		old := s.slots
		s.slots, s.n = make([]uint64, max(16, 2*len(old))), 0
		for _, h := range old {
			if h != 0 {
				s.add(h)
			}
		}
	}
	mask := uint64(len(s.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		switch s.slots[i] {
		case hash:
			return
		case 0:
			s.slots[i] = hash
			s.n++
			return
		}
	}
}

// has reports whether a hash is in the set. Whether it is cannot be foreseen, so
// no branch depends on it; that another hash is in its place is rare.
func (s *hashSet) has(hash uint64) bool {
	if len(s.slots) == 0 {
		return false
	}
	i := hash & uint64(len(s.slots)-1)
	found := s.slots[i]
	differs := found ^ hash
	if (differs|-differs)&(found|-found)>>63 != 0 {
		return s.hasBehind(i, hash)
	}
	return differs == 0
}

func (s *hashSet) hasBehind(i, hash uint64) bool {
	for mask := uint64(len(s.slots) - 1); ; {
		i = (i + 1) & mask
		switch s.slots[i] {
		case hash:
			return true
		case 0:
			return false
		}
	}
}

// hashBits is a set of word hashes that carry bits.
type hashBits struct {
	slots []struct{ hash, bits uint64 }
	n     int
}

// or sets bits of a hash.
func (s *hashBits) or(hash, bits uint64) {
	if 2*(s.n+1) > len(s.slots) {
		old := s.slots
		s.slots, s.n = make([]struct{ hash, bits uint64 }, max(16, 2*len(old))), 0
		for _, x := range old {
			if x.bits != 0 {
				s.or(x.hash, x.bits)
			}
		}
	}
	mask := uint64(len(s.slots) - 1)
	i := hash & mask
	for s.slots[i].bits != 0 && s.slots[i].hash != hash {
		i = (i + 1) & mask
	}
	if s.slots[i].bits == 0 {
		s.slots[i].hash = hash
		s.n++
	}
	s.slots[i].bits |= bits
}

// of gives the bits of a hash, 0 if it is not in the set.
func (s *hashBits) of(hash uint64) uint64 {
	if len(s.slots) == 0 {
		return 0
	}
	mask := uint64(len(s.slots) - 1)
	for i := hash & mask; s.slots[i].bits != 0; i = (i + 1) & mask {
		if s.slots[i].hash == hash {
			return s.slots[i].bits
		}
	}
	return 0
}

// sieve tells most hashes that are not in a set by one look at a few kilobytes.
type sieve []uint64

// newSieve has room for so many hashes; one in sixteen that are not among them
// falls through, when it is full.
func newSieve(hashes int) sieve {
	const room = 16 // bits for each
	return make(sieve, 1<<bits.Len(uint(hashes*room/64)))
}

func (s sieve) add(hash uint64) { s[hash>>6&uint64(len(s)-1)] |= 1 << (hash & 63) }

// mayHave reports whether a hash may be in the set; false is sure.
func (s sieve) mayHave(hash uint64) bool { return s.bit(hash) != 0 }

// bit is 1 if a hash may be in the set, else 0.
func (s sieve) bit(hash uint64) uint64 {
	return s[hash>>6&uint64(len(s)-1)] >> (hash & 63) & 1
}
