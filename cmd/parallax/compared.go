package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/zeebo/xxh3"

	"parallax/archive"
	"parallax/compare"
	"parallax/findings"
)

// keepCompared opens what earlier runs have read out of the archive's pairs, for
// this very program with these word lists: another build may read otherwise.
// Without it, findings are the same and take longer. done is to be called when
// all pairs were read.
func keepCompared(a *archive.Archive, engine *compare.Engine, stderr io.Writer) (records findings.Records, done func()) {
	nothing := func() {}
	program, err := programSum()
	if err != nil {
		return nil, nothing
	}
	tool, err := json.Marshal(engine.Tool())
	if err != nil {
		return nil, nothing
	}
	c, err := a.Compared(findings.RecordForm + "\n" + program + "\n" + string(tool))
	if err != nil {
		return nil, nothing
	}
	return c, func() {
		// An archive that is read only, or in use, is nothing to be told of.
		if err := c.Close(); err != nil && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, archive.ErrLocked) && !errors.Is(err, errReadOnly) {
			fmt.Fprintf(stderr, "parallax: what the pairs show could not be kept for the next time: %v\n", err)
		}
	}
}

// programSum is a checksum of this program's file.
func programSum() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := xxh3.New()
	if _, err := io.CopyBuffer(sum, f, make([]byte, 1<<20)); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sum.Sum128().Bytes()), nil
}
