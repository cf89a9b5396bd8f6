package diff

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The same words with other punctuation, case and white space: nothing but
// orthography.
func TestRepunctuatedTextChangesOrthographyOnly(t *testing.T) {
	words := []string{"the", "harbour", "council", "Norland", "said", "12", "was", "closed", "Anna", "brutal", "министр", "café", "won't"}
	marks := []string{" ", ", ", " - ", " — ", "; ", ": ", " \"", "\" ", " “", "” ", "  ", " (", ") ", "… "}
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.SampledFrom(words), 1, 20).Draw(t, "words")
		write := func(label string) string {
			var out strings.Builder
			for k, w := range list {
				if k > 0 {
					out.WriteString(rapid.SampledFrom(marks).Draw(t, label))
				}
				if rapid.IntRange(0, 9).Draw(t, label) == 0 {
					w = strings.ToUpper(w)
				}
				out.WriteString(w)
			}
			return out.String()
		}
		a, b := analyse(write("a"), "en"), analyse(write("b"), "en")
		r := changesOf(a, b)
		for _, c := range append(r.Wholes, r.Components...) {
			if !c.Orth {
				t.Fatalf("%q → %q is no orthography\n%s", a.Source, b.Source, describe(a, b, r))
			}
		}
		if a.Source == b.Source && len(r.Components) > 0 {
			t.Fatal("a change of nothing")
		}
	})
}

// British and American spelling: each word for itself, and every component is
// one word for one word.
func TestOtherSpellingIsWordForWord(t *testing.T) {
	british := "The labour minister's defence programme, organised in the centre of the grey harbour, was criticised as a catalogue of neighbourly favours."
	american := "The labor minister's defense program, organized in the center of the gray harbor, was criticized as a catalog of neighborly favors."
	a, b := analyse(british, "en"), analyse(american, "en")
	r := changesOf(a, b)
	if len(r.Components) != 11 {
		t.Errorf("%d components\n%s", len(r.Components), describe(a, b, r))
	}
	for _, c := range r.Components {
		if c.Op != Substitute || c.A.Len() != 1 || c.B.Len() != 1 {
			t.Errorf("not word for word: %q → %q", a.Cut(c.ABytes), b.Cut(c.BBytes))
		}
	}
}

// The marks of numbers are no mere punctuation.
func TestNumbersAreNotOrthography(t *testing.T) {
	for _, p := range [][2]string{
		{"It cost $5 in May.", "It cost €5 in May."}, {"It rose by 1.5 points.", "It rose by 15 points."}, {"It is -3 degrees.", "It is 3 degrees."},
		{"It fell 5% then.", "It fell 5 then."}, {"In 20 30 cases.", "In 2030 cases."}, {"The ratio was 2-1 there.", "The ratio was 21 there."},
	} {
		a, b := analyse(p[0], "en"), analyse(p[1], "en")
		r := changesOf(a, b)
		if len(r.Components) == 0 {
			t.Errorf("%q → %q: no change", p[0], p[1])
		}
		real := false
		for _, c := range r.Components {
			real = real || !c.Orth
		}
		if !real {
			t.Errorf("%q → %q is taken for orthography\n%s", p[0], p[1], describe(a, b, r))
		}
	}
}
