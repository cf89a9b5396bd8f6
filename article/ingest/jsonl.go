package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sync"
)

// looksLikeJSONL tells JSON Lines by lines that are objects for themselves: the
// first, or, where that is damaged, most of the next ones.
func looksLikeJSONL(head []byte, _ string) bool {
	const lines = 32 // looked at
	rest := bytes.TrimPrefix(head, utf8BOM)
	cut := len(head) == headSize
	seen, objects := 0, 0
	for seen < lines {
		line, behind, found := bytes.Cut(bytes.TrimLeft(rest, " \t\r\n"), []byte("\n"))
		if line = bytes.TrimSpace(line); len(line) == 0 || !found && cut {
			break // a line longer than can be seen: readJSON can read both
		}
		switch whole := line[0] == '{' && json.Valid(line); {
		case whole && objects == 0 && isEnvelope(line, newRecordParser(nil), 1):
			return false
		case whole && seen == 0:
			return true
		case whole:
			objects++
		case seen == 0 && beginsStructure(line):
			return false
		case seen == 0 && line[0] != '{' && line[len(line)-1] != '}':
			return false // no piece of an object: a text that quotes some
		}
		seen++
		rest = behind
	}
	return objects > 0 && 2*objects >= seen
}

// beginsStructure tells the first line of JSON over several lines.
func beginsStructure(line []byte) bool {
	return line[0] == '[' || line[0] == '{' && bytes.IndexByte([]byte("{[,:"), line[len(line)-1]) >= 0
}

// isEnvelope reports whether an object holds articles in a list, as the answers
// of interfaces do. These are read by readJSON.
func isEnvelope(object []byte, records *recordParser, depth int) bool {
	const deepestEnvelope = 5 // hits.hits is 2
	if _, _, err := records.parse(object); err == nil || depth > deepestEnvelope {
		return false
	}
	found := false
	members(object, func(_, value []byte) error {
		switch value[0] {
		case '{':
			found = found || isEnvelope(value, records, depth+1)
		case '[':
			start := skipSpace(value, 1)
			if value[start] != '{' {
				break
			}
			_, _, err := records.parse(value[start:skipValue(value, start, 1)])
			found = found || err == nil
		}
		return nil
	})
	return found
}

// chunkSize is how many bytes of lines a worker gets at a time.
const chunkSize = 256 << 10

// readJSONL cuts the file into chunks of whole lines, which the workers parse.
func readJSONL(in *input) error {
	record := 1
	jobs := newDatedJobs(in)
	var parser *recordParser // of the dates
	var rest []byte
	var spare sync.Pool // chunks whose articles are made
	for {
		memory, _ := spare.Get().(*[]byte)
		if size := max(chunkSize, 2*len(rest)); memory == nil || cap(*memory) < size {
			fresh := make([]byte, size)
			memory = &fresh
		}
		chunk := *memory
		chunk = chunk[:copy(chunk[:cap(chunk)], rest)]
		n, err := io.ReadFull(in.in, chunk[len(rest):cap(chunk)])
		chunk = chunk[:len(rest)+n]
		atEnd := err == io.EOF || err == io.ErrUnexpectedEOF && ended(in.in)
		end := len(chunk)
		if !atEnd { // the last line goes on, or is cut off
			end = bytes.LastIndexByte(chunk, '\n') + 1
		}
		lines := chunk[:end]
		rest = chunk[end:]
		if len(lines) > 0 {
			first := record
			record += bytes.Count(lines, []byte("\n"))
			dates := func(look func(string)) {
				if parser == nil {
					parser = newRecordParser(in.o.Map)
				}
				for line := range bytes.Lines(lines) {
					look(parser.date(bytes.TrimSpace(bytes.TrimPrefix(line, utf8BOM))))
				}
			}
			if fail := jobs.submit(int64(len(lines)), dates, func(in *input, w *worker) []outcome {
				defer spare.Put(memory)
				return in.lines(w, lines, first)
			}); fail != nil {
				return fail
			}
		}
		if int64(len(rest)) > in.o.Limits.Record {
			if fail := jobs.skip(record, tooLarge(in.o.Limits.Record).Error()); fail != nil {
				return fail
			}
			record++
			rest, err = nil, discardLine(in.in)
			atEnd = err == io.EOF
		}
		switch {
		case atEnd:
			return jobs.release()
		case err != nil:
			return errors.Join(jobs.skip(record, reason(err)), jobs.release())
		}
	}
}

// ended tells the end of the data from an error that was met before it.
func ended(r *bufio.Reader) bool {
	_, err := r.Peek(1)
	return err == io.EOF
}

func discardLine(r *bufio.Reader) error {
	for {
		_, err := r.ReadSlice('\n')
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// lines parses whole lines; empty ones are passed over.
func (in *input) lines(w *worker, lines []byte, record int) []outcome {
	var all []outcome
	records := w.recordParser(in.o.Map)
	for line := range bytes.Lines(lines) {
		if trimmed := bytes.TrimSpace(bytes.TrimPrefix(line, utf8BOM)); len(trimmed) > 0 {
			if int64(len(trimmed)) > in.o.Limits.Record {
				all = append(all, outcome{err: &Skipped{File: in.name, Record: record, Reason: tooLarge(in.o.Limits.Record).Error()}})
			} else {
				all = append(all, in.record(records, trimmed, record))
			}
		}
		record++
	}
	return all
}

// record makes an article of one JSON object.
func (in *input) record(records *recordParser, object []byte, record int) outcome {
	a, own, err := records.parse(object)
	switch {
	case err != nil:
		return outcome{err: &Skipped{File: in.name, Record: record, Reason: err.Error()}}
	case own:
		return in.finishedOwn(a, record)
	}
	unmarked(a)
	return in.finished(a, record, object)
}
