package main

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"parallax/article"
	"parallax/compare"
	"parallax/text"
)

func init() { commands["generated"] = evalGenerated }

// evalGenerated scores flags on pairs that named operations made: per
// operation the share that is flagged with the right category at an overlap of
// at least half (intersection over union of the two spans, both sides
// together), with exactly the words that the operation touched, and in the
// right direction.
func evalGenerated(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("generated", flag.ContinueOnError)
	pairs := flags.String("pairs", "testdata/generated/pairs.json", "file of generated pairs")
	misses := flags.Bool("misses", true, "name what was missed")
	if err := flags.Parse(args); err != nil {
		return err
	}
	set, err := readGenerated(*pairs)
	if err != nil {
		return err
	}
	engine, err := compare.New(compare.Options{FullText: true})
	if err != nil {
		return err
	}
	s := &generatedScore{}
	for _, p := range set.Pairs {
		s.pair(p, set.compare(engine, p))
	}
	s.print(out, *misses)
	return nil
}

func (set *generatedSet) compare(engine *compare.Engine, p generatedPair) *compare.Comparison {
	a, b := set.sides(p)
	return engine.Compare(plainArticle(a), plainArticle(b))
}

func plainArticle(s string) *compare.Prepared {
	return compare.Prepare(&article.Article{Text: s, Language: "en"})
}

type generatedScore struct {
	rows   []*operationScore
	pairs  int
	words  int // of both sides
	others []string
	misses []string
	quoted struct{ altered, flagged int } // words inside quotations
}

type operationScore struct {
	name                                       string
	total, recalled, exact, directed, judgedOn int
}

func (s *generatedScore) row(operation string) *operationScore {
	for _, r := range s.rows {
		if r.name == operation {
			return r
		}
	}
	s.rows = append(s.rows, &operationScore{name: operation})
	return s.rows[len(s.rows)-1]
}

func (s *generatedScore) pair(p generatedPair, c *compare.Comparison) {
	s.pairs++
	s.words += c.A.Words + c.B.Words
	var flags, components []compare.Change
	for _, change := range c.Changes {
		if change.Tier != "component" {
			continue
		}
		components = append(components, change)
		if *change.Status == "flag" {
			flags = append(flags, change)
		}
	}
	expected := make([]bool, len(flags))
	for _, want := range p.Changes {
		row := s.row(want.Operation)
		row.total++
		best, overlapOfBest := -1, 0.0
		for i, flag := range flags {
			over := spanOverlap(want, flag)
			if over > 0 {
				// Part of a change that was made, whatever it was taken for.
				expected[i] = true
			}
			if over >= 0.5 && over > overlapOfBest && inCategory(want.Category, flag) {
				best, overlapOfBest = i, over
			}
		}
		if strings.HasPrefix(want.Operation, "quoted words") {
			altered, flagged := alteredWords(want, flags)
			s.quoted.altered += altered
			s.quoted.flagged += flagged
		}
		if best < 0 {
			s.misses = append(s.misses, fmt.Sprintf("missed %s, %s: %q → %q, got%s", want.Operation, p.ID, want.AText, want.BText, near(want, components)))
			continue
		}
		row.recalled++
		if got := flags[best]; want.Marks || wording(want.AText) == wording(got.AText) && wording(want.BText) == wording(got.BText) {
			row.exact++
		} else {
			s.misses = append(s.misses, fmt.Sprintf("span of %s, %s: %q → %q, got %q → %q", want.Operation, p.ID, want.AText, want.BText, got.AText, got.BText))
		}
		if want.Direction != "" {
			row.judgedOn++
			if d := flags[best].Direction; d != nil && *d == want.Direction {
				row.directed++
			} else {
				s.misses = append(s.misses, fmt.Sprintf("direction of %s, %s: %q → %q, want %s, got %s", want.Operation, p.ID, want.AText, want.BText, want.Direction, known(d)))
			}
		}
	}
	for i, flag := range flags {
		if !expected[i] {
			s.others = append(s.others, fmt.Sprintf("not made, %s: %s", p.ID, described(flag)))
		}
	}
}

func known(s *string) string {
	if s == nil {
		return "none"
	}
	return *s
}

