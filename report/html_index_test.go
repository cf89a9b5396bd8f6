package report

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
)

func renderIndex(t testing.TB, entries []IndexEntry) string {
	t.Helper()
	var out bytes.Buffer
	if err := HTMLIndex(&out, entries, HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func someEntries(t testing.TB) []IndexEntry {
	return []IndexEntry{
		Indexed("pair-00001.html", damStory(t)), Indexed("pair-00002.html", scriptStory(t)),
		NotCompared("wire.txt", "lost <file>.txt", errors.New("lost <file>.txt: no such file")),
		Indexed("pair-00004.html", emptyStory(t)), Indexed("pair-00005.html", hostileStory(t)),
	}
}

func TestIndexListsEveryPair(t *testing.T) {
	page := renderIndex(t, someEntries(t))
	checkForm(t, strings.ReplaceAll(page, `href="pair-`, `href="https://example.org/pair-`))
	rows := elements(elements(parsePage(t, page), atom.Tbody)[0], atom.Tr)
	if len(rows) != 5 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, want := range []string{"Capital Herald", "صحيفة العاصمة", "lost <file>.txt: no such file", "unrelated", "<script>"} {
		if text := textOf(rows[i]); !strings.Contains(text, want) {
			t.Errorf("row %d lacks %q: %s", i+1, want, strings.Join(strings.Fields(text), " "))
		}
	}
	if links := elements(rows[2], atom.A); len(links) != 0 {
		t.Error("a pair that was not compared has a link")
	}
	if links := elements(rows[0], atom.A); len(links) != 1 || attribute(links[0], "href") != "pair-00001.html" {
		t.Errorf("row 1 has the links %v", links)
	}
}

func TestPageLeadsBackToItsIndex(t *testing.T) {
	var out bytes.Buffer
	if err := HTML(&out, damStory(t), HTMLOptions{Index: "index.html"}); err != nil {
		t.Fatal(err)
	}
	for _, a := range elements(parsePage(t, out.String()), atom.A) {
		if attribute(a, "href") == "index.html" {
			return
		}
	}
	t.Error("no link to the index")
}
