package text

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallax/lexicon"
)

// TestLanguages reads testdata/languages.txt.
func TestLanguages(t *testing.T) {
	data, err := os.ReadFile("testdata/languages.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		want, source, ok := strings.Cut(line, " ")
		if !ok || want == "#" {
			continue
		}
		cases++
		if got := Analyse(source, Options{}).Language; got != strings.TrimPrefix(want, "-") {
			t.Errorf("%q: language %q, want %q", source, got, want)
		}
	}
	if cases < 30 {
		t.Fatalf("only %d cases", cases)
	}
}

func TestGivenLanguage(t *testing.T) {
	for given, want := range map[string]string{"en-GB": "en", "DE": "de", "pt_BR": "pt", "xx": "xx"} {
		if got := Analyse("The harbour is open.", Options{Language: given}).Language; got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}

// TestLists: what the lists hold is in normal form, and their columns hold what
// the code reads.
func TestLists(t *testing.T) {
	classes := []string{"article", "pronoun", "preposition", "conjunction", "determiner", "adverb", "auxiliary", "modal", "particle", "opener", "speech", "time"}
	var tags []string
	rows := lexicon.Embedded("function-words").Rows
	if len(rows) < 100 {
		t.Fatalf("only %d rows of function words", len(rows))
	}
	for _, row := range rows {
		tag, class := row.Fields[0], row.Fields[1]
		if len(tags) == 0 || tags[len(tags)-1] != tag {
			if slices.Contains(tags, tag) {
				t.Errorf("line %d: the rows of %s do not stand together", row.Line, tag)
			}
			tags = append(tags, tag)
		}
		if !slices.Contains(classes, class) {
			t.Errorf("line %d: class %q", row.Line, class)
		}
		for _, word := range strings.Fields(row.Fields[2]) {
			if Norm(word) != word {
				t.Errorf("line %d: %q is not in normal form (%q)", row.Line, word, Norm(word))
			}
		}
	}
	if len(tags) > maxLanguages {
		t.Errorf("%d languages, room for %d", len(tags), maxLanguages)
	}
	for _, row := range lexicon.Embedded("abbreviations").Rows {
		if tag := row.Fields[0]; tag != "*" && !slices.Contains(tags, tag) {
			t.Errorf("abbreviations, line %d: language %q has no function words", row.Line, tag)
		}
		if !slices.Contains([]string{"title", "number", "time", "any", "name"}, row.Fields[1]) {
			t.Errorf("abbreviations, line %d: kind %q", row.Line, row.Fields[1])
		}
		for _, word := range strings.Fields(row.Fields[2]) {
			if Norm(word) != word {
				t.Errorf("abbreviations, line %d: %q is not in normal form", row.Line, word)
			}
		}
	}
	if len(agencies().byFirst) < 100 {
		t.Errorf("only %d first words of agencies", len(agencies().byFirst))
	}
}

// TestBoilerplateList: every pattern matches the line that it describes.
func TestBoilerplateList(t *testing.T) {
	rows := lexicon.Embedded("boilerplate").Rows
	if len(rows) < 100 {
		t.Fatalf("only %d rows of boilerplate", len(rows))
	}
	for _, row := range rows {
		line := strings.NewReplacer("#", "12", "?", "Name", "**", "And Name", "*", "Name").Replace(row.Fields[2])
		x := Analyse(line, Options{Plain: true, Language: "en"})
		p, ok := boilerplate().match(x, Span{0, len(line)}, Span{0, len(x.Words)})
		if !ok {
			t.Errorf("line %d: %q does not match %q", row.Line, row.Fields[2], line)
		} else if p.role.String() != row.Fields[0] {
			t.Errorf("line %d: %q is %v by another pattern, want %s", row.Line, line, p.role, row.Fields[0])
		}
		if !slices.Contains([]string{"line", "any", "names"}, row.Fields[1]) {
			t.Errorf("line %d: end %q", row.Line, row.Fields[1])
		}
	}
}

// TestUnknownLanguageIsNotLookedForAgain holds that a text whose language cannot
// be told reads the same when that is known, and that none is looked for then.
func TestUnknownLanguageIsNotLookedForAgain(t *testing.T) {
	nonsense := "Velku tarba mosi, kendu palif roga. \"Tuvo sel,\" nabri kopu lat.\n\nSemru dalvo pik, huna."
	told, known := Analyse(nonsense, Options{}), Analyse(nonsense, Options{Unknown: true})
	if told.Language != "" {
		t.Fatalf("nonsense is taken for %q", told.Language)
	}
	if !reflect.DeepEqual(told, known) {
		t.Errorf("%+v\nnot\n%+v", known, told)
	}
	if english := Analyse("The company said that it was not in the building at the time of the fire.", Options{Unknown: true}); english.Language != "" {
		t.Errorf("taken for %q although it is said to be unknown", english.Language)
	}
}
