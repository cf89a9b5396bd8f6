package archive

import (
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gofrs/flock"
	"github.com/klauspost/compress/s2"
	"github.com/zeebo/xxh3"

	"parallax/archive/internal/store"
)

// Compared keeps what a program has read out of compared pairs, so that asking
// again does not compare again. Records lie, compressed, in packs in the folder
// compared/, under the digests of both articles: an article that has changed
// has another. They are no part of the archive. Losing them costs time and
// nothing else; a pack that is damaged is passed over and removed, and an
// archive that cannot be written to is read all the same.
//
// Any number of goroutines may share it, and several processes the folder: one
// of them writes.
type Compared struct {
	store   *store.Store
	maker   string // begins the names of its packs
	digests map[string]store.Digest
	packs   []*pack
	known   map[comparedKey]comparedPlace

	mutex   sync.Mutex
	lock    *flock.Flock
	writing *packWriter
	damaged map[*pack]bool
	err     error // why nothing is kept
	closed  bool
}

// comparedKey is the digests of both articles.
type comparedKey [2]store.Digest

type comparedPlace struct {
	pack  *pack
	index int
}

const comparedFolder = "compared"

const (
	packBytes   = 64 << 20 // of the records of a pack: what a kill can lose
	packsMerged = 16       // so many packs of one maker are merged into one
	makersKept  = 3        // makers whose packs stay: programs and word lists in use by turns
)

// Compared opens what is kept for a maker: everything that a record depends on
// beside the two articles, such as the program, its options and its word lists.
func (a *Archive) Compared(maker string) (*Compared, error) {
	sum := xxh3.HashString128(maker).Bytes()
	c := &Compared{store: a.store, maker: hex.EncodeToString(sum[:8]), known: map[comparedKey]comparedPlace{}, damaged: map[*pack]bool{}}
	var err error
	if c.digests, err = digestsOf(a.store); err != nil {
		return nil, err
	}
	names, err := c.store.Files.Names(c.store.Path(comparedFolder))
	if err != nil {
		c.err = err
		return c, nil
	}
	for _, name := range names {
		if !strings.HasPrefix(name, c.maker+"-") || !strings.HasSuffix(name, packEnding) {
			continue
		}
		p, err := openPack(c.store.Files, c.path(name))
		c.packs = append(c.packs, p)
		if err != nil {
			c.damaged[p] = true
			continue
		}
		for i := range p.list {
			c.known[p.list[i].key] = comparedPlace{p, i}
		}
	}
	return c, nil
}

func (c *Compared) path(name string) string { return c.store.Path(comparedFolder + "/" + name) }

// digestsOf gives the digest of every article.
func digestsOf(s *store.Store) (map[string]store.Digest, error) {
	rows, err := s.DB.Query("SELECT id, digest FROM article")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[string]store.Digest{}
	for rows.Next() {
		var id string
		var digest []byte
		if err := rows.Scan(&id, &digest); err != nil {
			return nil, err
		}
		var d store.Digest
		copy(d[:], digest)
		all[id] = d
	}
	return all, rows.Err()
}

func (c *Compared) key(a, b string) (comparedKey, bool) {
	x, okX := c.digests[a]
	y, okY := c.digests[b]
	return comparedKey{x, y}, okX && okY
}

// Get gives the record of two articles, by ID; nil if none is kept. A record is
// not empty.
func (c *Compared) Get(a, b string) []byte {
	key, ok := c.key(a, b)
	if !ok {
		return nil
	}
	place, ok := c.known[key]
	if !ok {
		return nil
	}
	data, err := place.pack.record(place.index)
	if err == nil {
		data, err = s2.Decode(nil, data)
	}
	if err != nil {
		c.mutex.Lock()
		c.damaged[place.pack] = true
		c.mutex.Unlock()
		return nil
	}
	return data
}

// Put keeps the record of two articles, by ID. What cannot be written is not
// kept; [Compared.Close] says why.
func (c *Compared) Put(a, b string, data []byte) {
	key, ok := c.key(a, b)
	packed := s2.EncodeBetter(nil, data)
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if !ok || c.err != nil {
		return
	}
	if c.err = c.put(key, packed); c.err != nil {
		c.abandon()
	}
}

var errComparedLocked = fmt.Errorf("what pairs show is being kept by another process: %w", ErrLocked)

func (c *Compared) put(key comparedKey, data []byte) error {
	if c.lock == nil {
		if err := c.takeLock(); err != nil {
			return err
		}
	}
	if c.writing == nil {
		w, err := newPackWriter(c.store.Files, c.path(c.maker+partEnding))
		if err != nil {
			return err
		}
		c.writing = w
	}
	if err := c.writing.add(key, data); err != nil {
		return err
	}
	if c.writing.size < packBytes {
		return nil
	}
	return c.finish()
}

// takeLock makes this process the one that writes into the folder. What a killed
// one has left half written is nobody's then.
func (c *Compared) takeLock() error {
	if err := c.store.Files.MakeFolder(c.store.Path(comparedFolder)); err != nil {
		return err
	}
	lock := flock.New(filepath.Join(c.store.Path(comparedFolder), "lock"))
	free, err := lock.TryLock()
	if err != nil {
		return err
	}
	if !free {
		return errComparedLocked
	}
	c.lock = lock
	names, err := c.store.Files.Names(c.store.Path(comparedFolder))
	if err != nil {
		return err
	}
	for _, name := range names {
		if strings.HasSuffix(name, partEnding) {
			if err := c.store.Files.Remove(c.path(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// finish gives the pack at work its name.
func (c *Compared) finish() error {
	w := c.writing
	c.writing = nil
	return w.finish(func(sum string) string { return c.path(c.maker + "-" + sum + packEnding) })
}

func (c *Compared) abandon() {
	if c.writing != nil {
		c.writing.abandon()
		c.writing = nil
	}
}

// Close finishes what was put and tidies the folder. Its error says why records
// are not kept; results do not depend on them.
func (c *Compared) Close() error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.closed {
		return nil
	}
	c.closed = true
	if c.writing != nil && c.err == nil {
		if c.err = c.finish(); c.err != nil {
			c.abandon()
		}
	}
	if c.lock == nil && len(c.damaged) > 0 && c.err == nil {
		c.err = c.takeLock()
	}
	for _, p := range c.packs {
		p.close()
	}
	if c.lock != nil {
		for p := range c.damaged {
			c.err = errors.Join(c.err, c.store.Files.Remove(p.path))
		}
		if c.err == nil {
			c.err = c.tidy()
		}
		c.lock.Unlock()
	}
	return c.err
}
