package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zstd"
	"github.com/zeebo/xxh3"
)

// A file of texts holds records in compressed blocks, then the list of blocks,
// then a footer of fixed length:
//
//	"PLXTEXT1"  block …  list of blocks  [list offset 8][list bytes 8][XXH3-64 of the list 8]"PLXTEND1"
//
// A block is a byte that names its compression, the packed records, and the
// low 32 bits of their XXH3-64 before packing. The list has for each block its
// bytes and its records, as varints. In a block each record stands behind its
// length. Records are numbered from 0.
const (
	textsHead   = "PLXTEXT1"
	textsTail   = "PLXTEND1"
	textsFooter = 8 + 8 + 8 + len(textsTail)
	blockFrame  = 1 + 4
	// blockSize is where a block ends, before compression: reading one article
	// unpacks a block, 20 µs at this size. Four times as much takes 6 % less disk
	// and 3½ times as long to read from.
	blockSize = 16 << 10
)

// Compression of a block.
type Compression byte

const (
	// Plain is none: a run at work reads its articles from such a file in a
	// microsecond each, where they would else be written twice.
	Plain Compression = 'p'
	// Fast is S2, which archives were written with before: to 1/1.5 of the size.
	Fast Compression = 's'
	// Small is Zstandard: of 100,000 articles 1.4 s of one core, to 1/2.2.
	Small Compression = 'z'
)

// TextWriter writes a file of texts.
type TextWriter struct {
	file    File
	by      Compression
	out     []byte // not yet written, at its end the block at hand,
	begin   int    // from here on,
	records int    // with so many records
	encoder *zstd.Encoder
	packed  []byte
	list    []byte
	offset  int64   // where out begins
	places  []place // of the records, in a plain file
	sum     *xxh3.Hasher
}

// place is where a record stands in a plain file.
type place struct {
	at    int64
	bytes int
}

// NewTextWriter begins a file of texts.
func NewTextWriter(files Files, path string, by Compression) (*TextWriter, error) {
	w := &TextWriter{by: by, sum: xxh3.New(), out: append(make([]byte, 0, pieceSize+2*blockSize), textsHead...)}
	var err error
	if by == Small {
		if w.encoder, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false)); err != nil {
			return nil, err
		}
	}
	w.file, err = files.Create(path)
	return w, err
}

// written in pieces of this size, while they are in the cache.
const pieceSize = 256 << 10

func (w *TextWriter) writeOut() error {
	w.sum.Write(w.out)
	_, err := w.file.Write(w.out)
	w.offset += int64(len(w.out))
	w.out = w.out[:0]
	return err
}

// Add appends a record.
func (w *TextWriter) Add(record []byte) error {
	if w.records == 0 {
		w.out = append(w.out, byte(w.by))
		w.begin = len(w.out)
	}
	w.out = binary.AppendUvarint(w.out, uint64(len(record)))
	if w.by == Plain {
		w.places = append(w.places, place{w.offset + int64(len(w.out)), len(record)})
	}
	w.out = append(w.out, record...)
	w.records++
	if len(w.out)-w.begin < blockSize {
		return nil
	}
	w.endBlock()
	if len(w.out) < pieceSize {
		return nil
	}
	return w.writeOut()
}

func (w *TextWriter) endBlock() {
	if w.records == 0 {
		return
	}
	block := w.out[w.begin:]
	sum := uint32(xxh3.Hash(block))
	switch w.by {
	case Fast:
		w.packed = slices.Grow(w.packed, s2.MaxEncodedLen(len(block)))
		w.out = append(w.out[:w.begin], s2.Encode(w.packed[:cap(w.packed)], block)...)
	case Small:
		w.packed = w.encoder.EncodeAll(block, w.packed[:0])
		w.out = append(w.out[:w.begin], w.packed...)
	}
	w.list = binary.AppendUvarint(w.list, uint64(len(w.out)-w.begin+blockFrame))
	w.list = binary.AppendUvarint(w.list, uint64(w.records))
	w.out = binary.LittleEndian.AppendUint32(w.out, sum)
	w.records = 0
}

// Finish ends the file and says how long it is and what its checksum is. It is
// for the caller to make it last, see [Files.SyncFile].
func (w *TextWriter) Finish() (size int64, checksum string, err error) {
	w.endBlock()
	end := w.offset + int64(len(w.out))
	w.out = append(w.out, w.list...)
	w.out = binary.LittleEndian.AppendUint64(w.out, uint64(end))
	w.out = binary.LittleEndian.AppendUint64(w.out, uint64(len(w.list)))
	w.out = binary.LittleEndian.AppendUint64(w.out, xxh3.Hash(w.list))
	w.out = append(w.out, textsTail...)
	err = errors.Join(w.writeOut(), w.file.Close())
	w.out, w.packed, w.list = nil, nil, nil // places stay
	return w.offset, formatSum(w.sum), err
}

// Abandon closes the file without ending it.
func (w *TextWriter) Abandon() { w.file.Close() }

