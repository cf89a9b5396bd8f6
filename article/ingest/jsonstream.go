package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// looksLikeJSON tells JSON that is not one object a line: a list of objects,
// or an object over several lines.
func looksLikeJSON(head []byte, _ string) bool {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM))
	if len(head) < 2 {
		return false
	}
	next := bytes.TrimSpace(head[1:])
	if len(next) == 0 {
		return false
	}
	switch head[0] {
	case '{':
		if next[0] == '}' {
			return true
		}
		end := skipString(next, 0)
		return next[0] == '"' && end > 0 && bytes.HasPrefix(bytes.TrimSpace(next[end:]), []byte(":"))
	case '[':
		return next[0] == '{' || next[0] == ']'
	}
	return false
}

// readJSON reads lists of objects, objects that hold such a list somewhere
// ({"status":"ok","articles":[…]}), single articles, and any number of these
// one after another. Of a list that is read, only one element is in memory.
func readJSON(in *input) error {
	s := &jsonStream{in: in.in, limit: in.o.Limits.Record, records: newRecordParser(in.o.Map)}
	s.batch = batch{jobs: newDatedJobs(in), date: s.records.date, parse: func(in *input, w *worker, records []raw) []outcome {
		parser := w.recordParser(in.o.Map)
		all := make([]outcome, len(records))
		for i, r := range records {
			all[i] = in.record(parser, r.data, r.number)
		}
		return all
	}}
	if head, _ := in.in.Peek(len(utf8BOM)); bytes.Equal(head, utf8BOM) {
		in.in.Discard(len(utf8BOM))
	}
	err := s.values()
	if flushed := s.batch.end(); flushed != nil {
		return flushed
	}
	switch {
	case errors.Is(err, errStopped):
		return err
	case err != nil:
		return in.skip(s.number+1, fmt.Sprintf("%s at byte %d: the rest of the file is left out", reason(err), s.offset))
	case s.number == 0:
		return in.skip(0, "no objects in it")
	}
	return nil
}

// jsonStream cuts records out of JSON without holding more than one of them.
type jsonStream struct {
	in      *bufio.Reader
	offset  int64
	limit   int64
	number  int // of the last record
	records *recordParser
	batch   batch
}

var errJSON = errors.New("not valid JSON")

// values reads top-level values until the end of the data.
func (s *jsonStream) values() error {
	for {
		c, err := s.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch c {
		case '{':
			whole := &capture{limit: s.limit}
			whole.add('{')
			found, err := s.object(whole, 1)
			if err != nil {
				return err
			}
			if !found {
				if err := s.record(whole); err != nil {
					return err
				}
			}
		case '[':
			if err := s.list(); err != nil {
				return err
			}
		default:
			return errJSON
		}
	}
}

// capture keeps the bytes of a value, up to the largest record.
type capture struct {
	data  []byte
	limit int64
	over  bool
}

func (c *capture) add(bytes ...byte) {
	if int64(len(c.data)+len(bytes)) > c.limit {
		c.over, c.data = true, nil
	}
	if !c.over {
		c.data = append(c.data, bytes...)
	}
}

// record passes one record on.
func (s *jsonStream) record(c *capture) error {
	s.number++
	if c.over {
		return s.batch.skip(s.number, tooLarge(s.limit).Error())
	}
	return s.batch.add(c.data, s.number)
}

// list reads the elements of a list, behind its bracket, as records.
func (s *jsonStream) list() error {
	c, err := s.mustNext()
	for err == nil && c != ']' {
		element := &capture{limit: s.limit}
		element.add(c)
		if err = s.value(c, element, 1); err != nil {
			break
		}
		if err = s.record(element); err != nil {
			break
		}
		if c, err = s.separator(']'); err != nil || c == ']' {
			break
		}
		c, err = s.mustNext()
	}
	return err
}

// separator is the comma or the closing bracket behind an element.
func (s *jsonStream) separator(end byte) (byte, error) {
	c, err := s.mustNext()
	if err == nil && c != ',' && c != end {
		err = errJSON
	}
	return c, err
}

// object reads the members of an object, behind its brace, and keeps its
// bytes. If one of them is a list of records, they are passed on and found is
// true: the object is what surrounds them, not an article.
func (s *jsonStream) object(whole *capture, depth int) (found bool, err error) {
	if depth > deepest {
		return false, errJSON
	}
	c, err := s.mustNext()
	for err == nil && c != '}' {
		if c != '"' {
			return found, errJSON
		}
		whole.add(c)
		if err = s.value(c, whole, depth); err != nil {
			break
		}
		if c, err = s.mustNext(); err != nil || c != ':' {
			return found, orJSON(err)
		}
		whole.add(c)
		if c, err = s.mustNext(); err != nil {
			break
		}
		inside := false
		switch c {
		case '[':
			inside, err = s.listOf(whole, depth)
		case '{':
			whole.add(c)
			inside, err = s.object(whole, depth+1)
		default:
			whole.add(c)
			err = s.value(c, whole, depth)
		}
		found = found || inside
		if err != nil {
			break
		}
		if c, err = s.separator('}'); err != nil || c == '}' {
			break
		}
		whole.add(c)
		c, err = s.mustNext()
	}
	whole.add('}')
	return found, err
}

// listOf reads a list inside an object. It is one of records if its first
// element has a text.
func (s *jsonStream) listOf(whole *capture, depth int) (found bool, err error) {
	whole.add('[')
	c, err := s.mustNext()
	if err != nil || c == ']' {
		whole.add(']')
		return false, err
	}
	first := &capture{limit: s.limit}
	first.add(c)
	if err := s.value(c, first, depth+1); err != nil {
		return false, err
	}
	if !first.over && c == '{' {
		if _, _, err := s.records.parse(first.data); err == nil {
			if err := s.record(first); err != nil {
				return true, err
			}
			if c, err := s.separator(']'); err != nil || c == ']' {
				return true, err
			}
			return true, s.list()
		}
	}
	whole.add(first.data...)
	whole.over = whole.over || first.over
	for {
		c, err := s.separator(']')
		whole.add(c)
		if err != nil || c == ']' {
			return false, err
		}
		if c, err = s.mustNext(); err != nil {
			return false, err
		}
		whole.add(c)
		if err := s.value(c, whole, depth+1); err != nil {
			return false, err
		}
	}
}
