package archive

import (
	"cmp"
	"encoding/binary"
	"io"
	"sync"

	"github.com/zeebo/xxh3"

	"parallax/archive/internal/store"
)

// outlets reads of a catalogue file no more than a query must know: the outlets
// of the articles that were found, and whether they were removed. Any number of
// goroutines may ask.
type outlets struct {
	file  store.File
	count int // of articles
	sum   func() error

	mutex sync.Mutex
	pages map[uint32][]byte
	err   error // of reading a page
}

// Articles of a page of 4 kB: the 4 MB of a million articles are never in memory
// at once, where the system would have to make each of a thousand pages first.
const outletsOfPage = 1024

func openOutlets(f store.File) (*outlets, error) {
	head := make([]byte, headBytes)
	if _, err := f.ReadAt(head, 0); err != nil || string(head[:8]) != catalogMagic {
		return nil, errCatalog
	}
	o := &outlets{file: f, count: int(binary.LittleEndian.Uint32(head[12:])), pages: map[uint32][]byte{}}
	size, err := f.Size()
	if err != nil || size < o.end()+8 {
		return nil, errCatalog
	}
	o.sum = sync.OnceValue(o.check)
	go o.sum()
	return o, nil
}

// end is where the outlets end in the file, before their checksum.
func (o *outlets) end() int64 { return headBytes + 4*int64(o.count) }

// check reads all of them for their checksum.
func (o *outlets) check() error {
	sum := xxh3.New()
	if _, err := io.CopyBuffer(sum, io.NewSectionReader(o.file, 0, o.end()), make([]byte, 1<<16)); err != nil {
		return err
	}
	var want [8]byte
	if _, err := o.file.ReadAt(want[:], o.end()); err != nil {
		return err
	}
	if sum.Sum64() != binary.LittleEndian.Uint64(want[:]) {
		return errCatalog
	}
	return nil
}

// of gives an article's outlet. What was asked holds if whole then has no error.
func (o *outlets) of(number uint32) (outlet uint32, removed bool) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	p := number / outletsOfPage
	page, known := o.pages[p]
	if !known {
		first := int64(p) * outletsOfPage
		page = make([]byte, 4*min(outletsOfPage, int64(o.count)-first))
		if _, err := o.file.ReadAt(page, headBytes+4*first); err != nil {
			o.err = err
		}
		o.pages[p] = page
	}
	return outletIn(page, number%outletsOfPage)
}

// whole tells whether all could be read as it was written.
func (o *outlets) whole() error {
	err := o.sum()
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return cmp.Or(err, o.err)
}

func (o *outlets) close() {
	o.sum()
	o.file.Close()
}
