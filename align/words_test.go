package align

import (
	"testing"

	"parallax/text"

	"pgregory.net/rapid"
)

func whole(t *text.Text) text.Span { return text.Span{End: len(t.Words)} }

func checkWords(t interface{ Fatalf(string, ...any) }, a, b *text.Text) []Link {
	links := Words(a, b, whole(a), whole(b), WordOptions{})
	for k, l := range links {
		if l.A < 0 || l.A >= len(a.Words) || l.B < 0 || l.B >= len(b.Words) || !(l.Score > 0 && l.Score <= 1) {
			t.Fatalf("link out of range: %+v", l)
		}
		if k > 0 && !(links[k-1].A < l.A || links[k-1].A == l.A && links[k-1].B < l.B) {
			t.Fatalf("links out of order: %+v, %+v", links[k-1], l)
		}
	}
	mirror := Words(b, a, whole(b), whole(a), WordOptions{})
	seen := map[[2]int]Link{}
	for _, l := range mirror {
		seen[[2]int{l.B, l.A}] = l
	}
	if len(mirror) != len(links) {
		t.Fatalf("%d links, mirrored %d\n%q\n%q", len(links), len(mirror), a.Source, b.Source)
	}
	for _, l := range links {
		if r, ok := seen[[2]int{l.A, l.B}]; !ok || r.Kind != l.Kind || r.Score != l.Score {
			t.Fatalf("link %+v is not mirrored (%+v)\n%q\n%q", l, r, a.Source, b.Source)
		}
	}
	return links
}

func TestWordsLaws(t *testing.T) {
	word := rapid.SampledFrom([]string{"the", "of", "to", "in", "Moscow", "minister", "ministers", "said", "colour", "color", "twelve", "12",
		"region", "territory", "not", "a", "Zelensky", "Zelenskiy", ",", "приехал", "北京", "مصر", "é"})
	sentence := rapid.Custom(func(t *rapid.T) string {
		s := ""
		for range rapid.IntRange(0, 30).Draw(t, "words") {
			s += word.Draw(t, "word") + " "
		}
		return s
	})
	rapid.Check(t, func(t *rapid.T) {
		a := text.Analyse(sentence.Draw(t, "a"), text.Options{Language: "en", Plain: true})
		b := text.Analyse(sentence.Draw(t, "b"), text.Options{Language: "en", Plain: true})
		checkWords(t, a, b)
	})
}

// A text against itself: every word is linked to itself.
func TestWordsOfTheSameText(t *testing.T) {
	a := text.Analyse("The minister told the council that the ferry had left the port.", text.Options{Language: "en", Plain: true})
	linked := map[int]bool{}
	for _, l := range checkWords(t, a, a) {
		if l.A == l.B && l.Kind == Exact {
			linked[l.A] = true
		}
	}
	if len(a.Words) == 0 || len(linked) != len(a.Words) {
		t.Fatalf("%d of %d words are linked to themselves", len(linked), len(a.Words))
	}
}

func FuzzWords(f *testing.F) {
	f.Add("The mayor said on Monday.", "On Monday, the mayor says.")
	f.Add("Мэр приехал в Киев", "В Киев приехала мэр")
	f.Add("市长说星期一", "星期一市长说")
	f.Add("\xff\xfe - - '", "'' \xf0 a-b ab")
	f.Fuzz(func(t *testing.T, x, y string) {
		checkWords(t, text.Analyse(x, text.Options{Language: "en"}), text.Analyse(y, text.Options{}))
	})
}

func BenchmarkWords(b *testing.B) {
	x := text.Analyse("The foreign minister said on Tuesday that negotiators had agreed to extend the cease-fire in the eastern provinces for another twelve days, according to two officials who were present at the talks.", text.Options{Language: "en", Plain: true})
	y := text.Analyse("Negotiators agreed to prolong the ceasefire in the east for 12 more days, two officials present at the talks told reporters on Tuesday, quoting the country's foreign minister.", text.Options{Language: "en", Plain: true})
	b.ReportAllocs()
	for b.Loop() {
		Words(x, y, whole(x), whole(y), WordOptions{})
	}
}
