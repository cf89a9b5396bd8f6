package main

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"parallax/compare"
)

func init() { commands["control"] = evalControl }

// evalControl counts flags where none is wanted: on pairs that only benign
// operations made, and on every text of ours against itself, its American
// self and its re-punctuated self.
func evalControl(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("control", flag.ContinueOnError)
	pairs := flags.String("pairs", "testdata/control/pairs.json", "file of benign pairs")
	generated := flags.String("generated", "testdata/generated/pairs.json", "file whose texts are compared with themselves")
	if err := flags.Parse(args); err != nil {
		return err
	}
	control, err := readGenerated(*pairs)
	if err != nil {
		return err
	}
	others, err := readGenerated(*generated)
	if err != nil {
		return err
	}
	engine, err := compare.New(compare.Options{FullText: true})
	if err != nil {
		return err
	}
	s := &controlScore{}
	for _, p := range control.Pairs {
		s.count(p.Changes[0].Operation, p.ID, control.compare(engine, p))
	}
	for _, set := range []*generatedSet{control, others} {
		for _, name := range sortedKeys(set.Texts) {
			original := set.Texts[name]
			for _, self := range []struct {
				name string
				text string
			}{
				{"against itself", original},
				{"against its American self", american(original)},
				{"against its re-punctuated self", repunctuated(original)},
				{"against its single-quoted self", singleQuoted(original)},
			} {
				a, b := plainArticle(original), plainArticle(self.text)
				s.count(self.name, name, engine.Compare(a, b))
				s.count(self.name, name, engine.Compare(b, a))
			}
		}
	}
	s.print(out)
	return nil
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// american spells a text in the American way.
func american(s string) string {
	return strings.NewReplacer("harbour", "harbor", "Harbour", "Harbor", "neighbour", "neighbor", "labour", "labor", "colour", "color",
		"defence", "defense", "Defence", "Defense", "programme", "program", "centre", "center", "theatre", "theater", "litre", "liter",
		"metre", "meter", "grey", "gray", "organis", "organiz", "cancelled", "canceled", "travelled", "traveled",
		"catalogue", "catalog", "analysed", "analyzed", "behaviour", "behavior", "honoured", "honored", "Paediatric", "Pediatric").Replace(s)
}

// repunctuated sets a text in another house's typography.
func repunctuated(s string) string {
	var b strings.Builder
	open := true
	for _, r := range s {
		switch r {
		case '"':
			if open {
				b.WriteRune('“')
			} else {
				b.WriteRune('”')
			}
			open = !open
		case '\'':
			b.WriteRune('’')
		case '\n':
			open = true
			b.WriteString("\r\n")
		default:
			b.WriteRune(r)
		}
	}
	return strings.NewReplacer("— ", "– ", " - ", " – ", "...", "…").Replace(b.String())
}

// singleQuoted sets quotations in single marks, as British papers do.
func singleQuoted(s string) string {
	return strings.NewReplacer("“", "‘", "”", "’").Replace(repunctuated(s))
}

type controlScore struct {
	rows  []*controlRow
	pairs int
	words int
	flags []string
}

type controlRow struct {
	name         string
	pairs, flags int
}

func (s *controlScore) count(name, id string, c *compare.Comparison) {
	var row *controlRow
	for _, r := range s.rows {
		if r.name == name {
			row = r
		}
	}
	if row == nil {
		row = &controlRow{name: name}
		s.rows = append(s.rows, row)
	}
	row.pairs++
	s.pairs++
	s.words += c.A.Words + c.B.Words
	for _, change := range c.Changes {
		if change.Tier == "component" && *change.Status == "flag" {
			row.flags++
			s.flags = append(s.flags, fmt.Sprintf("%s, %s: %s", name, id, described(change)))
		}
	}
}

func (s *controlScore) print(w io.Writer) {
	slices.SortFunc(s.rows, func(a, b *controlRow) int { return strings.Compare(a.name, b.name) })
	fmt.Fprintf(w, "%-32s %5s %5s\n", "no flag wanted", "pairs", "flags")
	for _, r := range s.rows {
		fmt.Fprintf(w, "%-32s %5d %5d\n", r.name, r.pairs, r.flags)
	}
	fmt.Fprintf(w, "%-32s %5d %5d\n\nwords of both sides %d\n", "all", s.pairs, len(s.flags), s.words)
	for _, f := range s.flags {
		fmt.Fprintf(w, "- %s\n", f)
	}
}
