package align

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parallax/text"
)

// uniqueCopies lists, by looking everywhere, the longest runs of sureRun words
// or more that stand once on each side and share no word with another such run.
func uniqueCopies(a, b []text.Word) (out []run) {
	at := func(x, y []text.Word, i, j int) int {
		n := 0
		for i+n < len(x) && j+n < len(y) && x[i+n].Hash == y[j+n].Hash {
			n++
		}
		return n
	}
	once := func(t []text.Word, from, n int) bool {
		for k := range t {
			if k != from && at(t, t, k, from) >= n {
				return false
			}
		}
		return true
	}
	var all []run
	for i := range a {
		for j := range b {
			if i > 0 && j > 0 && a[i-1].Hash == b[j-1].Hash {
				continue
			}
			if n := at(a, b, i, j); n >= sureRun && once(a, i, n) && once(b, j, n) {
				all = append(all, run{a: int32(i), b: int32(j), n: int32(n)})
			}
		}
	}
	for x, r := range all {
		alone := true
		for y, s := range all {
			if x != y && (r.a < s.a+s.n && s.a < r.a+r.n || r.b < s.b+s.n && s.b < r.b+r.n) {
				alone = false
			}
		}
		if alone {
			out = append(out, r)
		}
	}
	return out
}

func missingCopy(a, b *text.Text, opts Options) string {
	found := Passages(a, b, opts).Passages
	for _, r := range uniqueCopies(a.Words, b.Words) {
		for k := range int(r.n) - opening(a, b, r) {
			together := false
			for _, p := range found {
				i, j := int(r.a)+k, int(r.b)+k
				together = together || p.A.Start <= i && i < p.A.End && p.B.Start <= j && j < p.B.End
			}
			if !together {
				return fmt.Sprintf("word %d of the copy %q", k, a.Cut(a.Bytes(text.Span{Start: int(r.a), End: int(r.a + r.n)})))
			}
		}
	}
	return ""
}

// opening counts the words at the end of a copy with which two other sentences
// merely begin: "The".
func opening(a, b *text.Text, r run) int {
	for n := 1; n < int(r.n); n++ {
		i, j := int(r.a+r.n)-n, int(r.b+r.n)-n
		if !a.Words[i].Function || !b.Words[j].Function {
			return 0
		}
		sa, sb := a.Sentences[a.SentenceOf(i)].Words, b.Sentences[b.SentenceOf(j)].Words
		if sa.Start == i && sb.Start == j {
			if sa.End > i+n && sb.End > j+n {
				return n
			}
			return 0
		}
	}
	return 0
}

// A copy of eight words or more that stands once on each side is found, in
// whatever sentences it stands, however much the rest repeats itself; but for
// the words behind it with which two sentences merely begin.
func TestUniqueCopiesAreFound(t *testing.T) {
	some := 0
	rapid.Check(t, func(t *rapid.T) {
		a, b := somePair(t)
		if rapid.IntRange(0, 3).Draw(t, "repeat") == 0 {
			more := strings.Repeat("a b. ", rapid.IntRange(0, 40).Draw(t, "times"))
			a, b = more+a, more+"b "+b
		}
		ta, tb := text.Analyse(a, text.Options{Plain: true}), text.Analyse(b, text.Options{Plain: true})
		some += len(uniqueCopies(ta.Words, tb.Words))
		if miss := cmp.Or(missingCopy(ta, tb, Options{}), missingCopy(ta, tb, Options{Copies: true})); miss != "" {
			t.Fatalf("%s is not found\na: %q\nb: %q\n%v", miss, a, b, Passages(ta, tb, Options{}).Passages)
		}
	})
	if some == 0 {
		t.Fatal("no pair had a copy")
	}
}
