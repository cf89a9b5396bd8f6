package ingest

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parallax/article"
	"parallax/text"
)

// checkWhole holds what is true of every article.
func checkWhole(t *testing.T, a *article.Article) {
	t.Helper()
	for _, s := range []string{a.ID, a.Title, a.Outlet, a.Author, a.Date, a.URL, a.Language, a.Text} {
		if !utf8.ValidString(s) {
			t.Errorf("%q is not valid UTF-8", s)
		}
	}
	if a.ID == "" || strings.TrimSpace(a.Text) == "" {
		t.Errorf("an article without ID or text: %+v", a)
	}
	for _, m := range a.Marks {
		if m.Bytes.Start < 0 || m.Bytes.End < m.Bytes.Start || m.Bytes.End > len(a.Text) {
			t.Errorf("a mark outside the text: %+v", m)
		}
	}
	if line := a.AppendJSON(nil); !json.Valid(line) {
		t.Errorf("not JSON: %s", line)
	}
}

func readOwn(t interface{ Fatal(...any) }, line []byte) *article.Article {
	for a, err := range Articles(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(string(line)), Workers: 1}) {
		if err != nil {
			t.Fatal(err, string(line))
		}
		return a
	}
	t.Fatal("nothing came out of ", string(line))
	return nil
}

// TestOwnFormLosesNothing writes any article and reads it again.
func TestOwnFormLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := func(name string) string { return rapid.String().Draw(t, name) }
		a := &article.Article{
			ID: "x" + value("id"), Title: value("title"), Outlet: value("outlet"), Author: value("author"), Date: value("date"), URL: value("url"),
			Language: value("language"), Text: "." + value("text"), SHA256: value("sha"),
			Origin: article.Origin{File: value("file"), Record: rapid.IntRange(0, 1<<40).Draw(t, "record"), Format: value("format")},
		}
		points := text.NewPoints(a.Text)
		last := points.At(len(a.Text))
		for range rapid.IntRange(0, 3).Draw(t, "marks") {
			start := rapid.IntRange(0, last).Draw(t, "start")
			end := rapid.IntRange(start, last).Draw(t, "end")
			a.Marks = append(a.Marks, text.Mark{
				Bytes: text.Span{Start: points.Offset(start), End: points.Offset(end)}, Kind: text.MarkKind(value("kind")), Note: value("note")})
		}
		for range rapid.IntRange(0, 2).Draw(t, "notes") {
			a.Notes = append(a.Notes, article.Note{Code: value("code"), Message: value("message")})
		}
		line := append(a.AppendJSON(nil), '\n')
		if diff := cmp.Diff(a, readOwn(t, line)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestOwnFormRefusesMarksOutsideTheText(t *testing.T) {
	_, reasons := reasonsOf(t, `{"schema":"parallax.article/1","id":"a","text":"abc","marks":[{"span":[1,9],"kind":"headline"}]}`, Options{})
	if len(reasons) != 1 || !strings.Contains(reasons[0], "lies outside the text") {
		t.Error(reasons)
	}
}
