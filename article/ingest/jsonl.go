package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"parallax/article"
)

// looksLikeJSONL tells JSON Lines by a first line that is an object.
func looksLikeJSONL(head []byte, _ string) bool {
	line := bytes.TrimPrefix(head, utf8BOM)
	whole := len(head) < headSize
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line, whole = line[:i], true
	}
	line = bytes.TrimSpace(line)
	if len(line) < 2 || line[0] != '{' {
		return false
	}
	return !whole || json.Valid(line)
}

// chunkSize is how many bytes of lines a worker gets at a time.
const chunkSize = 256 << 10

// readJSONL cuts the file into chunks of whole lines, which the workers parse.
func readJSONL(in *input) error {
	record := 1
	var rest []byte
	for {
		chunk := make([]byte, len(rest), max(chunkSize, 2*len(rest)))
		copy(chunk, rest)
		n, err := io.ReadFull(in.in, chunk[len(rest):cap(chunk)])
		chunk = chunk[:len(rest)+n]
		end := len(chunk)
		if err == nil {
			end = bytes.LastIndexByte(chunk, '\n') + 1
		}
		lines := chunk[:end]
		rest = chunk[end:]
		if int64(len(rest)) > in.o.Limits.Record {
			if fail := in.skip(record, tooLarge(in.o.Limits.Record).Error()); fail != nil {
				return fail
			}
			record++
			rest = nil
			if err = discardLine(in.in); err == nil {
				continue
			}
		}
		if len(lines) > 0 {
			first := record
			record += bytes.Count(lines, []byte("\n"))
			if fail := in.submit(int64(len(lines)), func(w *worker) []outcome { return in.lines(lines, first) }); fail != nil {
				return fail
			}
		}
		switch {
		case err == io.EOF || err == io.ErrUnexpectedEOF && in.ended():
			return nil
		case err != nil:
			return in.skip(record, reason(err))
		}
	}
}

// ended tells the end of the data from an error that was met before it.
func (in *input) ended() bool {
	_, err := in.in.Peek(1)
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

// lines parses whole lines; empty ones are records without anything in them.
func (in *input) lines(lines []byte, record int) []outcome {
	var all []outcome
	names := newFieldNames(in.o.Map)
	for line := range bytes.Lines(lines) {
		if trimmed := bytes.TrimSpace(bytes.TrimPrefix(line, utf8BOM)); len(trimmed) > 0 {
			a, err := parseRecord(trimmed, names)
			if err != nil {
				all = append(all, outcome{err: &Skipped{File: in.name, Record: record, Reason: err.Error()}})
			} else {
				all = append(all, in.finished(a, record, line))
			}
		}
		record++
	}
	return all
}

func parseRecord(line []byte, names *fieldNames) (*article.Article, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return nil, fmt.Errorf("not a JSON object: %w", err)
	}
	var values [properties]string
	var ranks [properties]int
	for name, raw := range fields {
		s := names.slot([]byte(name))
		if s.property == properties {
			continue
		}
		value := flatten(raw, s.property)
		if value == "" || values[s.property] != "" && ranks[s.property] <= s.rank {
			continue
		}
		values[s.property], ranks[s.property] = value, s.rank
	}
	return fromValues(values), nil
}

func fromValues(v [properties]string) *article.Article {
	return &article.Article{
		ID: v[propID], Title: v[propTitle], Text: v[propText], Outlet: v[propOutlet], Author: v[propAuthor],
		Date: v[propDate], URL: v[propURL], Language: v[propLanguage],
	}
}

// flatten makes one string of a JSON value: the strings of a list are joined,
// of an object its name or text is taken.
func flatten(raw json.RawMessage, p property) string {
	var value any
	if json.Unmarshal(raw, &value) != nil {
		return ""
	}
	return flat(value, p)
}

func flat(value any, p property) string {
	switch v := value.(type) {
	case string:
		return v
	case float64:
		b, _ := json.Marshal(v)
		return string(b)
	case []any:
		var parts []string
		for _, element := range v {
			if s := flat(element, p); s != "" {
				parts = append(parts, s)
			}
		}
		switch {
		case len(parts) == 0:
			return ""
		case p == propText:
			return strings.Join(parts, "\n\n")
		case p == propAuthor:
			return strings.Join(parts, "; ")
		}
		return parts[0]
	case map[string]any:
		for _, name := range []string{"name", "title", "main", "text", "value", "rendered"} {
			if s := flat(v[name], p); s != "" {
				return s
			}
		}
	}
	return ""
}
