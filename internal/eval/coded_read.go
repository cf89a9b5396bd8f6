package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// codedPair is one pair of passages that people coded.
type codedPair struct{ ID, A, B string }

// coding is one line of a coder.
type coding struct {
	id, a, b            string
	category, direction string
	sure                bool
}

// codedSet is a folder of coded passages; testdata/coded/README.md says what
// the files hold.
type codedSet struct {
	pairs  []codedPair
	coders [2]map[string][]coding // by pair
	gold   map[string][]coding
}

func readCoded(dir string) (*codedSet, error) {
	f, err := os.Open(filepath.Join(dir, "pairs.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := &codedSet{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var p codedPair
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", f.Name(), len(s.pairs)+1, err)
		}
		s.pairs = append(s.pairs, p)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(s.pairs) == 0 {
		return nil, fmt.Errorf("%s: no pairs", f.Name())
	}
	if s.coders[0], err = s.readCodings(filepath.Join(dir, "coder1.csv")); err != nil {
		return nil, err
	}
	if s.coders[1], err = s.readCodings(filepath.Join(dir, "coder2.csv")); err != nil {
		return nil, err
	}
	s.gold, err = s.readCodings(filepath.Join(dir, "gold.csv"))
	return s, err
}

var codedColumns = []string{"id", "a", "b", "category", "direction", "sure"}

// readCodings reads one coder's lines and checks each: the words must stand in
// the pair, and every pair must have been read.
func (s *codedSet) readCodings(path string) (map[string][]coding, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	texts := map[string]codedPair{}
	for _, p := range s.pairs {
		texts[p.ID] = p
	}
	rows := csv.NewReader(f)
	rows.FieldsPerRecord = len(codedColumns)
	all := map[string][]coding{}
	for n := 1; ; n++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if n == 1 {
			if !slices.Equal(row, codedColumns) {
				return nil, fmt.Errorf("%s: columns %v, want %v", path, row, codedColumns)
			}
			continue
		}
		c := coding{id: row[0], a: row[1], b: row[2], category: row[3], direction: row[4], sure: row[5] != "no"}
		p, known := texts[c.id]
		switch {
		case !known:
			err = fmt.Errorf("there is no pair %q", c.id)
		case !strings.Contains(p.A, c.a):
			err = fmt.Errorf("%s: %q does not stand in a", c.id, c.a)
		case !strings.Contains(p.B, c.b):
			err = fmt.Errorf("%s: %q does not stand in b", c.id, c.b)
		case (c.category == "none") != (c.a == "" && c.b == ""):
			err = fmt.Errorf("%s: %s with words %q, %q", c.id, c.category, c.a, c.b)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, n, err)
		}
		all[c.id] = append(all[c.id], c)
	}
	for _, p := range s.pairs {
		if len(all[p.ID]) == 0 {
			return nil, fmt.Errorf("%s: pair %s was not coded", path, p.ID)
		}
	}
	return all, nil
}
