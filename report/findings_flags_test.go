package report

import (
	"bytes"
	"fmt"
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
