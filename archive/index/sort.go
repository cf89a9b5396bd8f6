package index

import (
	"cmp"
	"math/bits"
	"slices"
)

// sorter is working memory for sorting.
type sorter struct {
	other  []posting
	begins []uint32
}

func comparePostings(x, y posting) int {
	return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.article, y.article), cmp.Compare(x.place, y.place))
}

// comesBefore is comparePostings for the inner loop.
func comesBefore(x, y posting) bool {
	a, b := uint64(x.hash)<<32|uint64(x.article), uint64(y.hash)<<32|uint64(y.article)
	return a < b || a == b && x.place < y.place
}

// Fewer than so many are sorted by comparing.
const fewToSort = 64

// sort gives postings whose hashes differ in the last width bits alone, the least
// of them being first, in the order of comparePostings: hashes are spread evenly,
// so that by their first bits each finds its place but for one or two
// neighbours. The result is good until the next call.
func (s *sorter) sort(ps []posting, first uint32, width int) []posting {
	if len(ps) < fewToSort {
		slices.SortFunc(ps, comparePostings)
		return ps
	}
	if cap(s.other) < len(ps) {
		s.other = make([]posting, len(ps)+len(ps)/8)
	}
	const mostBits = 12 // more buckets than that do not stay in the nearest cache
	size := min(bits.Len(uint(len(ps)))-1, mostBits, width)
	shift := width - size
	s.begins = slices.Grow(s.begins[:0], 1<<size+1)[:1<<size+1]
	begins := s.begins
	clear(begins)
	for i := range ps {
		begins[(ps[i].hash-first)>>shift+1]++
	}
	for b := 1; b < len(begins); b++ {
		begins[b] += begins[b-1]
	}
	to := s.other[:len(ps)]
	for i := range ps {
		at := &begins[(ps[i].hash-first)>>shift]
		to[*at] = ps[i]
		*at++
	}
	from := uint32(0)
	for _, end := range begins[:1<<size] { // where each ends by now
		sortBucket(to[from:end])
		from = end
	}
	return to
}

func sortBucket(ps []posting) {
	const few = 32
	if len(ps) > few {
		slices.SortFunc(ps, comparePostings)
		return
	}
	for i := 1; i < len(ps); i++ {
		p := ps[i]
		k := i
		for ; k > 0 && comesBefore(p, ps[k-1]); k-- {
			ps[k] = ps[k-1]
		}
		ps[k] = p
	}
}

type seedSorter struct{ other []seed }

// byPair sorts seeds by pair.
func (s *seedSorter) byPair(seeds []seed) []seed {
	if len(seeds) < fewToSort {
		slices.SortFunc(seeds, func(x, y seed) int { return cmp.Compare(x.pair, y.pair) })
		return seeds
	}
	if cap(s.other) < len(seeds) {
		s.other = make([]seed, len(seeds)+len(seeds)/8)
	}
	from, to := seeds, s.other[:len(seeds)]
	var any, all uint64 = 0, ^uint64(0)
	for i := range seeds {
		any |= seeds[i].pair
		all &= seeds[i].pair
	}
	for shift := 0; shift < 64; shift += 11 {
		if (any^all)>>shift&2047 == 0 {
			continue
		}
		var count [2048]uint32
		for i := range from {
			count[from[i].pair>>shift&2047]++
		}
		sum := uint32(0)
		for i, c := range count {
			count[i] = sum
			sum += c
		}
		for i := range from {
			k := from[i].pair >> shift & 2047
			to[count[k]] = from[i]
			count[k]++
		}
		from, to = to, from
	}
	return from
}
