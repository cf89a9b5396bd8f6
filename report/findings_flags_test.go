package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"parallax/findings"
)

// TestFlagsTableSaysWhatItCounts holds the table of flags to its promise: no empty
// rows, no outlets with too few stories, no more rows than asked for, and no two
// outlets under one name.
func TestFlagsTableSaysWhatItCounts(t *testing.T) {
	f := &findings.Findings{Settings: findings.Settings{MinStories: 3}}
	add := func(outlet, category string, k, n int) {
		r := float64(k) / float64(n)
		f.Categories = append(f.Categories, findings.Category{Outlet: outlet, Category: category, Stories: findings.Share{K: k, N: n, Rate: &r}})
	}
	add("The Daily Evening Courier of Port Lusan North", "verb", 5, 9)
	add("The Daily Evening Courier of Port Lusan South", "verb", 4, 9)
	add("The Daily Evening Courier of New Port Lusan South", "verb", 3, 9)
	add("Gull", "loaded", 0, 9)
	add("Small", "verb", 2, 2)
	write := func(rows int) string {
		var b bytes.Buffer
		if err := FindingsText(&b, f, FindingsTextOptions{Rows: rows}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	all := write(-1)
	names := map[string]bool{}
	for i, k := range []int{5, 4, 3} {
		_, rest, found := strings.Cut(all, "q < .05\n")
		if !found {
			t.Fatalf("no table in\n%s", all)
		}
		for _, line := range strings.Split(rest, "\n") {
			if strings.Contains(line, fmt.Sprintf("%d/9", k)) {
				name, _, _ := strings.Cut(line, "│")
				names[strings.TrimSpace(name)] = true
			}
		}
		if len(names) != i+1 {
			t.Errorf("%d names for %d outlets in\n%s", len(names), i+1, all)
		}
	}
	if strings.Contains(all, "loaded") || strings.Contains(all, "2/2") || !strings.Contains(all, "Without 1 outlet of fewer than 3 stories") {
		t.Errorf("rows that say nothing are listed, or their absence is not said:\n%s", all)
	}
	if two := write(2); strings.Contains(two, "3/9") || !strings.Contains(two, "1 more") {
		t.Errorf("two rows were asked for:\n%s", two)
	}
}

// TestPageGivesNoRateOfFewStories holds the page to what the terminal does: an
// outlet with too few stories has no column, a direction that too few stories
// take has no row, both say how many are left out, and each column says what its
// rates are shares of.
func TestPageGivesNoRateOfFewStories(t *testing.T) {
	f := &findings.Findings{Settings: findings.Settings{MinStories: 3}}
	for _, c := range []struct {
		outlet, category string
		k, n             int
	}{{"Gull", "verb", 4, 9}, {"Gull", "loaded", 0, 9}, {"Small", "verb", 0, 1}, {"Small", "loaded", 1, 1}} {
		r := float64(c.k) / float64(c.n)
		f.Categories = append(f.Categories, findings.Category{Outlet: c.outlet, Category: c.category, Stories: findings.Share{K: c.k, N: c.n, Rate: &r}})
	}
	f.Balances = []findings.Balance{
		{Outlet: "Small", Category: "loaded", Direction: "approving-", Forward: 1},
		{Outlet: "Gull", Category: "certainty.modal", Direction: "certainty-", Forward: 2, Back: 1},
		{Outlet: "Gull", Category: "verb", Direction: "neutral->affective", Forward: 3, Back: 1},
	}
	page := rendered(t, func(w io.Writer) error { return FindingsHTML(w, f, FindingsHTMLOptions{}) })
	_, page, _ = strings.Cut(page, `id="flags"`)
	text := rendered(t, func(w io.Writer) error { return FindingsText(w, f, FindingsTextOptions{Rows: -1}) })
	for _, want := range []string{"of 9 stories", "Without 1 outlet of fewer than 3 stories", "Without 1 direction of fewer than 3 stories", "less certainty", "neutral → affective"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
		if want != "of 9 stories" && !strings.Contains(text, want) {
			t.Errorf("the terminal does not say %q:\n%s", want, text)
		}
	}
	for _, no := range []string{"Small", "loaded", "approving", "certainty-"} {
		if strings.Contains(page, no) || strings.Contains(text, no) {
			t.Errorf("%q is listed", no)
		}
	}
	if strings.Index(text, "neutral → affective") > strings.Index(text, "less certainty") {
		t.Errorf("what most stories have does not come first:\n%s", text)
	}
}
