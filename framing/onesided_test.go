package framing

import (
	"strings"
	"testing"

	"parallax/lexicon"
	"parallax/text"
)

func TestOneSided(t *testing.T) {
	read := func(s, language string) *Text {
		return NewText(text.Analyse(s, text.Options{Language: language, Plain: true}), lexicon.Default())
	}
	terms := func(list []Term) string {
		var b strings.Builder
		for _, x := range list {
			b.WriteString(x.Text + " " + strings.Repeat("+", x.Count) + strings.Repeat("q", x.Quoted) + " " + x.Class + "; ")
		}
		return b.String()
	}
	for _, c := range []struct{ name, a, b, onlyA, onlyB string }{
		{"a word of one text, in two forms", "The brutal raid shocked the town. A brutal night, the mayor said.", "The raid shocked the town.", "brutal ++ condemning; ", ""},
		{"a word of both", "A brutal raid.", "The raid was brutal.", "", ""},
		{"quoted", `"A brutal raid," the mayor said.`, "There was a raid, the mayor said.", "brutal +q condemning; ", ""},
		{"part of a name", "They met at Brutal House in the evening.", "They met in the evening.", "", ""},
		{"a term of an issue", "Terrorists held the bridge.", "Gunmen held the bridge.", "Terrorists + condemning; ", ""},
		{"plain words", "The ministry shut the harbour.", "The ministry opened the port.", "", ""},
	} {
		a, b := read(c.a, "en"), read(c.b, "en")
		onlyA, onlyB := OneSided(a, b)
		if terms(onlyA) != c.onlyA || terms(onlyB) != c.onlyB {
			t.Errorf("%s: %q and %q, want %q and %q", c.name, terms(onlyA), terms(onlyB), c.onlyA, c.onlyB)
		}
		backA, backB := OneSided(b, a)
		if terms(backA) != terms(onlyB) || terms(backB) != terms(onlyA) {
			t.Errorf("%s: not mirrored", c.name)
		}
	}
	if onlyA, _ := OneSided(read("Ein brutal raid.", "de"), read("A raid.", "en")); onlyA != nil {
		t.Error("terms in a language without lists")
	}
}
