package ingest

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
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
		if err := r.path(path, false); err != nil {
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

// Size is the number of bytes of the files that the sources name, as far as it
// can be known before they are read.
func Size(ctx context.Context, sources []string) int64 {
	var total int64
	for _, source := range sources {
		paths, err := matches(source)
		if err != nil {
			continue
		}
		for _, path := range paths {
			filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
				switch {
				case ctx.Err() != nil:
					return ctx.Err()
				case err != nil:
					return nil
				case entry.IsDir() && name != path && strings.HasPrefix(entry.Name(), "."):
					return fs.SkipDir
				case entry.IsDir():
					return nil
				}
				if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
					total += info.Size()
				}
				return nil
			})
		}
	}
	return total
}

// path reads a file, or the files of a folder. walked: it was found in a
// folder.
func (r *run) path(path string, walked bool) error {
	if path == "-" {
		stdin := r.o.Stdin
		if stdin == nil {
			stdin = os.Stdin
		}
		return r.open(&input{name: path}, stdin)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.skipped(path, reason(err))
	case info.IsDir():
		return r.folder(path)
	case !info.Mode().IsRegular() && (walked || info.Mode()&fs.ModeNamedPipe == 0):
		return r.skipped(path, "neither a file nor a folder")
	}
	f, err := os.Open(path)
	if err != nil {
		return r.skipped(path, reason(err))
	}
	defer f.Close()
	in := &input{name: path, folder: filepath.Base(filepath.Dir(path)), walked: walked}
	if info.Mode().IsRegular() {
		in.file, in.size = f, info.Size()
		if r.o.Seen != nil {
			in.file = countedAt{f, r.o.Seen}
		}
	}
	return r.open(in, f)
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
		if err := r.path(name, true); err != nil {
			return err
		}
	}
	return nil
}

// open reads a file on disk or standard input.
func (r *run) open(in *input, data io.Reader) error {
	if r.o.Seen != nil {
		data = counted{data, r.o.Seen}
	}
	in.in = bufio.NewReaderSize(data, headSize)
	limits := r.o.Limits
	in.run, in.budget = r, &budget{left: max(limits.Unfolded, limits.Expansion*in.size)}
	return r.read(in)
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
	if format.name == "text" || format.name == "csv" && inUTF16(head) {
		format = in.reconsidered(head, format)
	}
	in.format = format.name
	return format.read(in)
}

// reconsidered finds tables and records in what looks like text: tables whose
// columns only the user knows, and what is written in UTF-16, as spreadsheets
// do (with the name of a table or without).
func (in *input) reconsidered(head []byte, text format) format {
	if in.mappedTable(head) {
		return format{"csv", nil, readCSV}
	}
	if !inUTF16(head) {
		return text
	}
	decoder := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	plain, err := decoder.NewDecoder().Bytes(head[:len(head)&^1])
	if err != nil {
		return text
	}
	plain = plain[:min(len(plain), headSize)]
	f := formatOf(plain, in.name)
	if in.mappedTable(plain) {
		f = format{"csv", nil, readCSV}
	}
	switch f.name {
	case "jsonl", "json", "csv":
		in.in = bufio.NewReaderSize(transform.NewReader(in.in, decoder.NewDecoder()), headSize)
		return f
	}
	return text
}

func inUTF16(head []byte) bool {
	return bytes.HasPrefix(head, utf16LEBOM) || bytes.HasPrefix(head, utf16BEBOM)
}

// mappedTable reports whether the first line names the column that the user
// wants for the text.
func (in *input) mappedTable(head []byte) bool {
	wanted := in.o.Map["text"]
	if wanted == "" {
		return false
	}
	_, columns := dialectOf(head)
	return slices.ContainsFunc(columns, func(c string) bool { return strings.TrimSpace(c) == wanted })
}

func (r *run) skipped(path, reason string) error {
	return r.emit(outcome{err: &Skipped{File: path, Reason: reason}})
}
