package table

import (
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parallax/archive"
	"parallax/internal/escape"
)

// TestFormsAgree: a row says the same as CSV, as TSV and as a JSON object.
func TestFormsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOf(rapid.RuneFrom([]rune(`ab,;"'= é北`)))
		e := archive.Entry{
			ID: words.Draw(t, "id"), Title: words.Draw(t, "title"), Outlet: words.Draw(t, "outlet"), Date: words.Draw(t, "date"),
			Language: words.Draw(t, "language"), Words: rapid.IntRange(0, 1e6).Draw(t, "words"),
		}
		var object map[string]any
		if err := json.Unmarshal(Object(nil, Articles, &e), &object); err != nil {
			t.Fatal(err)
		}
		sheet := Sheet[archive.Entry]{Columns: Articles}
		rows, err := csv.NewReader(strings.NewReader(string(sheet.Row(sheet.Head(nil), &e)))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%v: %q", err, rows)
		}
		sheet.Tabs = true
		cells := strings.Split(strings.TrimSuffix(string(sheet.Row(nil, &e)), "\n"), "\t")
		for i, name := range rows[0] {
			want := ""
			switch v := object[name].(type) {
			case string:
				want = v
			case float64:
				want = strconv.Itoa(int(v))
			}
			if escape.Formula(want) {
				want = "'" + want
			}
			if rows[1][i] != want {
				t.Fatalf("%s is %q in CSV, want %q", name, rows[1][i], want)
			}
			if rows[1][i] != cells[i] {
				t.Fatalf("%s is %q in CSV and %q in TSV", name, rows[1][i], cells[i])
			}
		}
	})
}

// TestNamesAreUnique: a column that has the name of another would hide it in
// every form that goes by names.
func TestNamesAreUnique(t *testing.T) {
	for table, names := range map[string][]string{
		"articles": Names(Articles), "pairs": Names(Pairs), "shared passages": Names(SharedPassages), "clusters": Names(Clusters),
		"changes": Names(Changes), "passages": Names(Passages), "codebook": Names(Codebook),
	} {
		seen := map[string]bool{}
		for _, name := range names {
			if seen[name] || name == "" {
				t.Errorf("%s: the column %q twice", table, name)
			}
			seen[name] = true
		}
		if len(names) < 4 {
			t.Errorf("%s: only %d columns", table, len(names))
		}
	}
}
