// Package warc reads web archives: WARC (0.17, 0.18, 1.0, 1.1) and ARC files,
// plain or compressed by gzip, Zstandard (with the dictionary that the file may
// bring along) or LZ4, per record or as a whole.
//
// Archives are large and often damaged, so a reader never gives up: what cannot
// be read is reported with its place and the reason, and reading goes on at the
// next record. Memory is bounded by [Options], not by the file.
package warc

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
)

// Options tune [Records]. The zero value works.
type Options struct {
	// MaxBlock is how many bytes of a record's block are kept; what is beyond
	// is passed over. 0: 32 MB, several times the largest news page.
	MaxBlock int64
}

const defaultMaxBlock = 32 << 20

func (o Options) maxBlock() int64 {
	if o.MaxBlock <= 0 {
		return defaultMaxBlock
	}
	return o.MaxBlock
}

// Record is one record of an archive. A record of an ARC file is given the type
// that WARC has for its content.
type Record struct {
	Number  int    // in the file, from 1
	Offset  int64  // in the file as stored, of the record or of the compressed member that holds it
	Version string // as in the file: "WARC/1.0", "ARC/1" …
	Type    string // "warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion" …
	Header  Header // the named fields; those of an ARC record under WARC's names
	// Block is the record's content, for a response the HTTP message as it was
	// sent. At most [Options.MaxBlock] bytes of it.
	Block  []byte
	Length int64 // of the block, as declared
	// Truncated says why the block is known to be a beginning only: the value
	// of WARC-Truncated, or "kept 100 of 2000 bytes" where MaxBlock cut it.
	Truncated string
	// Damage says what is wrong with the record, such as a file that ends
	// inside it; "" if it is whole. Block holds what could be read.
	Damage string
}

// BadRecord is the error for a record, or a stretch of a file, that could not
// be read. The records behind it are read.
type BadRecord struct {
	Number int   // of the record; bytes between records carry the number of the one before
	Offset int64 // where it begins in the file as stored
	Reason string
}

func (b *BadRecord) Error() string {
	return fmt.Sprintf("record %d at byte %d: %s", b.Number, b.Offset, b.Reason)
}

// Records reads the records of an archive in their order. An error is a
// *[BadRecord], behind which the stream goes on, or the reader's own, which
// ends it. A Record is the caller's to keep.
func Records(r io.Reader, o Options) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		p := newParser(r, o)
		defer p.in.close()
		for {
			record, err := p.next()
			if err == io.EOF {
				return
			}
			_, goesOn := err.(*BadRecord)
			if !yield(record, err) || err != nil && !goesOn {
				return
			}
		}
	}
}

// TargetURI is the address that the record's content came from. Angle brackets,
// which some writers put around it, are taken away and spaces escaped.
func (r *Record) TargetURI() string {
	uri := r.Header.Get("WARC-Target-URI")
	if inner, found := strings.CutPrefix(uri, "<"); found {
		uri = strings.TrimSuffix(inner, ">")
	}
	return strings.ReplaceAll(uri, " ", "%20")
}

// Time is when the content was fetched, the zero time if the record does not
// say it in a readable form.
func (r *Record) Time() time.Time {
	date := r.Header.Get("WARC-Date")
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z", "2006-01-02T15:04", "2006-01-02", "20060102150405", "20060102", "2006-01", "2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t
		}
	}
	return time.Time{}
}

// MediaType is the block's declared type without parameters, in lower case.
func (r *Record) MediaType() string { return mediaType(r.Header.Get("Content-Type")) }

func mediaType(value string) string {
	value, _, _ = strings.Cut(value, ";")
	return strings.ToLower(strings.TrimSpace(value))
}
