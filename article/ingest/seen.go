package ingest

import (
	"cmp"
	"io"
	"slices"
	"sync"
	"sync/atomic"
)

// Seen tells how far a stream has come, and what was guessed on the way. It may
// be asked at any time by any goroutine.
type Seen struct {
	bytes  atomic.Int64
	mutex  sync.Mutex
	fields map[FieldUse]int
}

// FieldUse says that a property of articles was taken from a field.
type FieldUse struct {
	Property string // as in [Options.Map]
	Field    string
	Guessed  bool // not named by the user
	Articles int
}

// Bytes is how much was read of the files on disk and of standard input.
func (s *Seen) Bytes() int64 { return s.bytes.Load() }

// Fields lists the fields that properties were taken from, in the order of the
// properties, the most used first. It is complete when the stream has ended.
func (s *Seen) Fields() []FieldUse {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var all []FieldUse
	for use, n := range s.fields {
		use.Articles = n
		all = append(all, use)
	}
	slices.SortFunc(all, func(a, b FieldUse) int {
		return cmp.Or(
			cmp.Compare(slices.Index(propertyNames[:], a.Property), slices.Index(propertyNames[:], b.Property)),
			cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Field, b.Field))
	})
	return all
}

// add counts what one goroutine has used.
func (s *Seen) add(names *fieldNames) {
	if s == nil {
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, f := range names.known {
		s.count(f, names, f.uses)
	}
	for _, f := range names.inside {
		s.count(f, names, f.uses)
	}
}

// addRows counts the best column of each property for so many rows.
func (s *Seen) addRows(t *table, rows int) {
	if s == nil {
		return
	}
	var best [properties]*field
	for _, f := range t.fields {
		if f.property < properties && (best[f.property] == nil || f.rank < best[f.property].rank) {
			best[f.property] = f
		}
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, f := range best {
		if f != nil {
			s.count(f, t.names, rows)
		}
	}
}

func (s *Seen) count(f *field, names *fieldNames, uses int) {
	if uses == 0 || f.property == properties {
		return
	}
	if s.fields == nil {
		s.fields = map[FieldUse]int{}
	}
	s.fields[FieldUse{Property: propertyNames[f.property], Field: f.name, Guessed: names.wanted[f.property] == ""}] += uses
}

// counted counts what is read through it.
type counted struct {
	io.Reader
	seen *Seen
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.seen.bytes.Add(int64(n))
	return n, err
}

type countedAt struct {
	io.ReaderAt
	seen *Seen
}

func (c countedAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, at)
	c.seen.bytes.Add(int64(n))
	return n, err
}
