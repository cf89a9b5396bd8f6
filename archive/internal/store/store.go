package store

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"sync"
)

// Store is an archive's folder: the database, and the files that it lists.
type Store struct {
	Folder string
	DB     *sql.DB
	Files  Files

	mutex sync.Mutex
	texts []textsFile
	cache *blockCache
}

// Listed is a file of the archive, as the database lists it.
type Listed struct {
	Name     string // inside the folder, with /
	Kind     string
	Bytes    int64
	Checksum string
	First    uint32 // number of the first article in it
	Count    int
	Run      int
}

// Kinds of files.
const (
	KindTexts      = "texts"
	KindSegment    = "segment"
	KindStatistics = "statistics"
	KindCatalog    = "catalog"
)

type textsFile struct {
	Listed
	open   *Texts
	plain  File    // of a run at work: what it has just written itself,
	places []place // and where the records stand there
}

// unpackedLimit bounds the unpacked blocks that a store keeps, in bytes.
const unpackedLimit = 64 << 20

// Open opens the archive in a folder; to write, it makes one where there is
// none.
func Open(folder string, files Files, write bool) (*Store, error) {
	if write {
		if err := files.MakeFolder(folder); err != nil {
			return nil, err
		}
	}
	db, err := openDatabase(folder, write)
	if errors.Is(err, os.ErrNotExist) {
		err = ErrNone
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	s := &Store{Folder: folder, DB: db, Files: files, cache: newBlockCache(unpackedLimit)}
	if err := s.Refresh(); err != nil {
		s.Close()
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	return s, nil
}

// LimitCache bounds the database's cache, in bytes, of a store that is open to
// write.
func (s *Store) LimitCache(bytes int64) error {
	_, err := s.DB.Exec(fmt.Sprintf("PRAGMA cache_size(-%d)", bytes>>10))
	return err
}

// Refresh reads the list of files anew, behind a commit.
func (s *Store) Refresh() error {
	listed, err := s.Listed(KindTexts)
	if err != nil {
		return err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.closeTexts()
	for _, l := range listed {
		s.texts = append(s.texts, textsFile{Listed: l})
	}
	slices.SortFunc(s.texts, func(x, y textsFile) int { return cmp.Compare(x.First, y.First) })
	s.cache = newBlockCache(unpackedLimit)
	return nil
}

// Listed gives the archive's files of a kind, "" for all.
func (s *Store) Listed(kind string) ([]Listed, error) {
	rows, err := s.DB.Query("SELECT name, kind, bytes, checksum, first, count, run FROM file WHERE ?1 = '' OR kind = ?1 ORDER BY name", kind)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Listed
	for rows.Next() {
		var l Listed
		if err := rows.Scan(&l.Name, &l.Kind, &l.Bytes, &l.Checksum, &l.First, &l.Count, &l.Run); err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, rows.Err()
}

// Attach lets the articles of a run at work be read, from a file that is not
// listed yet. If it was written by w, none of its checksums is looked at and
// reading an article costs a microsecond; w may be nil.
func (s *Store) Attach(l Listed, w *TextWriter) error {
	f := textsFile{Listed: l}
	if w != nil && w.by == Plain {
		var err error
		if f.plain, err = s.Files.Open(s.Path(l.Name)); err != nil {
			return err
		}
		f.places = w.places
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.texts = append(s.texts, f)
	slices.SortFunc(s.texts, func(x, y textsFile) int { return cmp.Compare(x.First, y.First) })
	s.cache = newBlockCache(unpackedLimit) // which knows files by their place
	return nil
}

// Path is where a file of the archive lies.
func (s *Store) Path(name string) string { return filepath.Join(s.Folder, filepath.FromSlash(name)) }

// Record gives the record of an article by its number. It must not be changed.
func (s *Store) Record(number uint32) ([]byte, error) {
	// By fields, not by copies of the files: open sets one of them meanwhile.
	i := sort.Search(len(s.texts), func(i int) bool { return number < s.texts[i].First+uint32(s.texts[i].Count) })
	if i >= len(s.texts) || number < s.texts[i].First {
		return nil, fmt.Errorf("%s: there is no text of article %d: %w", s.Folder, number, ErrDamaged)
	}
	if plain := s.texts[i].plain; plain != nil {
		p := s.texts[i].places[number-s.texts[i].First]
		record := make([]byte, p.bytes)
		_, err := plain.ReadAt(record, p.at)
		return record, err
	}
	texts, err := s.open(i)
	if err != nil {
		return nil, err
	}
	return texts.Record(int(number - s.texts[i].First))
}

func (s *Store) open(i int) (*Texts, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	f := &s.texts[i]
	if f.open == nil {
		t, err := openTexts(s.Files, s.Path(f.Name), s.cache, uint32(i))
		if err != nil {
			return nil, err
		}
		if t.Len() != f.Count {
			t.Close()
			return nil, fmt.Errorf("%s: %w", s.Path(f.Name), ErrDamaged)
		}
		f.open = t
	}
	return f.open, nil
}

// Close closes all files.
func (s *Store) Close() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.closeTexts()
	return s.DB.Close()
}

func (s *Store) closeTexts() {
	for _, f := range s.texts {
		if f.open != nil {
			f.open.Close()
		}
		if f.plain != nil {
			f.plain.Close()
		}
	}
	s.texts = nil
}
