package compare_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/article"
	"parallax/article/ingest"
	"parallax/compare"
	"parallax/text"
)

// articles reads the shipped articles.
func articles(t testing.TB) []*article.Article {
	t.Helper()
	paths, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) < 9 {
		t.Fatalf("only %d articles", len(paths))
	}
	reader := &ingest.Reader{}
	defer reader.Close()
	var all []*article.Article
	for _, path := range paths {
		a, err := reader.File(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	return all
}

func engine(t testing.TB) *compare.Engine {
	t.Helper()
	e, err := compare.New(compare.Options{FullText: true})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// eachPair runs a law over every ordered pair of the shipped articles.
func eachPair(t *testing.T, law func(t *testing.T, a, b *compare.Prepared)) {
	var prepared []*compare.Prepared
	for _, a := range articles(t) {
		prepared = append(prepared, compare.Prepare(a))
	}
	for _, a := range prepared {
		for _, b := range prepared {
			name := filepath.Base(a.Article.Origin.File) + "→" + filepath.Base(b.Article.Origin.File)
			t.Run(name, func(t *testing.T) { law(t, a, b) })
		}
	}
}

func TestCountIsCompareCutDown(t *testing.T) {
	e := engine(t)
	components := 0
	eachPair(t, func(t *testing.T, a, b *compare.Prepared) {
		whole, cut := e.Compare(a, b), e.Count(a, b)
		want := &compare.Comparison{Passages: whole.Passages, Voices: whole.Voices}
		want.Unmatched.A = whole.Unmatched.A
		for _, c := range whole.Changes {
			if c.Tier == "component" {
				c.Parent = nil
				want.Changes = append(want.Changes, c)
			}
		}
		components += len(want.Changes)
		if len(want.Changes) == 0 {
			want.Changes = []compare.Change{}
		}
		if diff := cmp.Diff(want, cut); diff != "" {
			t.Error(diff)
		}
	})
	if components < 100 {
		t.Errorf("only %d components were looked at", components)
	}
}

// A comparison made in used memory is the same, and stays so when the memory is
// used again.
func TestPreparerGivesLastingComparisons(t *testing.T) {
	e, all := engine(t), articles(t)
	var first, second compare.Preparer
	var got, want []*compare.Comparison
	for _, a := range all {
		kept := first.Prepare(a)
		for _, b := range all {
			got = append(got, e.Compare(kept, second.Prepare(b)))
			want = append(want, e.Compare(compare.Prepare(a), compare.Prepare(b)))
		}
	}
	if len(got) < 4 {
		t.Fatalf("%d pairs", len(got))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOffsetsCutTheWordsTheyClaim(t *testing.T) {
	e := engine(t)
	eachPair(t, func(t *testing.T, a, b *compare.Prepared) {
		c := e.Compare(a, b)
		textA, textB := []rune(*c.A.Text), []rune(*c.B.Text)
		cuts := func(what string, runes []rune, s *compare.Span, want string) {
			got := ""
			if s != nil {
				got = string(runes[s[0]:s[1]])
			}
			if got != want {
				t.Errorf("%s: offsets cut %q, the text is %q", what, got, want)
			}
		}
		for _, p := range c.Passages {
			cuts(p.ID, textA, &p.A, p.AText)
			cuts(p.ID, textB, &p.B, p.BText)
		}
		for _, ch := range c.Changes {
			cuts(ch.ID, textA, ch.A, ch.AText)
			cuts(ch.ID, textB, ch.B, ch.BText)
		}
	})
}

func TestPassagesDoNotOverlap(t *testing.T) {
	e := engine(t)
	eachPair(t, func(t *testing.T, a, b *compare.Prepared) {
		c := e.Compare(a, b)
		for i, p := range c.Passages {
			for _, q := range c.Passages[i+1:] {
				if p.A[0] < q.A[1] && q.A[0] < p.A[1] || p.B[0] < q.B[1] && q.B[0] < p.B[1] {
					t.Errorf("%s %v ~ %v and %s %v ~ %v overlap", p.ID, p.A, p.B, q.ID, q.A, q.B)
				}
			}
		}
	})
}

// TestEveryChangedWordIsInOneComponent checks the partition from the result
// alone: no word is in two components, what is left of a passage without its
// components reads the same on both sides, and outside passages every word of
// the article's own prose is in a component.
func TestEveryChangedWordIsInOneComponent(t *testing.T) {
	e := engine(t)
	eachPair(t, func(t *testing.T, a, b *compare.Prepared) {
		c := e.Compare(a, b)
		sides := [2]map[int]int{owners(t, c, 0), owners(t, c, 1)}
		wordsA, wordsB := wordStarts(a.Text), wordStarts(b.Text)
		for _, p := range c.Passages {
			restA := rest(a.Text, wordsA, p.A, sides[0])
			restB := rest(b.Text, wordsB, p.B, sides[1])
			if !slices.Equal(restA, restB) {
				t.Errorf("%s: without its components a reads %q, b reads %q", p.ID, restA, restB)
			}
		}
		for i, side := range []struct {
			t     *text.Text
			words []int
			span  func(compare.Passage) compare.Span
		}{
			{a.Text, wordsA, func(p compare.Passage) compare.Span { return p.A }},
			{b.Text, wordsB, func(p compare.Passage) compare.Span { return p.B }},
		} {
			for w, start := range side.words {
				inside := slices.ContainsFunc(c.Passages, func(p compare.Passage) bool {
					s := side.span(p)
					return s[0] <= start && start < s[1]
				})
				if _, owned := sides[i][start]; !inside && !owned && side.t.Words[w].Role.Prose() {
					t.Errorf("word %q lies in no passage and in no component", side.t.Words[w].Norm)
				}
			}
		}
	})
}

// owners gives the component of each code point that one covers.
func owners(t *testing.T, c *compare.Comparison, side int) map[int]int {
	owner := map[int]int{}
	for i, ch := range c.Changes {
		span := ch.A
		if side == 1 {
			span = ch.B
		}
		if ch.Tier != "component" || span == nil {
			continue
		}
		for p := span[0]; p < span[1]; p++ {
			if other, taken := owner[p]; taken {
				t.Errorf("code point %d of side %d is in %s and in %s", p, side, c.Changes[other].ID, ch.ID)
				return owner
			}
			owner[p] = i
		}
	}
	return owner
}

// wordStarts are the code points at which the words begin.
func wordStarts(t *text.Text) []int {
	points := text.NewPoints(t.Source)
	starts := make([]int, len(t.Words))
	for i := range t.Words {
		starts[i] = points.At(int(t.Words[i].Start))
	}
	return starts
}

func rest(t *text.Text, starts []int, passage compare.Span, owner map[int]int) []string {
	var words []string
	for i, start := range starts {
		if _, owned := owner[start]; !owned && passage[0] <= start && start < passage[1] {
			words = append(words, t.Words[i].Norm)
		}
	}
	return words
}

func TestMirror(t *testing.T) {
	e := engine(t)
	eachPair(t, func(t *testing.T, a, b *compare.Prepared) {
		forward, backward := facts(e.Compare(a, b), false), facts(e.Compare(b, a), true)
		if diff := cmp.Diff(forward, backward); diff != "" {
			t.Errorf("(a, b) and (b, a) differ (-forward +backward):\n%s", diff)
		}
	})
}

// facts lists what a comparison says, one fact a line, sorted; swapped, as the
// other order of the articles would say it.
func facts(c *compare.Comparison, swapped bool) []string {
	sides := func(a, b any) string {
		if swapped {
			a, b = b, a
		}
		return fmt.Sprint(a, " ~ ", b)
	}
	place := map[string]string{}
	list := []string{"relation " + c.Relation, "coverage " + sides(c.Coverage.A, c.Coverage.B)}
	for _, p := range c.Passages {
		place[p.ID] = sides(p.A, p.B)
		list = append(list, fmt.Sprint("passage ", place[p.ID], p.Kind, p.Similarity, p.Moved))
	}
	for _, b := range c.Blocks {
		list = append(list, "block "+sides(b.A, b.B))
	}
	for _, ch := range c.Changes {
		in := "outside"
		if ch.Passage != nil {
			in = place[*ch.Passage]
		}
		op := ch.Op
		if swapped {
			op = strings.NewReplacer("insert", "delete", "delete", "insert").Replace(op)
		}
		reading := ""
		if ch.Status != nil {
			category := *ch.Category
			if swapped {
				category = strings.NewReplacer(".drop", ".add", ".add", ".drop", ".vague", ".sharpen", ".sharpen", ".vague").Replace(category)
			}
			reading = fmt.Sprint(*ch.Status, category)
		}
		list = append(list, fmt.Sprint(ch.Tier, " ", op, " ", sides(spanText(ch.A), spanText(ch.B)), " in ", in, " ", ch.Where, sides(ch.Quoted.A, ch.Quoted.B), reading))
	}
	slices.Sort(list)
	return list
}

func spanText(s *compare.Span) string {
	if s == nil {
		return "nothing"
	}
	return fmt.Sprint(*s)
}

func TestArticleAgainstItself(t *testing.T) {
	e := engine(t)
	for _, a := range articles(t) {
		p := compare.Prepare(a)
		c := e.Compare(p, p)
		if c.Relation != "verbatim" || len(c.Changes) > 0 || c.Coverage != (compare.Coverage{A: 1, B: 1}) {
			t.Errorf("%s against itself: relation %s, coverage %v, %d changes", a.Origin.File, c.Relation, c.Coverage, len(c.Changes))
			for _, ch := range c.Changes[:min(5, len(c.Changes))] {
				t.Logf("%s %q → %q", ch.Op, ch.AText, ch.BText)
			}
		}
	}
}

// TestVariantSelf holds that spelling and punctuation alone raise no flag.
func TestVariantSelf(t *testing.T) {
	e := engine(t)
	american := strings.NewReplacer("recognised", "recognized", "neighbouring", "neighboring", "harbours", "harbors", "labour", "labor")
	punctuated := strings.NewReplacer(" - ", " — ", "'", "’", ", and", " and", "\"", "”", ";", ",")
	for _, a := range articles(t) {
		if strings.Contains(a.Origin.File, "german") {
			continue
		}
		for _, variant := range []*strings.Replacer{american, punctuated} {
			b := *a
			b.Text = variant.Replace(a.Text)
			if b.Text == a.Text {
				continue
			}
			for _, ch := range e.Compare(compare.Prepare(a), compare.Prepare(&b)).Changes {
				if ch.Status != nil && *ch.Status == "flag" {
					t.Errorf("%s: %q → %q is flagged %s by %s", a.Origin.File, ch.AText, ch.BText, *ch.Category, *ch.Rule)
				}
			}
		}
	}
}

// FuzzCompare holds the laws on texts that no newsroom would write.
func FuzzCompare(f *testing.F) {
	wire, err := os.ReadFile("../testdata/articles/wire.txt")
	if err != nil {
		f.Fatal(err)
	}
	framed, err := os.ReadFile("../testdata/articles/framing.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(wire), string(framed))
	f.Add("", "a")
	f.Add("\xff\xfe. “x” \xc3", "Жители города. 東京で会談した。 \u202e\u200d👩‍👩‍👧")
	f.Add("one two three four five six seven eight nine ten", "ten nine eight seven six five four three two one")
	e := engine(f)
	f.Fuzz(func(t *testing.T, x, y string) {
		a := compare.Prepare(&article.Article{Text: x})
		b := compare.Prepare(&article.Article{Text: y})
		c := e.Compare(a, b)
		if d := cmp.Diff(facts(c, false), facts(e.Compare(b, a), true)); d != "" {
			t.Errorf("not a mirror:\n%s", d)
		}
		owners(t, c, 0)
		owners(t, c, 1)
	})
}
