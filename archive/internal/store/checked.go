package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/zeebo/xxh3"
)

// WriteChecked writes a whole file with a checksum at its end. A file of that
// name is there when all of it was written, or not at all; it does not yet
// survive a power failure.
func WriteChecked(files Files, path string, data []byte) (size int64, checksum string, err error) {
	sum := xxh3.New()
	size, err = WriteWhole(files, path, func(w io.Writer) error {
		_, err1 := w.Write(data)
		_, err2 := w.Write(binary.LittleEndian.AppendUint64(nil, xxh3.Hash(data)))
		return errors.Join(err1, err2)
	}, sum)
	return size, formatSum(sum), err
}

// WritePieces is WriteChecked of pieces of data, one behind the other. It copies
// none of them that is large.
func WritePieces(files Files, path string, pieces [][]byte) error {
	_, err := WriteWhole(files, path, func(w io.Writer) error {
		sum := xxh3.New()
		buffer := bufio.NewWriterSize(w, 1<<16)
		for _, p := range pieces {
			sum.Write(p)
			buffer.Write(p) // the error stays until Flush
		}
		buffer.Write(binary.LittleEndian.AppendUint64(nil, sum.Sum64()))
		return buffer.Flush()
	}, nil)
	return err
}

// WriteWhole writes a file beside path and gives it that name when it is whole.
func WriteWhole(files Files, path string, write func(io.Writer) error, sum *xxh3.Hasher) (int64, error) {
	temporary := path + ".part"
	f, err := files.Create(temporary)
	if err != nil {
		return 0, err
	}
	w := &summing{w: f, sum: sum}
	err = write(w)
	if err = errors.Join(err, f.Close()); err != nil {
		return 0, err
	}
	return w.size, files.Rename(temporary, path)
}

// Sum is the form of a checksum in the list of files.
func Sum(h *xxh3.Hasher) string { return formatSum(h) }

type summing struct {
	w    io.Writer
	sum  *xxh3.Hasher
	size int64
}

func (s *summing) Write(p []byte) (int, error) {
	if s.sum != nil {
		s.sum.Write(p)
	}
	n, err := s.w.Write(p)
	s.size += int64(n)
	return n, err
}

// ReadChecked reads what WriteChecked wrote.
func ReadChecked(files Files, path string) ([]byte, error) {
	data, err := ReadWhole(files, path)
	if err != nil {
		return nil, err
	}
	if len(data) < 8 || xxh3.Hash(data[:len(data)-8]) != binary.LittleEndian.Uint64(data[len(data)-8:]) {
		return nil, fmt.Errorf("%s: %w", path, ErrDamaged)
	}
	return data[:len(data)-8], nil
}

// ReadWhole reads a file.
func ReadWhole(files Files, path string) ([]byte, error) {
	f, err := files.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size, err := f.Size()
	if err != nil {
		return nil, err
	}
	data := make([]byte, size)
	if _, err := f.ReadAt(data, 0); err != nil && (!errors.Is(err, io.EOF) || size > 0) {
		return nil, err
	}
	return data, nil
}

// Checksum reads a whole file for its length and checksum.
func Checksum(files Files, path string) (int64, string, error) {
	f, err := files.Open(path)
	if err != nil {
		return 0, "", err
	}
	defer f.Close()
	size, err := f.Size()
	if err != nil {
		return 0, "", err
	}
	sum := xxh3.New()
	_, err = io.CopyBuffer(sum, io.NewSectionReader(f, 0, size), make([]byte, 1<<20))
	return size, formatSum(sum), err
}

// WritePlain writes a whole file that has a checksum of its own.
func WritePlain(files Files, path string, data []byte) (size int64, checksum string, err error) {
	sum := xxh3.New()
	size, err = WriteWhole(files, path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}, sum)
	return size, formatSum(sum), err
}
