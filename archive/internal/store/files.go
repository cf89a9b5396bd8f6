// Package store keeps an archive's files: articles in compressed blocks, the
// database of what is known of them, and the list of files that belong
// together. It knows bytes and rows, and nothing of reuse.
package store

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// Files is how everything but the database reaches the disk, so that tests can
// make it fail.
type Files interface {
	Create(path string) (File, error) // a new file, in place of an old one
	Open(path string) (File, error)
	Rename(from, to string) error
	Remove(path string) error
	MakeFolder(path string) error
	Names(folder string) ([]string, error) // of the files in it, sorted
	SyncFile(path string) error            // makes what was written last
	SyncFolder(path string) error          // makes creations, renames and removals in it last
}

// File is one file, written from start to end or read anywhere.
type File interface {
	io.Writer
	io.ReaderAt
	Size() (int64, error)
	Close() error
}

// Disk is the file system of the operating system.
type Disk struct{}

type diskFile struct{ *os.File }

func (f diskFile) Size() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Create makes a file that only grows.
func (Disk) Create(path string) (File, error) {
	f, err := os.Create(path)
	return diskFile{f}, err
}

// Open opens a file for reading.
func (Disk) Open(path string) (File, error) {
	f, err := os.Open(path)
	return diskFile{f}, err
}

// Rename moves a file over another.
func (Disk) Rename(from, to string) error { return os.Rename(from, to) }

// Remove deletes a file.
func (Disk) Remove(path string) error { return os.Remove(path) }

// MakeFolder makes a folder with all above it.
func (Disk) MakeFolder(path string) error { return os.MkdirAll(path, 0o755) }

// Names lists the files of a folder; none if there is no such folder.
func (Disk) Names(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if os.IsNotExist(err) {
		return nil, nil
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// SyncFile makes the content of a file survive a power failure.
func (Disk) SyncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// SyncFolder makes changes of a folder survive a power failure. Windows has
// no such call and orders them itself.
func (Disk) SyncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
