package warc

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
)

// A codec opens compressed members: gzip members, Zstandard or LZ4 frames.
type codec interface {
	// begins tells whether a member begins with these bytes, of which at least
	// four are given where the file has them.
	begins(head []byte) bool
	// open starts the member that begins at in. What it gives ends with the
	// member and has then taken no byte behind it.
	open(in *bufio.Reader) (io.Reader, error)
	name() string
	close()
}

// codecOf tells the compression from a file's first bytes; nil: none.
func codecOf(head []byte) codec {
	for _, c := range []codec{new(gzipCodec), new(zstdCodec), new(lz4Codec)} {
		if c.begins(head) {
			return c
		}
	}
	return nil
}

type gzipCodec struct{ reader gzip.Reader }

func (c *gzipCodec) begins(head []byte) bool {
	return len(head) >= 4 && head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 && head[3]&0xe0 == 0
}

func (c *gzipCodec) open(in *bufio.Reader) (io.Reader, error) {
	if err := c.reader.Reset(in); err != nil {
		return nil, err
	}
	c.reader.Multistream(false)
	return &c.reader, nil
}

func (c *gzipCodec) name() string { return "gzip" }
func (c *gzipCodec) close()       {}

const (
	zstdMagic      = 0xFD2FB528
	skippableMagic = 0x184D2A50 // to …5F: frames that hold something else
	dictionaryMag  = 0x184D2A5D // that of them which holds a WARC file's dictionary
	lz4Magic       = 0x184D2204
	// maxDictionary is far above the 100 kB that dictionaries are made with.
	maxDictionary = 16 << 20
	// maxWindow is the most that the zstd program itself takes unasked.
	maxWindow = 128 << 20
)

type zstdCodec struct {
	decoder    *zstd.Decoder
	dictionary []byte
}

func (c *zstdCodec) begins(head []byte) bool {
	if len(head) < 4 {
		return false
	}
	magic := binary.LittleEndian.Uint32(head)
	return magic == zstdMagic || magic&^0xF == skippableMagic
}

func (c *zstdCodec) open(in *bufio.Reader) (io.Reader, error) {
	head, err := in.Peek(8)
	if err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	if magic := binary.LittleEndian.Uint32(head); magic&^0xF == skippableMagic {
		in.Discard(8)
		return c.skippable(in, magic, int64(binary.LittleEndian.Uint32(head[4:])))
	}
	if c.decoder == nil {
		options := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow)}
		if c.dictionary != nil {
			options = append(options, zstd.WithDecoderDicts(c.dictionary))
		}
		if c.decoder, err = zstd.NewReader(nil, options...); err != nil {
			return nil, err
		}
	}
	if err := c.decoder.Reset(&zstdFrame{in: in}); err != nil {
		return nil, err
	}
	return c.decoder, nil
}

// skippable passes a frame that holds no content. The dictionary comes in such
// a frame, itself compressed or not.
func (c *zstdCodec) skippable(in *bufio.Reader, magic uint32, size int64) (io.Reader, error) {
	frame := &io.LimitedReader{R: in, N: size}
	if magic != dictionaryMag {
		_, err := io.Copy(io.Discard, frame)
		return bytes.NewReader(nil), err
	}
	if size > maxDictionary {
		return nil, fmt.Errorf("a dictionary of %d bytes", size)
	}
	dictionary, err := io.ReadAll(frame)
	if err != nil || frame.N > 0 {
		return nil, errors.New("the file ends inside the dictionary")
	}
	if len(dictionary) >= 4 && binary.LittleEndian.Uint32(dictionary) == zstdMagic {
		decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxDictionary))
		if err != nil {
			return nil, err
		}
		defer decoder.Close()
		if dictionary, err = decoder.DecodeAll(dictionary, nil); err != nil {
			return nil, fmt.Errorf("the dictionary: %w", err)
		}
	}
	c.close()
	c.dictionary, c.decoder = dictionary, nil
	return bytes.NewReader(nil), nil
}

func (c *zstdCodec) name() string { return "zstd" }
func (c *zstdCodec) close() {
	if c.decoder != nil {
		c.decoder.Close()
	}
}

type lz4Codec struct{ reader *lz4.Reader }

func (c *lz4Codec) begins(head []byte) bool {
	return len(head) >= 4 && binary.LittleEndian.Uint32(head) == lz4Magic
}

func (c *lz4Codec) open(in *bufio.Reader) (io.Reader, error) {
	frame := &lz4Frame{in: in}
	if c.reader == nil {
		c.reader = lz4.NewReader(frame)
	} else {
		c.reader.Reset(frame)
	}
	return c.reader, nil
}

func (c *lz4Codec) name() string { return "LZ4" }
func (c *lz4Codec) close()       {}
