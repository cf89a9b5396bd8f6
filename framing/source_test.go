package framing

import (
	"testing"

	"parallax/lexicon"
	"parallax/text"
)

func TestSources(t *testing.T) {
	for _, row := range rows(t, "testdata/sources.tsv", 3) {
		x := NewText(text.Analyse(row[0], text.Options{Language: "en", Plain: true}), lexicon.Default())
		found := false
		for _, a := range x.Attributions() {
			if x.Cut(x.Bytes(a.Cue)) != row[1] {
				continue
			}
			found = true
			if got := x.Cut(x.Bytes(a.Source)); got != row[2] {
				t.Errorf("%s: source of %q is %q, want %q", row[0], row[1], got, row[2])
			}
		}
		if !found {
			t.Errorf("%s: no cue %q", row[0], row[1])
		}
	}
}
