package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
)

// ErrDamaged is what reading bytes that are not as they were written gives.
var ErrDamaged = errors.New("index: damaged")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrDamaged}, args...)...)
}

// A block holds the postings of one partition, sorted, in chunks of 256:
//
//	number of postings (4 bytes)
//	least article number (4)
//	for each chunk: hash of its first posting (4), where it ends (4), from the start of the chunks
//	CRC-32C (4) of all this
//	chunks: three packed runs of numbers (hash less the hash before, article less
//	the least, place with the bits of whole and spoken last), CRC-32C (4)
//
// All numbers are little-endian. A posting takes about 5.6 bytes. A look-up
// reads the table and one chunk; whatever is read has been checked.
const (
	chunkSize   = 256
	blockHeader = 8
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func appendSum(to []byte, from int) []byte {
	return binary.LittleEndian.AppendUint32(to, crc32.Checksum(to[from:], castagnoli))
}

// summed checks the CRC at the end of data and returns what is before it.
func summed(data []byte) ([]byte, bool) {
	if len(data) < 4 {
		return nil, false
	}
	body := data[:len(data)-4]
	return body, crc32.Checksum(body, castagnoli) == binary.LittleEndian.Uint32(data[len(body):])
}

// encoder writes blocks one after another in the same memory.
type encoder struct {
	to    []byte
	table int       // size of the table
	next  int       // chunk
	held  []posting // of it
	least uint32
}

// begin begins a block of so many postings, which come in order.
func (e *encoder) begin(count int, least uint32) {
	n := (count + chunkSize - 1) / chunkSize
	*e = encoder{to: e.to, table: blockHeader + 8*n + 4, least: least, held: e.held[:0]}
	e.to = slices.Grow(e.to[:0], e.table+6*count+64)[:e.table]
	binary.LittleEndian.PutUint32(e.to, uint32(count))
	binary.LittleEndian.PutUint32(e.to[4:], least)
}

// encode writes a block of sorted postings. It is good until the next one begins.
func (e *encoder) encode(ps []posting) []byte {
	least := uint32(math.MaxUint32)
	for i := range ps {
		least = min(least, ps[i].article)
	}
	e.begin(len(ps), least)
	e.add(ps)
	return e.block()
}

func (e *encoder) add(ps []posting) {
	for len(ps) > 0 {
		n := min(chunkSize-len(e.held), len(ps))
		if n == chunkSize {
			e.chunk(ps[:n])
		} else if e.held = append(e.held, ps[:n]...); len(e.held) == chunkSize {
			e.chunk(e.held)
			e.held = e.held[:0]
		}
		ps = ps[n:]
	}
}

func (e *encoder) chunk(ps []posting) {
	var values [chunkSize]uint32
	begin := len(e.to)
	before := ps[0].hash
	for i := range ps {
		values[i] = ps[i].hash - before
		before = ps[i].hash
	}
	e.to = pack(e.to, values[:len(ps)])
	for i := range ps {
		values[i] = ps[i].article - e.least
	}
	e.to = pack(e.to, values[:len(ps)])
	for i := range ps {
		values[i] = ps[i].place<<2 | ps[i].place>>30
	}
	e.to = pack(e.to, values[:len(ps)])
	e.to = appendSum(e.to, begin)
	binary.LittleEndian.PutUint32(e.to[blockHeader+8*e.next:], ps[0].hash)
	binary.LittleEndian.PutUint32(e.to[blockHeader+8*e.next+4:], uint32(len(e.to)-e.table))
	e.next++
}

// block gives the block, when all postings were added.
func (e *encoder) block() []byte {
	if len(e.held) > 0 {
		e.chunk(e.held)
	}
	binary.LittleEndian.PutUint32(e.to[e.table-4:], crc32.Checksum(e.to[:e.table-4], castagnoli))
	return e.to
}

// table is the head of a block.
type table struct {
	count int
	least uint32
	rows  []byte // of each chunk, its first hash and its end
}

// tableSize is the size of the table of a block that begins with these bytes.
func tableSize(head []byte) int {
	n := (int(binary.LittleEndian.Uint32(head)) + chunkSize - 1) / chunkSize
	return blockHeader + 8*n + 4
}

func readTable(block []byte) (table, error) {
	if len(block) < blockHeader+4 || tableSize(block) > len(block) {
		return table{}, damaged("block of %d bytes", len(block))
	}
	body, ok := summed(block[:tableSize(block)])
	if !ok {
		return table{}, damaged("wrong checksum of a block")
	}
	t := table{count: int(binary.LittleEndian.Uint32(body)), least: binary.LittleEndian.Uint32(body[4:]), rows: body[blockHeader:]}
	end := 0
	for c := range t.chunks() {
		if _, e := t.bounds(c); e <= end {
			return table{}, damaged("chunk %d ends before it begins", c)
		} else {
			end = e
		}
	}
	return t, nil
}

func (t *table) chunks() int        { return len(t.rows) / 8 }
func (t *table) first(c int) uint32 { return binary.LittleEndian.Uint32(t.rows[8*c:]) }

// last is a hash that none of chunk c exceeds.
func (t *table) last(c int) uint32 {
	if c+1 == t.chunks() {
		return math.MaxUint32
	}
	return t.first(c + 1)
}

// bounds is where chunk c begins and ends, from the start of the chunks.
func (t *table) bounds(c int) (begin, end int) {
	if c > 0 {
		begin = int(binary.LittleEndian.Uint32(t.rows[8*c-4:]))
	}
	return begin, int(binary.LittleEndian.Uint32(t.rows[8*c+4:]))
}

// chunk is one that was looked at: its hashes can be read, the rest is where it
// was.
type chunk struct {
	count                    int
	first                    uint32
	hashes, articles, places column
}

// open finds chunk c, which is the first length bytes of data, and checks it.
func (t *table) open(c int, data []byte, length int) (k chunk, err error) {
	body, ok := summed(data[:length])
	if !ok {
		return k, damaged("wrong checksum of a chunk")
	}
	k.count, k.first = min(chunkSize, t.count-c*chunkSize), t.first(c)
	at, behind := 0, len(data)-len(body)
	for _, to := range [...]*column{&k.hashes, &k.articles, &k.places} {
		n, ok := to.cut(k.count, data[at:], behind)
		if !ok {
			return k, damaged("chunk %d", c)
		}
		at += n
	}
	if at != len(body) {
		return k, damaged("chunk %d is too long", c)
	}
	return k, nil
}

// hashesOf appends the hashes of chunk c.
func (t *table) hashesOf(to []uint32, c int, k *chunk) ([]uint32, error) {
	from := len(to)
	to = slices.Grow(to, k.count)[:from+k.count]
	values := to[from:]
	k.hashes.run(values, 0)
	hash := uint64(k.first)
	for i, v := range values {
		hash += uint64(v)
		values[i] = uint32(hash)
	}
	if hash > math.MaxUint32 || c+1 < t.chunks() && uint32(hash) > t.first(c+1) {
		return to, damaged("chunk %d is not in order", c)
	}
	return to, nil
}

func placeOf(packed uint32) uint32 { return packed>>2 | packed<<30 }

// postings appends those of a chunk from one on, which have these hashes.
func (k *chunk) postings(to []posting, hashes []uint32, from int, least uint32) []posting {
	var articles, places [chunkSize]uint32
	k.articles.run(articles[:len(hashes)], from)
	k.places.run(places[:len(hashes)], from)
	for i, h := range hashes {
		to = append(to, posting{h, least + articles[i], placeOf(places[i])})
	}
	return to
}

// chunk appends the postings of chunk c from its bytes.
func (t *table) chunk(to []posting, c int, data []byte) ([]posting, error) {
	k, err := t.open(c, data, len(data))
	if err != nil {
		return to, err
	}
	var hashes [chunkSize]uint32
	of, err := t.hashesOf(hashes[:0], c, &k)
	if err != nil {
		return to, err
	}
	return k.postings(to, of, 0, t.least), nil
}

// decode appends the postings of a block.
func decode(to []posting, block []byte) ([]posting, error) {
	t, err := readTable(block)
	if err != nil {
		return to, err
	}
	chunks := block[tableSize(block):]
	end := 0
	for c := range t.chunks() {
		var begin int
		if begin, end = t.bounds(c); end > len(chunks) {
			return to, damaged("block is cut short")
		}
		if to, err = t.chunk(to, c, chunks[begin:end]); err != nil {
			return to, err
		}
	}
	if end != len(chunks) {
		return to, damaged("%d bytes too many in a block", len(chunks)-end)
	}
	return to, nil
}

// Merge makes one block of several of the same partition.
func Merge(blocks [][]byte) ([]byte, error) {
	r := rangers.Get().(*ranges)
	defer rangers.Put(r)
	if err := r.open(blocks); err != nil {
		return nil, err
	}
	var e encoder
	e.begin(r.count, r.least)
	width := widthOfRanges(r.count)
	for range 1 << (32 - width) {
		if err := r.read(width, nil); err != nil {
			return nil, err
		}
		e.add(r.sort(r.all(), width))
	}
	return e.block(), nil
}
