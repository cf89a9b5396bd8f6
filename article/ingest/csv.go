package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"parallax/article"
)

// dialect is how a table is written: the byte between its columns.
type dialect byte

// looksLikeCSV tells a table by its first line, two of whose columns must be
// known, and by its second, which must have as many. The ending of the name
// decides for tables whose columns are not known.
func looksLikeCSV(head []byte, name string) bool {
	d, columns := dialectOf(head)
	if d == 0 {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv":
		return true
	}
	known, texts := 0, 0
	for _, column := range columns {
		switch p, _ := guess(column); {
		case p == propText:
			texts++
			known++
		case p < properties:
			known++
		}
	}
	if known < 2 || texts == 0 && known*2 < len(columns) {
		return false
	}
	rest := head[len(tableStart(head)):]
	first := d.cut(rest)
	if first.end < 0 {
		return false // one line is no table
	}
	next := d.cut(rest[first.end:])
	return next.end < 0 || next.fields == len(columns)
}

// dialectOf is the delimiter that divides the first line into the most
// columns, and these; 0 if there is but one.
func dialectOf(head []byte) (dialect, []string) {
	head = head[len(tableStart(head)):]
	var best dialect
	var columns []string
	for _, d := range []dialect{',', ';', '\t', '|'} {
		first := d.cut(head)
		if first.end < 0 {
			first.end = len(head)
		}
		if first.end > 16<<10 || first.fields <= max(1, len(columns)) {
			continue
		}
		line := head[:first.end]
		if !utf8.Valid(line) {
			line = windows(line)
		}
		if fields := d.split(line, nil); len(fields) > max(1, len(columns)) {
			best, columns = d, fields
		}
	}
	return best, columns
}

// tableStart is what stands before the column names: a byte-order mark, and
// the line in which Excel names the delimiter.
func tableStart(head []byte) []byte {
	rest := bytes.TrimPrefix(head, utf8BOM)
	if line, _, ok := bytes.Cut(rest, []byte("\n")); ok && bytes.HasPrefix(line, []byte("sep=")) && len(line) < 8 {
		rest = rest[len(line)+1:]
	}
	return head[:len(head)-len(rest)]
}

// row is one record of a table as it is cut out.
type row struct {
	end    int // position behind its line end, -1 if that is not in the data
	fields int
	open   bool // a quotation mark is not closed in the data
	odd    bool // a quotation mark inside a quoted field is not doubled
}

// cut finds the end of the first record. A quotation mark counts only where a
// field begins or ends, so that a stray one inside a field does no harm.
func (d dialect) cut(data []byte) row {
	r := row{end: -1}
	for i := 0; ; {
		r.fields++
		if i < len(data) && data[i] == '"' {
			var odd bool
			if i, odd = d.closing(data, i+1); i < 0 {
				r.open = true
				return r
			}
			r.odd = r.odd || odd
		}
		for ; ; i++ {
			if i >= len(data) {
				return r
			}
			if data[i] == '\n' {
				r.end = i + 1
				return r
			}
			if data[i] == byte(d) {
				i++
				break
			}
		}
	}
}

// closing is the position behind the quotation mark that ends the quoted field
// with contents at i: one before a delimiter or a line end. -1 if it is not in
// data. odd tells of another one, not doubled, on the way.
func (d dialect) closing(data []byte, i int) (end int, odd bool) {
	for {
		next := bytes.IndexByte(data[i:], '"')
		if next < 0 {
			return -1, odd
		}
		i += next + 1
		switch {
		case i == len(data):
			return i, odd
		case data[i] == '"':
			i++
		case data[i] == byte(d) || data[i] == '\n' || data[i] == '\r':
			return i, odd
		default:
			odd = true
		}
	}
}

