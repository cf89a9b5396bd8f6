package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// maxLine is how much of a line without end is taken as one.
const maxLine = 64 << 10

// stream is the file decompressed. Members are joined where one goes on in the
// next (a file compressed in blocks); where the next one begins with a record,
// reading ends with io.EOF until advance is called, so that a record whose
// length is wrong takes nothing from its neighbour.
type stream struct {
	source *source
	stored *bufio.Reader // over source
	codec  codec         // nil: the file is not compressed
	start  int64         // of the open member, in the file
	// current reads the open member; pushed is read before it.
	current  *bufio.Reader
	pushed   []byte
	open     bool
	boundary bool
	ended    bool
	taken    int64 // bytes of the file as it is decompressed that were given
	// damage is what was wrong with the file and is yet to be reported.
	damage *BadRecord
}

func newStream(r io.Reader) *stream {
	s := &stream{source: &source{r: r}}
	s.stored = bufio.NewReaderSize(s.source, 64<<10)
	head, _ := s.stored.Peek(4)
	if s.codec = codecOf(head); s.codec == nil {
		s.current, s.open = s.stored, true
		return s
	}
	s.current = bufio.NewReaderSize(nil, 32<<10)
	s.openNext()
	s.boundary = false
	return s
}

func (s *stream) close() {
	if s.codec != nil {
		s.codec.close()
	}
}

// storedOffset is how far the file as stored has been taken.
func (s *stream) storedOffset() int64 { return s.source.offset() - int64(s.stored.Buffered()) }

// offset is where a record that begins now begins in the file as stored.
func (s *stream) offset() int64 {
	if s.codec == nil {
		return s.taken
	}
	return s.start
}

// openNext opens the next member that holds anything. If it begins with a
// record, the boundary is set.
func (s *stream) openNext() {
	s.open = false
	for {
		s.start = s.storedOffset()
		s.source.forget(s.start)
		head, err := s.stored.Peek(4)
		if len(head) == 0 {
			s.ended = err != nil
			return
		}
		if !s.codec.begins(head) {
			if s.findMember(s.start) > s.start {
				s.report(s.start, fmt.Sprintf("bytes that are no %s member: passed over", s.codec.name()))
				if s.ended {
					return
				}
				continue
			}
			return
		}
		member, err := s.codec.open(s.stored)
		if err != nil {
			s.broken(err)
			continue
		}
		s.current.Reset(member)
		first, err := s.current.Peek(maxRecordStart)
		if len(first) == 0 && err == io.EOF {
			continue
		}
		if len(first) == 0 {
			s.broken(err)
			continue
		}
		s.open, s.boundary = true, beginsRecord(first)
		return
	}
}

// broken reports the open member as damaged and goes to the next one.
func (s *stream) broken(err error) {
	s.report(s.start, damageOf(s.codec, err))
	s.findMember(s.start + 1)
}

func damageOf(c codec, err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Sprintf("the file ends inside a %s member", c.name())
	}
	return fmt.Sprintf("the %s data is damaged (%v)", c.name(), err)
}

func (s *stream) report(offset int64, reason string) {
	if s.damage == nil {
		s.damage = &BadRecord{Offset: offset, Reason: reason}
	}
}

// findMember goes to the first member at or behind the offset that begins with
// a record, or to the end of the file, and gives where that is. Compressed data
// holds the mark of a member by chance once in 16 MB (gzip), so a candidate's
// beginning is decompressed to see what it holds.
func (s *stream) findMember(offset int64) int64 {
	s.source.back(offset)
	s.stored.Reset(s.source)
	s.open = false
	for {
		window, err := s.stored.Peek(s.stored.Size())
		if len(window) < 4 {
			s.stored.Discard(len(window))
			s.ended = true
			return s.storedOffset()
		}
		for i := 0; i+4 <= len(window); i++ {
			if s.codec.begins(window[i:]) && memberHoldsRecord(window[i:]) {
				s.stored.Discard(i)
				return s.storedOffset()
			}
		}
		// What a candidate near the end of the window holds is not seen yet.
		if err != nil {
			s.stored.Discard(len(window))
		} else {
			s.stored.Discard(len(window) - min(len(window)-4, 4<<10))
		}
	}
}

func memberHoldsRecord(data []byte) bool {
	c := codecOf(data)
	if c == nil {
		return false
	}
	if z, isZstd := c.(*zstdCodec); isZstd {
		defer z.close() // its beginning cannot be read without the dictionary: the mark must do
		return true
	}
	member, err := c.open(bufio.NewReader(bytes.NewReader(data)))
	if err != nil {
		return false
	}
	first := make([]byte, maxRecordStart)
	n, _ := io.ReadAtLeast(member, first, len("WARC/1.0"))
	return beginsRecord(first[:n])
}

// advance goes over the boundary between two members, and tells whether there
// is anything behind it.
func (s *stream) advance() bool {
	if len(s.pushed) > 0 {
		return true
	}
	if s.codec != nil && !s.open && !s.ended {
		s.openNext()
	}
	s.boundary = false
	return s.open
}

// leave gives up the rest of the open member, which is damaged.
func (s *stream) leave(err error) {
	if s.codec == nil {
		s.open, s.ended = false, true
		return
	}
	s.findMember(s.start + 1)
}

// fill makes current hold unread bytes; io.EOF at a boundary and at the end.
func (s *stream) fill() error {
	for {
		if s.boundary || !s.open {
			return io.EOF
		}
		_, err := s.current.Peek(1)
		if err != io.EOF {
			return err
		}
		if s.codec == nil {
			s.open, s.ended = false, true
			return io.EOF
		}
		s.openNext()
	}
}

func (s *stream) Read(p []byte) (int, error) {
	if len(s.pushed) > 0 {
		n := copy(p, s.pushed)
		s.pushed = s.pushed[n:]
		s.taken += int64(n)
		return n, nil
	}
	if err := s.fill(); err != nil {
		return 0, err
	}
	n, err := s.current.Read(p)
	s.taken += int64(n)
	return n, err
}

// line reads a line with its end, or maxLine bytes of one. At the end it gives
// what there is, and io.EOF only with nothing.
func (s *stream) line() ([]byte, error) {
	var line []byte
	for len(line) < maxLine {
		part, err := s.slice()
		line = append(line, part...)
		if n := len(line); n > 0 && line[n-1] == '\n' {
			return line, nil
		}
		if err == io.EOF && len(line) > 0 {
			return line, nil
		}
		if err != nil {
			return line, err
		}
	}
	return line, nil
}

// slice takes buffered bytes up to the end of the line.
func (s *stream) slice() ([]byte, error) {
	if len(s.pushed) > 0 {
		n := bytes.IndexByte(s.pushed, '\n') + 1
		if n == 0 {
			n = len(s.pushed)
		}
		part := s.pushed[:n]
		s.pushed = s.pushed[n:]
		s.taken += int64(n)
		return part, nil
	}
	if err := s.fill(); err != nil {
		return nil, err
	}
	part, _ := s.current.Peek(s.current.Buffered())
	if n := bytes.IndexByte(part, '\n') + 1; n > 0 {
		part = part[:n]
	}
	s.taken += int64(len(part))
	part = bytes.Clone(part)
	s.current.Discard(len(part))
	return part, nil
}

// push gives bytes back, to be read again.
func (s *stream) push(data []byte) {
	s.pushed = append(bytes.Clone(data), s.pushed...)
	s.taken -= int64(len(data))
}
