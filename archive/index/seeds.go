package index

import (
	"encoding/binary"
	"hash/crc32"
)

// seed is one shingle that two articles have in common.
type seed struct {
	pair  uint64 // numbers of both articles, the smaller first
	shift int32  // place in the second less place in the first
	whole bool   // a whole paragraph or article, not a shingle
}

func (s *seed) flag() int {
	if s.whole {
		return 1
	}
	return 0
}

func encodeSeeds(seeds []seed) []byte {
	to := make([]byte, 0, 4+13*len(seeds))
	for _, s := range seeds {
		to = binary.LittleEndian.AppendUint64(to, s.pair)
		to = binary.LittleEndian.AppendUint32(to, uint32(s.shift))
		if s.whole {
			to = append(to, 1)
		} else {
			to = append(to, 0)
		}
	}
	return binary.LittleEndian.AppendUint32(to, crc32.Checksum(to, castagnoli))
}

func decodeSeeds(to []seed, block []byte) ([]seed, error) {
	if len(block) < 4 || (len(block)-4)%13 != 0 {
		return to, damaged("seeds of %d bytes", len(block))
	}
	body := block[:len(block)-4]
	if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(block[len(body):]) {
		return to, damaged("wrong checksum of seeds")
	}
	for ; len(body) > 0; body = body[13:] {
		to = append(to, seed{binary.LittleEndian.Uint64(body), int32(binary.LittleEndian.Uint32(body[8:])), body[12] == 1})
	}
	return to, nil
}

// Candidate is two articles that may share a passage.
type Candidate struct {
	A, B  uint32 // A < B
	Seeds int
}

const (
	enoughSeeds = 2  // shingles in common on about the same diagonal
	sameShift   = 12 // words that the diagonal may drift between two of them
)

// Candidates picks, of one shard of pairs, those worth a look: with a whole
// paragraph in common, or two shingles at about the same distance. blocks are
// those that [Join] made for the shard, of all partitions. The pairs are in
// the order of their numbers.
func Candidates(blocks [][]byte, o Options) ([]Candidate, error) {
	var seeds []seed
	for _, b := range blocks {
		var err error
		if seeds, err = decodeSeeds(seeds, b); err != nil {
			return nil, err
		}
	}
	var s seedSorter
	seeds = s.byPair(seeds)
	var out []Candidate
	for len(seeds) > 0 {
		n := 1
		good := seeds[0].whole
		row := 1
		for ; n < len(seeds) && seeds[n].pair == seeds[0].pair; n++ {
			if seeds[n].shift-seeds[n-1].shift <= sameShift {
				row++
			} else {
				row = 1
			}
			good = good || seeds[n].whole || row >= enoughSeeds
		}
		if good {
			out = append(out, Candidate{A: uint32(seeds[0].pair >> 32), B: uint32(seeds[0].pair), Seeds: n})
		}
		seeds = seeds[n:]
	}
	return out, nil
}
