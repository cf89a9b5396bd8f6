// Package lexicon holds the word lists that Parallax reads by: pairs of names,
// classes of reporting verbs, ladders, spelling variants, synonyms. They are
// data files (tab-separated, with a header), embedded in the binary, known by
// name, version and hash, and replaceable by the user.
package lexicon

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"strings"
)

//go:embed data
var embedded embed.FS

// Table is one word list: a header and rows of equally many fields.
//
// The format: UTF-8, one row a line, fields separated by one tab, the first
// line that is neither empty nor a comment is the header. A line that begins
// with "#" is a comment; "# version: 3" names the version, "# match: inflected" says that other forms of
// the words match as well.
type Table struct {
	Name    string // file name without ".tsv"
	Version string
	SHA256  string // of the file's bytes
	Columns []string
	Rows    []Row

	Inflected bool // "# match: inflected": other forms of an entry's words match too
}

// Row is one entry.
type Row struct {
	Line   int // line in the file, from 1
	Fields []string
}

// Embedded reads the embedded list of that name. It parses at every call: keep
// the result. It panics if there is no such list or it is malformed, which the
// tests rule out.
func Embedded(name string) *Table {
	data, err := embedded.ReadFile("data/" + name + ".tsv")
	if err != nil {
		panic(err)
	}
	table, err := Parse(name, string(data))
	if err != nil {
		panic(err)
	}
	return table
}

// Parse reads a list. Errors name the list and the line.
func Parse(name, data string) (*Table, error) {
	sum := sha256.Sum256([]byte(data))
	t := &Table{Name: name, Version: "0", SHA256: hex.EncodeToString(sum[:])}
	data = strings.TrimPrefix(data, "\ufeff")
	for number := 1; data != ""; number++ {
		var line string
		line, data, _ = strings.Cut(data, "\n")
		line = strings.TrimSuffix(line, "\r")
		switch {
		case strings.TrimSpace(line) == "":
		case strings.HasPrefix(line, "#"):
			if v, ok := strings.CutPrefix(line, "# version:"); ok {
				t.Version = strings.TrimSpace(v)
			}
			if m, ok := strings.CutPrefix(line, "# match:"); ok {
				t.Inflected = strings.TrimSpace(m) == "inflected"
			}
		case t.Columns == nil:
			t.Columns = strings.Split(line, "\t")
		default:
			fields := strings.Split(line, "\t")
			if len(fields) != len(t.Columns) {
				return nil, fmt.Errorf("lexicon %s, line %d: %d fields, the header has %d", name, number, len(fields), len(t.Columns))
			}
			t.Rows = append(t.Rows, Row{Line: number, Fields: fields})
		}
	}
	if t.Columns == nil {
		return nil, fmt.Errorf("lexicon %s: no header line", name)
	}
	return t, nil
}

// Column is the index of a column, or -1.
func (t *Table) Column(name string) int {
	for i, c := range t.Columns {
		if c == name {
			return i
		}
	}
	return -1
}
