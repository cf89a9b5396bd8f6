package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// TestAFileHasOneDateOrder holds that a date that could be two is read as the
// file's other dates are, wherever in it these stand.
func TestAFileHasOneDateOrder(t *testing.T) {
	far := make([]string, 3000)
	for i := range far {
		far[i] = "05/01/2026"
	}
	far[2990] = "13/01/2026"
	for _, c := range []struct {
		name  string
		dates []string
		told  DateOrder
		first string // how the first of them is read
		noted int    // articles with a note
	}{
		{"day first, told by a later row", []string{"05/01/2026", "13/01/2026"}, "", "2026-01-05", 1},
		{"month first", []string{"05/01/2026", "5/13/2026"}, "", "2026-05-01", 1},
		{"nothing tells", []string{"05/01/2026", "6/1/2026"}, "", "", 2},
		{"both", []string{"05/01/2026", "13/01/2026", "01/13/2026"}, "", "", 1},
		{"the user says so", []string{"05/01/2026"}, DayFirst, "2026-01-05", 1},
		{"the user says so, against a row", []string{"05/01/2026", "13/01/2026"}, MonthFirst, "2026-05-01", 1},
		{"dots are no proof", []string{"05/01/2026", "13.1.2026"}, "", "", 1},
		{"with hours", []string{"05/01/2026 14:05", "13/01/2026"}, "", "2026-01-05T14:05:00", 1},
		{"far down", far, "", "2026-01-05", 2999},
	} {
		var csv, lines strings.Builder
		csv.WriteString("id,title,text,date\n")
		for i, date := range c.dates {
			text := fmt.Sprintf("The ferry stops at midnight. %0200d", i)
			fmt.Fprintf(&csv, "%d,Ferry,%s,%s\n", i, text, date)
			fmt.Fprintf(&lines, `{"id":"%d","title":"Ferry","text":"%s","date":"%s"}`+"\n", i, text, date)
		}
		list := "[" + strings.ReplaceAll(strings.TrimSpace(lines.String()), "\n", ",") + "]"
		for format, data := range map[string]string{"csv": csv.String(), "jsonl": lines.String(), "json": list} {
			articles, skipped := gather(t, Options{Stdin: strings.NewReader(data), Dates: c.told}, "-")
			if len(articles) != len(c.dates) || len(skipped) > 0 {
				t.Errorf("%s, %s: %d articles, %v", c.name, format, len(articles), skipped)
				continue
			}
			noted := 0
			for i, a := range articles {
				noted += min(len(a.Notes), 1)
				if a.ID != fmt.Sprint(i) {
					t.Fatalf("%s, %s: article %d is %s", c.name, format, i, a.ID)
				}
			}
			if articles[0].Date != c.first || noted != c.noted {
				t.Errorf("%s, %s: %q with %d notes, want %q with %d", c.name, format, articles[0].Date, noted, c.first, c.noted)
			}
		}
	}
}
