package align

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parallax/text"
)

// broken names the first law that Passages breaks on a pair, or "".
func broken(a, b *text.Text, opts Options) string {
	r := Passages(a, b, opts)
	for _, side := range []struct {
		name string
		t    *text.Text
		of   func(Passage) text.Span
	}{{"a", a, func(p Passage) text.Span { return p.A }}, {"b", b, func(p Passage) text.Span { return p.B }}} {
		taken := make([]bool, len(side.t.Words))
		for _, p := range r.Passages {
			s := side.of(p)
			if s.Empty() || s.Start < 0 || s.End > len(side.t.Words) {
				return fmt.Sprintf("passage outside text %s: %v", side.name, s)
			}
			for i := s.Start; i < s.End; i++ {
				if taken[i] {
					return fmt.Sprintf("word %d of %s is in two passages", i, side.name)
				}
				taken[i] = true
				if !side.t.Words[i].Role.Prose() {
					return fmt.Sprintf("word %d of %s is no prose", i, side.name)
				}
			}
		}
	}
	inOrder := 0
	for i, p := range r.Passages {
		if i > 0 && p.A.Start < r.Passages[i-1].A.End {
			return "passages out of the order of a"
		}
		same := sameWords(a, b, p)
		if same != (p.Kind == Verbatim) || same != (p.Similarity == 1) {
			return fmt.Sprintf("kind %v, similarity %v; same words: %v", p.Kind, p.Similarity, same)
		}
		if !(p.Similarity >= 0 && p.Similarity <= 1) {
			return fmt.Sprintf("similarity %v", p.Similarity)
		}
		if !p.Moved && !opts.Copies {
			if p.B.Start < inOrder {
				return "passages that are not moved are out of order"
			}
			inOrder = p.B.End
		}
	}
	seen := map[int]bool{}
	for _, blk := range r.Blocks {
		if len(blk.Passages) == 0 {
			return "empty block"
		}
		for _, i := range blk.Passages {
			p := &r.Passages[i]
			if seen[i] || !blk.A.Overlaps(p.A) || !blk.B.Overlaps(p.B) {
				return fmt.Sprintf("passage %d and its block", i)
			}
			if len(blk.Passages) == 1 && p.Kind == Verbatim && !(blk.A.Contains(p.A) && blk.B.Contains(p.B)) {
				return fmt.Sprintf("the block of passage %d alone leaves out copied words", i)
			}
			seen[i] = true
		}
	}
	if len(seen) != len(r.Passages) && !opts.Copies {
		return "a passage without a block"
	}
	if back := mirror(Passages(b, a, opts)); !reflect.DeepEqual(back, r) {
		return fmt.Sprintf("not mirrored: %v and %v", r, back)
	}
	return ""
}

func sameWords(a, b *text.Text, p Passage) bool {
	if p.A.Len() != p.B.Len() {
		return false
	}
	for i := range p.A.Len() {
		if a.Words[p.A.Start+i].Norm != b.Words[p.B.Start+i].Norm {
			return false
		}
	}
	return true
}

// somePair draws two texts of which one takes over sentences, pieces and words
// of the other, out of few enough words that much repeats by chance.
func somePair(t *rapid.T) (a, b string) {
	words := strings.Fields(rapid.SampledFrom([]string{
		"the of a minister said troops border talks ended on Monday 17 12.5 Kyiv don't Brüssel über",
		"в Москве заявил министр что войска и граница 5 переговоры",
		"北京 外交部 发言人 说 的 边境 会谈 。 在",
		"قال الوزير في بيان إن القوات على الحدود",
		"a b",
	}).Draw(t, "words"))
	sentence := rapid.Custom(func(t *rapid.T) string {
		ws := rapid.SliceOfN(rapid.SampledFrom(words), 1, 25).Draw(t, "sentence")
		return strings.Join(ws, " ") + rapid.SampledFrom([]string{". ", "? ", "\n", ".\n\n", ", ", " \"", "; "}).Draw(t, "end")
	})
	as := rapid.SliceOfN(sentence, 0, 12).Draw(t, "a")
	var bs []string
	for range rapid.IntRange(0, 12).Draw(t, "n") {
		if len(as) == 0 || rapid.IntRange(0, 2).Draw(t, "own") == 0 {
			bs = append(bs, sentence.Draw(t, "b"))
			continue
		}
		s := rapid.SampledFrom(as).Draw(t, "from")
		if ws := strings.Fields(s); rapid.Bool().Draw(t, "edit") {
			i := rapid.IntRange(0, len(ws)-1).Draw(t, "at")
			ws[i] = rapid.SampledFrom(words).Draw(t, "word")
			s = strings.Join(ws[rapid.IntRange(0, i).Draw(t, "cut"):], " ") + " "
		}
		bs = append(bs, s)
	}
	return strings.Join(as, ""), strings.Join(bs, "")
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := somePair(t)
		plain := rapid.Bool().Draw(t, "plain")
		ta, tb := text.Analyse(a, text.Options{Plain: plain}), text.Analyse(b, text.Options{Plain: plain})
		if law := cmp.Or(broken(ta, tb, Options{}), broken(ta, tb, Options{Copies: true})); law != "" {
			t.Fatalf("%s\na: %q\nb: %q", law, a, b)
		}
	})
}

