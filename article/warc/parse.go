package warc

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxRecordStart is how many bytes tell whether a record begins: the version
// line of WARC, or the one line of ARC, which holds an address.
const maxRecordStart = 4 << 10

// parser reads records from the decompressed stream.
type parser struct {
	in     *stream
	o      Options
	number int
	arc    bool // the file is an ARC file
}

func newParser(r io.Reader, o Options) *parser { return &parser{in: newStream(r), o: o} }

// next gives the next record or bad record; io.EOF at the end.
func (p *parser) next() (*Record, error) {
	if bad := p.damage(); bad != nil {
		return nil, bad
	}
	offset, line, err := p.start()
	if err == io.EOF {
		if err := p.in.source.failed(); err != nil {
			return nil, err
		}
		if bad := p.damage(); bad != nil {
			return nil, bad
		}
		return nil, io.EOF
	}
	if err != nil {
		bad := &BadRecord{p.number, offset, p.describe(err)}
		p.in.leave(err)
		return nil, bad
	}
	switch {
	case isVersionLine(line):
		return p.warc(offset, line)
	case p.arc && isARCLine(line) || bytes.HasPrefix(line, []byte("filedesc:")):
		p.arc = true
		return p.arcRecord(offset, line)
	}
	return nil, p.stray(offset, line)
}

func (p *parser) damage() *BadRecord {
	bad := p.in.damage
	if bad != nil {
		p.in.damage = nil
		bad.Number = p.number
	}
	return bad
}

// start reads over empty lines to the first line of a record.
func (p *parser) start() (int64, []byte, error) {
	for {
		offset := p.in.offset()
		line, err := p.in.line()
		if err == io.EOF {
			if p.in.advance() && p.in.damage == nil {
				continue
			}
			return offset, nil, io.EOF
		}
		if len(bytes.Trim(line, "\r\n")) > 0 || err != nil {
			return offset, line, err
		}
	}
}

// stray passes over bytes between records, to where the next record begins.
func (p *parser) stray(offset int64, first []byte) *BadRecord {
	size := int64(len(first))
	reason := "bytes between records: passed over"
	if p.number == 0 {
		reason = "the file does not begin with a WARC or ARC record"
	}
	for {
		line, err := p.in.line()
		if err == nil && (isVersionLine(line) || p.arc && isARCLine(line)) {
			p.in.push(line)
			break
		}
		size += int64(len(line))
		if err != nil {
			if err != io.EOF {
				p.in.leave(err)
			}
			break
		}
	}
	return &BadRecord{p.number, offset, fmt.Sprintf("%d %s", size, reason)}
}

func (p *parser) describe(err error) string {
	if p.in.codec != nil {
		return damageOf(p.in.codec, err)
	}
	return err.Error()
}

// warc reads a record of a WARC file behind its version line.
func (p *parser) warc(offset int64, version []byte) (*Record, error) {
	p.number++
	r := &Record{Number: p.number, Offset: offset, Version: string(bytes.TrimSpace(version))}
	for size := 0; ; {
		line, err := p.in.line()
		if err != nil {
			bad := &BadRecord{p.number, offset, "the file or member ends inside the record's header"}
			if err != io.EOF {
				bad.Reason = p.describe(err)
				p.in.leave(err)
			}
			return nil, bad
		}
		if isVersionLine(line) {
			p.in.push(line)
			return nil, &BadRecord{p.number, offset, "another record begins inside the record's header"}
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			break
		}
		if size += len(line); size > maxHeader {
			return nil, &BadRecord{p.number, offset, "the record's header does not end"}
		}
		r.Header.add(text)
	}
	r.Type = strings.ToLower(r.Header.Get("WARC-Type"))
	r.Truncated = r.Header.Get("WARC-Truncated")
	length, err := strconv.ParseInt(r.Header.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, &BadRecord{p.number, offset, fmt.Sprintf("no usable Content-Length (%q)", clip(r.Header.Get("Content-Length")))}
	}
	p.block(r, length)
	return r, nil
}

