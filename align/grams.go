package align

// grams are the shingles of one text: runs of four words in an unbroken stretch
// of prose, by number.
type grams struct {
	numbers interner
	of      []int32 // place → number of the shingle that begins there, -1: none
	count   []int32 // number → in how many places
	start   []int32 // number → where its places begin in places
	places  []int32
	sieve   []uint64 // a bit for each shingle: most of another text's are not here
}

func (g *grams) read(p *Prepared) {
	g.numbers.reset(len(p.own))
	g.of = g.of[:0]
	for i := range p.own {
		if i+shingle > len(p.own) || p.part[i] != p.part[i+shingle-1] {
			g.of = append(g.of, -1)
			continue
		}
		h := uint64(0)
		for _, n := range p.own[i : i+shingle] {
			h = (h + p.words.of[n+1] + 1) * 0x9E3779B97F4A7C15
			h ^= h >> 29
		}
		g.of = append(g.of, g.numbers.number(h))
	}
	g.count, g.start, g.places = placesOf(g.of, g.numbers.len(), g.count, g.start, g.places)
	g.sieve = resized(g.sieve, len(g.numbers.slots)/sieveShare)
	clear(g.sieve)
	for _, key := range g.numbers.keys() {
		word, bit := g.sifted(key)
		g.sieve[word] |= 1 << bit
	}
}

// The sieve has eight bits for each slot: one shingle in thirty passes by chance.
const sieveShare = 64 / 8

// sifted is where the sieve has its bit for a key, by other bits of it than the
// slot.
func (g *grams) sifted(key uint64) (word, bit uint64) {
	return key >> 38 & uint64(len(g.sieve)-1), key >> 32 & 63
}

// placesOf lists the places of each of n numbers, in order.
func placesOf(of []int32, n int, count, start, places []int32) (c, s, p []int32) {
	count, start, places = resized(count, n), resized(start, n+1), resized(places, len(of))
	clear(count)
	for _, k := range of {
		if k >= 0 {
			count[k]++
		}
	}
	sum := int32(0)
	for k, c := range count {
		start[k] = sum
		sum += c
		count[k] = 0
	}
	start[n] = sum
	for i, k := range of {
		if k >= 0 {
			places[start[k]+count[k]] = int32(i)
			count[k]++
		}
	}
	return count, start, places
}

// at lists the places of a shingle.
func (g *grams) at(n int32) []int32 { return g.places[g.start[n]:g.start[n+1]] }

// gramIndex are the shingles of both texts.
type gramIndex struct {
	a, b    *grams
	inA     []int32 // number in b → number in a, -1: a has none such
	maybe   []int32 // numbers in b that a may have
	countB  []int32 // number in a → in how many places of b
	ofB     []int32 // place of b → number in a, -1: none
	reached []int32 // diagonal → end in a of the last run on it
}

func (g *gramIndex) read(a, b *grams) {
	g.a, g.b = a, b
	g.countB = resized(g.countB, len(a.count))
	clear(g.countB)
	g.inA = resized(g.inA, len(b.count))
	keys := b.numbers.keys()
	g.maybe = resized(g.maybe, len(keys)+1)
	passed := 0
	for n, key := range keys {
		word, bit := a.sifted(key)
		g.inA[n], g.maybe[passed] = -1, int32(n)
		passed += int(a.sieve[word] >> bit & 1)
	}
	for _, n := range g.maybe[:passed] {
		if m := a.numbers.find(keys[n]); m >= 0 {
			g.inA[n], g.countB[m] = m, b.count[n]
		}
	}
	g.ofB = resized(g.ofB, len(b.of))
	for i, n := range b.of {
		if n >= 0 {
			n = g.inA[n]
		}
		g.ofB[i] = n
	}
}
