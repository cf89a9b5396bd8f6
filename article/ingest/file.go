package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"parallax/article"
)

// MaxFile is the largest file that is read as one article, in bytes. News
// articles have kilobytes; the bound keeps a wrong argument from filling the
// memory.
const MaxFile = 256 << 20

// Reader reads articles from files. The zero value works; it is not safe for
// use by several goroutines. Close it to end the page extractor it may have
// started.
type Reader struct {
	Stdin  io.Reader // what "-" reads; nil: os.Stdin
	worker worker
}

// Close ends what the reader has started.
func (r *Reader) Close() error {
	return r.worker.close()
}

// File reads the article in a file: text, or a saved HTML page. The path "-"
// is standard input. Errors name the file and the reason.
func (r *Reader) File(path string) (*article.Article, error) {
	data, err := r.bytes(path)
	if err != nil {
		return nil, err
	}
	a, err := r.article(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	sum := sha256.Sum256(data)
	a.SHA256 = hex.EncodeToString(sum[:])
	a.Origin = article.Origin{File: path}
	a.ID = article.ContentID(a.Text)
	return a, nil
}

func (r *Reader) article(data []byte) (*article.Article, error) {
	if looksLikeHTML(data) {
		return r.worker.page(data)
	}
	return parseText(data)
}

func (r *Reader) bytes(path string) ([]byte, error) {
	in, name := r.Stdin, "standard input"
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, Readable(err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		if info.IsDir() {
			return nil, fmt.Errorf("%s: this is a directory: give a file", path)
		}
		in, name = f, path
	} else if in == nil {
		in = os.Stdin
	}
	var buffer bytes.Buffer
	n, err := buffer.ReadFrom(io.LimitReader(in, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if n > MaxFile {
		return nil, fmt.Errorf("%s: larger than %d MB, too large for one article", name, MaxFile>>20)
	}
	return buffer.Bytes(), nil
}
