package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
)

// member is the name of a member of a container, and the folder that it lies
// in.
func (in *input) member(name string) (full, folder string) {
	name = strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), "\uFFFD")
	if folder = path.Base(path.Dir(name)); folder == "." || folder == "/" {
		folder = in.folder
	}
	return in.name + "!" + name, folder
}

// passedOver tells what archives hold beside their files: what begins with a
// dot, and what macOS adds.
func passedOver(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
		return strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX"
	})
}

func looksLikeTar(head []byte, _ string) bool {
	return len(head) >= 512 && (bytes.HasPrefix(head[257:], []byte("ustar\x00")) || bytes.HasPrefix(head[257:], []byte("ustar ")))
}

func readTar(in *input) error {
	in.walked = true
	for files := tar.NewReader(in.in); ; {
		header, err := files.Next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return in.skip(0, reason(err))
		case header.Typeflag != tar.TypeReg || passedOver(header.Name):
			continue
		}
		name, folder := in.member(header.Name)
		if err := in.inside(name, folder, files); err != nil {
			return err
		}
	}
}

// readZip reads the members of a zip file in the order of its directory, which
// stands at its end: one that comes as a stream is put into a temporary file
// first, unless it is small.
func readZip(in *input) error {
	at, size, drop, err := in.random()
	if err != nil {
		return in.skip(0, reason(err))
	}
	defer drop()
	files, err := zip.NewReader(at, size)
	if err != nil {
		return in.skip(0, reason(err))
	}
	files.RegisterDecompressor(zip.Deflate, flate.NewReader)
	in.walked = true
	wacz := isWACZ(files.File)
	for _, f := range files.File {
		if f.FileInfo().IsDir() || passedOver(f.Name) || wacz && !strings.HasPrefix(f.Name, waczRecords) {
			continue
		}
		name, folder := in.member(f.Name)
		if fail := in.zipped(f, name, folder); fail != nil {
			return fail
		}
		if in.budget.left <= 0 {
			return in.skip(0, errBomb.Error())
		}
	}
	return nil
}

func (in *input) zipped(f *zip.File, name, folder string) error {
	if f.Flags&1 != 0 {
		return in.run.skipped(name, "encrypted")
	}
	data, err := f.Open()
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return in.run.skipped(name, fmt.Sprintf("compressed by a method that is not read (%d)", f.Method))
	case err != nil:
		return in.run.skipped(name, reason(err))
	}
	defer data.Close()
	return in.inside(name, folder, data)
}

// inMemory is how large a zip file inside another container may be to be held
// in memory.
const inMemory = 16 << 20

// random gives the input's bytes for reading in any order, and what lets them
// go.
func (in *input) random() (at io.ReaderAt, size int64, drop func(), err error) {
	drop = func() {}
	if in.file != nil {
		return in.file, in.size, drop, nil
	}
	var buffer bytes.Buffer
	if _, err := io.CopyN(&buffer, in.in, inMemory); err == io.EOF {
		return bytes.NewReader(buffer.Bytes()), int64(buffer.Len()), drop, nil
	} else if err != nil {
		return nil, 0, drop, err
	}
	f, err := os.CreateTemp("", "parallax-*.zip")
	if err != nil {
		return nil, 0, drop, err
	}
	drop = func() {
		f.Close()
		os.Remove(f.Name())
	}
	size, err = io.Copy(f, io.MultiReader(&buffer, in.in))
	return f, size, drop, err
}
