package framing

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"parallax/align"
	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"
)

// pairOf reads two short texts as one passage, by the lists of our own.
func pairOf(a, b string) *Pair { return pairBy(lexicon.Default(), a, b) }

func pairBy(set *lexicon.Set, a, b string) *Pair {
	ta, tb := text.Analyse(a, text.Options{Language: "en", Plain: true}), text.Analyse(b, text.Options{Language: "en", Plain: true})
	passage := align.Passage{Kind: align.Edited, Similarity: 0.7,
		A: text.Span{End: len(ta.Words)}, B: text.Span{End: len(tb.Words)}}
	changes := []diff.Result{diff.Changes(ta, tb, passage, diff.Options{})}
	passages := []align.Passage{passage}
	return &Pair{A: NewText(ta, set), B: NewText(tb, set), Passages: passages, Components: Components(ta, tb, passages, changes)}
}

func rows(t *testing.T, file string, columns int) [][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != columns {
			t.Fatalf("%s: %d fields in %q", file, len(fields), line)
		}
		out = append(out, fields)
	}
	if len(out) < 10 {
		t.Fatalf("%s: only %d rows", file, len(out))
	}
	return out[1:]
}

func describe(p *Pair, readings []Reading) string {
	var b strings.Builder
	for i, r := range readings {
		c := p.Components[i]
		fmt.Fprintf(&b, "\n\t%s %q -> %q: %s %s %s (%s) %s", c.Op, p.A.Cut(c.ABytes), p.B.Cut(c.BBytes), r.Status, r.Category, r.Direction, r.Rule, r.Reason)
	}
	return b.String()
}

func flags(readings []Reading) []Reading {
	return slices.DeleteFunc(slices.Clone(readings), func(r Reading) bool { return r.Status != Flag })
}

func TestFlags(t *testing.T) {
	for _, row := range rows(t, "testdata/flags.tsv", 3) {
		p := pairOf(row[0], row[1])
		readings := Read(p, Options{})
		got := flags(readings)
		for _, want := range strings.Split(row[2], "; ") {
			category, direction, _ := strings.Cut(want, ":")
			k := slices.IndexFunc(got, func(r Reading) bool {
				return (r.Category == category || strings.HasPrefix(r.Category, category+".")) && (direction == "" || r.Direction == direction)
			})
			if k < 0 {
				t.Errorf("%q\n%q\nwant %s, got%s", row[0], row[1], want, describe(p, readings))
				continue
			}
			got = slices.Delete(got, k, k+1)
		}
		if len(got) > 0 {
			t.Errorf("%q\n%q\nflags too many:%s", row[0], row[1], describe(p, readings))
		}
	}
}

func TestBenign(t *testing.T) {
	for _, row := range rows(t, "testdata/benign.tsv", 2) {
		for _, sides := range [][2]string{{row[0], row[1]}, {row[1], row[0]}, {row[0], row[0]}} {
			p := pairOf(sides[0], sides[1])
			if readings := Read(p, Options{}); len(flags(readings)) > 0 {
				t.Errorf("%q\n%q\nflagged:%s", sides[0], sides[1], describe(p, readings))
			}
		}
	}
}

// A line of the user's list decides over our rules for its two words.
func TestUserPairs(t *testing.T) {
	for _, row := range rows(t, "testdata/user.tsv", 7) {
		line := strings.Join([]string{row[0], row[1], row[2], row[3], "one for us", "own"}, "\t")
		table, problems := lexicon.ParseUser("mine", strings.Join(lexicon.UserColumns, "\t")+"\n"+line+"\n")
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		set, err := lexicon.Default().With(table)
		if err != nil {
			t.Fatal(err)
		}
		p := pairBy(set, row[4], row[5])
		readings := Read(p, Options{})
		if len(readings) != 1 || fmt.Sprintf("%s %s", readings[0].Status, readings[0].Code) != row[6] || len(readings[0].Evidence) == 0 || readings[0].Evidence[0].Lexicon != "mine" {
			t.Errorf("%s\n%q\n%q\nwant %s, got%s", line, row[4], row[5], row[6], describe(p, readings))
		}
	}
}

// What is read of whole articles: headlines, first sentences, what stands in one
// text only.
func TestWhole(t *testing.T) {
	article := func(field string) string { return strings.ReplaceAll(field, "|", "\n\n") + "\n" }
	for _, row := range rows(t, "testdata/whole.tsv", 3) {
		p := whole(article(row[0]), article(row[1]))
		readings := Read(p, Options{})
		has := func(is func(Reading) bool) bool { return slices.ContainsFunc(readings, is) }
		flagged := func(category string) bool {
			return has(func(r Reading) bool {
				return r.Status == Flag && (r.Category == category || strings.HasPrefix(r.Category, category+"."))
			})
		}
		for _, want := range strings.Split(row[2], "; ") {
			ok := false
			if rule, is := strings.CutPrefix(want, "rule="); is {
				ok = has(func(r Reading) bool { return r.Rule == rule })
			} else if words, is := strings.CutPrefix(want, "reason="); is {
				ok = has(func(r Reading) bool { return strings.Contains(r.Reason, words) })
			} else if category, is := strings.CutPrefix(want, "-"); is {
				ok = !flagged(category)
			} else {
				ok = flagged(want)
			}
			if !ok {
				t.Errorf("%q\n%q\nwant %s, got%s", row[0], row[1], want, describe(p, readings))
			}
		}
		checkMirror(t, p)
	}
}

// Reading the pair the other way round must mirror every reading.
func TestMirror(t *testing.T) {
	cases := [][2]string{ // two components of as many words, for one verb
		{"The minister claimed The minister twelve were killed", "said died The minister said twelve The minister"},
	}
	for _, row := range rows(t, "testdata/flags.tsv", 3) {
		cases = append(cases, [2]string{row[0], row[1]})
	}
	for _, row := range rows(t, "testdata/benign.tsv", 2) {
		cases = append(cases, [2]string{row[0], row[1]})
	}
	for _, c := range cases {
		checkMirror(t, pairOf(c[0], c[1]))
	}
}

func checkMirror(t interface {
	Fatalf(string, ...any)
}, p *Pair) {
	there, back := Read(p, Options{}), Read(mirror(p), Options{})
	for i, r := range there {
		m := back[i]
		also := make([]string, len(m.Also))
		for k, a := range m.Also {
			also[k] = mirrored(a)
		}
		if r.Status != m.Status || r.Category != mirrored(m.Category) || r.Direction != Flip(m.Direction) || r.Confidence != m.Confidence ||
			r.Rule != m.Rule && r.Rule != mirrored(m.Rule) || !slices.Equal(r.Also, also) {
			t.Fatalf("%q\n%q\ncomponent %d\nthere %+v\nback  %+v", p.A.Source, p.B.Source, i, r, m)
		}
	}
}

// mirror swaps the sides of a pair.
func mirror(p *Pair) *Pair {
	q := &Pair{A: p.B, B: p.A}
	for _, s := range p.Passages {
		s.A, s.B = s.B, s.A
		q.Passages = append(q.Passages, s)
	}
	for _, c := range p.Components {
		c.A, c.B, c.ABytes, c.BBytes = c.B, c.A, c.BBytes, c.ABytes
		switch c.Op {
		case diff.Insert:
			c.Op = diff.Delete
		case diff.Delete:
			c.Op = diff.Insert
		}
		q.Components = append(q.Components, c)
	}
	return q
}
