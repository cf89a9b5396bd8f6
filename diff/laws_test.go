package diff

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parallax/align"
	"parallax/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

type failer interface {
	Helper()
	Fatalf(string, ...any)
}

func analyse(s, language string) *text.Text {
	return text.Analyse(s, text.Options{Language: language, Plain: true})
}

func wholeOf(t *text.Text) text.Span { return text.Span{End: len(t.Words)} }

func changesOf(a, b *text.Text) Result {
	return Changes(a, b, align.Passage{Kind: align.Edited, A: wholeOf(a), B: wholeOf(b)}, Options{})
}

// checkLaws checks everything that holds for any two texts.
func checkLaws(t failer, a, b *text.Text, passage align.Passage) Result {
	t.Helper()
	r := Changes(a, b, passage, Options{})
	fail := func(format string, args ...any) {
		t.Helper()
		t.Fatalf("%s\na: %q\nb: %q\n%s", fmt.Sprintf(format, args...), a.Cut(a.Extent(passage.A)), b.Cut(b.Extent(passage.B)), describe(a, b, r))
	}
	// The edits rebuild b.
	ab, bb := a.Extent(passage.A), b.Extent(passage.B)
	var built strings.Builder
	at, bt := ab.Start, bb.Start
	for _, e := range r.Edits {
		if e.A.Start < at || e.A.End < e.A.Start || e.A.End > ab.End || e.B.Start < bt || e.B.End < e.B.Start || e.B.End > bb.End {
			fail("edit out of order or range: %v", e)
		}
		if a.Cut(e.A) == b.Cut(e.B) {
			fail("edit changes nothing: %v", e)
		}
		built.WriteString(a.Source[at:e.A.Start])
		built.WriteString(b.Cut(e.B))
		at, bt = e.A.End, e.B.End
	}
	built.WriteString(a.Source[at:ab.End])
	if built.String() != b.Cut(bb) {
		fail("edits give %q", built.String())
	}
	// Spans: bytes belong to words, empty spans stand in the passage.
	for _, list := range [...][]Change{r.Wholes, r.Components} {
		for k, c := range list {
			for _, s := range [...]struct {
				t           *text.Text
				words, byts text.Span
				in, inBytes text.Span
			}{{a, c.A, c.ABytes, passage.A, ab}, {b, c.B, c.BBytes, passage.B, bb}} {
				if !s.in.Contains(s.words) || !s.inBytes.Contains(s.byts) || s.words.Len() < 0 || s.byts.Len() < 0 {
					fail("%d %v: out of the passage", k, c)
				}
				if !s.words.Empty() && !s.byts.Contains(s.t.Bytes(s.words)) {
					fail("%d %v: bytes without its words'", k, c)
				}
				if s.words.Empty() && !c.Orth && !s.byts.Empty() {
					fail("%d %v: bytes without words", k, c)
				}
			}
			if c.Op == Insert && !c.ABytes.Empty() || c.Op == Delete && !c.BBytes.Empty() || (c.Op == Substitute || c.Op == Move) && (c.ABytes.Empty() || c.BBytes.Empty()) {
				fail("%d %v: spans do not fit the operation", k, c)
			}
			if c.Op == Move && a.Cut(c.ABytes) != b.Cut(c.BBytes) && norms(a, c.A) != norms(b, c.B) {
				fail("%d %v: moved words differ", k, c)
			}
			if c.Orth && c.Op == Substitute && !c.A.Empty() && !c.B.Empty() && letters(a.Cut(c.ABytes)) != letters(b.Cut(c.BBytes)) {
				fail("%d %v: orthography with other letters", k, c)
			}
			if k > 0 && (list[k-1].ABytes.Start > c.ABytes.Start) {
				fail("%d %v: out of order", k, c)
			}
		}
	}
	// Components nest in their wholes, every whole has one, every changed word
	// is in exactly one of each.
	used := make([]bool, len(r.Wholes))
	for _, c := range r.Components {
		if c.Whole < 0 || c.Whole >= len(r.Wholes) {
			fail("component %v: no whole", c)
		}
		w := r.Wholes[c.Whole]
		used[c.Whole] = true
		if !w.A.Contains(c.A) || !w.B.Contains(c.B) || !c.ABytes.Empty() && !w.ABytes.Contains(c.ABytes) || !c.BBytes.Empty() && !w.BBytes.Contains(c.BBytes) {
			fail("component %v sticks out of whole %v", c, w)
		}
	}
	if slices.Contains(used, false) {
		fail("a whole without components")
	}
	checkPartition(fail, r, passage, func(c Change) text.Span { return c.A }, passage.A)
	checkPartition(fail, r, passage, func(c Change) text.Span { return c.B }, passage.B)
	checkRest(fail, a, b, r, passage)
	for k, w := range r.Wholes {
		if w.Whole != k {
			fail("whole %d says it is %d", k, w.Whole)
		}
	}
	// Mirror.
	back := Changes(b, a, align.Passage{Kind: passage.Kind, A: passage.B, B: passage.A}, Options{})
	back.mirror()
	if d := cmp.Diff(r, back); d != "" {
		fail("not mirrored: %s", d)
	}
	if again := Changes(a, b, passage, Options{}); cmp.Diff(r, again) != "" {
		fail("not deterministic")
	}
	return r
}

