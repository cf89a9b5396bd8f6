package language

import (
	"os"
	"strings"
	"testing"

	"parallax/article"
	"parallax/text"
)

// samples are tag and text.
func samples(t *testing.T) [][2]string {
	t.Helper()
	data, err := os.ReadFile("testdata/samples.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for line := range strings.Lines(string(data)) {
		if tag, text, ok := strings.Cut(strings.TrimSpace(line), " "); ok && tag != "#" {
			out = append(out, [2]string{tag, text})
		}
	}
	if len(out) < 40 {
		t.Fatalf("only %d samples", len(out))
	}
	return out
}

func TestSamples(t *testing.T) {
	by := map[Source]int{}
	for _, s := range samples(t) {
		tag, how := Of(&article.Article{Text: s[1]})
		if by[how]++; tag != s[0] {
			t.Errorf("%s is taken for %q by %s: %s", s[0], tag, how, s[1])
		}
	}
	t.Logf("%v", by)
}

// TestGlance holds that what is clear at a glance is what all words say.
func TestGlance(t *testing.T) {
	clear := 0
	for _, s := range samples(t) {
		for n := 80; n <= len(s[1]); n += 40 {
			sample := strings.ToValidUTF8(s[1][:n], "")
			if tag := text.Language(sample + " " + strings.Repeat("17 ", 100)); tag != "" {
				if clear++; tag != s[0] {
					t.Errorf("%s is taken for %s: %s", s[0], tag, sample)
				}
			}
		}
	}
	if clear < 40 {
		t.Errorf("only %d are clear", clear)
	}
}

// TestFirstSentences: a sentence is enough where there is a list of function
// words.
func TestFirstSentences(t *testing.T) {
	right, all := 0, 0
	for _, s := range samples(t) {
		sentence := s[1]
		if i := strings.IndexAny(sentence, ".。।"); i > 0 {
			sentence = sentence[:i]
		}
		all++
		if tag, _ := Of(&article.Article{Text: sentence}); tag == s[0] {
			right++
		}
	}
	if t.Logf("%d of %d", right, all); right*100 < all*85 {
		t.Errorf("only %d of %d first sentences", right, all)
	}
}

func TestDeclared(t *testing.T) {
	for _, c := range []struct {
		declared, text, want string
		by                   Source
	}{
		{"en", "Harbour", "en", Declared},
		{"en", "Паром остановился в полночь, и люди ещё ждали, когда он пойдёт, но он так и не пошёл.", "ru", Words},
		{"ru", "The ferry stopped at midnight and the people waited.", "en", Words},
		{"sr", "Trajekt je stao u ponoć.", "sr", Declared},
		{"en", "", "en", Declared},
		{"", "", "", Unknown},
		{"", "12 34", "", Unknown},
		{"xx", "The ferry stopped.", "xx", Declared},
	} {
		if tag, by := Of(&article.Article{Language: c.declared, Text: c.text}); tag != c.want || by != c.by {
			t.Errorf("%q, %q: %q by %q, want %q by %q", c.declared, c.text, tag, by, c.want, c.by)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("The ferry stopped.", "en")
	f.Add(strings.Repeat("я\xff", 5000), "")
	f.Fuzz(func(t *testing.T, text, declared string) {
		a, how := Of(&article.Article{Text: text, Language: declared})
		if (a == "") != (how == Unknown) {
			t.Errorf("%q by %q", a, how)
		}
	})
}
