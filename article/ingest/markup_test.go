package ingest

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestMarkupBecomesParagraphs(t *testing.T) {
	for in, want := range map[string]string{
		"Plain text.\n\nSecond paragraph.":                     "Plain text.\n\nSecond paragraph.",
		"<p>One.</p><p>Two &amp; three.</p>":                   "One.\n\nTwo & three.",
		"<p>One\nline.</p>\n\n<p class=\"x\">Two</p>":          "One line.\n\nTwo",
		"One.<br>Two.<br/>Three.":                              "One.\nTwo.\nThree.",
		"One.<br> <br>Two.":                                    "One.\n\nTwo.",
		"Kept\n\nbreaks with <b>bold</b> words.":               "Kept\n\nbreaks with bold words.",
		"AT&amp;T said &#8220;no&#8221; &ndash; twice":         "AT&T said “no” – twice",
		"a < b and c > d":                                      "a < b and c > d",
		"<Name withheld> wrote":                                "<Name withheld> wrote",
		"Rhythm & blues; R&B;":                                 "Rhythm & blues; R&B;",
		"https://a.example/?x=1&copy=2":                        "https://a.example/?x=1&copy=2",
		"<script>alert('x')</script><p>Text</p><!-- note -->":  "Text",
		"<div>One<ul><li>Two</li><li>Three</li></ul></div>":    "One\n\nTwo\n\nThree",
		"<p>Broken <b>tags</p><p>go on":                        "Broken tags\n\ngo on",
		"<table><tr><td>1</td><td>2</td></tr></table><p>x</p>": "1 2\n\nx",
		"<p":        "<p",
		"i <3 you>": "i <3 you>",
	} {
		got, found := withoutMarkup(in)
		if got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
		if found != (in != want) {
			t.Errorf("%q: found is %v", in, found)
		}
	}
}

func FuzzMarkup(f *testing.F) {
	for _, seed := range []string{"<p>One.</p><p>Two &amp; three.</p>", "a < b", "<script>x", "&#8220;", "<b>x</b>\n\ny", "<br>", "</style><p>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, found := withoutMarkup(s)
		if !found && got != s {
			t.Errorf("%q became %q without a word", s, got)
		}
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("%q becomes invalid: %q", s, got)
		}
		if strings.Contains(got, "<p>") && !strings.Contains(s, "&") {
			t.Errorf("%q keeps a tag: %q", s, got)
		}
	})
}
