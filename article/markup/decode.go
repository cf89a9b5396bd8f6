package markup

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

var declared = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']`)
})

// Decode gives the text of an XML file in UTF-8, by its byte-order mark or its
// XML declaration. Without either it is UTF-8; bytes that are not come as
// U+FFFD.
func Decode(r io.Reader) (io.Reader, error) {
	buffered := bufio.NewReaderSize(r, 64<<10)
	head, err := buffered.Peek(512)
	if err != nil && err != io.EOF {
		return nil, err
	}
	var e encoding.Encoding
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		e = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(head, []byte("<\x00?\x00")):
		e = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(head, []byte("\x00<\x00?")):
		e = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	default:
		e = unicode.UTF8BOM
		if m := declared().FindSubmatch(head); m != nil {
			found, err := htmlindex.Get(string(m[1]))
			if err != nil {
				return nil, fmt.Errorf("it declares the encoding %q, which is not known", m[1])
			}
			if name, _ := htmlindex.Name(found); name != "utf-8" && name != "utf-16le" && name != "utf-16be" {
				e = found
			}
		}
	}
	return transform.NewReader(buffered, e.NewDecoder()), nil
}
