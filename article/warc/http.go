package warc

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Message is the HTTP message of a response, a request or a revisit. It is read
// as leniently as browsers do: what servers sent is often not what HTTP says.
type Message struct {
	Start  string // the first line
	Status int    // of a response; 0: none was readable
	Header Header
	Raw    []byte // the body as it was sent, see [Message.Body]
}

// HTTP takes the record's HTTP message apart. Records of other content have
// none; that is an error.
func (r *Record) HTTP() (*Message, error) {
	if kind := r.MediaType(); kind != "application/http" && !strings.HasPrefix(r.Version, "ARC/") && !bytes.HasPrefix(r.Block, []byte("HTTP/")) {
		return nil, fmt.Errorf("the record holds no HTTP message but %q", clip(kind))
	}
	rest := r.Block
	line, rest := cutLine(rest)
	m := &Message{Start: line}
	if proto, after, _ := strings.Cut(line, " "); strings.HasPrefix(proto, "HTTP/") {
		code, _, _ := strings.Cut(strings.TrimSpace(after), " ")
		m.Status, _ = strconv.Atoi(code)
	} else if r.Type != "request" {
		return nil, errors.New("the response does not begin with an HTTP status line")
	}
	for size := 0; len(rest) > 0; {
		line, rest = cutLine(rest)
		if line == "" {
			break
		}
		if size += len(line); size > maxHeader {
			return nil, errors.New("the HTTP header does not end")
		}
		m.Header.add(line)
	}
	m.Raw = rest
	return m, nil
}

// cutLine cuts the first line off, decoded: header fields are ASCII by the
// rules, and UTF-8 or Latin-1 in fact.
func cutLine(data []byte) (string, []byte) {
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	if !utf8.Valid(line) {
		if decoded, err := charmap.ISO8859_1.NewDecoder().Bytes(line); err == nil {
			line = decoded
		}
	}
	return string(line), rest
}

// MediaType is the body's declared type without parameters, in lower case.
func (m *Message) MediaType() string { return mediaType(m.Header.Get("Content-Type")) }
