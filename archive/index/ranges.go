package index

import (
	"math"
	"math/bits"
	"slices"
	"sort"
)

// ranges reads the postings of several blocks of one partition in the order of
// comparePostings, one range of hashes after the other. A range is so small that
// its postings are sorted, and looked at, while they lie in the processor's
// nearest cache but one, however large the archive is; and only so many are in
// memory.
type ranges struct {
	sources []source
	count   int    // postings of all blocks
	least   uint32 // number of an article
	first   uint32 // hash of the range
	last    uint32
	decoded []posting
	sorter  sorter
}

// Postings of a range, about: with the copy that sorting makes 400 kB.
const rangeSize = 1 << 14

// source is one block: what of it was not given yet.
type source struct {
	table  table
	chunks []byte
	next   int       // chunk to be decoded
	held   []posting // of the chunk before it
	room   []posting
}

func (r *ranges) open(blocks [][]byte) error {
	for len(r.sources) < len(blocks) {
		r.sources = append(r.sources, source{})
	}
	r.sources = r.sources[:len(blocks)]
	r.count, r.least, r.last = 0, math.MaxUint32, math.MaxUint32 // the next one is 0
	for i, b := range blocks {
		if err := r.sources[i].open(b); err != nil {
			return err
		}
		r.count += r.sources[i].table.count
		r.least = min(r.least, r.sources[i].table.least)
	}
	return nil
}

func (r *source) open(block []byte) (err error) {
	if r.table, err = readTable(block); err != nil {
		return err
	}
	r.chunks, r.next, r.held = block[tableSize(block):], 0, nil
	end := 0
	if n := r.table.chunks(); n > 0 {
		_, end = r.table.bounds(n - 1)
	}
	if end != len(r.chunks) {
		return damaged("block of %d bytes, not %d", len(r.chunks), end)
	}
	return nil
}

// widthOfRanges is how many bits of the hash the postings of one range differ in, if so
// many are to be read.
func widthOfRanges(count int) int { return 32 - bits.Len(uint(count/rangeSize)) }

// read gives the postings of the next range, whose hashes differ in the last
// width bits alone, in any order. They are good until the next call.
func (r *ranges) read(width int) ([]posting, error) {
	r.first, r.last = r.last+1, r.last+1<<width
	ps := r.decoded[:0]
	var err error
	for i := range r.sources {
		if ps, err = r.sources[i].upTo(ps, r.last); err != nil {
			return nil, err
		}
	}
	r.decoded = ps
	return ps, nil
}

// sort puts postings of the range that was read last in order. The result is good
// until the next call.
func (r *ranges) sort(ps []posting, width int) []posting { return r.sorter.sort(ps, r.first, width) }

// upTo appends the postings that were not given yet, up to a hash.
func (r *source) upTo(to []posting, last uint32) ([]posting, error) {
	n := upTo(r.held, last)
	to = append(to, r.held[:n]...)
	r.held = r.held[n:]
	for len(r.held) == 0 && r.next < r.table.chunks() && r.table.first(r.next) <= last {
		begin, end := r.table.bounds(r.next)
		at := len(to)
		var err error
		if to, err = r.table.chunk(to, r.next, r.chunks[begin:end]); err != nil {
			return to, err
		}
		r.next++
		n := at + upTo(to[at:], last)
		r.room = append(r.room[:0], to[n:]...)
		to, r.held = to[:n], r.room
	}
	return to, nil
}

// upTo is how many postings of a chunk have a hash up to last.
func upTo(ps []posting, last uint32) int {
	if n := len(ps); n == 0 || ps[n-1].hash <= last {
		return n
	}
	return sort.Search(len(ps), func(i int) bool { return ps[i].hash > last })
}

// tally counts postings by hash, of one range: so many at the least that hashes
// fall together now and then. Most word sequences stand in one article alone, and
// need not be sorted to see that.
type tally struct {
	counts []uint8
	shift  int
}

// begin makes room for so many postings whose hashes differ in the last width
// bits.
func (t *tally) begin(postings, width int) {
	size := min(bits.Len(uint(postings))+3, width) // one in eight to sixteen is used
	t.counts = slices.Grow(t.counts[:0], 1<<size)[:1<<size]
	clear(t.counts)
	t.shift = width - size
}

func (t *tally) of(hash uint32) *uint8 { return &t.counts[int(hash>>t.shift)&(len(t.counts)-1)] }

func (t *tally) add(ps []posting) {
	for i := range ps {
		n := t.of(ps[i].hash)
		*n += 1 - *n>>7 // and no more than 128
	}
}

// atLeast keeps those postings whose hash was counted so often.
func (t *tally) atLeast(least uint8, ps []posting) []posting {
	kept := 0
	for i := range ps {
		p := ps[i]
		ps[kept] = p
		if *t.of(p.hash) >= least {
			kept++
		}
	}
	return ps[:kept]
}
