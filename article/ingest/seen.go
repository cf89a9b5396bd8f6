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
	met    map[string]int // fields that an article's record has a value in, or columns
	used   map[string]bool
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

// Unused lists the fields of records and the columns of tables that no article
// has anything from, the most frequent first. It is complete when the stream
// has ended.
func (s *Seen) Unused() []string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var all []string
	for name := range s.met {
		if !s.used[name] {
			all = append(all, name)
		}
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(s.met[b], s.met[a]), cmp.Compare(a, b)) })
	return all
}

// meet counts a field, used or not.
func (s *Seen) meet(f *field, records int, used bool) {
	if s.met == nil {
		s.met, s.used = map[string]int{}, map[string]bool{}
	}
	if records > 0 {
		s.met[f.name] += records
	}
	if used {
		s.used[f.name] = true
	}
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
		s.meet(f, f.met, f.uses > 0 || len(f.nested) > 0)
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
	for _, f := range t.fields {
		s.meet(f, rows, f.property < properties && best[f.property] == f)
	}
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
