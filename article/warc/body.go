package warc

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// ErrBody says that a body is not whole: what was read of it is given.
var ErrBody = errors.New("the body is not whole")

// Body undoes the body's transfer and content encodings (chunked; gzip,
// deflate, br, zstd, also one upon another). At most limit bytes are given, 0:
// as many as a block may have. Many archives hold bodies that were decoded
// before they were stored, under the header as it was sent: a body that does
// not begin as its encoding does is taken as it is. A body that breaks off is
// given up to there, with an error that wraps [ErrBody].
func (m *Message) Body(limit int64) ([]byte, error) {
	if limit <= 0 {
		limit = defaultMaxBlock
	}
	data, failed := m.Raw, error(nil)
	if strings.Contains(strings.ToLower(m.Header.Get("Transfer-Encoding")), "chunked") {
		data, failed = dechunk(data)
	}
	codings := strings.Split(m.Header.Get("Content-Encoding"), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		if i < len(codings)-3 {
			return nil, fmt.Errorf("%w: %d content encodings", ErrBody, len(codings))
		}
		decoded, err := decode(data, strings.ToLower(strings.TrimSpace(codings[i])), limit)
		if err != nil && failed == nil {
			failed = err
		}
		data = decoded
	}
	if int64(len(data)) > limit {
		return data[:limit], fmt.Errorf("%w: longer than %d bytes", ErrBody, limit)
	}
	return data, failed
}

// dechunk joins the chunks of a chunked body.
func dechunk(data []byte) ([]byte, error) {
	var body []byte
	rest := data
	for {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		size, _, _ := strings.Cut(string(line[:min(len(line), 64)]), ";")
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		switch {
		case err != nil && len(rest) == len(data):
			return data, nil // decoded before it was stored
		case err != nil && len(rest) == 0:
			return body, fmt.Errorf("%w: the last chunk is missing", ErrBody)
		case err != nil:
			return body, fmt.Errorf("%w: malformed chunk length %q", ErrBody, clip(size))
		case n == 0:
			return body, nil
		case !found || uint64(len(after)) < n:
			return append(body, after...), fmt.Errorf("%w: it ends inside a chunk", ErrBody)
		}
		body = append(body, after[:n]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(after[n:], []byte("\r")), []byte("\n"))
	}
}

// decode undoes one content encoding, up to a byte more than the limit.
func decode(data []byte, coding string, limit int64) ([]byte, error) {
	var r io.Reader
	var err error
	in := bytes.NewReader(data)
	switch coding {
	case "gzip", "x-gzip":
		if !new(gzipCodec).begins(data) {
			return data, nil
		}
		r, err = gzip.NewReader(in)
	case "deflate":
		// The standard means zlib; many servers send the bare stream.
		if r, err = zlib.NewReader(in); err != nil {
			in.Reset(data)
			r, err = flate.NewReader(in), nil
		}
	case "br":
		r = brotli.NewReader(in)
	case "zstd":
		if !new(zstdCodec).begins(data) {
			return data, nil
		}
		var decoder *zstd.Decoder
		decoder, err = zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20))
		if err == nil {
			defer decoder.Close()
			r = decoder
		}
	default: // identity, and what nobody knows
		return data, nil
	}
	if err != nil {
		return data, fmt.Errorf("%w: %s: %w", ErrBody, coding, err)
	}
	decoded, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err == nil:
		return decoded, nil
	case len(decoded) == 0 && (coding == "br" || coding == "deflate") && looksPlain(data):
		return data, nil // these two have no mark to begin with
	case len(decoded) == 0:
		return nil, fmt.Errorf("%w: %s: %w", ErrBody, coding, err)
	}
	return decoded, fmt.Errorf("%w: %s: %w", ErrBody, coding, err)
}

// looksPlain tells text from compressed data.
func looksPlain(data []byte) bool {
	head := data[:min(len(data), 512)]
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
	}
	return true
}
