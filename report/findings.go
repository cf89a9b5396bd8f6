package report

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"parallax/findings"
	"parallax/internal/escape"
	"parallax/table"
)

// FindingsJSON writes f as one object, with a line for each row of its tables.
// docs/findings.md documents the fields.
func FindingsJSON(w io.Writer, f *findings.Findings) error {
	j := memberWriter{w: w}
	j.write("{\n")
	j.member("schema", f.Schema)
	j.member("tool", f.Tool)
	j.member("settings", f.Settings)
	j.member("scope", f.Scope)
	j.member("methods", f.Methods)
	j.member("calibration", f.Calibration)
	members(&j, "substitutions", f.Substitutions)
	members(&j, "categories", f.Categories)
	members(&j, "balances", f.Balances)
	members(&j, "omissions", f.Omissions)
	members(&j, "voices", f.Voices)
	members(&j, "outlets", f.Outlets)
	members(&j, "network", f.Network)
	members(&j, "timeline", f.Timeline)
	members(&j, "lines", f.Lines)
	j.write("\n}\n")
	return j.err
}

// memberWriter writes the members of an object.
type memberWriter struct {
	w     io.Writer
	begun bool
	err   error
}

func (j *memberWriter) write(s string) {
	if j.err == nil {
		_, j.err = io.WriteString(j.w, s)
	}
}

func (j *memberWriter) name(name string) {
	if j.begun {
		j.write(",\n")
	}
	j.begun = true
	j.write(`"` + name + `": `)
}

func (j *memberWriter) value(v any) {
	data, err := json.Marshal(v)
	if err != nil && j.err == nil {
		j.err = err
	}
	j.write(string(withoutControls(data)))
}

func (j *memberWriter) member(name string, v any) {
	j.name(name)
	j.value(v)
}

func members[T any](j *memberWriter, name string, rows []T) {
	j.name(name)
	if len(rows) == 0 {
		j.write("[]")
		return
	}
	for i := range rows {
		if i == 0 {
			j.write("[\n")
		} else {
			j.write(",\n")
		}
		j.value(&rows[i])
	}
	j.write("\n]")
}

// withoutControls escapes the characters of JSON strings that could act on a
// terminal; between strings there are none.
func withoutControls(data []byte) []byte {
	if !slices.ContainsFunc(data, func(b byte) bool { return b >= 0x7f }) {
		return data // ASCII, of which JSON escapes the controls itself
	}
	out := data[:0:0]
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r >= utf8.RuneSelf && r < 0x10000 && escape.Acts(r) || r == 0x7f {
			out = fmt.Appendf(out, "\\u%04x", r)
		} else {
			out = append(out, data[i:i+size]...)
		}
		i += size
	}
	return out
}

// FindingsTable writes one table of f, by a name of [table.FindingsTables]; as
// JSON Lines if lines is set, else as CSV or TSV.
func FindingsTable(w io.Writer, f *findings.Findings, name string, o CSVOptions, lines bool) error {
	columns, all, err := table.FindingsRows(f, name)
	if err != nil {
		return err
	}
	return rows(w, columns, all, o, lines)
}

func rows[R any](w io.Writer, columns []table.Column[R], all func(func(*R) bool), o CSVOptions, lines bool) error {
	sheet := table.Sheet[R]{Columns: columns, Tabs: o.Tabs, BOM: o.BOM}
	var buffer []byte
	if !lines {
		if _, err := w.Write(sheet.Head(nil)); err != nil {
			return err
		}
	}
	for row := range all {
		if lines {
			buffer = table.Object(buffer[:0], columns, row)
		} else {
			buffer = sheet.Row(buffer[:0], row)
		}
		if _, err := w.Write(buffer); err != nil {
			return err
		}
	}
	return nil
}
