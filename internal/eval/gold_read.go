package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parallax/compare"
)

// goldPair is one file of our own gold; testdata/gold/README.md documents the
// fields.
type goldPair struct {
	A, B        string
	About       string
	Relation    []string
	Passages    []goldPassage
	Unpaired    struct{ A, B []string }
	Flags       []goldChange
	MayFlag     []goldChange `json:"may_flag"`
	Benign      []goldChange
	MustNotFlag json.RawMessage `json:"must_not_flag"`
}

type goldPassage struct {
	A, B  []string // first words of the sentences
	Kind  string   // "any": not judged
	Moved *bool    // nil: not judged
	// Optional: right if found, no miss if not.
	Optional bool
}

type goldChange struct{ A, B, Category string }

// readGold reads all gold files of a folder, in the order of their names.
func readGold(folder string) (map[string]*goldPair, []string, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, nil, err
	}
	if len(paths) == 0 {
		return nil, nil, fmt.Errorf("%s: no gold files in it", folder)
	}
	pairs := map[string]*goldPair{}
	var names []string
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, err
		}
		var g goldPair
		if err := json.Unmarshal(data, &g); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		pairs[name], names = &g, append(names, name)
	}
	return pairs, names, nil
}

// forbidden are the changes that must carry no flag; all reports that no flag
// at all may be raised.
func (g *goldPair) forbidden() (changes []goldChange, all bool, err error) {
	var word string
	if json.Unmarshal(g.MustNotFlag, &word) == nil {
		if word != "everything" {
			return nil, false, fmt.Errorf("must_not_flag is %q, want a list or \"everything\"", word)
		}
		return nil, true, nil
	}
	err = json.Unmarshal(g.MustNotFlag, &changes)
	return changes, false, err
}

// findSentence is the one sentence that begins with those words.
func findSentence(s compare.Side, prefix string) (compare.Span, error) {
	runes := []rune(*s.Text)
	var found []compare.Span
	for _, sentence := range s.Sentences {
		if strings.HasPrefix(string(runes[sentence.Span[0]:sentence.Span[1]]), prefix) {
			found = append(found, sentence.Span)
		}
	}
	if len(found) != 1 {
		return compare.Span{}, fmt.Errorf("%s: %d sentences begin with %q, want one", s.Path, len(found), prefix)
	}
	return found[0], nil
}

func findSentences(s compare.Side, prefixes []string) ([]compare.Span, error) {
	var spans []compare.Span
	for _, prefix := range prefixes {
		span, err := findSentence(s, prefix)
		if err != nil {
			return nil, err
		}
		spans = append(spans, span)
	}
	return spans, nil
}
