package ingest

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// budget is what a file may still unfold to.
type budget struct{ left int64 }

var errBomb = errors.New("unfolds to too many bytes for its size: reading of it stopped")

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
func (in *input) inside(name string, data io.Reader) error {
	if in.depth >= in.o.Limits.Depth {
		return in.skip(0, fmt.Sprintf("more than %d containers inside each other", in.o.Limits.Depth))
	}
	return in.read(&input{
		run: in.run, name: name, folder: in.folder, depth: in.depth + 1, budget: in.budget,
		in: bufio.NewReaderSize(unfolding{data, in.budget}, headSize),
	})
}

func readGzip(in *input) error {
	data, err := gzip.NewReader(in.in)
	if err != nil {
		return in.skip(0, reason(err))
	}
	return in.inside(in.name, data)
}

func looksLikeZstd(head []byte, _ string) bool {
	var h zstd.Header
	return len(head) >= 4 && h.Decode(head[:min(len(head), zstd.HeaderMaxSize)]) == nil
}

// maxWindow is the largest window of Zstandard data that is read: what
// "zstd --long" makes.
const maxWindow = 128 << 20

func readZstd(in *input) error {
	data, err := zstd.NewReader(in.in, zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderConcurrency(2))
	if err != nil {
		return in.skip(0, reason(err))
	}
	defer data.Close()
	return in.inside(in.name, data)
}
