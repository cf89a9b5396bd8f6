//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// A device is written to, and no file takes its place. A link stands for it, so
// that a failing test harms nothing.
func TestOutputIntoDevice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	if err := os.Symlink(os.DevNull, path); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().IsRegular() {
		t.Fatalf("%s is no device: %v", os.DevNull, err)
	}
	if err := withOutput(path, io.Discard, func(w io.Writer) error {
		_, err := io.WriteString(w, "one line\n")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().IsRegular() {
		t.Errorf("a file took the place of the device: %v, %v", info, err)
	}
}

// What cannot be written is said of the file that the user named, not of the one
// beside it that is being filled.
func TestUnwrittenOutputIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.txt")
	err := withOutput(path, io.Discard, func(w io.Writer) error {
		names, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".out.txt.*"))
		if len(names) != 1 {
			t.Fatalf("%d files are being filled", len(names))
		}
		return &os.PathError{Op: "write", Path: names[0], Err: os.ErrDeadlineExceeded}
	})
	if want := "cannot write " + path + ": " + os.ErrDeadlineExceeded.Error(); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
