package index

import (
	"encoding/binary"
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

func encodeSeeds(seeds []seed) []byte {
	to := make([]byte, 0, 4+seedSize*len(seeds))
	for _, s := range seeds {
		to = binary.LittleEndian.AppendUint64(to, s.pair)
		to = binary.LittleEndian.AppendUint32(to, uint32(s.shift))
		to = binary.LittleEndian.AppendUint32(to, s.place)
		to = append(to, s.weight)
	}
	return appendSum(to, 0)
}

func decodeSeeds(to []seed, block []byte) ([]seed, error) {
	body, ok := summed(block)
	if !ok || len(body)%seedSize != 0 {
		return to, damaged("seeds")
	}
	for ; len(body) > 0; body = body[seedSize:] {
		to = append(to, seed{
			binary.LittleEndian.Uint64(body), int32(binary.LittleEndian.Uint32(body[8:])), binary.LittleEndian.Uint32(body[12:]), body[16],
		})
	}
	return to, nil
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
	n := 0
	for _, b := range blocks {
		n += len(b) / seedSize
	}
	seeds := make([]seed, 0, n)
	for _, b := range blocks {
		var err error
		if seeds, err = decodeSeeds(seeds, b); err != nil {
			return nil, err
		}
	}
	var s seedSorter
	return o.candidates(s.byPair(seeds)), nil
}

// candidates picks from seeds that are sorted.
func (o *Options) candidates(seeds []seed) (out []Candidate) {
	for len(seeds) > 0 {
		n := 1
		for n < len(seeds) && seeds[n].pair == seeds[0].pair {
			n++
		}
		if o.enough(seeds[:n]) {
			out = append(out, Candidate{A: uint32(seeds[0].pair >> 32), B: uint32(seeds[0].pair), Seeds: n})
		}
		seeds = seeds[n:]
	}
	return out
}

// enough reports whether the seeds of a pair, sorted by shift, make it worth a
// look.
func (o *Options) enough(seeds []seed) bool {
	covered := 0 // words times weightRare
	for i := range seeds {
		s := &seeds[i]
		if s.weight == weightWhole {
			return true
		}
		fresh := o.Shingle
		if i > 0 && s.shift-seeds[i-1].shift <= sameShift {
			if d := int(s.place) - int(seeds[i-1].place); max(d, -d) < fresh {
				fresh = max(d, -d)
			}
		} else {
			covered = 0
		}
		if covered += fresh * int(s.weight); covered >= enoughWords*weightRare {
			return true
		}
	}
	return false
}
