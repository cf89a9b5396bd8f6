package report

import (
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"parallax/compare"
	"parallax/internal/escape"
	"parallax/table"
)

// FuzzReport holds every form to its laws on comparisons whose strings are any
// bytes and whose spans point anywhere.
func FuzzReport(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, hostile[(i+7)%len(hostile)], uint64(i))
	}
	f.Fuzz(func(t *testing.T, a, b string, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 3))
		checkLaws(t, randomComparison(r, []string{a, b}), 60+int(seed%100))
	})
}

func TestLawsOnRandomComparisons(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	for range 200 {
		checkLaws(t, randomComparison(r, nil), 60+r.IntN(100))
	}
}

func TestLawsOnFixtures(t *testing.T) {
	for _, c := range []*compare.Comparison{story(t), scripts(t), {}} {
		checkLaws(t, c, 60)
		checkLaws(t, c, 80)
		checkLaws(t, c, 140)
	}
}

func checkLaws(t *testing.T, c *compare.Comparison, columns int) {
	t.Helper()
	checkText(t, renderText(t, c, TextOptions{Width: columns, ShowBenign: true}), columns, false)
	checkText(t, renderText(t, c, TextOptions{Width: columns, Color: true}), columns, true)
	checkCSV(t, c)
	checkTSV(t, c)
	checkMarkdown(t, c)
	for _, out := range []string{render(t, c, JSON), render(t, c, JSONL)} {
		if !json.Valid([]byte(out)) {
			t.Fatalf("not JSON: %.300q", out)
		}
		checkQuiet(t, "JSON", out, "\n")
	}
}

// checkQuiet fails on invalid UTF-8 and on every character that could act on
// a terminal or on the order of letters, but those allowed.
func checkQuiet(t *testing.T, form, out, allowed string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Fatalf("%s: invalid UTF-8", form)
	}
	for i, r := range out {
		if escape.Control(r) && !strings.ContainsRune(allowed, r) {
			t.Fatalf("%s: %U in %q", form, r, out[max(0, i-40):min(len(out), i+40)])
		}
	}
}

var colours = regexp.MustCompile("\x1b\\[[0-9;]*m")

func checkText(t *testing.T, out string, columns int, color bool) {
	t.Helper()
	if color {
		out = colours.ReplaceAllString(out, "")
	}
	checkQuiet(t, "text", out, "\n\u2068\u2069")
	for l := range strings.Lines(out) {
		l = strings.TrimSuffix(l, "\n")
		depth := 0
		for _, r := range l {
			switch r {
			case '\u2068':
				depth++
			case '\u2069':
				depth--
			}
			if depth < 0 || depth > 1 {
				t.Fatalf("isolates do not pair in %q", l)
			}
		}
		if depth != 0 {
			t.Fatalf("an isolate stays open in %q", l)
		}
		if w := width(strings.NewReplacer("\u2068", "", "\u2069", "").Replace(l)); w > columns {
			t.Fatalf("%d columns instead of %d: %q", w, columns, l)
		}
	}
}

func components(c *compare.Comparison) []*compare.Change {
	var cs []*compare.Change
	for i := range c.Changes {
		if c.Changes[i].Tier == "component" {
			cs = append(cs, &c.Changes[i])
		}
	}
	return cs
}

func checkCSV(t *testing.T, c *compare.Comparison) {
	t.Helper()
	out := renderCSV(t, c, CSVOptions{})
	checkQuiet(t, "CSV", out, "\n\r\t")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll() // demands as many cells as the first row has
	if err != nil {
		t.Fatal(err)
	}
	cs := components(c)
	if len(rows) != len(cs)+1 {
		t.Fatalf("%d rows for %d components", len(rows)-1, len(cs))
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for i, row := range rows[1:] {
		for name, want := range map[string]string{
			"a_text": cs[i].AText, "b_text": cs[i].BText, "a_path": c.A.Path, "b_title": deref(c.B.Title),
			"change": cs[i].ID, "category": deref(cs[i].Category), "reason": deref(cs[i].Reason),
		} {
			got := unguard(row[column[name]])
			want = strings.ReplaceAll(quietened(want), "\r\n", "\n") // as encoding/csv reads it
			if got != want {
				t.Fatalf("%s is %q, want %q", name, got, want)
			}
		}
		for _, cell := range row {
			if !strings.HasPrefix(cell, "'") && escape.Formula(cell) {
				t.Fatalf("a spreadsheet would run %q", cell)
			}
		}
	}
}

// unguard takes off the apostrophe of the formula guard, as the codebook says.
func unguard(cell string) string { return strings.TrimPrefix(cell, "'") }

func quietened(s string) string {
	return strings.Map(func(r rune) rune {
		if escape.Control(r) && r != '\t' && r != '\n' && r != '\r' {
			return '\ufffd'
		}
		return r
	}, string([]rune(s)))
}

func checkTSV(t *testing.T, c *compare.Comparison) {
	t.Helper()
	out := renderCSV(t, c, CSVOptions{Tabs: true})
	checkQuiet(t, "TSV", out, "\n\t")
	rows := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if want := len(components(c)) + 1; len(rows) != want {
		t.Fatalf("%d rows, want %d", len(rows), want)
	}
	for _, row := range rows {
		if n := strings.Count(row, "\t") + 1; n != len(table.Changes) {
			t.Fatalf("%d cells, want %d: %q", n, len(table.Changes), row)
		}
	}
}

var markdownRows = map[string]int{"## Flags": 8, "## Passages": 7}

func checkMarkdown(t *testing.T, c *compare.Comparison) {
	t.Helper()
	out := render(t, c, Markdown)
	checkQuiet(t, "Markdown", out, "\n")
	rows := map[string]int{}
	section := ""
	for l := range strings.Lines(out) {
		l = strings.TrimSuffix(l, "\n")
		if strings.HasPrefix(l, "#") {
			section = l
		}
		if strings.ContainsAny(strings.TrimPrefix(l, "> "), "<>") {
			t.Fatalf("HTML comes through: %q", l)
		}
		bars := strings.Count(l, "|")
		switch {
		case bars == 0:
		case !strings.HasPrefix(l, "| "):
			t.Fatalf("a bar outside a table: %q", l)
		case markdownRows[section] > 0 && bars != markdownRows[section]:
			t.Fatalf("%d bars in %q", bars, l)
		default:
			rows[section]++
		}
	}
	if n := len(rankedFlags(c)); n > 0 && rows["## Flags"] != n+2 {
		t.Fatalf("%d rows for %d flags", rows["## Flags"]-2, n)
	}
	if n := len(c.Passages); n > 0 && rows["## Passages"] != n+2 {
		t.Fatalf("%d rows for %d passages", rows["## Passages"]-2, n)
	}
}
