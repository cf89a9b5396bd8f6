package index

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"iter"
)

// A segment is one immutable file with a block for each partition:
//
//	"PLXSEG01"
//	the blocks, one behind the other
//	for each partition: offset (8 bytes) and length (8) of its block
//	CRC-32C (4) of the magic and this directory
//
// All numbers are little-endian. Each block has its own checksums.
const segmentMagic = "PLXSEG01"

const directorySize = Partitions*16 + 4

// WriteSegment writes the blocks of a shard, one for each partition, as they come.
func WriteSegment(w io.Writer, blocks iter.Seq[[]byte]) error {
	if _, err := io.WriteString(w, segmentMagic); err != nil {
		return err
	}
	directory := make([]byte, 0, directorySize)
	offset := uint64(len(segmentMagic))
	for b := range blocks {
		directory = binary.LittleEndian.AppendUint64(directory, offset)
		directory = binary.LittleEndian.AppendUint64(directory, uint64(len(b)))
		offset += uint64(len(b))
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	_, err := w.Write(binary.LittleEndian.AppendUint32(directory, directorySum(directory)))
	return err
}

func directorySum(directory []byte) uint32 {
	return crc32.Update(crc32.Checksum([]byte(segmentMagic), castagnoli), castagnoli, directory)
}

// Segment reads a segment. Any number of goroutines may share it.
type Segment struct {
	r      io.ReaderAt
	blocks [Partitions][2]int64 // offset, length
}

// OpenSegment reads the directory of a segment of so many bytes. A file that is
// none, is cut short or has a damaged directory gives [ErrDamaged].
func OpenSegment(r io.ReaderAt, size int64) (*Segment, error) {
	if size < int64(len(segmentMagic)+directorySize) {
		return nil, damaged("segment of %d bytes", size)
	}
	magic := make([]byte, len(segmentMagic))
	if _, err := r.ReadAt(magic, 0); err != nil {
		return nil, err
	}
	if string(magic) != segmentMagic {
		return nil, damaged("not a segment of this version")
	}
	directory := make([]byte, directorySize)
	end := size - directorySize
	if _, err := r.ReadAt(directory, end); err != nil {
		return nil, err
	}
	body := directory[:directorySize-4]
	if binary.LittleEndian.Uint32(directory[directorySize-4:]) != directorySum(body) {
		return nil, damaged("wrong checksum of the directory")
	}
	s := &Segment{r: r}
	next := int64(len(segmentMagic))
	for p := range s.blocks {
		offset, length := int64(binary.LittleEndian.Uint64(body[16*p:])), int64(binary.LittleEndian.Uint64(body[16*p+8:]))
		if offset != next || length < 0 || length > end-offset {
			return nil, damaged("block %d lies outside", p)
		}
		s.blocks[p] = [2]int64{offset, length}
		next += length
	}
	if next != end {
		return nil, damaged("%d bytes too many", end-next)
	}
	return s, nil
}

// Block reads the block of a partition. Its checksums are looked at by whoever
// decodes it.
func (s *Segment) Block(partition int) ([]byte, error) { return s.BlockInto(nil, partition) }

// BlockInto is Block with memory to be used if it is large enough.
func (s *Segment) BlockInto(room []byte, partition int) ([]byte, error) {
	n := int(s.blocks[partition][1])
	if cap(room) < n {
		room = make([]byte, n+n/8) // the next one is about as long
	}
	_, err := s.r.ReadAt(room[:n], s.blocks[partition][0])
	return room[:n], err
}

// Check reads a whole segment and reports damage.
func (s *Segment) Check() error {
	for p := range s.blocks {
		b, err := s.Block(p)
		if err != nil {
			return err
		}
		if _, err := decode(nil, b); err != nil {
			return err
		}
	}
	return nil
}
