package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/article"
	"parallax/compare"
)

const articles = "../testdata/articles/"

// shipped compares the wire story with every other shipped article.
func shipped(t testing.TB, fullText bool) []*compare.Comparison {
	t.Helper()
	paths, err := filepath.Glob(articles + "*.txt")
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d articles: %v", len(paths), err)
	}
	engine, err := compare.New(compare.Options{FullText: fullText})
	if err != nil {
		t.Fatal(err)
	}
	wire := prepare(t, articles+"wire.txt")
	var list []*compare.Comparison
	for _, path := range paths {
		list = append(list, engine.Compare(wire, prepare(t, path)))
	}
	return list
}

func prepare(t testing.TB, path string) *compare.Prepared {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(path)
	return compare.Prepare(&article.Article{ID: article.ContentID(string(data)), Text: string(data), Outlet: "Outlet of " + name, Date: "2026-03-09", Origin: article.Origin{File: name}})
}

// checkCollation holds the law: joined, the segments are both texts.
func checkCollation(t *testing.T, c *compare.Comparison) []segment {
	t.Helper()
	a, b := witnesses(c)
	segments := collate(c, a, b)
	var gotA, gotB string
	for _, s := range segments {
		gotA += s.a
		gotB += s.b
		switch {
		case s.kind == same && s.a != s.b:
			t.Fatalf("%q and %q are said to be the same", s.a, s.b)
		case (s.kind == alone || s.kind == moved) && s.a != "" && s.b != "":
			t.Fatalf("%q and %q stand alone together", s.a, s.b)
		}
	}
	if gotA != string(a.text) || gotB != string(b.text) {
		t.Fatalf("%s and %s: the segments are\n%q\n%q\nthe texts\n%q\n%q", c.A.Path, c.B.Path, gotA, gotB, string(a.text), string(b.text))
	}
	return segments
}

func TestCollationHoldsEveryChange(t *testing.T) {
	for _, fullText := range []bool{true, false} {
		for _, c := range shipped(t, fullText) {
			shown := map[string]bool{}
			words := 0
			for _, s := range checkCollation(t, c) {
				for _, change := range s.changes {
					shown[change.ID] = true
				}
				if s.kind == same {
					words++
				}
			}
			for i := range c.Changes {
				change := &c.Changes[i]
				if change.Tier == "component" && !shown[change.ID] && (fullText || change.Passage != nil || isFlag(change)) {
					t.Errorf("%s: %s (%s, %q, %q) is not shown", c.B.Path, change.ID, change.Op, change.AText, change.BText)
				}
			}
			if c.Relation != "unrelated" && words < 10 {
				t.Errorf("%s: only %d stretches are the same", c.B.Path, words)
			}
		}
	}
}

// TestAlignedPassagesShareTheirWords: where words are counted off against each
// other, hardly any stands beside another word.
func TestAlignedPassagesShareTheirWords(t *testing.T) {
	aligned, other := 0, 0
	for _, c := range shipped(t, true) {
		for _, s := range checkCollation(t, c) {
			if s.passage == nil || s.kind == moved {
				continue
			}
			switch s.kind {
			case same:
				aligned++
			case form:
				other++
				if strings.Count(s.a, " ") > 2 {
					t.Errorf("%s, %s: %q beside %q without a change", c.B.Path, s.passage.ID, s.a, s.b)
				}
			}
		}
	}
	if aligned < 100 || other > aligned/5 {
		t.Errorf("%d stretches are the same, %d differ in form", aligned, other)
	}
}
