package ingest

import (
	"bytes"
	"context"
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

// File reads the article in a file: text, a saved web page, or any other format
// that [Articles] reads if the file holds one article, or the path names one of
// its articles, as "FILE#RECORD" or "FILE#ID". The path "-" is standard input.
// Errors name the file and the reason.
func (r *Reader) File(path string) (*article.Article, error) {
	source, address := SplitAddress(path)
	if address != "" {
		return r.find(source, address, path)
	}
	data, err := r.bytes(path)
	if err != nil {
		return nil, err
	}
	var a *article.Article
	switch format := formatOf(data[:min(len(data), headSize)], path); format.name {
	case "html":
		a, err = r.worker.page(data)
	case "text", "binary", "xml":
		a, err = parseText(data)
	case "fragment":
		a, err = parseFragment(data)
	default:
		if path != "-" {
			return r.find(path, "", path)
		}
		o := Options{Stdin: bytes.NewReader(data), Workers: 1}
		return Find(context.Background(), path, "", o)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	sum := sha256.Sum256(data)
	a.SHA256 = hex.EncodeToString(sum[:])
	a.Origin = article.Origin{File: path}
	a.ID = article.ContentID(a.Text)
	return a, nil
}

// find reads one article of many, under the path that the user gave.
func (r *Reader) find(source, address, path string) (*article.Article, error) {
	a, err := Find(context.Background(), source, address, Options{Workers: 1})
	if err != nil {
		return nil, err
	}
	a.Origin.File = path
	return a, nil
}

func (r *Reader) bytes(path string) ([]byte, error) {
	in, name := r.Stdin, "standard input"
	var buffer bytes.Buffer
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
		buffer.Grow(int(min(info.Size(), MaxFile)) + bytes.MinRead) // ReadFrom wants room for the end, too
		in, name = f, path
	} else if in == nil {
		in = os.Stdin
	}
	n, err := buffer.ReadFrom(io.LimitReader(in, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if n > MaxFile {
		return nil, fmt.Errorf("%s: larger than %d MB, too large for one article", name, MaxFile>>20)
	}
	return buffer.Bytes(), nil
}
