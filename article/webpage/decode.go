// Package webpage reads what a web page says of itself: its encoding and its
// metadata. It needs no extraction library, so that any program can link it.
package webpage

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// maxBadUTF8 is the share of a page's non-ASCII sequences that may be malformed
// in UTF-8: pages are cut, and comments pasted in. In any other encoding than
// UTF-8 nearly all sequences are malformed.
const maxBadUTF8 = 0.02

// Decode gives a page in UTF-8. What the bytes are counts more than what the
// page or its server declares: text that is valid UTF-8 by chance does not
// exist at a page's length, while saved pages often keep the declaration that
// they were served with. contentType is the server's, "" if it is not known.
func Decode(page []byte, contentType string) []byte {
	ascii, valid := isUTF8(page)
	switch {
	case hasUTF16Mark(page):
	case ascii && bytes.IndexByte(page, 0x1b) < 0: // escapes begin the characters of 7-bit encodings
		return page
	case valid && !ascii:
		return bytes.ToValidUTF8(bytes.TrimPrefix(page, []byte("\xef\xbb\xbf")), []byte("\uFFFD"))
	}
	encoding, _, _ := charset.DetermineEncoding(head(page), contentType)
	decoded, err := encoding.NewDecoder().Bytes(page)
	if err != nil {
		decoded = page
	}
	return bytes.ToValidUTF8(decoded, []byte("\uFFFD"))
}

// head is the part of the page that the declaration is looked for in: the
// standard says its first 1024 bytes, and pages put scripts before it.
func head(page []byte) []byte {
	lower := bytes.ToLower(page[:min(len(page), 64<<10)])
	for from := 0; ; {
		at := bytes.Index(lower[from:], []byte("<meta"))
		if at < 0 {
			return page[:min(len(page), 1024)]
		}
		at += from
		end := bytes.IndexByte(lower[at:], '>')
		if end < 0 {
			end = len(lower) - at
		}
		if bytes.Contains(lower[at:at+end], []byte("charset=")) {
			return page[at:min(len(page), at+1024)]
		}
		from = at + end
	}
}

func hasUTF16Mark(page []byte) bool {
	return bytes.HasPrefix(page, []byte("\xff\xfe")) || bytes.HasPrefix(page, []byte("\xfe\xff"))
}

// isUTF8 tells whether the page is in ASCII, and whether it is valid UTF-8 but
// for a few places.
func isUTF8(page []byte) (ascii, valid bool) {
	good, bad := 0, 0
	for i := 0; i < len(page); {
		if page[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRune(page[i:])
		if size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good+bad == 0, float64(bad) <= maxBadUTF8*float64(good)
}
