package archive

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/zeebo/xxh3"

	"parallax/archive/internal/store"
)

// A pack is records one behind the other, then a list of them, then where the
// list begins and its checksum. It is written under another name and never
// changes once it has its own.

const (
	packEnding = ".pairs"
	partEnding = ".part" // half written
	packHead   = "parallax pairs 1\n"
	listedSize = 2*16 + 8 + 8 + 8
	footSize   = 8 + 8
)

// listedRecord is a record in the list of a pack.
type listedRecord struct {
	key      comparedKey
	offset   int64
	size     int64
	checksum uint64
}

// pack is a pack open for reading.
type pack struct {
	path string
	file store.File
	list []listedRecord
}

// openPack reads the list of a pack. The pack is given with an error, too, so
// that it can be removed.
func openPack(files store.Files, path string) (*pack, error) {
	p := &pack{path: path}
	f, err := files.Open(path)
	if err != nil {
		return p, err
	}
	p.file = f
	damaged := fmt.Errorf("%s: %w", path, ErrDamaged)
	size, err := f.Size()
	if err != nil {
		return p, err
	}
	if size < int64(len(packHead)+footSize) {
		return p, damaged
	}
	head, foot := make([]byte, len(packHead)), make([]byte, footSize)
	if err := errors.Join(readFull(f, head, 0), readFull(f, foot, size-footSize)); err != nil {
		return p, err
	}
	begin := int64(binary.LittleEndian.Uint64(foot))
	end := size - footSize
	if string(head) != packHead || begin < int64(len(packHead)) || begin > end || (end-begin)%listedSize != 0 {
		return p, damaged
	}
	data := make([]byte, end-begin)
	if err := readFull(f, data, begin); err != nil {
		return p, err
	}
	if xxh3.Hash(data) != binary.LittleEndian.Uint64(foot[8:]) {
		return p, damaged
	}
	p.list = make([]listedRecord, len(data)/listedSize)
	for i := range p.list {
		r, row := &p.list[i], data[i*listedSize:]
		copy(r.key[0][:], row)
		copy(r.key[1][:], row[16:])
		r.offset, r.size = int64(binary.LittleEndian.Uint64(row[32:])), int64(binary.LittleEndian.Uint64(row[40:]))
		r.checksum = binary.LittleEndian.Uint64(row[48:])
		if r.offset < 0 || r.size < 0 || r.size > begin || r.offset > begin-r.size {
			return p, damaged
		}
	}
	return p, nil
}

func readFull(f store.File, data []byte, at int64) error {
	if _, err := f.ReadAt(data, at); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

func (p *pack) record(i int) ([]byte, error) {
	r := &p.list[i]
	data := make([]byte, r.size)
	if err := readFull(p.file, data, r.offset); err != nil {
		return nil, err
	}
	if xxh3.Hash(data) != r.checksum {
		return nil, fmt.Errorf("%s: %w", p.path, ErrDamaged)
	}
	return data, nil
}

func (p *pack) close() {
	if p.file != nil {
		p.file.Close()
	}
}

// packWriter writes a pack.
type packWriter struct {
	files store.Files
	path  string
	file  store.File
	out   *bufio.Writer
	size  int64
	list  []byte
}

func newPackWriter(files store.Files, path string) (*packWriter, error) {
	f, err := files.Create(path)
	if err != nil {
		return nil, err
	}
	w := &packWriter{files: files, path: path, file: f, out: bufio.NewWriterSize(f, 1<<18), size: int64(len(packHead))}
	_, err = w.out.WriteString(packHead)
	return w, err
}

func (w *packWriter) add(key comparedKey, data []byte) error {
	w.list = append(append(w.list, key[0][:]...), key[1][:]...)
	w.list = binary.LittleEndian.AppendUint64(w.list, uint64(w.size))
	w.list = binary.LittleEndian.AppendUint64(w.list, uint64(len(data)))
	w.list = binary.LittleEndian.AppendUint64(w.list, xxh3.Hash(data))
	w.size += int64(len(data))
	_, err := w.out.Write(data)
	return err
}

// finish gives the pack the name that its list's checksum makes. It need not
// survive a power failure: what is not whole is passed over.
func (w *packWriter) finish(name func(sum string) string) error {
	sum := xxh3.Hash(w.list)
	foot := binary.LittleEndian.AppendUint64(nil, uint64(w.size))
	foot = binary.LittleEndian.AppendUint64(foot, sum)
	_, err1 := w.out.Write(w.list)
	_, err2 := w.out.Write(foot)
	if err := errors.Join(err1, err2, w.out.Flush(), w.file.Close()); err != nil {
		w.files.Remove(w.path)
		return err
	}
	return w.files.Rename(w.path, name(fmt.Sprintf("%016x", sum)))
}

func (w *packWriter) abandon() {
	w.file.Close()
	w.files.Remove(w.path)
}
