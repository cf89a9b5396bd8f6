package store

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parallax/article"
	"parallax/text"
)

func someArticle() *rapid.Generator[*article.Article] {
	return rapid.Custom(func(t *rapid.T) *article.Article {
		s := rapid.String()
		a := &article.Article{
			ID: s.Draw(t, "id"), Title: s.Draw(t, "title"), Outlet: s.Draw(t, "outlet"), Author: s.Draw(t, "author"), Date: s.Draw(t, "date"),
			URL: s.Draw(t, "url"), Section: s.Draw(t, "section"), Language: s.Draw(t, "language"), Text: s.Draw(t, "text"), SHA256: s.Draw(t, "sum"),
			Origin: article.Origin{File: s.Draw(t, "file"), Record: rapid.IntRange(0, 1<<30).Draw(t, "record"), Format: s.Draw(t, "format")},
		}
		for range rapid.IntRange(0, 3).Draw(t, "marks") {
			a.Marks = append(a.Marks, text.Mark{Bytes: text.Span{Start: 3, End: rapid.IntRange(0, 9999).Draw(t, "end")}, Kind: text.MarkCredit, Note: s.Draw(t, "note")})
			a.Notes = append(a.Notes, article.Note{Code: s.Draw(t, "code"), Message: s.Draw(t, "message")})
		}
		return a
	})
}

func TestRecordsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := someArticle().Draw(t, "article")
		record, digest := AppendRecord([]byte("before"), a)
		record = record[len("before"):]
		back, err := ParseRecord(record)
		if err != nil || !cmp.Equal(a, back) {
			t.Fatalf("%v %s", err, cmp.Diff(a, back))
		}
		body, err := ParseBody(record)
		if err != nil || body.Text != a.Text || body.Language != a.Language || !cmp.Equal(body.Marks, a.Marks) {
			t.Fatalf("%+v %v", body, err)
		}
		moved := *a
		moved.Origin.File += "x"
		if _, other := AppendRecord(nil, &moved); other != digest {
			t.Fatal("an article that was read elsewhere counts as changed")
		}
		moved.Title += "x"
		if _, other := AppendRecord(nil, &moved); other == digest {
			t.Fatal("another title does not count as a change")
		}
	})
}

// A field that is added to an article must be stored, too.
func TestEveryFieldIsStored(t *testing.T) {
	a := &article.Article{}
	fill(reflect.ValueOf(a).Elem())
	record, _ := AppendRecord(nil, a)
	back, err := ParseRecord(record)
	if err != nil || !cmp.Equal(a, back) {
		t.Fatalf("%v %s", err, cmp.Diff(a, back))
	}
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Int:
		v.SetInt(7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

func FuzzParseRecord(f *testing.F) {
	record, _ := AppendRecord(nil, &article.Article{ID: "1", Text: "text", Marks: []text.Mark{{Kind: text.MarkCredit}}, Notes: []article.Note{{Code: "c"}}})
	f.Add(record)
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := ParseRecord(data)
		if err != nil {
			return
		}
		again, _ := AppendRecord(nil, a)
		back, err := ParseRecord(again)
		if err != nil || !cmp.Equal(a, back) {
			t.Fatalf("%v %s", err, cmp.Diff(a, back))
		}
	})
}