// inCategory says whether a flag carries one of the categories, also as a
// further one.
func inCategory(categories string, flag compare.Change) bool {
	for _, category := range strings.Split(categories, "/") {
		if *flag.Category == category || slices.Contains(flag.Also, category) {
			return true
		}
	}
	return false
}

// spanOverlap is intersection over union of what an operation touched and what
// a component cuts, both sides together, in code points.
func spanOverlap(want generatedChange, got compare.Change) float64 {
	if want.Marks {
		// One change of marks is one component: it shows one of the marks, or the same
		// words on both sides from between them.
		if wording(got.AText) != wording(got.BText) {
			return 0
		}
		if wording(got.AText) == "" && (touches(want.A, got.A) || touches(want.B, got.B)) || within(got.A, want.A) && within(got.B, want.B) {
			return 1
		}
		return 0
	}
	inter, union := 0, 0
	for _, side := range []struct {
		want [2]int
		got  *compare.Span
	}{{want.A, got.A}, {want.B, got.B}} {
		n := side.want[1] - side.want[0]
		if side.got != nil {
			shared := max(0, min(side.want[1], side.got[1])-max(side.want[0], side.got[0]))
			inter += shared
			n += side.got[1] - side.got[0] - shared
		}
		union += n
	}
	if union == 0 {
		return 0
	}
	return float64(inter) / float64(union)
}

func within(got *compare.Span, want [2]int) bool {
	return got != nil && want[0] <= got[0] && got[1] <= want[1]
}

func touches(want [2]int, got *compare.Span) bool {
	return got != nil && got[0] < want[1] && want[0] < got[1]
}

// alteredWords counts the words of an altered quotation that an operation
// touched, on both sides, and how many of them lie in a flag of quote.alter.
func alteredWords(want generatedChange, flags []compare.Change) (altered, flagged int) {
	for i, side := range []struct {
		text string
		span [2]int
	}{{want.AText, want.A}, {want.BText, want.B}} {
		for _, w := range text.Analyse(side.text, text.Options{Language: "en", Plain: true}).Words {
			at := side.span[0] + len([]rune(side.text[:w.Start]))
			altered++
			for _, flag := range flags {
				span := flag.A
				if i == 1 {
					span = flag.B
				}
				if span != nil && span[0] <= at && at < span[1] && inCategory("quote.alter", flag) {
					flagged++
					break
				}
			}
		}
	}
	return altered, flagged
}

// near describes the components that touch what an operation touched.
func near(want generatedChange, components []compare.Change) string {
	var b strings.Builder
	for _, c := range components {
		if spanOverlap(want, c) > 0 {
			b.WriteString(" " + described(c))
		}
	}
	if b.Len() == 0 {
		return " nothing"
	}
	return b.String()
}

func described(c compare.Change) string {
	rule := ""
	if c.Rule != nil {
		rule = *c.Rule
	}
	return fmt.Sprintf("%s %q → %q [%s]", *c.Category, c.AText, c.BText, rule)
}

func (s *generatedScore) print(w io.Writer, misses bool) {
	slices.SortFunc(s.rows, func(a, b *operationScore) int { return strings.Compare(a.name, b.name) })
	fmt.Fprintf(w, "%-26s %5s %7s %7s %10s\n", "operation", "n", "recall", "exact", "direction")
	var all operationScore
	line := func(name string, r operationScore) {
		direction := "-"
		if r.judgedOn > 0 {
			direction = share(r.directed, r.judgedOn)
		}
		fmt.Fprintf(w, "%-26s %5d %7s %7s %10s\n", name, r.total, share(r.recalled, r.total), share(r.exact, r.recalled), direction)
	}
	for _, r := range s.rows {
		line(r.name, *r)
		all.total += r.total
		all.recalled += r.recalled
		all.exact += r.exact
		all.directed += r.directed
		all.judgedOn += r.judgedOn
	}
	line("all", all)
	fmt.Fprintf(w, "\npairs %d, words of both sides %d\n", s.pairs, s.words)
	fmt.Fprintf(w, "altered words inside quotations: %d of %d in a flag\n", s.quoted.flagged, s.quoted.altered)
	fmt.Fprintf(w, "flags on words that no operation touched: %d\n", len(s.others))
	if misses {
		for _, line := range append(slices.Sorted(slices.Values(s.misses)), s.others...) {
			fmt.Fprintf(w, "- %s\n", line)
		}
	}
}

func share(part, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(part)/float64(of))
}
