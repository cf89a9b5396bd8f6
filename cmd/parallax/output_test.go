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