// split gives the fields of one record.
func (d dialect) split(record []byte, fields []string) []string {
	record = bytes.TrimSuffix(bytes.TrimSuffix(record, []byte("\n")), []byte("\r"))
	for i := 0; ; {
		var field string
		if i < len(record) && record[i] == '"' {
			end, _ := d.closing(record, i+1)
			inside := record[i+1:]
			if end > 0 {
				inside = record[i+1 : end-1]
				i = end
			} else {
				i = len(record)
			}
			field = strings.ReplaceAll(string(inside), `""`, `"`)
		}
		n := bytes.IndexByte(record[i:], byte(d))
		if n < 0 {
			return append(fields, field+string(record[i:]))
		}
		fields = append(fields, field+string(record[i:i+n]))
		i += n + 1
	}
}

// readCSV reads a table with a line of column names.
func readCSV(in *input) error {
	head, _ := in.in.Peek(headSize)
	d, columns := dialectOf(head)
	if d == '\t' {
		in.format = "tsv"
	}
	t := &table{dialect: d, columns: columns, names: newFieldNames(in.o.Map)}
	for _, column := range columns {
		t.fields = append(t.fields, t.names.field([]byte(strings.TrimSpace(column))))
	}
	if !t.has(propText) {
		return in.skip(0, noText(t.names, columns, nil).Error())
	}
	in.in.Discard(len(tableStart(head)))
	b := &batch{jobs: newDatedJobs(in), date: t.date, parse: func(in *input, _ *worker, records []raw) []outcome {
		all := make([]outcome, len(records))
		good := 0
		for i, r := range records {
			if all[i] = in.row(t, r); all[i].err == nil {
				good++
			}
		}
		in.o.Seen.addRows(t, good)
		return all
	}}
	rows := &rowCutter{in: in.in, limit: in.o.Limits.Record, dialect: d, columns: len(columns)}
	for number := 0; ; number++ { // 0: the column names
		row, err := rows.next()
		var fail error
		switch {
		case err == io.EOF:
			return b.end()
		case errors.Is(err, errRow):
			fail = b.skip(number, err.Error())
		case err != nil:
			return errors.Join(b.skip(number, reason(err)), b.end())
		case number > 0 && len(bytes.TrimSpace(row)) > 0:
			fail = b.add(row, number)
		}
		if fail != nil {
			return fail
		}
	}
}

// table is what is known of a table; it is only read by the workers.
type table struct {
	dialect dialect
	columns []string
	names   *fieldNames
	fields  []*field
}

func (t *table) has(p property) bool {
	for _, f := range t.fields {
		if f.property == p {
			return true
		}
	}
	return false
}

// date is the date of one record.
func (t *table) date(record []byte) string {
	date, rank := "", 0
	for i, cell := range t.dialect.split(record, make([]string, 0, len(t.columns))) {
		if i < len(t.fields) && t.fields[i].property == propDate && strings.TrimSpace(cell) != "" && (date == "" || t.fields[i].rank < rank) {
			date, rank = cell, t.fields[i].rank
		}
	}
	return date
}

// row makes an article of one record of a table.
func (in *input) row(t *table, r raw) outcome {
	data := r.data
	var notes []article.Note
	if !utf8.Valid(data) {
		data, notes = windows(data), windowsNote()
	}
	var v [properties]string
	var rank [properties]int
	cells := t.dialect.split(data, make([]string, 0, len(t.columns)))
	if len(cells) != len(t.columns) {
		return outcome{err: &Skipped{File: in.name, Record: r.number, Reason: fmt.Sprintf("%d fields, but the table has %d columns", len(cells), len(t.columns))}}
	}
	for i, cell := range cells {
		f := t.fields[i]
		if f.property == properties || strings.TrimSpace(cell) == "" || v[f.property] != "" && rank[f.property] <= f.rank {
			continue
		}
		v[f.property], rank[f.property] = cell, f.rank
	}
	if v[propText] == "" {
		return outcome{err: &Skipped{File: in.name, Record: r.number, Reason: "the column of the text is empty"}}
	}
	a := &article.Article{
		ID: v[propID], Title: v[propTitle], Text: v[propText], Outlet: v[propOutlet], Author: v[propAuthor],
		Date: v[propDate], URL: v[propURL], Language: v[propLanguage], Notes: notes,
	}
	unmarked(a)
	return in.finished(a, r.number, r.data)
}
