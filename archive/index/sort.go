package index

import (
	"cmp"
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// sorter is working memory for sorting.
type sorter struct {
	postings, other []posting
	begins          []uint32
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
const fewToSort = 256

// sort gives the postings in the order of comparePostings: hashes are spread
// evenly, so that by their first bits each finds its place but for one or two
// neighbours. The result is good until the next call.
func (s *sorter) sort(ps []posting) []posting {
	if len(ps) < fewToSort {
		slices.SortFunc(ps, comparePostings)
		return ps
	}
	if cap(s.other) < len(ps) {
		s.other = make([]posting, len(ps)+len(ps)/8)
	}
	const mostBits = 12 // more buckets than that do not stay in the nearest cache
	width := min(bits.Len(uint(len(ps)))-1, mostBits)
	shift := 32 - width
	s.begins = slices.Grow(s.begins[:0], 1<<width+1)[:1<<width+1]
	begins := s.begins
	clear(begins)
	for i := range ps {
		begins[ps[i].hash>>shift+1]++
	}
	for b := 1; b < len(begins); b++ {
		begins[b] += begins[b-1]
	}
	to := s.other[:len(ps)]
	for i := range ps {
		at := &begins[ps[i].hash>>shift]
		to[*at] = ps[i]
		*at++
	}
	from := uint32(0)
	for _, end := range begins[:1<<width] { // where each ends by now
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

// byHash sorts by the hash alone, equal ones staying as they are.
func (s *sorter) byHash(ps []posting) []posting {
	if len(ps) < fewToSort {
		slices.SortStableFunc(ps, func(x, y posting) int { return cmp.Compare(x.hash, y.hash) })
		return ps
	}
	if cap(s.other) < len(ps) {
		s.other = make([]posting, len(ps)+len(ps)/8)
	}
	from, to := ps, s.other[:len(ps)]
	var counts [3][2048]uint32
	for i := range ps {
		h := ps[i].hash
		counts[0][h&2047]++
		counts[1][h>>11&2047]++
		counts[2][h>>22]++
	}
	for pass := range counts {
		count, shift := &counts[pass], 11*pass
		sum := uint32(0)
		for i, c := range count {
			count[i] = sum
			sum += c
		}
		for i := range from {
			k := from[i].hash >> shift & 2047
			to[count[k]] = from[i]
			count[k]++
		}
		from, to = to, from
	}
	// Three passes end in the other array.
	copy(ps, from)
	return ps
}

// decodeAll reads blocks of one partition and sorts what they hold. The result
// is good until the next call.
func (s *sorter) decodeAll(blocks [][]byte) ([]posting, error) { return s.decodeThose(blocks, nil) }

// decodeThose leaves out what is not wanted.
func (s *sorter) decodeThose(blocks [][]byte, w *wanted) ([]posting, error) {
	n := 0
	for _, b := range blocks {
		if len(b) >= 4 {
			n += min(int(binary.LittleEndian.Uint32(b)), len(b)*chunkSize/3)
		}
	}
	ps := s.postings[:0]
	if cap(ps) < n && w == nil {
		ps = make([]posting, 0, n+n/8)
	}
	var err error
	ascending, last := true, uint32(0)
	for i, b := range blocks {
		begin := len(ps)
		if ps, err = decode(ps, b); err != nil {
			return nil, err
		}
		if w != nil {
			kept := slices.DeleteFunc(ps[begin:], func(p posting) bool { return !w.maybe(p.hash) })
			ps = ps[:begin+len(kept)]
		}
		least, most := uint32(math.MaxUint32), uint32(0)
		for _, p := range ps[begin:] {
			least, most = min(least, p.article), max(most, p.article)
		}
		ascending = ascending && (i == 0 || len(ps) == begin || least > last)
		last = max(last, most)
	}
	s.postings = ps
	if len(blocks) == 1 {
		return ps, nil
	}
	if !ascending {
		slices.SortFunc(ps, comparePostings)
		return ps, nil
	}
	return s.byHash(ps), nil
}

// byPair sorts seeds by pair, then shift.
func (s *seedSorter) byPair(seeds []seed) []seed {
	if len(seeds) < fewToSort {
		slices.SortFunc(seeds, compareSeeds)
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
	for rest := from; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].pair == rest[0].pair {
			n++
		}
		if n > 1 {
			slices.SortFunc(rest[:n], compareSeeds)
		}
		rest = rest[n:]
	}
	return from
}

type seedSorter struct{ other []seed }

func compareSeeds(x, y seed) int {
	return cmp.Or(cmp.Compare(x.pair, y.pair), cmp.Compare(x.shift, y.shift), cmp.Compare(x.place, y.place), cmp.Compare(x.weight, y.weight))
}
