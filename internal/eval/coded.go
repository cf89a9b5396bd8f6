package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"parallax/compare"
	"parallax/findings/stats"
)

func init() { commands["coded"] = evalCoded }

// evalCoded reports how far two coders agree on passages that they read alone,
// and how the program's flags compare with the settled coding.
func evalCoded(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("coded", flag.ContinueOnError)
	list := flags.Bool("list", false, "list false flags and misses")
	uncoded := flags.String("uncoded", "", "leave out flags of this category and those below it, which the coders were not asked for (\"salience\")")
	if err := flags.Parse(args); err != nil {
		return err
	}
	dir := "testdata/coded"
	if flags.NArg() > 0 {
		dir = flags.Arg(0)
	}
	set, err := readCoded(dir)
	if err != nil {
		return err
	}
	set.printAgreement(out)
	engine, err := compare.New(compare.Options{FullText: true})
	if err != nil {
		return err
	}
	score := codedScore{uncoded: *uncoded, bands: map[string]*bandScore{}, categories: map[string]*categoryScore{}}
	for _, p := range set.pairs {
		score.count(p, set.gold[p.ID], engine.Compare(framed(p.A), framed(p.B)))
	}
	score.print(out, *list)
	return nil
}

// framed sets a passage between two paragraphs that both sides have, as a
// passage stands inside an article.
func framed(passage string) *compare.Prepared {
	return plainArticle("What follows is one part of a longer account of the day, set down in the order in which it came in.\n\n" +
		passage + "\n\nThe next part of the account is due in the evening, when the offices have closed.\n")
}

// printAgreement gives alpha for each category over pairs: whether the pair
// has a change of the category.
func (s *codedSet) printAgreement(out io.Writer) {
	has := func(codings []coding, code string) int {
		for _, c := range codings {
			if c.category == code || flagCode(c.category) == code {
				return 1
			}
		}
		return 0
	}
	codes := map[string]bool{}
	for _, coder := range s.coders {
		for _, codings := range coder {
			for _, c := range codings {
				codes[c.category], codes[flagCode(c.category)] = true, true
			}
		}
	}
	fmt.Fprintf(out, "%-24s %7s %7s %6s %6s  %s\n", "category", "coder 1", "coder 2", "both", "alpha", "95 % interval")
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		var units [][]int
		one, two, both := 0, 0, 0
		for _, p := range s.pairs {
			x, y := has(s.coders[0][p.ID], code), has(s.coders[1][p.ID], code)
			one, two, both = one+x, two+y, both+x*y
			units = append(units, []int{x, y})
		}
		alpha := "too few"
		interval := ""
		if one+two-both >= 20 {
			alpha = fmt.Sprintf("%.3f", stats.Alpha(units))
			if i, ok := stats.AlphaInterval(units, stats.Bootstrap{}); ok {
				interval = fmt.Sprintf("%.2f to %.2f", i.Low, i.High)
			}
		}
		fmt.Fprintf(out, "%-24s %7d %7d %6d %6s  %s\n", code, one, two, both, alpha, interval)
	}
	fmt.Fprintln(out)
}

// flagCode is F1 … F12 of a category, "any" for all flags together.
func flagCode(category string) string {
	if category == "none" {
		return "none"
	}
	group, _, _ := strings.Cut(category, ".")
	return group
}

type bandScore struct{ right, otherCategory, open, wrong int }

type categoryScore struct{ gold, found, loosely int }

type codedScore struct {
	uncoded    string
	bands      map[string]*bandScore
	categories map[string]*categoryScore
	falseFlags []string
	misses     []string
}

