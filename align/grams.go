package align

import "math/bits"

// grams are the shingles of one text: runs of four words in an unbroken stretch
// of prose. A shingle's number is the first place where it begins.
type grams struct {
	hash   []uint64 // place → hash of the shingle that begins there, 0: none
	rolled uint64   // sum over the words of the stretch that end at the last place

	listed bool     // the following are those of the shingles
	of     []int32  // place → number of the shingle that begins there, -1: none
	more   []int32  // number → in how many places beside the first
	next   []int32  // place → the next one of the same shingle, 0: none
	most   int32    // places of the shingle that has most
	slots  []int32  // by hash: number + 1, 0: free; half of them at least are free
	sieve  []uint64 // by hash: a bit for each shingle: most of another text's are not here
}

// base is the weight of a word's place in a shingle: odd, with its fourth power.
const (
	base      = 0x2d358dccaa6c78a5
	baseTo4   = base * base % (1 << 64) * (base * base % (1 << 64)) % (1 << 64)
	sieveBits = 8 // for each slot: one shingle in thirty passes by chance
)

// begin forgets all shingles.
func (g *grams) begin() { g.hash, g.listed = g.hash[:0], false }

// add takes the next word in, which is so many words behind the beginning of its
// stretch; before is the hash of the word four places before it.
func (g *grams) add(word, before uint64, words int) {
	switch {
	case words == 0:
		g.rolled = word
	case words < shingle:
		g.rolled = g.rolled*base + word
	default:
		g.rolled = g.rolled*base + word - before*baseTo4
	}
	g.hash = append(g.hash, 0)
	if words >= shingle-1 {
		g.hash[len(g.hash)-shingle] = mixed(g.rolled)
	}
}

// mixed spreads a sum over all bits; it is never 0.
func mixed(h uint64) uint64 {
	h ^= h >> 32
	h *= 0x9E3779B97F4A7C15
	h ^= h >> 29
	return max(h, 1)
}

// list makes what it takes to look shingles up.
func (g *grams) list() {
	if g.listed {
		return
	}
	n := len(g.hash)
	size := 64 << max(0, bits.Len(uint(2*n-1))-6)
	g.listed, g.most = true, 0
	g.of, g.more, g.next = resized(g.of, n), cleared(g.more, n), cleared(g.next, n)
	g.slots, g.sieve = cleared(g.slots, size), cleared(g.sieve, size*sieveBits/64)
	mask := uint64(size - 1)
	for place, h := range g.hash {
		if h == 0 {
			g.of[place] = -1
			continue
		}
		i := h & mask
		for g.slots[i] != 0 && g.hash[g.slots[i]-1] != h {
			i = (i + 1) & mask
		}
		if n := g.slots[i] - 1; n >= 0 {
			g.of[place] = n
			g.repeated(n, int32(place))
			continue
		}
		g.slots[i], g.of[place] = int32(place)+1, int32(place)
		word, bit := g.sifted(h)
		g.sieve[word] |= 1 << bit
	}
}

// repeated notes another place of a shingle. Which places they are is of no use
// if they are many.
func (g *grams) repeated(n, place int32) {
	g.more[n]++
	g.most = max(g.most, 1+g.more[n])
	if g.more[n] >= maxPlaces {
		return
	}
	for g.next[n] != 0 {
		n = g.next[n]
	}
	g.next[n] = place
}

// places is in how many places a shingle is.
func (g *grams) places(n int32) int32 { return 1 + g.more[n] }

// sifted is where the sieve has its bit for a hash, by other bits of it than the
// slot.
func (g *grams) sifted(h uint64) (word, bit uint64) {
	return h >> 38 & uint64(len(g.sieve)-1), h >> 32 & 63
}

// find gives the number of a shingle, -1 if it is not here.
func (g *grams) find(h uint64) int32 {
	word, bit := g.sifted(h)
	if g.sieve[word]>>bit&1 == 0 {
		return -1
	}
	mask := uint64(len(g.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		n := g.slots[i] - 1
		if n < 0 || g.hash[n] == h {
			return n
		}
	}
}

// gramIndex are the shingles of both texts.
type gramIndex struct {
	a, b    *grams
	countB  []int32 // number in a → in how many places of b
	ofB     []int32 // place of b → number in a, -1: none
	reached []int32 // diagonal → end in a of the last run on it
}

// read looks for the shingles of b in a. Where one is, the next one mostly is the
// next one there.
func (g *gramIndex) read(a, b *grams) {
	g.a, g.b = a, b
	a.list()
	g.countB, g.ofB = cleared(g.countB, len(a.hash)), resized(g.ofB, len(b.hash))
	for j := 0; j < len(b.hash); j++ {
		n := int32(-1)
		if h := b.hash[j]; h != 0 {
			n = a.find(h)
		}
		g.ofB[j] = n
		if n < 0 {
			continue
		}
		g.countB[n]++
		for i := int(n) + 1; j+1 < len(b.hash) && g.equal(i, j+1); i++ {
			j++
			n = a.of[i]
			g.ofB[j] = n
			g.countB[n]++
		}
	}
}

// equal reports whether the same shingle begins at place i of a and j of b.
func (g *gramIndex) equal(i, j int) bool {
	return i < len(g.a.hash) && g.a.hash[i] == g.b.hash[j] && g.b.hash[j] != 0
}
