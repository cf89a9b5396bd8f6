package lexicon

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// List describes one word list of a set.
type List struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
	Entries int    `json:"entries"`
	User    bool   `json:"-"` // the user's own
}

// listTable describes the embedded lists: name, version, hash and number of
// entries, a line each in order of name. It is kept beside them, as hashing a
// megabyte would cost every start a millisecond; a test holds the two together,
// and
//
//	go test ./lexicon -run ListTable -update
//
// writes it anew.
//
//go:embed tables/lists.tsv
var listTable string

// Lists describes every list, the user's first, then ours in order of name.
func (s *Set) Lists() []List {
	var lists []List
	for _, t := range s.user {
		lists = append(lists, List{Name: t.Name, Version: t.Version, SHA256: t.SHA256, Entries: len(t.Rows), User: true})
	}
	for line := range strings.Lines(listTable) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		entries, err := strconv.Atoi(f[3])
		if err != nil {
			panic(err)
		}
		lists = append(lists, List{Name: f[0], Version: f[1], SHA256: f[2], Entries: entries})
	}
	return lists
}

// makeListTable reads the lists themselves.
func makeListTable() string {
	names, err := fs.Glob(embedded, "data/*.tsv")
	if err != nil || len(names) == 0 {
		panic("lexicon: no embedded lists")
	}
	var table strings.Builder
	for _, file := range names {
		data, err := embedded.ReadFile(file)
		if err != nil {
			panic(err)
		}
		l := describe(strings.TrimSuffix(strings.TrimPrefix(file, "data/"), ".tsv"), data)
		fmt.Fprintf(&table, "%s\t%s\t%s\t%d\n", l.Name, l.Version, l.SHA256, l.Entries)
	}
	return table.String()
}

// describe counts the entries of an embedded list without taking it apart.
func describe(name string, data []byte) List {
	sum := sha256.Sum256(data)
	l := List{Name: name, Version: "0", SHA256: hex.EncodeToString(sum[:]), Entries: -1} // the header is no entry
	for len(data) > 0 {
		line, rest, _ := bytes.Cut(data, []byte{'\n'})
		data = rest
		switch {
		case len(line) == 0:
		case line[0] != '#':
			l.Entries++
		default:
			if v, ok := bytes.CutPrefix(line, []byte("# version:")); ok {
				l.Version = string(bytes.TrimSpace(v))
			}
		}
	}
	return l
}
