package ingest

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// sources reads what the user named. A source that is not there ends the
// stream before anything is read.
func (r *run) sources(sources []string) error {
	var paths []string
	for _, source := range sources {
		found, err := matches(source)
		if err != nil {
			return err
		}
		paths = append(paths, found...)
	}
	for _, path := range paths {
		if err := r.path(path); err != nil {
			return err
		}
	}
	return nil
}

// matches are the paths of a source: itself, or those that the pattern fits, in
// order of their names.
func matches(source string) ([]string, error) {
	if source == "-" {
		return []string{source}, nil
	}
	_, err := os.Lstat(source)
	if err == nil {
		return []string{source}, nil
	}
	if !strings.ContainsAny(source, "*?[{") {
		return nil, Readable(err)
	}
	found, err := doublestar.FilepathGlob(source, doublestar.WithFilesOnly())
	if err != nil {
		return nil, fmt.Errorf("%s: not a valid pattern: %w", source, err)
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s: no file fits the pattern", source)
	}
	slices.Sort(found)
	return found, nil
}

// path reads a file, or the files of a folder.
func (r *run) path(path string) error {
	if path == "-" {
		stdin := r.o.Stdin
		if stdin == nil {
			stdin = os.Stdin
		}
		return r.open("-", "", stdin, 0)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.skipped(path, reason(err))
	case info.IsDir():
		return r.folder(path)
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0:
		return r.skipped(path, "neither a file nor a folder")
	}
	f, err := os.Open(path)
	if err != nil {
		return r.skipped(path, reason(err))
	}
	defer f.Close()
	return r.open(path, filepath.Base(filepath.Dir(path)), f, info.Size())
}

// folder reads the files of a folder and the folders in it by name. Names that
// begin with a dot are passed over. Links to folders are not followed, so that
// no loop can arise.
func (r *run) folder(path string) error {
	entries, err := os.ReadDir(path)
	if err != nil {
		return r.skipped(path, reason(err))
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		name := filepath.Join(path, entry.Name())
		if entry.Type()&fs.ModeSymlink != 0 {
			if info, err := os.Stat(name); err == nil && info.IsDir() {
				if err := r.skipped(name, "a link to a folder, which is not followed: name the folder as a source"); err != nil {
					return err
				}
				continue
			}
		}
		if err := r.path(name); err != nil {
			return err
		}
	}
	return nil
}

// open reads a file on disk or standard input.
func (r *run) open(name, folder string, data io.Reader, size int64) error {
	limits := r.o.Limits
	return r.read(&input{
		run: r, name: name, folder: folder, in: bufio.NewReaderSize(data, headSize),
		budget: &budget{left: max(limits.Unfolded, limits.Expansion*size)},
	})
}

// read tells the format of an input and reads it.
func (r *run) read(in *input) error {
	if r.ctx.Err() != nil {
		return errStopped
	}
	head, err := in.in.Peek(headSize)
	if err != nil && err != io.EOF {
		return in.skip(0, reason(err))
	}
	if len(head) == 0 {
		return in.skip(0, "empty")
	}
	format := formatOf(head, in.name)
	in.format = format.name
	return format.read(in)
}

func (r *run) skipped(path, reason string) error {
	return r.emit(outcome{err: &Skipped{File: path, Reason: reason}})
}
