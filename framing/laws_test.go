package framing

import (
	"os"
	"slices"
	"strings"
	"testing"

	"parallax/align"
	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"

	"pgregory.net/rapid"
)

// whole takes two articles through text, align and diff.
func whole(a, b string) *Pair {
	ta, tb := text.Analyse(a, text.Options{}), text.Analyse(b, text.Options{})
	result := align.Passages(ta, tb, align.Options{})
	var changes []diff.Result
	for _, p := range result.Passages {
		changes = append(changes, diff.Changes(ta, tb, p, diff.Options{}))
	}
	return &Pair{A: NewText(ta, lexicon.Default()), B: NewText(tb, lexicon.Default()), Passages: result.Passages, Components: Components(ta, tb, result.Passages, changes)}
}

func articleText(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("../testdata/articles/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// checkLaws holds what must be true of any pair and its readings.
func checkLaws(t interface {
	Fatalf(string, ...any)
}, p *Pair) {
	usedA, usedB := make([]int, len(p.A.Words)), make([]int, len(p.B.Words))
	for i, c := range p.Components {
		for k := c.A.Start; k < c.A.End; k++ {
			usedA[k]++
		}
		for k := c.B.Start; k < c.B.End; k++ {
			usedB[k]++
		}
		if c.Origin != Phrase && c.A.Empty() && c.B.Empty() {
			t.Fatalf("component %d is empty", i)
		}
	}
	for _, used := range [][]int{usedA, usedB} {
		for k, n := range used {
			if n > 1 {
				t.Fatalf("word %d is in %d components", k, n)
			}
		}
	}
	readings := Read(p, Options{})
	if len(readings) != len(p.Components) {
		t.Fatalf("%d readings of %d components", len(readings), len(p.Components))
	}
	for i, r := range readings {
		switch {
		case !slices.Contains(Categories(), r.Category) || Code(r.Category) != r.Code:
			t.Fatalf("reading %d: code %q, category %q", i, r.Code, r.Category)
		case (r.Status == Flag) != strings.HasPrefix(r.Code, "F"):
			t.Fatalf("reading %d: %s with code %s", i, r.Status, r.Code)
		case (r.Status == Flag) != (r.Confidence != ""):
			t.Fatalf("reading %d: %s with confidence %q", i, r.Status, r.Confidence)
		case r.Rule == "" || r.Reason == "":
			t.Fatalf("reading %d: rule %q, reason %q", i, r.Rule, r.Reason)
		case Flip(Flip(r.Direction)) != r.Direction:
			t.Fatalf("reading %d: direction %q has no mirror", i, r.Direction)
		}
		for _, word := range []string{"biased", "manipulat", "propaganda", "lied"} {
			if strings.Contains(strings.ReplaceAll(strings.ToLower(r.Reason), quoted(p, i), ""), word) {
				t.Fatalf("reading %d: %q is no neutral reason", i, r.Reason)
			}
		}
	}
}

// quoted is what the reason of a component may quote from the texts.
func quoted(p *Pair, i int) string {
	c := p.Components[i]
	return strings.ToLower(p.A.Cut(c.ABytes) + p.B.Cut(c.BBytes))
}

func TestLawsOnArticles(t *testing.T) {
	files, err := os.ReadDir("../testdata/articles")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	wire := articleText(t, "wire.txt")
	for _, f := range files {
		other := articleText(t, f.Name())
		checkLaws(t, whole(wire, other))
		checkLaws(t, whole(other, wire))
		if own := whole(other, other); len(own.Components) > 0 {
			t.Errorf("%s against itself: %d components", f.Name(), len(own.Components))
		}
	}
}

// An article in another spelling and punctuation gives no flag.
func TestOtherSpelling(t *testing.T) {
	p := whole(articleText(t, "wire.txt"), articleText(t, "variant.txt"))
	if len(p.Components) == 0 {
		t.Fatal("the two are the same")
	}
	if readings := Read(p, Options{}); len(flags(readings)) > 0 {
		t.Errorf("flags:%s", describe(p, readings))
	}
}

func TestOptions(t *testing.T) {
	p := whole(articleText(t, "wire.txt"), articleText(t, "framing.txt"))
	all := Read(p, Options{})
	if len(flags(all)) < 5 {
		t.Fatalf("only %d flags", len(flags(all)))
	}
	for i, r := range all {
		if r.Status != Flag {
			continue
		}
		first, _, _ := strings.Cut(r.Category, ".")
		for _, name := range []string{r.Rule, r.Category, first, r.Code} {
			if off := Read(p, Options{Off: []string{name}}); off[i].Status != Other {
				t.Errorf("%s is off, yet %+v", name, off[i])
			}
			only := Read(p, Options{Only: []string{name}})
			if only[i].Status != Flag {
				t.Errorf("only %s is on, yet %+v", name, only[i])
			}
			for _, o := range flags(only) {
				if o.Category != r.Category && o.Rule != r.Rule && o.Code != r.Code {
					t.Errorf("only %s is on, yet %+v", name, o)
				}
			}
		}
	}
}

// Texts in languages without lists get the mechanical layers only.
func TestOtherLanguages(t *testing.T) {
	if Supported("de") || !Supported("en") || !Supported("") {
		t.Fatal("Supported")
	}
	a := "„Wir nehmen diesen Plan heute nicht an“, sagte der Minister in Berlin."
	b := "„Wir nehmen diesen Vorschlag heute nicht an“, sagte der Minister in Berlin."
	p := pairOf(a, b)
	p.A.Language, p.B.Language = "de", "de"
	got := flags(Read(p, Options{}))
	if len(got) != 1 || got[0].Category != "quote.alter" {
		t.Errorf("flags: %+v", got)
	}
}

func TestFlip(t *testing.T) {
	for d, want := range map[string]string{"": "", "up": "down", "longer": "shorter", "dropped": "added", "joined": "split", "on": "off",
		"a->b": "b->a", "certainty+": "certainty-", "changed": "changed", Shifted: Shifted} {
		if got := Flip(d); got != want || Flip(got) != d {
			t.Errorf("Flip(%q) = %q", d, got)
		}
	}
}

// Laws over sentences made of pieces that the rules look for, in any order.
func TestLawsOnPieces(t *testing.T) {
	pieces := []string{"The minister", "said", "claimed", "that", "the conflict", "the war", "had ended", ".", ",", "\"We will not go\"", "“", "”", "at least", "12",
		"twelve", "people", "were killed", "died", "by police", "on Monday", "according to", "officials", "Reuters", "reportedly", "may", "will", "not", "brutal", "\n\n",
		"which Kyiv rejects", "internationally recognised", "Ukrainian territory", "because of", "after", "Анна сказала", "他说", "5 km", "3.1 miles", "£1.2bn", "[sic]", "…"}
	article := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), " ")
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := article.Draw(t, "a"), article.Draw(t, "b")
		checkLaws(t, whole(a, b))
		p := pairOf(a, b)
		if len(p.A.Words) > 0 && len(p.B.Words) > 0 {
			checkLaws(t, p)
			checkMirror(t, p)
		}
	})
}

func FuzzLaws(f *testing.F) {
	f.Add("\"We go,\" he said. The war ended.", "He said they would go. The conflict ended.")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) < 20000 {
			checkLaws(t, whole(a, b))
		}
	})
}
