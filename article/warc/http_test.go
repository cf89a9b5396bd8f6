package warc

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/andybalholm/brotli"
)

const pageText = "<p>The last ferry leaves at midnight.</p>"

func encoded(wrap func(io.Writer) io.WriteCloser) string {
	var b bytes.Buffer
	w := wrap(&b)
	w.Write([]byte(pageText))
	w.Close()
	return b.String()
}

func response(head, body string) *Record {
	return &Record{Type: "response", Version: "WARC/1.0", Block: []byte("HTTP/1.1 200 OK\r\n" + head + "\r\n" + body), Header: Header{{"Content-Type", "application/http; msgtype=response"}}}
}

// TestBody holds what bodies decode to, as servers sent them and as archives
// keep them.
func TestBody(t *testing.T) {
	zipped := string(gzipped([]byte(pageText)))
	for name, c := range map[string]struct {
		head, body, want string
		broken           bool
	}{
		"plain":                            {"Content-Type: text/html\r\n", pageText, pageText, false},
		"gzip":                             {"Content-Encoding: gzip\r\n", zipped, pageText, false},
		"deflate, zlib":                    {"Content-Encoding: deflate\r\n", encoded(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }), pageText, false},
		"deflate, bare":                    {"Content-Encoding: deflate\r\n", encoded(func(w io.Writer) io.WriteCloser { d, _ := flate.NewWriter(w, 5); return d }), pageText, false},
		"brotli":                           {"content-encoding: br\r\n", encoded(func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }), pageText, false},
		"zstd":                             {"Content-Encoding: zstd\r\n", string(zstandard(nil)([]byte(pageText))), pageText, false},
		"one upon another":                 {"Content-Encoding: gzip, br\r\n", encoded(func(w io.Writer) io.WriteCloser { return twice{brotli.NewWriter(w)} }), pageText, false},
		"chunked":                          {"Transfer-Encoding: chunked\r\n", "5;x=y\r\n" + pageText[:5] + "\r\n24\r\n" + pageText[5:] + "\r\n0\r\n\r\n", pageText, false},
		"chunked and gzip":                 {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", "a\r\n" + zipped[:10] + "\r\n" + fmt.Sprintf("%x", len(zipped)-10) + "\r\n" + zipped[10:] + "\r\n0\r\n\r\n", pageText, false},
		"decoded before it was stored":     {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", pageText, pageText, false},
		"brotli, decoded before":           {"Content-Encoding: br\r\n", pageText, pageText, false},
		"an encoding that nobody knows":    {"Content-Encoding: utf-8\r\n", pageText, pageText, false},
		"chunked, ends inside a chunk":     {"Transfer-Encoding: chunked\r\n", "24\r\n" + pageText[:20], pageText[:20], true},
		"chunked, wrong length in between": {"Transfer-Encoding: chunked\r\n", "5\r\n" + pageText[:5] + "\r\nzz\r\n", pageText[:5], true},
	} {
		m, err := response(c.head, c.body).HTTP()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		body, err := m.Body(0)
		if string(body) != c.want || (err != nil) != c.broken || err != nil && !errors.Is(err, ErrBody) {
			t.Errorf("%s: %q, %v", name, body, err)
		}
	}
	if body, err := (&Message{Header: Header{{"Content-Encoding", "gzip"}}, Raw: gzipped(bytes.Repeat([]byte("x"), 1<<20))}).Body(1000); len(body) != 1000 || err == nil {
		t.Errorf("%d bytes of a body limited to 1000, %v", len(body), err)
	}
}

// twice compresses by gzip before it writes.
type twice struct{ io.WriteCloser }

func (w twice) Write(p []byte) (int, error) { return w.WriteCloser.Write(gzipped(p)) }

func TestHTTPIsReadLeniently(t *testing.T) {
	for head, want := range map[string]struct {
		status int
		kind   string
	}{
		"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=x\r\n\r\n":      {200, "text/html"},
		"HTTP/1.0 200\ncontent-type:text/html\n\n":                           {200, "text/html"},
		"HTTP/2 404 \r\n\r\n":                                                {404, ""},
		"HTTP/1.1 200 OK\r\nX: a\r\n b\r\nno colon\r\nContent-Type: a/b\r\n": {200, "a/b"},
	} {
		m, err := (&Record{Type: "response", Block: []byte(head)}).HTTP()
		if err != nil || m.Status != want.status || m.MediaType() != want.kind {
			t.Errorf("%q: %+v, %v", head, m, err)
		}
	}
	for _, block := range []string{"", "HTTPX/1.1 200 OK\r\n\r\n", "<html>"} {
		r := &Record{Type: "response", Block: []byte(block), Header: Header{{"Content-Type", "application/http"}}}
		if _, err := r.HTTP(); err == nil {
			t.Errorf("%q is taken for a response", block)
		}
	}
}

// TestDigests reads an archive of ours, of which other readers say the same,
// and the same with a byte of a page changed.
func TestDigests(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "formats", "crawl.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	records, bad := readAll(t, data, Options{})
	if len(records) != 7 || len(bad) > 0 {
		t.Fatal(len(records), bad)
	}
	for _, r := range records {
		payload := Matches
		if r.Header.Get("WARC-Payload-Digest") == "" || r.Type == "revisit" {
			payload = Unchecked
		}
		if r.CheckBlock() != Matches || r.CheckPayload() != payload {
			t.Errorf("record %d: block %v, payload %v", r.Number, r.CheckBlock(), r.CheckPayload())
		}
		r.Block[len(r.Block)/2] ^= 1
		if r.CheckBlock() != Differs {
			t.Errorf("record %d: a changed byte is not noticed", r.Number)
		}
	}
}

// TestWrongLengthsAreReported: a length that is too large ends at the next
// record, one that is too small or unusable costs its own record alone.
func TestWrongLengthsAreReported(t *testing.T) {
	first, second := piece{"resource", "https://gazette.example/1", "some text"}.warc(), piece{"resource", "https://gazette.example/2", "more text"}.warc()
	for name, c := range map[string]struct{ from, to, block string }{
		"too large": {"Length: 9", "Length: 300", "some text\r\n\r\n"},
		"too small": {"Length: 9", "Length: 4", "some"},
		"none":      {"Content-Length", "Content-Size", ""},
		"negative":  {"Length: 9", "Length: -9", ""},
	} {
		file := append(bytes.Replace(first, []byte(c.from), []byte(c.to), 1), second...)
		records, bad := readAll(t, file, Options{})
		last := records[len(records)-1]
		if last.TargetURI() != "https://gazette.example/2" || string(last.Block) != "more text" {
			t.Errorf("%s: the next record is %+v", name, last)
		}
		if c.block != "" && string(records[0].Block) != c.block {
			t.Errorf("%s: block %q", name, records[0].Block)
		}
		if len(bad) == 0 && records[0].Damage == "" {
			t.Errorf("%s: nothing is reported", name)
		}
	}
}
