package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// withOutput gives write a buffered writer: standard output, or a new file
// that takes the place of path only when everything was written. Nothing
// half-written is left behind.
func withOutput(path string, stdout io.Writer, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		w := bufio.NewWriterSize(stdout, 1<<16)
		if err := write(w); err != nil {
			w.Flush()
			return err
		}
		return w.Flush()
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("cannot write %s: it is a directory", path)
	} else if err == nil && !info.Mode().IsRegular() {
		return intoDevice(path, write)
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return cannotWrite(path, err)
	}
	if err := fill(f, path, write); err != nil {
		f.Close()
		os.Remove(f.Name())
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		os.Remove(f.Name())
		return cannotWrite(path, err)
	}
	return nil
}

// intoDevice writes to what is no file and must stay what it is: a pipe, a
// terminal, /dev/null.
func intoDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return cannotWrite(path, err)
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// cannotWrite names the file that the user knows, not the one beside it that is
// being filled.
func cannotWrite(path string, err error) error {
	var pathError *os.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		err = pathError.Err
	case errors.As(err, &linkError):
		err = linkError.Err
	}
	return fmt.Errorf("cannot write %s: %w", path, err)
}

// fill writes the whole of a new file for path and closes it.
func fill(f *os.File, path string, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		if unwritten := (*os.PathError)(nil); errors.As(err, &unwritten) && unwritten.Path == f.Name() {
			return cannotWrite(path, err)
		}
		return err
	}
	for _, step := range []func() error{
		w.Flush,
		func() error { return f.Chmod(fileMode(path)) },
		f.Sync,
		f.Close,
	} {
		if err := step(); err != nil {
			return cannotWrite(path, err)
		}
	}
	return nil
}

// fileMode is the mode of the file that is replaced, or the usual one.
func fileMode(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
