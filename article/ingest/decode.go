// Package ingest reads files into articles. The kind of a file is told from
// its content, never from its name.
package ingest

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"parallax/article"
)

var (
	utf8BOM    = []byte{0xEF, 0xBB, 0xBF}
	utf16LEBOM = []byte{0xFF, 0xFE}
	utf16BEBOM = []byte{0xFE, 0xFF}
)

// ErrBinary says that the bytes are not text.
var ErrBinary = errors.New("this is a binary file, not text: give a text file or a saved HTML page")

// decode turns bytes into a string without a byte-order mark: UTF-8, UTF-16
// with a mark, else Windows-1252 (with a note, as any bytes would pass for it).
// Line ends stay as they are.
func decode(data []byte) (string, []article.Note, error) {
	switch {
	case bytes.HasPrefix(data, utf16LEBOM), bytes.HasPrefix(data, utf16BEBOM):
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", nil, err
		}
		if bytes.IndexByte(decoded, 0) >= 0 {
			return "", nil, ErrBinary
		}
		return string(decoded), nil, nil
	case bytes.IndexByte(data, 0) >= 0:
		return "", nil, ErrBinary
	}
	data = bytes.TrimPrefix(data, utf8BOM)
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	return string(windows(data)), windowsNote(), nil
}

// windows decodes Windows-1252; bytes that it does not have become U+FFFD.
func windows(data []byte) []byte {
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return decoded
}

func windowsNote() []article.Note {
	return []article.Note{{
		Code:    "encoding",
		Message: "not valid UTF-8: read as Windows-1252; check accents and quotation marks",
	}}
}
