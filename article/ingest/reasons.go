package ingest

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Readable shortens the operating system's error to path and reason.
func Readable(err error) error {
	var pathError *os.PathError
	if !errors.As(err, &pathError) {
		return err
	}
	return fmt.Errorf("%s: %s", pathError.Path, reason(err))
}

// readable says why reading failed, without a path.
func readable(err error) error { return errors.New(reason(err)) }

func reason(err error) string {
	var pathError *os.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file"
	case errors.Is(err, fs.ErrPermission):
		return "no permission to read it"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "ends in the middle: the file is cut off"
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, zip.ErrChecksum), errors.Is(err, zstd.ErrCRCMismatch):
		return "its checksum is wrong: the file is damaged"
	case errors.As(err, &pathError):
		return pathError.Err.Error()
	}
	return err.Error()
}
