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

// Short is the part of a digest that is kept in memory.
func (d Digest) Short() uint64 { return binary.LittleEndian.Uint64(d[:]) }

// AppendRecord appends an article and gives the digest of it.
func AppendRecord(dst []byte, a *article.Article) ([]byte, Digest) {
	start := len(dst)
	for _, s := range [...]string{a.ID, a.Title, a.Outlet, a.Author, a.Date, a.URL, a.Section, a.Language, a.Text} {
		dst = AppendString(dst, s)
	}
	dst = binary.AppendUvarint(dst, uint64(len(a.Marks)))
	for _, m := range a.Marks {
		dst = binary.AppendUvarint(dst, uint64(m.Bytes.Start))
		dst = binary.AppendUvarint(dst, uint64(m.Bytes.End))
		dst = AppendString(dst, string(m.Kind))
		dst = AppendString(dst, m.Note)
	}
	digest := Digest(xxh3.Hash128(dst[start:]).Bytes())
	dst = AppendString(dst, a.SHA256)
	dst = AppendString(dst, a.Origin.File)
	dst = binary.AppendUvarint(dst, uint64(a.Origin.Record))
	dst = AppendString(dst, a.Origin.Format)
	dst = binary.AppendUvarint(dst, uint64(len(a.Notes)))
	for _, n := range a.Notes {
		dst = AppendString(dst, n.Code)
		dst = AppendString(dst, n.Message)
	}
	return dst, digest
}

// AppendString appends a string behind its length.
func AppendString(dst []byte, s string) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(s)))
	return append(dst, s...)
}

// AppendNumber appends a number that is not negative.
func AppendNumber(dst []byte, n int) []byte { return binary.AppendUvarint(dst, uint64(n)) }

var errRecord = errors.New("a record is damaged")

// ParseRecord reads what AppendRecord wrote.
func ParseRecord(data []byte) (*article.Article, error) {
	r := Fields{data: data}
	a := &article.Article{}
	for _, s := range [...]*string{&a.ID, &a.Title, &a.Outlet, &a.Author, &a.Date, &a.URL, &a.Section, &a.Language, &a.Text} {
		*s = r.String()
	}
	a.Marks = r.marks()
	a.SHA256 = r.String()
	a.Origin = article.Origin{File: r.String(), Record: r.Number(), Format: r.String()}
	for range r.Count() {
		a.Notes = append(a.Notes, article.Note{Code: r.String(), Message: r.String()})
	}
	if err := r.Err(); err != nil {
		return nil, err
	}
	return a, nil
}

// Body is what the engine reads of an article.
type Body struct {
	Text     string
	Language string
	Marks    []text.Mark
}

// ParseBody reads no more of a record than the engine needs.
func ParseBody(data []byte) (Body, error) {
	r := Fields{data: data}
	var b Body
	for range 7 { // ID to Section
		r.skip()
	}
	b.Language, b.Text = r.String(), r.String()
	b.Marks = r.marks()
	if r.bad {
		return b, errRecord
	}
	return b, nil
}

// TextOf is the text in a record, where it stands.
func TextOf(record []byte) []byte {
	r := Fields{data: record}
	for range 8 { // ID to Language
		r.skip()
	}
	return r.data[:r.Count()]
}

func (r *Fields) marks() (marks []text.Mark) {
	for range r.Count() {
		marks = append(marks, text.Mark{Bytes: text.Span{Start: r.Number(), End: r.Number()}, Kind: text.MarkKind(r.String()), Note: r.String()})
	}
	return marks
}

func (r *Fields) skip() { r.data = r.data[r.Count():] }

// Fields reads strings and numbers in the order in which they were appended.
// What is damaged reads as nothing and is told by Err at the end.
type Fields struct {
	data []byte
	bad  bool
}

// NewFields reads data.
func NewFields(data []byte) *Fields { return &Fields{data: data} }

// Err tells whether all was read and nothing was wrong.
func (r *Fields) Err() error {
	if r.bad || len(r.data) > 0 {
		return errRecord
	}
	return nil
}

// Number reads a number.
func (r *Fields) Number() int {
	n, width := binary.Uvarint(r.data)
	if width <= 0 || n > 1<<40 {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[width:]
	return int(n)
}

// Count reads a number of things that take a byte each at the least.
func (r *Fields) Count() int {
	n := r.Number()
	if n > len(r.data) {
		r.bad = true
		return 0
	}
	return n
}

// String reads a string.
func (r *Fields) String() string {
	n := r.Count()
	s := string(r.data[:n])
	r.data = r.data[n:]
	return s
}

// Bytes reads so many bytes.
func (r *Fields) Bytes(n int) []byte {
	if n > len(r.data) {
		r.bad, r.data = true, nil
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}