func FuzzLaws(f *testing.F) {
	f.Add("The talks ended on Monday. Troops left the border.", "Troops left the border. The talks ended on Monday, he said.")
	f.Fuzz(func(t *testing.T, a, b string) {
		if law := broken(text.Analyse(a, text.Options{}), text.Analyse(b, text.Options{}), Options{}); law != "" {
			t.Fatal(law)
		}
	})
}

// A text against itself is verbatim and whole.
func TestItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := somePair(t)
		a, b := text.Analyse(s, text.Options{}), text.Analyse(s, text.Options{})
		covered := 0
		for _, p := range Passages(a, b, Options{}).Passages {
			if p.Kind != Verbatim || p.A != p.B || p.Moved {
				t.Fatalf("%+v in %q", p, s)
			}
			covered += p.A.Len()
		}
		prose := 0
		for i := range a.Words {
			if a.Words[i].Role.Prose() {
				prose++
			}
		}
		if covered != prose {
			t.Fatalf("%d of %d words in passages: %q", covered, prose, s)
		}
	})
}

// A copy of eight words or more that stands once on each side is found, in
// whatever sentences it stands.
func TestCopiesAreFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fresh := 0
		filler := func(name string) string {
			var b strings.Builder
			for range rapid.IntRange(0, 60).Draw(t, name) {
				if rapid.Bool().Draw(t, "common") {
					b.WriteString(rapid.SampledFrom([]string{"the ", "of ", "said ", "on ", "government ", "Monday. "}).Draw(t, "w"))
				} else {
					fresh++
					fmt.Fprintf(&b, "%s%d%s", name, fresh, rapid.SampledFrom([]string{" ", " ", " ", ". ", ", "}).Draw(t, "sep"))
				}
			}
			return b.String()
		}
		n := rapid.IntRange(1, 4).Draw(t, "copies")
		copies := make([][]string, n)
		for i := range copies {
			for k := range rapid.IntRange(8, 30).Draw(t, "words") {
				w := fmt.Sprintf("copy%d", rapid.IntRange(0, 9).Draw(t, "of"))
				if k%3 == 0 {
					w = fmt.Sprintf("mark%dx%d", i, k) // makes the copy occur once
				}
				copies[i] = append(copies[i], w+rapid.SampledFrom([]string{"", "", "", "", ".", ","}).Draw(t, "stop"))
			}
		}
		order := rapid.Permutation(copies).Draw(t, "order")
		a, b := filler("p"), filler("q")
		for i := range copies {
			a += strings.Join(copies[i], " ") + " " + filler("p")
			b += strings.Join(order[i], " ") + " " + filler("q")
		}
		ta, tb := text.Analyse(a, text.Options{Plain: true}), text.Analyse(b, text.Options{Plain: true})
		found := Passages(ta, tb, Options{}).Passages
		for i := range ta.Words {
			for j := range tb.Words {
				if norm := ta.Words[i].Norm; !strings.HasPrefix(norm, "mark") || norm != tb.Words[j].Norm {
					continue
				}
				together := false
				for _, p := range found {
					together = together || p.A.Start <= i && i < p.A.End && p.B.Start <= j && j < p.B.End
				}
				if !together {
					t.Fatalf("%s is not found\na: %s\nb: %s\n%v", ta.Words[i].Norm, a, b, found)
				}
			}
		}
	})
}