// checkPartition: no word is in two components or two wholes.
func checkPartition(fail func(string, ...any), r Result, _ align.Passage, side func(Change) text.Span, words text.Span) {
	for _, list := range [...][]Change{r.Wholes, r.Components} {
		count := make([]int, words.Len())
		for _, c := range list {
			for i := side(c).Start; i < side(c).End; i++ {
				if count[i-words.Start]++; count[i-words.Start] > 1 {
					fail("word %d is in two changes", i)
				}
			}
		}
	}
}

// checkRest: the words in no component are the same on both sides, in order.
func checkRest(fail func(string, ...any), a, b *text.Text, r Result, p align.Passage) {
	rest := func(t *text.Text, words text.Span, side func(Change) text.Span) string {
		var out []string
		in := make([]bool, words.Len())
		for _, c := range r.Components {
			for i := side(c).Start; i < side(c).End; i++ {
				in[i-words.Start] = true
			}
		}
		for i := range in {
			if !in[i] {
				out = append(out, t.Words[words.Start+i].Norm)
			}
		}
		return strings.Join(out, "\x00")
	}
	// Words changed in case alone stand in their own component on both sides.
	x := rest(a, p.A, func(c Change) text.Span { return c.A })
	y := rest(b, p.B, func(c Change) text.Span { return c.B })
	if x != y {
		fail("words in no component differ: %q and %q", x, y)
	}
}

func norms(t *text.Text, words text.Span) string {
	var out []string
	for _, w := range t.Words[words.Start:words.End] {
		out = append(out, w.Norm)
	}
	return strings.Join(out, " ")
}

// describe prints a result for people.
func describe(a, b *text.Text, r Result) string {
	var out strings.Builder
	for k, w := range r.Wholes {
		fmt.Fprintf(&out, "%s %q → %q%s\n", w.Op, a.Cut(w.ABytes), b.Cut(w.BBytes), orthMark(w))
		for _, c := range r.Components {
			if c.Whole == k {
				fmt.Fprintf(&out, "    %s %q → %q%s\n", c.Op, a.Cut(c.ABytes), b.Cut(c.BBytes), orthMark(c))
			}
		}
	}
	return out.String()
}

func orthMark(c Change) string {
	if c.Orth {
		return " (orth)"
	}
	return ""
}

var pieces = []string{"the", "The", "a", "of", "to", "in", "and", "that", "Ukraine", "Ukraine's", "war", "conflict", "brutal", "said", "claimed", "has",
	"been", "ended", "ending", "officials", "official", "internationally", "recognised", "recognized", "cease-fire", "ceasefire", "12", "1,200", "$12", "12%", "-12", "1.5", "15", ",", "&", ".", "-", "—",
	"\"", "“", "”", "'", "\n\n", "\r\n", "приехал", "Москву", "北京", "مصر", "e\u0301", "é", "\xff", "\u00ad", "🙂", "𠮷"}

func someText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 25).Draw(t, "words")
		sep := rapid.SampledFrom([]string{" ", " ", " ", "", "  "}).Draw(t, "separator")
		return strings.Join(words, sep)
	})
}

// edited is a light edit of a text: some pieces dropped, put in, replaced or swapped.
func edited(t *rapid.T, s string) string {
	words := strings.Split(s, " ")
	for range rapid.IntRange(0, 4).Draw(t, "edits") {
		i := rapid.IntRange(0, len(words)-1).Draw(t, "at")
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			words[i] = ""
		case 1:
			words[i] += " " + rapid.SampledFrom(pieces).Draw(t, "new")
		case 2:
			words[i] = rapid.SampledFrom(pieces).Draw(t, "other")
		case 3:
			j := rapid.IntRange(0, len(words)-1).Draw(t, "with")
			words[i], words[j] = words[j], words[i]
		}
	}
	return strings.Join(words, " ")
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := someText().Draw(t, "a")
		u := edited(t, s)
		if rapid.Bool().Draw(t, "unrelated") {
			u = someText().Draw(t, "b")
		}
		language := rapid.SampledFrom([]string{"en", "", "ru"}).Draw(t, "language")
		a, b := analyse(s, language), analyse(u, language)
		as, bs := wholeOf(a), wholeOf(b)
		if rapid.Bool().Draw(t, "part") {
			as, bs = part(t, as), part(t, bs)
		}
		checkLaws(t, a, b, align.Passage{Kind: align.Edited, A: as, B: bs})
	})
}

func part(t *rapid.T, s text.Span) text.Span {
	s.Start = rapid.IntRange(s.Start, s.End).Draw(t, "start")
	s.End = rapid.IntRange(s.Start, s.End).Draw(t, "end")
	return s
}

func TestIdenticalPassagesHaveNoChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := analyse(someText().Draw(t, "a"), "en")
		if r := checkLaws(t, a, a, align.Passage{A: wholeOf(a), B: wholeOf(a)}); len(r.Edits)+len(r.Wholes)+len(r.Components) > 0 {
			t.Fatalf("%q against itself: %v", a.Source, r)
		}
	})
}

func FuzzLaws(f *testing.F) {
	f.Add("The conflict in Ukraine and a second", "the Ukraine war, and a second")
	f.Add("He said \"no\".", "He claimed “no”…")
	f.Add("北京 приехал", "приехал e\u0301")
	f.Fuzz(func(t *testing.T, s, u string) {
		if len(s)+len(u) > 4000 {
			t.Skip()
		}
		a, b := analyse(s, "en"), analyse(u, "en")
		checkLaws(t, a, b, align.Passage{Kind: align.Edited, A: wholeOf(a), B: wholeOf(b)})
	})
}
