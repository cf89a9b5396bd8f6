package lexicon

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// UserColumns is the header of a user's list.
var UserColumns = []string{"x", "y", "category", "direction", "note", "source"}

// userLine is a line of a user's list.
type userLine struct {
	line                                    int
	x, y, category, direction, note, source string
}

func userRow(row Row) userLine {
	f := row.Fields
	return userLine{row.Line, f[0], f[1], f[2], f[3], f[4], f[5]}
}

// ParseUser reads a user's list: UTF-8, tab-separated or comma-separated (as
// the header is), with the header of [UserColumns]. The problems are those that
// keep lines from being read; [CheckUser] looks at what the lines say.
func ParseUser(name, data string) (*Table, []Problem) {
	sum := sha256.Sum256([]byte(data))
	t := &Table{Name: name, Version: "0", SHA256: hex.EncodeToString(sum[:]), Inflected: true}
	data = strings.TrimPrefix(data, "\ufeff")
	if !utf8.ValidString(data) {
		good := data[:len(data)-len(strings.TrimLeftFunc(data, func(r rune) bool { return r != utf8.RuneError }))]
		return t, []Problem{{Line: strings.Count(good, "\n") + 1, Error: true, Message: "not UTF-8: save the file as UTF-8"}}
	}
	for line := range strings.Lines(data) {
		if v, ok := strings.CutPrefix(line, "# version:"); ok {
			t.Version = strings.TrimSpace(v)
		}
	}
	var problems []Problem
	if err := t.read(data, &problems); err != nil {
		return t, append(problems, *err)
	}
	if t.Columns == nil {
		return t, []Problem{{Error: true, Message: "empty: want the header " + strings.Join(UserColumns, ", ")}}
	}
	if len(t.Rows) == 0 && len(problems) == 0 {
		problems = append(problems, Problem{Message: "no entries"})
	}
	return t, problems
}

// read takes the lines in; an error ends the reading.
func (t *Table) read(data string, problems *[]Problem) *Problem {
	r := csv.NewReader(strings.NewReader(data))
	r.Comment, r.FieldsPerRecord = '#', -1
	if tabs(data) {
		r.Comma, r.LazyQuotes = '\t', true
	}
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return &Problem{Line: bad.Line, Error: true, Message: bad.Err.Error()}
		}
		line, _ := r.FieldPos(0)
		switch {
		case t.Columns == nil:
			for i := range fields {
				fields[i] = strings.TrimSpace(fields[i])
			}
			t.Columns = fields
			if !slices.Equal(fields, UserColumns) {
				return &Problem{Line: line, Error: true, Message: fmt.Sprintf("the header must be %s; it is %s",
					strings.Join(UserColumns, ", "), strings.Join(fields, ", "))}
			}
		case len(fields) != len(t.Columns):
			*problems = append(*problems, Problem{Line: line, Error: true,
				Message: fmt.Sprintf("%d fields, the header has %d", len(fields), len(t.Columns))})
		case slices.ContainsFunc(fields, func(f string) bool { return strings.ContainsAny(f, "\t\n\r") }):
			*problems = append(*problems, Problem{Line: line, Error: true, Message: "a field holds a tab or a line break"})
		default:
			t.Rows = append(t.Rows, Row{Line: line, Fields: fields})
		}
	}
}

// tabs reports whether the first line that is no comment has a tab.
func tabs(data string) bool {
	for line := range strings.Lines(data) {
		if strings.TrimSpace(line) != "" && line[0] != '#' {
			return strings.Contains(line, "\t")
		}
	}
	return false
}
