package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, name, data string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWordsCommand(t *testing.T) {
	json := write(t, "pairs.json", `[{"id": "1", "source": "the ferry left the harbour", "target": "the ferry has left",
		"sureAlign": "0-0 1-1 2-3", "possibleAlign": "2-2"}]`)
	tsv := write(t, "pairs.tsv", "0\ta ferry left\tN/A\tthe ferry left\tN/A\t1\t1\t1-1 2-2\t0-0\t\n")
	dir := t.TempDir()
	var out bytes.Buffer
	if err := evalWords([]string{"--edinburgh", json, "--wiki", tsv, "--out", dir}, &out); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(strings.TrimSpace(out.String()), "\n"); len(lines) != 3 {
		t.Fatalf("a header and two sets wanted:\n%s", out.String())
	}
	for _, name := range []string{"pairs.json.pharaoh", "pairs.tsv.pharaoh"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(data), "1-1") || strings.Count(string(data), "\n") != 1 {
			t.Errorf("%s: %q %v", name, data, err)
		}
	}
}

func TestWordsCommandRefuses(t *testing.T) {
	for name, args := range map[string][]string{
		"no set":         nil,
		"no file":        {"--wiki", filepath.Join(t.TempDir(), "none.tsv")},
		"empty list":     {"--rte2", write(t, "e.json", "[]")},
		"no links":       {"--rte2", write(t, "n.json", `[{"source": "a", "target": "b"}]`)},
		"empty table":    {"--mtref", write(t, "e.tsv", "")},
		"outside":        {"--mtref", write(t, "o.tsv", "0\ta\tN/A\tb\tN/A\t1\t1\t0-1\t\n")},
		"malformed link": {"--mtref", write(t, "m.tsv", "0\ta\tN/A\tb\tN/A\t1\t1\t0:0\t\n")},
	} {
		if err := evalWords(args, &bytes.Buffer{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestScoreLinks(t *testing.T) {
	pairs := []wordPair{
		{sure: []link{{0, 0}, {1, 1}}, possible: []link{{2, 2}}},
		{sure: []link{{0, 0}}},
	}
	s := scoreLinks(pairs, [][]link{{{0, 0}, {2, 2}}, {{0, 0}}})
	want := linkScore{P: 2. / 3, R: 2. / 3, F1: 2. / 3, Exact: 0.5, MacroP: 0.75, MacroR: 0.75, MacroF1: 0.75, PossibleP: 1, WideF1: 2 * (5. / 6) / (1 + 5./6)}
	if s != want {
		t.Errorf("%+v, want %+v", s, want)
	}
	if s := scoreLinks(pairs, [][]link{nil, nil}); s.F1 != 0 || s.R != 0 {
		t.Errorf("nothing predicted: %+v", s)
	}
	// A pair without a prediction is no precise one, and one without gold links
	// is not found if something is said of it.
	s = scoreLinks([]wordPair{{sure: []link{{0, 0}}}, {}, {}}, [][]link{nil, {{0, 0}}, nil})
	if s.MacroP != 1./3 || s.MacroR != 1./3 || s.Exact != 1./3 {
		t.Errorf("empty sides: %+v", s)
	}
}

func TestFoldsKeepSharedSentencesTogether(t *testing.T) {
	pair := func(a, b string) wordPair { return wordPair{a: strings.Fields(a), b: strings.Fields(b)} }
	one := []wordPair{pair("the ferry left", "a ferry left"), pair("rain fell", "it rained"), pair("no one came", "nobody came")}
	two := []wordPair{pair("The ferry sailed", "A ferry left"), pair("it snowed", "snow fell"), pair("the ferry sailed", "off it went")}
	fold := dealFolds([]fitSet{{pairs: one}, {pairs: two}}, 3)
	if fold(one[0]) != fold(two[0]) || fold(two[0]) != fold(two[2]) {
		t.Error("pairs with a sentence in common are in different folds")
	}
	used := map[int]bool{}
	for _, p := range append(one, two...) {
		used[fold(p)] = true
	}
	if len(used) != 3 {
		t.Errorf("%d folds used, wanted 3", len(used))
	}
}
