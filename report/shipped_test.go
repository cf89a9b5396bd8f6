package report

import (
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"parallax/article/ingest"
	"parallax/compare"
)

// shipped compares the wire story of testdata with each other article there,
// both ways, with and without the full text, and calls do for each result.
func shipped(t *testing.T, do func(t *testing.T, name string, c *compare.Comparison)) {
	t.Helper()
	const wire = "../testdata/articles/wire.txt"
	paths, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(paths) < 9 {
		t.Fatalf("%d articles in testdata (%v)", len(paths), err)
	}
	reader := &ingest.Reader{}
	defer reader.Close()
	prepared := map[string]*compare.Prepared{}
	for _, path := range paths {
		a, err := reader.File(path)
		if err != nil {
			t.Fatal(err)
		}
		prepared[path] = compare.Prepare(a)
	}
	if prepared[wire] == nil {
		t.Fatalf("%s is not there", wire)
	}
	for _, full := range []bool{true, false} {
		engine, err := compare.New(compare.Options{FullText: full})
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			name := strings.TrimSuffix(filepath.Base(path), ".txt")
			if !full {
				name += ", no full text"
			}
			do(t, name, engine.Compare(prepared[wire], prepared[path]))
			do(t, name+", swapped", engine.Compare(prepared[path], prepared[wire]))
		}
	}
}

func TestShippedComparisonsAreValidBySchema(t *testing.T) {
	schema := compileSchema(t)
	passages, changes := 0, 0
	shipped(t, func(t *testing.T, name string, c *compare.Comparison) {
		passages, changes = passages+len(c.Passages), changes+len(c.Changes)
		for _, out := range []string{render(t, c, JSON), render(t, c, JSONL)} {
			if err := validate(t, schema, out); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			checkWritten(t, name, out)
		}
	})
	if passages == 0 || changes == 0 {
		t.Errorf("%d passages and %d changes in all of testdata", passages, changes)
	}
}

func TestShippedComparisonsKeepTheLaws(t *testing.T) {
	shipped(t, func(t *testing.T, name string, c *compare.Comparison) {
		checkLaws(t, c, 80)
		checkLaws(t, c, 140)
		if c.A.Text != nil {
			checkRows(t, name, c)
		}
	})
}

// checkWritten reads a written comparison as any program would, without the
// types of compare, and checks what docs/json.md promises of it.
func checkWritten(t *testing.T, name, out string) {
	t.Helper()
	type side struct {
		Text      *string
		Words     int
		Marks     []struct{ Span [2]int }
		Sentences []struct{ Span [2]int }
	}
	var c struct {
		A, B             side
		Words            map[string]map[string]int
		Blocks, Passages []struct {
			ID       string
			A, B     [2]int
			AText    *string `json:"a_text"`
			BText    *string `json:"b_text"`
			Passages []string
		}
		Changes []struct {
			ID, Tier, Key   string
			Passage, Parent *string
			A, B            *[2]int
			AText           string `json:"a_text"`
			BText           string `json:"b_text"`
		}
		Unmatched map[string][]struct {
			Span    [2]int
			Changes []string
		}
	}
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	check := func(what string, s side, span [2]int, words *string) {
		t.Helper()
		if span[0] > span[1] {
			t.Errorf("%s: %s runs backwards: %v", name, what, span)
		}
		if s.Text == nil {
			return
		}
		runes := []rune(*s.Text)
		if span[1] > len(runes) {
			t.Errorf("%s: %s ends at %d in a text of %d", name, what, span[1], len(runes))
		} else if words != nil && string(runes[span[0]:span[1]]) != *words {
			t.Errorf("%s: %s is %q, not %q", name, what, string(runes[span[0]:span[1]]), *words)
		}
	}
	for _, s := range []side{c.A, c.B} {
		for _, m := range s.Marks {
			check("mark", s, m.Span, nil)
		}
		for _, sentence := range s.Sentences {
			check("sentence", s, sentence.Span, nil)
		}
	}
	for letter, s := range map[string]side{"a": c.A, "b": c.B} {
		sum := 0
		for _, n := range c.Words[letter] {
			sum += n
		}
		if sum != s.Words {
			t.Errorf("%s: the words of %s add up to %d, not %d", name, letter, sum, s.Words)
		}
		for _, u := range c.Unmatched[letter] {
			check("unmatched sentence", s, u.Span, nil)
		}
	}
	ids, keys := map[string]string{}, map[string]bool{}
	for _, p := range c.Passages {
		ids[p.ID] = "passage"
		check(p.ID, c.A, p.A, p.AText)
		check(p.ID, c.B, p.B, p.BText)
	}
	for _, b := range c.Blocks {
		check(b.ID, c.A, b.A, nil)
		check(b.ID, c.B, b.B, nil)
		for _, id := range b.Passages {
			if ids[id] != "passage" {
				t.Errorf("%s: %s names %s", name, b.ID, id)
			}
		}
	}
	for _, change := range c.Changes {
		if ids[change.ID] != "" {
			t.Errorf("%s: %s is there twice", name, change.ID)
		}
		ids[change.ID] = change.Tier
		if change.Passage != nil && ids[*change.Passage] != "passage" || change.Parent != nil && ids[*change.Parent] != "whole" {
			t.Errorf("%s: %s hangs on what is not there", name, change.ID)
		}
		if change.Tier == "component" && keys[change.Key] {
			t.Errorf("%s: key %s is there twice", name, change.Key)
		}
		keys[change.Key] = true
		if change.A != nil && change.AText != "" {
			check(change.ID, c.A, *change.A, &change.AText)
		}
		if change.B != nil && change.BText != "" {
			check(change.ID, c.B, *change.B, &change.BText)
		}
	}
	for _, us := range c.Unmatched {
		for _, u := range us {
			for _, id := range u.Changes {
				if ids[id] != "component" {
					t.Errorf("%s: an unmatched sentence names %s", name, id)
				}
			}
		}
	}
}

// checkRows cuts the words of each CSV row out of the articles by its offsets.
func checkRows(t *testing.T, name string, c *compare.Comparison) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(renderCSV(t, c, CSVOptions{}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, title := range rows[0] {
		column[title] = i
	}
	for _, row := range rows[1:] {
		for letter, text := range map[string]string{"a": *c.A.Text, "b": *c.B.Text} {
			words := unguard(row[column[letter+"_text"]])
			if row[column[letter+"_start"]] == "" {
				if words != "" {
					t.Errorf("%s: %q without offsets", name, words)
				}
				continue
			}
			start, err1 := strconv.Atoi(row[column[letter+"_start"]])
			end, err2 := strconv.Atoi(row[column[letter+"_end"]])
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			if got := strings.ReplaceAll(quietened(string([]rune(text)[start:end])), "\r\n", "\n"); got != words {
				t.Errorf("%s: [%d, %d) cuts %q, the row has %q", name, start, end, got, words)
			}
		}
	}
}