// Texts reads a file of texts. Any number of goroutines may share it.
type Texts struct {
	path    string
	file    File
	offsets []int64 // of the blocks, and of the end of the last
	first   []int   // record that each block begins with, and the number of records
	cache   *blockCache
	from    uint32 // what the cache knows the file by
}

// ErrDamaged says that a file is not what was written.
var ErrDamaged = errors.New("the file is damaged")

// openTexts opens a file of texts. Blocks that were unpacked stay in the cache.
func openTexts(files Files, path string, cache *blockCache, key uint32) (*Texts, error) {
	file, err := files.Open(path)
	if err != nil {
		return nil, err
	}
	t := &Texts{path: path, file: file, cache: cache, from: key}
	if err := t.readList(); err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return t, nil
}

func (t *Texts) readList() error {
	size, err := t.file.Size()
	if err != nil {
		return err
	}
	if size < int64(len(textsHead)+textsFooter) {
		return ErrDamaged
	}
	footer := make([]byte, textsFooter)
	if _, err := t.file.ReadAt(footer, size-int64(textsFooter)); err != nil {
		return err
	}
	offset := binary.LittleEndian.Uint64(footer)
	length := binary.LittleEndian.Uint64(footer[8:])
	if string(footer[24:]) != textsTail || offset > uint64(size) || length != uint64(size)-offset-uint64(textsFooter) {
		return ErrDamaged
	}
	list := make([]byte, length)
	if _, err := t.file.ReadAt(list, int64(offset)); err != nil {
		return err
	}
	if xxh3.Hash(list) != binary.LittleEndian.Uint64(footer[16:]) {
		return ErrDamaged
	}
	at, records := int64(len(textsHead)), 0
	t.offsets, t.first = append(t.offsets, at), append(t.first, 0)
	for len(list) > 0 {
		bytes, n := binary.Uvarint(list)
		count, m := binary.Uvarint(list[max(n, 0):])
		if n <= 0 || m <= 0 {
			return ErrDamaged
		}
		list = list[n+m:]
		at, records = at+int64(bytes), records+int(count)
		t.offsets, t.first = append(t.offsets, at), append(t.first, records)
	}
	if at != int64(offset) {
		return ErrDamaged
	}
	return nil
}

// Len is the number of records.
func (t *Texts) Len() int { return t.first[len(t.first)-1] }

// Close closes the file.
func (t *Texts) Close() error { return t.file.Close() }

// Record gives one record. It must not be changed.
func (t *Texts) Record(i int) ([]byte, error) {
	if i < 0 || i >= t.Len() {
		return nil, fmt.Errorf("%s: there is no record %d", t.path, i)
	}
	b := upperBound(t.first, i) - 1
	block, err := t.unpack(b)
	if err != nil {
		return nil, err
	}
	for range i - t.first[b] {
		n, width := binary.Uvarint(block)
		block = block[width+int(n):]
	}
	n, width := binary.Uvarint(block)
	return block[width : width+int(n)], nil
}

// upperBound is the first index whose value is larger than x.
func upperBound(sorted []int, x int) int {
	low, high := 0, len(sorted)
	for low < high {
		if middle := (low + high) / 2; sorted[middle] <= x {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

var decoders = sync.Pool{New: func() any {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30))
	if err != nil {
		panic(err) // the options are constant
	}
	return d
}}

// unpack reads a block whose records are known to have the lengths they claim.
func (t *Texts) unpack(b int) ([]byte, error) {
	key := uint64(t.from)<<32 | uint64(b)
	if block, ok := t.cache.get(key); ok {
		return block, nil
	}
	packed := make([]byte, t.offsets[b+1]-t.offsets[b])
	if _, err := t.file.ReadAt(packed, t.offsets[b]); err != nil {
		return nil, fmt.Errorf("%s: %w", t.path, err)
	}
	block, err := unpackBlock(packed)
	if err != nil || !wellFormed(block, t.first[b+1]-t.first[b]) {
		return nil, fmt.Errorf("%s: block %d: %w", t.path, b, ErrDamaged)
	}
	t.cache.put(key, block)
	return block, nil
}

func unpackBlock(packed []byte) (block []byte, err error) {
	if len(packed) < blockFrame {
		return nil, ErrDamaged
	}
	body, sum := packed[1:len(packed)-4], binary.LittleEndian.Uint32(packed[len(packed)-4:])
	switch Compression(packed[0]) {
	case Plain:
		block = body
	case Fast:
		block, err = s2.Decode(nil, body)
	case Small:
		d := decoders.Get().(*zstd.Decoder)
		block, err = d.DecodeAll(body, nil)
		decoders.Put(d)
	default:
		err = ErrDamaged
	}
	if err == nil && uint32(xxh3.Hash(block)) != sum {
		err = ErrDamaged
	}
	return block, err
}

func wellFormed(block []byte, records int) bool {
	for range records {
		n, width := binary.Uvarint(block)
		if width <= 0 || n > uint64(len(block)-width) {
			return false
		}
		block = block[width+int(n):]
	}
	return len(block) == 0
}
