package lexicon

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// dataFiles is every embedded list; a test that reads none is wrong.
func dataFiles(t *testing.T) []*Table {
	t.Helper()
	names, err := fs.Glob(embedded, "data/*.tsv")
	if err != nil || len(names) < 30 {
		t.Fatalf("%d lists, %v", len(names), err)
	}
	var tables []*Table
	for _, name := range names {
		data, err := embedded.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		table, err := Parse(strings.TrimSuffix(strings.TrimPrefix(name, "data/"), ".tsv"), string(data))
		if err != nil {
			t.Fatal(err)
		}
		if len(table.Rows) == 0 || table.Version == "0" {
			t.Errorf("%s: %d rows, version %s", name, len(table.Rows), table.Version)
		}
		if !utf8.Valid(data) || strings.Contains(string(data), "\r") {
			t.Errorf("%s is not UTF-8 with plain line ends", name)
		}
		tables = append(tables, table)
	}
	return tables
}

func TestFieldsAreTrimmedAndNotesAndSourcesGiven(t *testing.T) {
	for _, table := range dataFiles(t) {
		note, source := table.Column("note"), table.Column("source")
		for _, row := range table.Rows {
			for i, field := range row.Fields {
				if strings.TrimSpace(field) != field {
					t.Errorf("%s, line %d: %q has white space around it", table.Name, row.Line, field)
				}
				if (i == note || i == source) && field == "" {
					t.Errorf("%s, line %d: no %s", table.Name, row.Line, table.Columns[i])
				}
			}
			if category := table.Column("category"); category >= 0 && !slices.Contains(categories, row.Fields[category]) {
				t.Errorf("%s, line %d: unknown category %q", table.Name, row.Line, row.Fields[category])
			}
		}
	}
}

// neutral are words that a note must not use: it says how wordings differ, not
// who is right.
var neutral = []string{"biased", "manipulat", "propagandist", "lying", "liar", "dishonest"}

func TestNotesDoNotJudge(t *testing.T) {
	for _, table := range dataFiles(t) {
		note := table.Column("note")
		if note < 0 || table.Name == LabelPairs { // whose notes quote the wordings
			continue
		}
		for _, row := range table.Rows {
			for _, word := range neutral {
				if strings.Contains(strings.ToLower(row.Fields[note]), word) {
					t.Errorf("%s, line %d: the note says %q", table.Name, row.Line, word)
				}
			}
		}
	}
}

// The classes and ranks of the lists are closed; docs/lexicons.md lists them.
func TestClassesAreKnown(t *testing.T) {
	classes := map[string]string{
		ReportingVerbs: "neutral distancing committing directive affective negative structuring",
		Loaded:         "condemning approving intensifying softening doubting",
		Connectives:    "temporal causal concessive purpose additive",
		Bounds:         "lower upper over under approximate exact",
		AgencyVerbs:    "harm force control loss",
		Caveats:        "unverified unconfirmed unclear dispute",
		Replies:        "no-answer no-comment denial defence dispute response",
		Evidentials:    "hearsay appearance allegation inference certain",
		Terms:          "descriptive legal oppositional condemning approving softening intensifying own-name opponents-name",
	}
	seen := 0
	for _, table := range dataFiles(t) {
		known, ok := classes[table.Name]
		if !ok {
			continue
		}
		seen++
		class, rank := table.Column("class"), table.Column("rank")
		for _, row := range table.Rows {
			if !slices.Contains(strings.Fields(known), row.Fields[class]) {
				t.Errorf("%s, line %d: class %q", table.Name, row.Line, row.Fields[class])
			}
			if rank >= 0 {
				if _, err := strconv.Atoi(row.Fields[rank]); err != nil {
					t.Errorf("%s, line %d: %v", table.Name, row.Line, err)
				}
			}
		}
	}
	if seen != len(classes) {
		t.Errorf("looked at %d lists of %d", seen, len(classes))
	}
}

// No two lines of one list say something of the same phrase, unless they give
// it another class or another concept.
func TestNoDuplicates(t *testing.T) {
	for _, name := range slices.Concat(phraseLists, pairLists) {
		seen := map[string]int{}
		s := embeddedSource(name, 0)
		columns := s.layout().columns
		for number, offset := range s.lines() {
			line := s.line(offset)
			id := ""
			switch s.layout().shape {
			case pairs:
				x, y := key(field(line, columns.x)), key(field(line, columns.y))
				if x == y {
					t.Errorf("%s, line %d: %q twice", name, number, x)
				}
				id = min(x, y) + "\t" + max(x, y)
			case places:
				id = key(field(line, 0))
			default:
				id = key(field(line, columns.entry)) + "\t" + field(line, columns.concept)
				if name == NotSpeech {
					id += "\t" + field(line, columns.class)
				}
			}
			if before, ok := seen[id]; ok {
				t.Errorf("%s, line %d repeats line %d: %q", name, number, before, id)
			}
			seen[id] = number
		}
		if len(seen) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
}

func TestEnoughEntries(t *testing.T) {
	least := map[string]int{LabelPairs: 600, Terms: 600, ReportingVerbs: 200, Loaded: 400, Places: 200, Causatives: 60, Directed: 40}
	for _, l := range Default().Lists() {
		if n, ok := least[l.Name]; ok {
			if l.Entries < n {
				t.Errorf("%s has %d entries, want %d", l.Name, l.Entries, n)
			}
			delete(least, l.Name)
		}
	}
	if len(least) > 0 {
		t.Errorf("not listed: %v", least)
	}
	if forms := len(set(ReportingVerbs).Entries()); forms < 250 {
		t.Errorf("%d forms of reporting verbs", forms)
	}
}
