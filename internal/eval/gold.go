package main

import (
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"parallax/article/ingest"
	"parallax/compare"
)

func init() { commands["gold"] = evalGold }

// evalGold scores whole comparisons against our own gold.
func evalGold(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("gold", flag.ContinueOnError)
	gold := flags.String("gold", "testdata/gold", "folder of gold files")
	articles := flags.String("articles", "testdata/articles", "folder of the articles they name")
	if err := flags.Parse(args); err != nil {
		return err
	}
	pairs, names, err := readGold(*gold)
	if err != nil {
		return err
	}
	engine, err := compare.New(compare.Options{FullText: true})
	if err != nil {
		return err
	}
	reader := &ingest.Reader{}
	defer reader.Close()
	for i, name := range names {
		g := pairs[name]
		var sides [2]*compare.Prepared
		for j, file := range []string{g.A, g.B} {
			a, err := reader.File(filepath.Join(*articles, file))
			if err != nil {
				return err
			}
			a.Origin.File = file
			sides[j] = compare.Prepare(a)
		}
		s, err := scoreGold(g, engine.Compare(sides[0], sides[1]))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if i > 0 {
			fmt.Fprintln(out)
		}
		s.print(out, name, g.About)
	}
	return nil
}

// goldScore counts hits out of what was wanted, and names every miss.
type goldScore struct {
	relation string
	counts   []count
	misses   []string
}

type count struct {
	name         string
	right, total int
}

func (s *goldScore) tally(name string, right bool, miss string, args ...any) {
	found := -1
	for i := range s.counts {
		if s.counts[i].name == name {
			found = i
		}
	}
	if found < 0 {
		found = len(s.counts)
		s.counts = append(s.counts, count{name: name})
	}
	s.counts[found].total++
	if right {
		s.counts[found].right++
	} else {
		s.misses = append(s.misses, name+": "+fmt.Sprintf(miss, args...))
	}
}

func (s *goldScore) print(w io.Writer, name, about string) {
	fmt.Fprintf(w, "%s: %s\n", name, about)
	fmt.Fprintf(w, "  relation %s\n", s.relation)
	for _, c := range s.counts {
		fmt.Fprintf(w, "  %-22s %3d of %3d\n", c.name, c.right, c.total)
	}
	for _, miss := range s.misses {
		fmt.Fprintf(w, "  - %s\n", miss)
	}
}

func scoreGold(g *goldPair, c *compare.Comparison) (*goldScore, error) {
	s := &goldScore{relation: c.Relation}
	right := false
	for _, r := range g.Relation {
		right = right || r == c.Relation
	}
	s.tally("relation", right, "%s, want %s", c.Relation, strings.Join(g.Relation, " or "))
	if err := s.passages(g, c); err != nil {
		return nil, err
	}
	return s, s.flags(g, c)
}

// passages scores which sentences were paired. A gold pair is found if
// passages that touch both of its sides cover half of each.
func (s *goldScore) passages(g *goldPair, c *compare.Comparison) error {
	used := make([]bool, len(c.Passages))
	for _, want := range g.Passages {
		a, err := findSentences(c.A, want.A)
		if err != nil {
			return err
		}
		b, err := findSentences(c.B, want.B)
		if err != nil {
			return err
		}
		coveredA, coveredB := 0, 0
		var kinds []string
		moved := false
		for i, p := range c.Passages {
			oa, ob := overlap(p.A, a), overlap(p.B, b)
			if oa == 0 || ob == 0 {
				continue
			}
			used[i] = true
			coveredA, coveredB = coveredA+oa, coveredB+ob
			kinds = append(kinds, p.Kind)
			moved = moved || p.Moved
		}
		found := 2*coveredA >= length(a) && 2*coveredB >= length(b)
		if want.Optional {
			continue
		}
		s.tally("passages found", found, "%q ~ %q", want.A, want.B)
		if !found {
			continue
		}
		if want.Kind != "any" {
			s.tally("passage kinds", strings.Join(kinds, "+") == want.Kind, "%q is %v, want %s", want.A, kinds, want.Kind)
		}
		if want.Moved != nil {
			s.tally("moved marks", moved == *want.Moved, "%q: moved is %v", want.A, moved)
		}
	}
	for i, p := range c.Passages {
		s.tally("passages right", used[i], "%q ~ %q is in no gold pair", p.AText, p.BText)
	}
	for _, side := range []struct {
		side     compare.Side
		prefixes []string
		span     func(compare.Passage) compare.Span
	}{
		{c.A, g.Unpaired.A, func(p compare.Passage) compare.Span { return p.A }},
		{c.B, g.Unpaired.B, func(p compare.Passage) compare.Span { return p.B }},
	} {
		spans, err := findSentences(side.side, side.prefixes)
		if err != nil {
			return err
		}
		for i, span := range spans {
			touched := 0
			for _, p := range c.Passages {
				touched += overlap(side.span(p), []compare.Span{span})
			}
			s.tally("left unpaired", touched == 0, "%q", side.prefixes[i])
		}
	}
	return nil
}

// flags scores which components were flagged, and by which category.
func (s *goldScore) flags(g *goldPair, c *compare.Comparison) error {
	forbidden, all, err := g.forbidden()
	if err != nil {
		return err
	}
	for _, want := range g.Flags {
		found, flagged, category := false, false, false
		for _, change := range c.Changes {
			if change.Tier != "component" || !sameWording(want, change) {
				continue
			}
			found = true
			if *change.Status == "flag" {
				flagged = true
				category = category || *change.Category == want.Category
				for _, also := range change.Also {
					category = category || also == want.Category
				}
			}
		}
		s.tally("flags: component cut", found, "%q → %q", want.A, want.B)
		s.tally("flags: flagged", flagged, "%q → %q", want.A, want.B)
		s.tally("flags: category", category, "%q → %q, want %s", want.A, want.B, want.Category)
	}
	for _, want := range g.Benign {
		named := false
		for _, change := range c.Changes {
			named = named || change.Tier == "component" && sameWording(want, change) && *change.Status == "benign" && *change.Category == want.Category
		}
		s.tally("benign named", named, "%q → %q, want %s", want.A, want.B, want.Category)
	}
	for _, change := range c.Changes {
		if change.Tier != "component" || *change.Status != "flag" {
			continue
		}
		if matchesAny(g.MayFlag, change) {
			continue
		}
		right := matchesAny(g.Flags, change)
		if all || matchesAny(forbidden, change) {
			right = false
		}
		s.tally("flags right", right, "%s %q → %q [%s]", *change.Category, change.AText, change.BText, *change.Rule)
	}
	return nil
}

func matchesAny(list []goldChange, change compare.Change) bool {
	for _, want := range list {
		if sameWording(want, change) {
			return true
		}
	}
	return false
}

func sameWording(want goldChange, change compare.Change) bool {
	return wording(want.A) == wording(change.AText) && wording(want.B) == wording(change.BText)
}

// wording leaves out case, an article at the start and punctuation at the ends.
func wording(s string) string {
	s = strings.ToLower(strings.Trim(s, " \n\t.,;:()\"“”’'"))
	for _, article := range []string{"the ", "a ", "an "} {
		s = strings.TrimPrefix(s, article)
	}
	return s
}

func overlap(s compare.Span, spans []compare.Span) int {
	n := 0
	for _, t := range spans {
		n += max(0, min(s[1], t[1])-max(s[0], t[0]))
	}
	return n
}

func length(spans []compare.Span) int {
	n := 0
	for _, s := range spans {
		n += s[1] - s[0]
	}
	return n
}
