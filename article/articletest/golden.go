// Package articletest compares what a reader of articles gives with a file of
// expected results.
package articletest

import (
	"errors"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"parallax/article"
)

var update = flag.Bool("update", false, "write the expected results anew")

// Dump prints an article: its metadata, its notes, and its text with each mark
// in brackets.
func Dump(a *article.Article) string {
	var b strings.Builder
	for _, f := range [][2]string{
		{"id", a.ID}, {"title", a.Title}, {"outlet", a.Outlet}, {"author", a.Author}, {"date", a.Date}, {"url", a.URL},
		{"language", a.Language}, {"section", a.Section}, {"format", a.Origin.Format},
	} {
		if f[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", f[0], f[1])
		}
	}
	for _, n := range a.Notes {
		fmt.Fprintf(&b, "note %s: %s\n", n.Code, n.Message)
	}
	b.WriteString("\n")
	at := 0
	for _, m := range a.Marks {
		if m.Bytes.Start < at {
			continue
		}
		b.WriteString(a.Text[at:m.Bytes.Start])
		fmt.Fprintf(&b, "[%s", m.Kind)
		if m.Note != "" {
			fmt.Fprintf(&b, " %q", m.Note)
		}
		fmt.Fprintf(&b, ": %s]", a.Text[m.Bytes.Start:m.Bytes.End])
		at = m.Bytes.End
	}
	b.WriteString(a.Text[at:])
	return b.String()
}

// DumpAll prints what a reader gives, errors of records among the articles.
func DumpAll(articles iter.Seq2[*article.Article, error]) string {
	var b strings.Builder
	for a, err := range articles {
		var bad *article.RecordError
		switch {
		case errors.As(err, &bad):
			fmt.Fprintf(&b, "=== record %d left out: %s\n", bad.Record, bad.Reason)
		case err != nil:
			fmt.Fprintf(&b, "=== ended: %v\n", err)
		default:
			fmt.Fprintf(&b, "=== record %d\n%s", a.Origin.Record, Dump(a))
		}
	}
	return b.String()
}

// Golden compares with the file of the same name and the ending ".want".
func Golden(t *testing.T, file, got string) {
	t.Helper()
	file += ".want"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", filepath.Base(file), got, want)
	}
}

// Samples are the files of a folder but for those with expected results and
// for the inputs that fuzzing found.
func Samples(t *testing.T, folder string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, file := range all {
		if info, err := os.Stat(file); err == nil && !info.IsDir() && !strings.HasSuffix(file, ".want") {
			out = append(out, file)
		}
	}
	if len(out) == 0 {
		t.Fatalf("no samples in %s", folder)
	}
	return out
}

// Laws checks what holds for every article that any reader gives for any
// bytes.
func Laws(t *testing.T, a *article.Article) {
	t.Helper()
	for _, s := range []string{a.ID, a.Title, a.Outlet, a.Author, a.Date, a.URL, a.Language, a.Section, a.Text} {
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			t.Errorf("not clean: %q", s)
		}
	}
	if strings.TrimSpace(a.Text) == "" {
		t.Errorf("an article without text: %+v", a)
	}
	for _, m := range a.Marks {
		if m.Bytes.Start < 0 || m.Bytes.End > len(a.Text) || m.Bytes.Start >= m.Bytes.End {
			t.Fatalf("mark %+v outside a text of %d bytes", m, len(a.Text))
		}
		if s := a.Text[m.Bytes.Start:m.Bytes.End]; !utf8.ValidString(s) || strings.TrimSpace(s) != s {
			t.Errorf("mark %+v cuts %q", m, s)
		}
	}
}
