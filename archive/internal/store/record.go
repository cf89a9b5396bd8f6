package store

import (
	"encoding/binary"
	"errors"

	"github.com/zeebo/xxh3"

	"parallax/article"
	"parallax/text"
)

// A record is an article as bytes: what it says and what is known of it, then
// where it was read. Strings and counts come in a fixed order, each string
// behind its length.

// Digest tells whether two articles are the same in all but where they were
// read.
type Digest [16]byte

// AppendRecord appends an article and gives the digest of it.
func AppendRecord(dst []byte, a *article.Article) ([]byte, Digest) {
	start := len(dst)
	for _, s := range [...]string{a.ID, a.Title, a.Outlet, a.Author, a.Date, a.URL, a.Language, a.Text} {
		dst = appendString(dst, s)
	}
	dst = binary.AppendUvarint(dst, uint64(len(a.Marks)))
	for _, m := range a.Marks {
		dst = binary.AppendUvarint(dst, uint64(m.Bytes.Start))
		dst = binary.AppendUvarint(dst, uint64(m.Bytes.End))
		dst = appendString(dst, string(m.Kind))
		dst = appendString(dst, m.Note)
	}
	digest := Digest(xxh3.Hash128(dst[start:]).Bytes())
	dst = appendString(dst, a.SHA256)
	dst = appendString(dst, a.Origin.File)
	dst = binary.AppendUvarint(dst, uint64(a.Origin.Record))
	dst = appendString(dst, a.Origin.Format)
	dst = binary.AppendUvarint(dst, uint64(len(a.Notes)))
	for _, n := range a.Notes {
		dst = appendString(dst, n.Code)
		dst = appendString(dst, n.Message)
	}
	return dst, digest
}

func appendString(dst []byte, s string) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(s)))
	return append(dst, s...)
}

var errRecord = errors.New("a record is damaged")

// ParseRecord reads what AppendRecord wrote.
func ParseRecord(data []byte) (*article.Article, error) {
	r := recordReader{data: data}
	a := &article.Article{}
	for _, s := range [...]*string{&a.ID, &a.Title, &a.Outlet, &a.Author, &a.Date, &a.URL, &a.Language, &a.Text} {
		*s = r.string()
	}
	for range r.count() {
		m := text.Mark{Bytes: text.Span{Start: r.number(), End: r.number()}, Kind: text.MarkKind(r.string()), Note: r.string()}
		a.Marks = append(a.Marks, m)
	}
	a.SHA256 = r.string()
	a.Origin = article.Origin{File: r.string(), Record: r.number(), Format: r.string()}
	for range r.count() {
		a.Notes = append(a.Notes, article.Note{Code: r.string(), Message: r.string()})
	}
	if r.bad || len(r.data) > 0 {
		return nil, errRecord
	}
	return a, nil
}

type recordReader struct {
	data []byte
	bad  bool
}

func (r *recordReader) number() int {
	n, width := binary.Uvarint(r.data)
	if width <= 0 || n > 1<<40 {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[width:]
	return int(n)
}

// count is a number of things that take a byte each at the least.
func (r *recordReader) count() int {
	n := r.number()
	if n > len(r.data) {
		r.bad = true
		return 0
	}
	return n
}

func (r *recordReader) string() string {
	n := r.count()
	s := string(r.data[:n])
	r.data = r.data[n:]
	return s
}
