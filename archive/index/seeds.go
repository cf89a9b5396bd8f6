package index

import (
	"encoding/binary"
	"math"
	"slices"
	"sync"
)

// seed is one shingle that two articles have in common.
type seed struct {
	pair   uint64 // numbers of both articles, the smaller first
	shift  int32  // place in the second less place in the first
	place  uint32 // in the first
	weight uint8  // how much it says; weightWhole: a whole paragraph or article
}

const (
	weightWhole = 255
	seedSize    = 17
)

func (s seed) encode(to []byte) []byte {
	to = binary.LittleEndian.AppendUint64(to, s.pair)
	to = binary.LittleEndian.AppendUint32(to, uint32(s.shift))
	to = binary.LittleEndian.AppendUint32(to, s.place)
	return append(to, s.weight)
}

func decodeSeed(b []byte) seed {
	return seed{binary.LittleEndian.Uint64(b), int32(binary.LittleEndian.Uint32(b[8:])), binary.LittleEndian.Uint32(b[12:]), b[16]}
}

// seedsOf gives the seeds of a block of them, seedSize bytes each.
func seedsOf(block []byte) ([]byte, error) {
	body, ok := summed(block)
	if !ok || len(body)%seedSize != 0 {
		return nil, damaged("seeds")
	}
	return body, nil
}

// Candidate is two articles that may share a passage.
type Candidate struct {
	A, B  uint32 // A < B
	Seeds int
}

// Two articles are worth a look if shingles in common at about the same
// distance cover so many words, of which a word of a common shingle counts
// less. It is a little less than a passage must have, as words between shingles
// may be equal, too.
const (
	enoughWords = 7
	sameShift   = 12 // words that the distance may drift from one shingle to the next
)

// Candidates picks, of one shard of pairs, those worth a look: with a whole
// paragraph in common, or enough shingles at about the same distance. blocks
// are those that [Join] made for the shard, of all partitions. The pairs are in
// the order of their numbers.
func Candidates(blocks [][]byte, o Options) ([]Candidate, error) {
	o = o.Canonical()
	s := sifters.Get().(*sifter)
	defer sifters.Put(s)
	seeds, err := s.several(blocks, &o)
	if err != nil {
		return nil, err
	}
	return o.candidates(s.byPair(seeds)), nil
}

// sifter is the working memory of Candidates.
type sifter struct {
	tally tally
	seeds []seed
	seedSorter
}

var sifters = sync.Pool{New: func() any { return new(sifter) }}

// several decodes the seeds of pairs that have more than one, but for a few that
// have not: most pairs have met by chance, in one shingle.
func (s *sifter) several(blocks [][]byte, o *Options) ([]seed, error) {
	n := 0
	bodies := make([][]byte, len(blocks))
	for i, b := range blocks {
		var err error
		if bodies[i], err = seedsOf(b); err != nil {
			return nil, err
		}
		n += len(bodies[i]) / seedSize
	}
	s.tally.begin(n/4, 32) // two to four places for each seed
	place := func(b []byte) *uint8 { return s.tally.of(uint32(mix(binary.LittleEndian.Uint64(b)) >> 32)) }
	for _, b := range bodies {
		for ; len(b) > 0; b = b[seedSize:] {
			k := place(b)
			*k += 1 - *k>>7
			if b[seedSize-1] == weightWhole {
				*k = max(*k, 2) // one of them is enough
			}
		}
	}
	s.seeds = s.seeds[:0]
	for _, b := range bodies {
		for ; len(b) > 0; b = b[seedSize:] {
			if *place(b) > 1 || o.Shingle >= enoughWords { // of which one would do
				s.seeds = append(s.seeds, decodeSeed(b))
			}
		}
	}
	return s.seeds, nil
}

// candidates picks from seeds that are sorted by pair.
func (o *Options) candidates(seeds []seed) (out []Candidate) {
	var order []uint64
	for len(seeds) > 0 {
		n := 1
		for n < len(seeds) && seeds[n].pair == seeds[0].pair {
			n++
		}
		of := seeds[:n]
		seeds = seeds[n:]
		enough := slices.ContainsFunc(of, func(s seed) bool { return s.weight == weightWhole })
		if !enough {
			order = order[:0]
			for _, s := range of {
				order = append(order, s.order())
			}
			enough = o.enough(order)
		}
		if enough {
			out = append(out, Candidate{A: uint32(of[0].pair >> 32), B: uint32(of[0].pair), Seeds: n})
		}
	}
	return out
}

// order is a seed of a pair as a number: by shift, then place, then weight, which
// is 1, 2 or 4.
func (s seed) order() uint64 {
	return uint64(uint32(s.shift)+1<<31)<<32 | uint64(s.place)<<2 | uint64(s.weight>>1)
}

// enough reports whether the seeds of a pair, as [seed.order] gives them, make it
// worth a look.
func (o *Options) enough(order []uint64) bool {
	if len(order) > 1 {
		slices.Sort(order)
	}
	covered := 0                            // words times weightRare
	shift, place := int64(math.MinInt32), 0 // of the seed before
	for _, s := range order {
		was, at := shift, place
		shift, place = int64(s>>32), int(s&math.MaxUint32>>2)
		fresh := o.Shingle
		if shift-was > sameShift {
			covered = 0
		} else if d := place - at; max(d, -d) < fresh {
			fresh = max(d, -d)
		}
		if covered += fresh << (s & 3); covered >= enoughWords*weightRare {
			return true
		}
	}
	return false
}
