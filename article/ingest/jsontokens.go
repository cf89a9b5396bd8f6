package ingest

import (
	"bufio"
	"errors"
	"io"
	"slices"
)

// value reads the rest of a value that begins with c, which was captured. Only
// its end is found here; whether it is valid is seen when it is parsed.
func (s *jsonStream) value(c byte, into *capture, depth int) error {
	switch c {
	case '"':
		return s.text(into)
	case '{', '[':
	default:
		return s.literal(into)
	}
	for open := 1; open > 0; {
		c, err := s.byte()
		if err != nil {
			return cut(err)
		}
		into.add(c)
		switch c {
		case '"':
			if err := s.text(into); err != nil {
				return err
			}
		case '{', '[':
			if open++; open+depth > deepest {
				return errJSON
			}
		case '}', ']':
			open--
		}
	}
	return nil
}

// text reads a string to its closing quotation mark.
func (s *jsonStream) text(into *capture) error {
	for {
		part, err := s.in.ReadSlice('"')
		s.offset += int64(len(part))
		into.add(part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			// A backslash at the very end of the part escapes what follows.
			if escaped(part) {
				c, err := s.byte()
				if err != nil {
					return cut(err)
				}
				into.add(c)
			}
			continue
		case err != nil:
			return cut(err)
		}
		if !escaped(part[:len(part)-1]) {
			return nil
		}
	}
}

// escaped reports whether what follows b is escaped: b ends in an odd number
// of backslashes.
func escaped(b []byte) bool {
	n := 0
	for n < len(b) && b[len(b)-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// literal reads a number or a word to the byte before what ends it.
func (s *jsonStream) literal(into *capture) error {
	for {
		next, err := s.in.Peek(1)
		if err != nil {
			return cut(err)
		}
		if slices.Contains([]byte(",]} \t\r\n:\"[{"), next[0]) {
			return nil
		}
		c, _ := s.byte()
		into.add(c)
	}
}

func (s *jsonStream) byte() (byte, error) {
	c, err := s.in.ReadByte()
	if err == nil {
		s.offset++
	}
	return c, err
}

// next is the next byte that is not white space.
func (s *jsonStream) next() (byte, error) {
	for {
		c, err := s.byte()
		if err != nil || c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c, err
		}
	}
}

// mustNext is next where the data must not end.
func (s *jsonStream) mustNext() (byte, error) {
	c, err := s.next()
	return c, cut(err)
}

func cut(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func orJSON(err error) error {
	if err == nil {
		return errJSON
	}
	return err
}
