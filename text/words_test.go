package text

import (
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestWords reads testdata/words.txt.
func TestWords(t *testing.T) {
	data, err := os.ReadFile("testdata/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for _, line := range strings.Split(string(data), "\n") {
		source, want, ok := strings.Cut(line, " => ")
		if !ok || strings.HasPrefix(line, "# ") {
			continue
		}
		cases++
		x := Analyse(source, Options{Plain: true})
		checkLaws(t, x)
		var norms []string
		for _, w := range x.Words {
			norms = append(norms, w.Norm)
		}
		if got := strings.Join(norms, " "); got != strings.ReplaceAll(want, "\u202f", "\u00a0") {
			t.Errorf("%s\n got %s\nwant %s", source, got, want)
		}
	}
	if cases < 30 {
		t.Fatalf("only %d cases", cases)
	}
}

// TestWordsOfParts: what a word is does not depend on the lines around it.
func TestWordsOfParts(t *testing.T) {
	piece := rapid.SampledFrom(pieces)
	rapid.Check(t, func(t *rapid.T) {
		a := strings.Join(rapid.SliceOfN(piece, 0, 20).Draw(t, "a"), "")
		b := strings.Join(rapid.SliceOfN(piece, 0, 20).Draw(t, "b"), "")
		whole := tokenize(a + "\n" + b)
		parts := tokenize(a)
		for _, w := range tokenize(b) {
			w.Start += int32(len(a) + 1)
			w.End += int32(len(a) + 1)
			parts = append(parts, w)
		}
		if len(whole) != len(parts) {
			t.Fatalf("%d words, %d in the parts of %q and %q", len(whole), len(parts), a, b)
		}
		for i := range whole {
			if whole[i] != parts[i] {
				t.Fatalf("word %d is %+v, in its part %+v", i, whole[i], parts[i])
			}
		}
	})
}

func TestWordFields(t *testing.T) {
	x := Analyse("The minister's 47-year-old aide left Москва in 2026.", Options{Language: "en", Plain: true})
	for _, want := range []struct {
		norm            string
		kind            WordKind
		function, upper bool
	}{
		{"the", Letters, true, true},
		{"minister's", Letters, false, false},
		{"47-year-old", Number, false, false},
		{"aide", Letters, false, false},
		{"left", Letters, false, false},
		{"москва", Letters, false, true},
		{"in", Letters, true, false},
		{"2026", Number, false, false},
	} {
		w := x.Words[0]
		x.Words = x.Words[1:]
		if w.Norm != want.norm || w.Kind != want.kind || w.Function != want.function || w.Upper != want.upper {
			t.Errorf("got %+v, want %+v", w, want)
		}
	}
	if len(x.Words) > 0 {
		t.Errorf("also %+v", x.Words)
	}
}

func TestStem(t *testing.T) {
	for _, c := range []struct{ language, a, b string }{
		{"en", "transferring", "transferred"},
		{"en", "ministries", "ministry"},
		{"en", "russia's", "russia"},
		{"de", "häfen", "hafen"},
		{"ru", "территории", "территория"},
		{"fr", "ministères", "ministère"},
		{"es", "ministerios", "ministerio"},
	} {
		if a, b := Stem(c.language, c.a), Stem(c.language, c.b); a != b {
			t.Errorf("%s: %s → %s, %s → %s", c.language, c.a, a, c.b, b)
		}
	}
	for _, language := range []string{"", "zh", "xx"} {
		if got := Stem(language, "transferring"); got != "transferring" {
			t.Errorf("%q: %s", language, got)
		}
	}
	long := strings.Repeat("ing", 1000)
	if Stem("en", long) != long {
		t.Error("a long word is stemmed")
	}
}
