package index

import (
	"encoding/binary"
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
	hashes  []uint32 // of the range's postings
	pieces  []piece  // where the rest of these is
	taken   []posting
	sorter  sorter
}

// piece is some postings of a range that stand one behind the other in a chunk.
type piece struct {
	chunk chunk
	least uint32 // of the block
	from  int
	count int
}

// Postings of a range, about: with the copy that sorting makes 400 kB.
const rangeSize = 1 << 14

// source is one block: what of it was not given yet.
type source struct {
	table  table
	chunks []byte
	next   int      // chunk to be read
	chunk  chunk    // the one before it
	held   []uint32 // its hashes that were not given yet
	room   []uint32
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

// read goes to the next range, whose hashes differ in the last width bits alone,
// and reads these hashes: by them it can be told which postings are needed. If
// only those are wanted that were counted, chunks without any are passed over
// unread; nil: all.
func (r *ranges) read(width int, wanted *tally) error {
	r.first, r.last = r.last+1, r.last+1<<width
	r.hashes, r.pieces = r.hashes[:0], r.pieces[:0]
	for i := range r.sources {
		if err := r.upTo(&r.sources[i], wanted); err != nil {
			return err
		}
	}
	return nil
}

// all gives the postings of the range, in any order. They are good until the next
// call.
func (r *ranges) all() []posting {
	r.taken = r.taken[:0]
	hashes := r.hashes
	for i := range r.pieces {
		s := &r.pieces[i]
		r.taken = s.chunk.postings(r.taken, hashes[:s.count], s.from, s.least)
		hashes = hashes[s.count:]
	}
	return r.taken
}

// atLeast gives those of which the hash was counted so often.
func (r *ranges) atLeast(least uint8, t *tally) []posting {
	r.taken = r.taken[:0]
	hashes := r.hashes
	var which [chunkSize]uint8
	var articles, places [chunkSize]uint32
	for i := range r.pieces {
		s := &r.pieces[i]
		of := hashes[:s.count]
		hashes = hashes[s.count:]
		n := 0
		for k, h := range of {
			which[n&(chunkSize-1)] = uint8(s.from + k)
			if *t.of(h) >= least {
				n++
			}
		}
		s.chunk.articles.some(articles[:n], which[:n])
		s.chunk.places.some(places[:n], which[:n])
		for k, w := range which[:n] {
			r.taken = append(r.taken, posting{of[int(w)-s.from], s.least + articles[k], placeOf(places[k])})
		}
	}
	return r.taken
}

// sort puts postings of the range that was read last in order. The result is good
// until the next call.
func (r *ranges) sort(ps []posting, width int) []posting { return r.sorter.sort(ps, r.first, width) }

// upTo reads the hashes of a source that are in the range.
func (r *ranges) upTo(s *source, wanted *tally) error {
	give := func(count int) {
		if count > 0 {
			r.pieces = append(r.pieces, piece{s.chunk, s.table.least, s.chunk.count - len(s.held), count})
		}
		s.held = s.held[count:]
	}
	n := upTo(s.held, r.last)
	r.hashes = append(r.hashes, s.held[:n]...)
	give(n)
	for len(s.held) == 0 && s.next < s.table.chunks() && s.table.first(s.next) <= r.last {
		if last := s.table.last(s.next); wanted != nil && last <= r.last && !wanted.any(s.table.first(s.next), last) {
			s.next++
			continue
		}
		begin, end := s.table.bounds(s.next)
		var err error
		if s.chunk, err = s.table.open(s.next, s.chunks[begin:], end-begin); err != nil {
			return err
		}
		at := len(r.hashes)
		if r.hashes, err = s.table.hashesOf(r.hashes, s.next, &s.chunk); err != nil {
			return err
		}
		s.next++
		s.held = r.hashes[at:]
		n := upTo(s.held, r.last)
		give(n)
		s.room = append(s.room[:0], s.held...)
		s.held, r.hashes = s.room, r.hashes[:at+n]
	}
	return nil
}

// upTo is how many hashes of a chunk are up to last.
func upTo(hashes []uint32, last uint32) int {
	if n := len(hashes); n == 0 || hashes[n-1] <= last {
		return n
	}
	return sort.Search(len(hashes), func(i int) bool { return hashes[i] > last })
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
	// One in eight to sixteen is used, or fewer: of a few new articles each hash is
	// asked for by those of all history, and what costs is a wrong answer.
	const least = 13
	size := min(max(bits.Len(uint(postings))+3, least), width)
	t.counts = slices.Grow(t.counts[:0], 1<<size)[:1<<size]
	clear(t.counts)
	t.shift = width - size
}

// any reports whether a hash from first to last, or one not far from them, may
// have been counted; both are of the range.
func (t *tally) any(first, last uint32) bool {
	const step = 8
	mask := uint32(len(t.counts) - 1)
	from, to := first>>t.shift&mask&^(step-1), last>>t.shift&mask
	for at := from; at <= to; at += step {
		if len(t.counts) < step || binary.LittleEndian.Uint64(t.counts[at:]) != 0 {
			return true
		}
	}
	return false
}

func (t *tally) of(hash uint32) *uint8 { return &t.counts[int(hash>>t.shift)&(len(t.counts)-1)] }

func (t *tally) add(hashes []uint32) {
	for _, h := range hashes {
		t.count(h)
	}
}

func (t *tally) count(hash uint32) {
	n := t.of(hash)
	*n += 1 - *n>>7 // and no more than 128
}
