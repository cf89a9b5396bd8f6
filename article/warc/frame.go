package warc

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// The decoders of Zstandard and LZ4 read on over the end of a frame, which
// would lose where each record begins. So the frame is walked here, by the
// lengths of its blocks, and the decoder is given it alone.

var errFrame = errors.New("malformed frame")

// zstdFrame gives the bytes of one Zstandard frame (RFC 8878).
type zstdFrame struct {
	in       *bufio.Reader
	left     int  // bytes of the current part still to give
	begun    bool // the frame header was met
	last     bool // the current block is the last
	checksum bool
	err      error
}

func (f *zstdFrame) Read(p []byte) (int, error) { return readParts(f.in, &f.left, &f.err, f.part, p) }

// part sets left to the length of the next part: the frame header, a block with
// its header, the checksum.
func (f *zstdFrame) part() error {
	switch {
	case !f.begun:
		head, err := f.in.Peek(5)
		if err != nil {
			return short(err)
		}
		descriptor := head[4]
		size := 5 + []int{0, 1, 2, 4}[descriptor&3] + []int{0, 2, 4, 8}[descriptor>>6]
		if single := descriptor&0x20 != 0; !single {
			size++
		} else if descriptor>>6 == 0 {
			size++
		}
		f.begun, f.checksum, f.left = true, descriptor&4 != 0, size
	case !f.last:
		head, err := f.in.Peek(3)
		if err != nil {
			return short(err)
		}
		block := int(head[0]) | int(head[1])<<8 | int(head[2])<<16
		f.last, f.left = block&1 != 0, 3+block>>3
		switch block >> 1 & 3 {
		case 1: // one byte, repeated
			f.left = 4
		case 3:
			return errFrame
		}
	case f.checksum:
		f.checksum, f.left = false, 4
	default:
		return io.EOF
	}
	return nil
}

// lz4Frame gives the bytes of one LZ4 frame.
type lz4Frame struct {
	in              *bufio.Reader
	left            int
	begun, last     bool
	blockSum, total bool
	err             error
}

func (f *lz4Frame) Read(p []byte) (int, error) { return readParts(f.in, &f.left, &f.err, f.part, p) }

func (f *lz4Frame) part() error {
	switch {
	case !f.begun:
		head, err := f.in.Peek(5)
		if err != nil {
			return short(err)
		}
		flags := head[4]
		f.begun, f.blockSum, f.total, f.left = true, flags&0x10 != 0, flags&4 != 0, 7
		if flags&8 != 0 {
			f.left += 8
		}
		if flags&1 != 0 {
			f.left += 4
		}
	case !f.last:
		head, err := f.in.Peek(4)
		if err != nil {
			return short(err)
		}
		size := binary.LittleEndian.Uint32(head)
		if size == 0 {
			f.last, f.left = true, 4
			if f.total {
				f.left += 4
			}
			return nil
		}
		if size &= 1<<31 - 1; size > 4<<20 {
			return errFrame
		}
		f.left = 4 + int(size)
		if f.blockSum {
			f.left += 4
		}
	default:
		return io.EOF
	}
	return nil
}

// readParts gives what is left of the current part, and asks for the next.
func readParts(in *bufio.Reader, left *int, failed *error, part func() error, p []byte) (int, error) {
	for *left == 0 {
		if *failed == nil {
			*failed = part()
		}
		if *failed != nil {
			return 0, *failed
		}
	}
	n, err := in.Read(p[:min(len(p), *left)])
	*left -= n
	if n == 0 && err != nil {
		*failed = short(err)
		return 0, *failed
	}
	return n, nil
}

func short(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
