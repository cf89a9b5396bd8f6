package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
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

// encode writes sorted postings.
func encode(ps []posting) []byte {
	least := uint32(math.MaxUint32)
	for i := range ps {
		least = min(least, ps[i].article)
	}
	n := (len(ps) + chunkSize - 1) / chunkSize
	table := blockHeader + 8*n + 4
	to := make([]byte, table, table+6*len(ps)+64)
	binary.LittleEndian.PutUint32(to, uint32(len(ps)))
	binary.LittleEndian.PutUint32(to[4:], least)
	var values [chunkSize]uint32
	for c := range n {
		chunk := ps[c*chunkSize : min(len(ps), (c+1)*chunkSize)]
		begin := len(to)
		before := chunk[0].hash
		for i := range chunk {
			values[i] = chunk[i].hash - before
			before = chunk[i].hash
		}
		to = pack(to, values[:len(chunk)])
		for i := range chunk {
			values[i] = chunk[i].article - least
		}
		to = pack(to, values[:len(chunk)])
		for i := range chunk {
			values[i] = chunk[i].place<<2 | chunk[i].place>>30
		}
		to = pack(to, values[:len(chunk)])
		to = appendSum(to, begin)
		binary.LittleEndian.PutUint32(to[blockHeader+8*c:], chunk[0].hash)
		binary.LittleEndian.PutUint32(to[blockHeader+8*c+4:], uint32(len(to)-table))
	}
	binary.LittleEndian.PutUint32(to[table-4:], crc32.Checksum(to[:table-4], castagnoli))
	return to
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

// bounds is where chunk c begins and ends, from the start of the chunks.
func (t *table) bounds(c int) (begin, end int) {
	if c > 0 {
		begin = int(binary.LittleEndian.Uint32(t.rows[8*c-4:]))
	}
	return begin, int(binary.LittleEndian.Uint32(t.rows[8*c+4:]))
}

// chunk appends the postings of chunk c from its bytes.
func (t *table) chunk(to []posting, c int, data []byte) ([]posting, error) {
	body, ok := summed(data)
	if !ok {
		return to, damaged("wrong checksum of a chunk")
	}
	n := min(chunkSize, t.count-c*chunkSize)
	var hashes, articles, places [chunkSize]uint32
	for _, values := range [][]uint32{hashes[:n], articles[:n], places[:n]} {
		if body, ok = unpack(values, body); !ok {
			return to, damaged("chunk %d", c)
		}
	}
	if len(body) > 0 {
		return to, damaged("chunk %d is too long", c)
	}
	hash := t.first(c)
	for i := range n {
		hash += hashes[i]
		to = append(to, posting{hash, t.least + articles[i], places[i]>>2 | places[i]<<30})
	}
	return to, nil
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
	s := sorters.Get().(*sorter)
	defer sorters.Put(s)
	ps, err := s.decodeAll(blocks)
	if err != nil {
		return nil, err
	}
	return encode(ps), nil
}