// block reads a record's block, and looks whether the record ends behind it.
func (p *parser) block(r *Record, length int64) {
	r.Length = length
	keep := min(length, p.o.maxBlock())
	var buffer bytes.Buffer
	buffer.Grow(int(min(keep, 1<<20)))
	got, err := io.Copy(&buffer, &io.LimitedReader{R: p.in, N: keep})
	if err == nil && got == keep && length > keep {
		var more int64
		more, err = io.Copy(io.Discard, &io.LimitedReader{R: p.in, N: length - keep})
		got += more
		if r.Truncated == "" {
			r.Truncated = fmt.Sprintf("kept %d of %d bytes", keep, length)
		}
	}
	r.Block = buffer.Bytes()
	switch {
	case err != nil:
		r.Damage = p.describe(err)
		p.in.leave(err)
		return
	case got == length && p.cutsVersionLine(r.Block):
		at := bytes.LastIndexByte(r.Block, '\n') + 1
		p.in.push(r.Block[at:])
		r.Block = r.Block[:at]
		r.Damage = fmt.Sprintf("its declared length of %d bytes runs into the next record: read to there, %d bytes", length, at)
		return
	case got == length && p.ends():
		return
	}
	// The length is wrong. If it was too large, the next record lies inside.
	if length <= p.o.maxBlock() {
		if at := findRecord(r.Block, p.arc); at >= 0 {
			p.in.push(r.Block[at:])
			r.Block = r.Block[:at]
			r.Damage = fmt.Sprintf("its declared length of %d bytes runs into the next record: read to there, %d bytes", length, at)
			return
		}
	}
	if got < length {
		r.Damage = fmt.Sprintf("it ends after %d of %d bytes", got, length)
	}
}

// cutsVersionLine tells whether the block ends inside the first line of a record.
func (p *parser) cutsVersionLine(block []byte) bool {
	at := bytes.LastIndexByte(block, '\n') + 1
	if at == 0 || at == len(block) || !bytes.HasPrefix([]byte("WARC/1.1"), block[at:min(len(block), at+5)]) || len(block)-at > 16 {
		return false
	}
	line, err := p.in.line()
	if len(line) > 0 {
		p.in.push(line)
	}
	return err == nil && isVersionLine(append(bytes.Clone(block[at:]), line...))
}

// ends tells whether a record may end here: at an empty line, at the end of the
// file or of the member.
func (p *parser) ends() bool {
	if len(p.in.pushed) == 0 && p.in.fill() != nil {
		return true
	}
	line, err := p.in.line()
	if len(line) > 0 {
		p.in.push(line)
	}
	return err == nil && len(bytes.Trim(line, "\r\n")) == 0 || isVersionLine(line) || p.arc && isARCLine(line)
}

// findRecord finds where a line of the data begins a record, -1 if none does.
func findRecord(data []byte, arc bool) int {
	for at := 0; ; {
		n := bytes.IndexByte(data[at:], '\n')
		if n < 0 {
			return -1
		}
		at += n + 1
		rest := data[at:min(len(data), at+maxRecordStart)]
		if line, _, whole := bytes.Cut(rest, []byte("\n")); whole && (isVersionLine(line) || arc && isARCLine(line)) {
			return at
		}
	}
}

// beginsRecord tells whether the data begins with a record of either kind.
func beginsRecord(data []byte) bool {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return isVersionLine(line) || isARCLine(line)
}

// isVersionLine recognises the first line of a WARC record, "WARC/1.0".
func isVersionLine(line []byte) bool {
	rest, found := bytes.CutPrefix(line, []byte("WARC/"))
	if !found || len(rest) < 3 || len(rest) > 16 || rest[1] != '.' {
		return false
	}
	for _, c := range bytes.TrimRight(rest, "\r\n") {
		if (c < '0' || c > '9') && c != '.' {
			return false
		}
	}
	return true
}

func clip(s string) string { return s[:min(len(s), 40)] }
