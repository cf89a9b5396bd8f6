package ingest

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
	"github.com/ulikunitz/xz/lzma"
)

// budget is what a file may still unfold to.
type budget struct{ left int64 }

var errBomb = errors.New("unfolds to too many bytes for its size: reading of it stopped")

// memberCost is what a member of a container counts for beside its bytes, so
// that a million empty ones are not free.
const memberCost = 512

// unfolding counts what comes out of a container against the budget.
type unfolding struct {
	io.Reader
	*budget
}

func (u unfolding) Read(p []byte) (int, error) {
	if u.left <= 0 {
		return 0, errBomb
	}
	n, err := u.Reader.Read(p)
	u.left -= int64(n)
	return n, err
}

// inside reads the data that the input holds, under a name.
func (in *input) inside(name, folder string, data io.Reader) error {
	in.budget.left -= memberCost
	if in.depth >= in.o.Limits.Depth {
		return in.run.skipped(name, fmt.Sprintf("more than %d containers inside each other", in.o.Limits.Depth))
	}
	return in.read(&input{
		run: in.run, name: name, folder: folder, depth: in.depth + 1, budget: in.budget, walked: in.walked,
		in: bufio.NewReaderSize(unfolding{data, in.budget}, headSize),
	})
}

// unfold reads what a compressed file holds, under the same name.
func (in *input) unfold(data io.Reader, err error) error {
	if err != nil {
		return in.skip(0, reason(err))
	}
	return in.inside(in.name, in.folder, data)
}

func readGzip(in *input) error {
	data, err := gzip.NewReader(in.in)
	return in.unfold(data, err)
}

func readBzip2(in *input) error { return in.unfold(bzip2.NewReader(in.in), nil) }

func readXZ(in *input) error {
	head, _ := in.in.Peek(64)
	if size := xzDictionary(head); size > maxWindow {
		return in.skip(0, fmt.Sprintf("compressed with a dictionary of %d MB, more than the %d MB that are read", size>>20, maxWindow>>20))
	}
	// What the file asks for is allocated, but never less than is said here.
	data, err := xz.ReaderConfig{DictCap: lzma.MinDictCap}.NewReader(in.in)
	return in.unfold(data, err)
}

// xzDictionary is the dictionary that the first block of an xz file asks for,
// in bytes; 0 if the block is not of the usual form.
func xzDictionary(head []byte) int64 {
	const streamHeader = 12
	if len(head) < streamHeader+4 {
		return 0
	}
	block := head[streamHeader:]
	flags, rest := block[1], block[2:]
	for _, has := range []byte{0x40, 0x80} { // sizes, as numbers of seven bits a byte
		if flags&has != 0 {
			n := 0
			for n < len(rest) && rest[n] >= 0x80 {
				n++
			}
			rest = rest[min(n+1, len(rest)):]
		}
	}
	if flags&3 != 0 || len(rest) < 3 || rest[0] != 0x21 || rest[1] != 1 { // one filter, LZMA2
		return 0
	}
	size, err := lzma.DecodeDictCap(rest[2])
	if err != nil {
		return 0
	}
	return size
}

func looksLikeBzip2(head []byte, _ string) bool {
	return len(head) > 10 && bytes.HasPrefix(head, []byte("BZh")) && head[3] >= '1' && head[3] <= '9' && (bytes.HasPrefix(head[4:], []byte("1AY&SY")) || bytes.HasPrefix(head[4:], []byte("\x17rE8P\x90")))
}

func looksLikeZstd(head []byte, _ string) bool {
	var h zstd.Header
	return len(head) >= 4 && h.Decode(head[:min(len(head), zstd.HeaderMaxSize)]) == nil
}

// maxWindow is the largest window of compressed data that is read: what "zstd
// --long" makes; "xz -9" needs half of it.
const maxWindow = 128 << 20

func readZstd(in *input) error {
	// Decoding runs beside the reading in two more goroutines.
	data, err := zstd.NewReader(in.in, zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderConcurrency(2))
	if err != nil {
		return in.skip(0, reason(err))
	}
	defer data.Close()
	return in.unfold(data, nil)
}
