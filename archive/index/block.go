package index

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// ErrDamaged is what reading bytes that are not as they were written gives.
var ErrDamaged = errors.New("index: damaged block")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrDamaged}, args...)...)
}

func comparePostings(x, y posting) int {
	return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.article, y.article), cmp.Compare(x.place, y.place))
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encode writes sorted postings.
func encode(ps []posting) []byte {
	to := make([]byte, 0, 8+12*len(ps))
	to = binary.LittleEndian.AppendUint32(to, uint32(len(ps)))
	for _, p := range ps {
		to = binary.LittleEndian.AppendUint32(to, p.hash)
		to = binary.LittleEndian.AppendUint32(to, p.article)
		to = binary.LittleEndian.AppendUint32(to, p.place)
	}
	return binary.LittleEndian.AppendUint32(to, crc32.Checksum(to, castagnoli))
}

// decode appends the postings of a block.
func decode(to []posting, block []byte) ([]posting, error) {
	if len(block) < 8 {
		return to, damaged("%d bytes", len(block))
	}
	body, sum := block[:len(block)-4], binary.LittleEndian.Uint32(block[len(block)-4:])
	if crc32.Checksum(body, castagnoli) != sum {
		return to, damaged("wrong checksum")
	}
	n := int(binary.LittleEndian.Uint32(body))
	if len(body) != 4+12*n {
		return to, damaged("%d postings in %d bytes", n, len(body))
	}
	for body = body[4:]; len(body) > 0; body = body[12:] {
		to = append(to, posting{
			binary.LittleEndian.Uint32(body), binary.LittleEndian.Uint32(body[4:]), binary.LittleEndian.Uint32(body[8:]),
		})
	}
	return to, nil
}

// Merge makes one block of several of the same partition.
func Merge(blocks [][]byte) ([]byte, error) {
	ps, err := decodeAll(blocks)
	if err != nil {
		return nil, err
	}
	sortPostings(ps)
	return encode(ps), nil
}

func decodeAll(blocks [][]byte) (ps []posting, err error) {
	for _, b := range blocks {
		if ps, err = decode(ps, b); err != nil {
			return nil, err
		}
	}
	return ps, nil
}
