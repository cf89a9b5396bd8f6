package article

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"parallax/text"
)

func TestComposerMarksWhatItSays(t *testing.T) {
	var c Composer
	c.Part(text.MarkHeadline, " Ferry  stops\tat midnight ", "")
	c.Body("")
	c.Body("The last ferry left at noon.")
	c.Part(text.MarkCredit, "Northwire", "Northwire")
	var a Article
	c.Set(&a)
	if want := "Ferry stops at midnight\n\nThe last ferry left at noon.\n\nNorthwire\n"; a.Text != want {
		t.Errorf("%q, want %q", a.Text, want)
	}
	for i, want := range []string{"Ferry stops at midnight", "Northwire"} {
		if got := a.Text[a.Marks[i].Bytes.Start:a.Marks[i].Bytes.End]; got != want {
			t.Errorf("mark %d cuts %q, want %q", i, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a \t\n\x00é ]{0,12}`)).Draw(t, "s")
		got := Clean(s)
		if !utf8.ValidString(got) || got != strings.TrimSpace(got) || strings.Contains(got, "  ") || Clean(got) != got {
			t.Fatalf("%q gives %q", s, got)
		}
	})
}
