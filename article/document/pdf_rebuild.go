package document

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"sync"
)

// The library follows cross-references as the file gives them: a table of a
// billion entries, an object stream that lies in itself or a cycle of tables
// would take all memory or overflow the stack, which no recover catches. So the
// objects are looked for in the file itself, those in object streams are
// unpacked, and the library gets a file with one plain table. This reads files
// with a broken table too.

const (
	maxObjects  = 1 << 20
	maxUnpacked = 128 << 20 // bytes of all object streams together
)

var pdfPatterns = sync.OnceValue(func() (p struct{ object, root, info, encrypt, stream, objStm, n, first, catalog *regexp.Regexp }) {
	p.object = regexp.MustCompile(`(\d{1,7})[ \t\r\n]{1,4}(\d{1,5})[ \t\r\n]{1,4}obj\b`)
	p.root = regexp.MustCompile(`/Root[ \t\r\n]*(\d{1,7})[ \t\r\n]+(\d{1,5})[ \t\r\n]+R`)
	p.info = regexp.MustCompile(`/Info[ \t\r\n]*(\d{1,7})[ \t\r\n]+(\d{1,5})[ \t\r\n]+R`)
	p.encrypt = regexp.MustCompile(`/Encrypt[ \t\r\n]*(?:\d{1,7}[ \t\r\n]+\d{1,5}[ \t\r\n]+R|<<)`)
	p.stream = regexp.MustCompile(`\bstream\r?\n`)
	p.objStm = regexp.MustCompile(`/Type[ \t\r\n]*/ObjStm\b`)
	p.n = regexp.MustCompile(`/N[ \t\r\n]+(\d{1,7})`)
	p.first = regexp.MustCompile(`/First[ \t\r\n]+(\d{1,9})`)
	p.catalog = regexp.MustCompile(`/Type[ \t\r\n]*/Catalog\b`)
	return p
})

// pdfObject is where an object lies in the rebuilt file.
type pdfObject struct{ offset, generation int }

func rebuildPDF(data []byte) ([]byte, error) {
	p := pdfPatterns()
	if p.encrypt.Match(data) {
		return nil, errors.New("the PDF is encrypted: save it without protection, or print it into a new PDF, and read that")
	}
	if nesting(data) > deepestObject {
		return nil, errPDFTooMuch
	}
	var out bytes.Buffer
	out.Grow(len(data) + len(data)/8 + 64)
	out.WriteString("%PDF-1.4\n\n")
	shift := out.Len()
	out.Write(data)

	objects := map[int]pdfObject{}
	largest, catalog := 0, -1
	add := func(id, generation, offset int) {
		if id >= maxObjects || generation > 65535 {
			return
		}
		objects[id] = pdfObject{offset, generation}
		largest = max(largest, id)
	}
	unpacked := 0
	found := p.object.FindAllSubmatchIndex(data, maxObjects)
	for i, m := range found {
		id, generation := atoi(data[m[2]:m[3]]), atoi(data[m[4]:m[5]])
		add(id, generation, shift+m[0])
		end := len(data)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		body := data[m[1]:end]
		head := body[:min(len(body), 4096)]
		if s := p.stream.FindIndex(head); s != nil {
			head = head[:s[0]]
		}
		if p.catalog.Match(head) {
			catalog = id
		}
		if !p.objStm.Match(head) {
			continue
		}
		inside, err := unpackObjects(body, head)
		if err != nil {
			continue // an older version of it may stand elsewhere
		}
		if unpacked += len(inside.bytes); unpacked > maxUnpacked || nesting(inside.bytes) > deepestObject {
			return nil, errPDFTooMuch
		}
		for _, o := range inside.objects {
			if p.catalog.Match(inside.bytes[o.start:o.end]) {
				catalog = o.id
			}
			add(o.id, 0, out.Len())
			fmt.Fprintf(&out, "%d 0 obj\n", o.id)
			out.Write(inside.bytes[o.start:o.end])
			out.WriteString("\nendobj\n")
		}
	}
	root := last(p.root.FindAllSubmatch(data, -1))
	if _, ok := objects[root]; !ok || root < 0 {
		root = catalog
	}
	if root < 0 {
		return nil, errors.New("the PDF is damaged: it has no list of pages")
	}
	table := out.Len()
	out.WriteString("xref\n")
	for id := 0; id <= largest; id++ {
		o, ok := objects[id]
		if !ok {
			continue
		}
		fmt.Fprintf(&out, "%d 1\n%010d %05d n \n", id, o.offset, o.generation)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root %d %d R", largest+1, root, objects[root].generation)
	if info := last(p.info.FindAllSubmatch(data, -1)); info >= 0 {
		if o, ok := objects[info]; ok {
			fmt.Fprintf(&out, " /Info %d %d R", info, o.generation)
		}
	}
	fmt.Fprintf(&out, " >>\nstartxref\n%d\n%%%%EOF\n", table)
	return out.Bytes(), nil
}

// objectStream is an unpacked object stream.
type objectStream struct {
	bytes   []byte
	objects []struct{ id, start, end int }
}

func unpackObjects(body, head []byte) (*objectStream, error) {
	p := pdfPatterns()
	n, first := p.n.FindSubmatch(head), p.first.FindSubmatch(head)
	if n == nil || first == nil || len(head) == len(body) {
		return nil, errors.New("incomplete object stream")
	}
	start := p.stream.FindIndex(body)[1]
	packed := body[start:]
	s := &objectStream{}
	if bytes.Contains(head, []byte("/FlateDecode")) {
		z, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, err
		}
		if s.bytes, err = io.ReadAll(io.LimitReader(z, maxUnpacked+1)); err != nil && len(s.bytes) == 0 {
			return nil, err
		}
	} else {
		if end := bytes.Index(packed, []byte("endstream")); end >= 0 {
			packed = packed[:end]
		}
		s.bytes = packed
	}
	offset := atoi(first[1])
	if offset > len(s.bytes) {
		return nil, errors.New("incomplete object stream")
	}
	fields := bytes.Fields(s.bytes[:offset])
	count := min(atoi(n[1]), len(fields)/2)
	for i := range count {
		id, at := atoi(fields[2*i]), offset+atoi(fields[2*i+1])
		end := len(s.bytes)
		if i+1 < count {
			end = offset + atoi(fields[2*i+3])
		}
		if id > 0 && at >= offset && at <= end && end <= len(s.bytes) {
			s.objects = append(s.objects, struct{ id, start, end int }{id, at, end})
		}
	}
	return s, nil
}

// nesting is how deep arrays and dictionaries in the bytes can lie within each
// other, at most.
func nesting(data []byte) int {
	depth, deepest := 0, 0
	for _, b := range data {
		switch b {
		case '[', '<':
			depth++
			deepest = max(deepest, depth)
		case ']', '>':
			depth = max(0, depth-1)
		}
	}
	return deepest
}

func last(found [][][]byte) int {
	if len(found) == 0 {
		return -1
	}
	return atoi(found[len(found)-1][1])
}

// atoi of digits that a pattern found; 0 of anything else.
func atoi(digits []byte) int {
	n, err := strconv.Atoi(string(digits))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