// count scores one pair. A flag is right if a settled change of its category
// shares a word with it; "other category" if one does that has another. What
// the coders call open is neither right nor wrong, neither found nor missed.
func (s *codedScore) count(p codedPair, gold []coding, c *compare.Comparison) {
	found := make([]bool, len(gold))
	loosely := make([]bool, len(gold))
	for _, change := range c.Changes {
		if change.Tier != "component" || *change.Status != "flag" || s.uncoded != "" && under(*change.Category, s.uncoded) {
			continue
		}
		band := s.bands[*change.Confidence]
		if band == nil {
			band = &bandScore{}
			s.bands[*change.Confidence] = band
		}
		right, other, open := false, false, false
		for i, g := range gold {
			if g.category == "none" || !shareWord(g, change) {
				continue
			}
			loosely[i] = true
			switch {
			case g.category == *change.Category || slices.Contains(change.Also, g.category):
				found[i] = true
				right = right || g.sure
				open = open || !g.sure
			default:
				other = true
			}
		}
		switch {
		case right:
			band.right++
		case open:
			band.open++
		case other:
			band.otherCategory++
			s.falseFlags = append(s.falseFlags, fmt.Sprintf("%s (%s, other category) %s", p.ID, *change.Confidence, described(change)))
		default:
			band.wrong++
			s.falseFlags = append(s.falseFlags, fmt.Sprintf("%s (%s) %s", p.ID, *change.Confidence, described(change)))
		}
	}
	for i, g := range gold {
		if g.category == "none" || !g.sure {
			continue
		}
		score := s.categories[g.category]
		if score == nil {
			score = &categoryScore{}
			s.categories[g.category] = score
		}
		score.gold++
		if found[i] {
			score.found++
		} else {
			s.misses = append(s.misses, fmt.Sprintf("%s %s %q → %q", g.id, g.category, g.a, g.b))
		}
		if loosely[i] {
			score.loosely++
		}
	}
}

// under reports that a category is one named, or below it.
func under(category, named string) bool {
	return category == named || strings.HasPrefix(category, named+".")
}

// shareWord reports that a coder's change and the program's have a word in
// common on one side.
func shareWord(g coding, c compare.Change) bool {
	common := func(x, y string) bool {
		words := strings.FieldsFunc(strings.ToLower(x), notWord)
		for _, w := range strings.FieldsFunc(strings.ToLower(y), notWord) {
			if slices.Contains(words, w) {
				return true
			}
		}
		return false
	}
	return common(g.a, c.AText) || common(g.b, c.BText)
}

func notWord(r rune) bool { return strings.ContainsRune(" .,;:!?\"“”‘()—–", r) }

func (s *codedScore) print(out io.Writer, list bool) {
	fmt.Fprintf(out, "%-8s %6s %6s %6s %15s %6s  %s\n", "band", "flags", "right", "open", "other category", "wrong", "precision")
	for _, name := range []string{"high", "medium", "low"} {
		b := s.bands[name]
		if b == nil {
			continue
		}
		judged := b.right + b.otherCategory + b.wrong
		i := stats.Wilson(b.right, judged, .95)
		fmt.Fprintf(out, "%-8s %6d %6d %6d %15d %6d  %.3f (%.2f to %.2f)\n", name, judged+b.open, b.right, b.open, b.otherCategory, b.wrong,
			float64(b.right)/float64(max(judged, 1)), i.Low, i.High)
	}
	fmt.Fprintf(out, "\n%-24s %5s %6s  %s\n", "category", "gold", "found", "flagged with any category")
	var all categoryScore
	for _, name := range slices.Sorted(maps.Keys(s.categories)) {
		c := s.categories[name]
		all.gold, all.found, all.loosely = all.gold+c.gold, all.found+c.found, all.loosely+c.loosely
		fmt.Fprintf(out, "%-24s %5d %6d  %d\n", name, c.gold, c.found, c.loosely)
	}
	fmt.Fprintf(out, "%-24s %5d %6d  %d   recall %.3f\n", "all", all.gold, all.found, all.loosely, float64(all.found)/float64(max(all.gold, 1)))
	if list {
		for _, f := range s.falseFlags {
			fmt.Fprintln(out, "false:", f)
		}
		for _, m := range s.misses {
			fmt.Fprintln(out, "missed:", m)
		}
	}
}
