package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/findings"
	"parallax/internal/planted"
	"parallax/table"
)

// hostileName stands in outlets' names, in the words that are counted and around
// them.
const hostileName = `<script>alert(1)</script>" onload="x` + "\x1b[31m\u202e"

func rendered(t testing.TB, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func findingsPageOf(t testing.TB, f *findings.Findings) string {
	return rendered(t, func(w io.Writer) error { return FindingsHTML(w, f, FindingsHTMLOptions{}) })
}

func TestFindingsPageLinksAndNumbers(t *testing.T) {
	f := plantedFindings(t, nil)
	html := findingsPageOf(t, f)
	if html != findingsPageOf(t, f) {
		t.Error("two renderings differ")
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(html, -1) {
		if ids[m[1]] {
			t.Errorf("id %s is there twice", m[1])
		}
		ids[m[1]] = true
	}
	links := regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(html, -1)
	if len(links) < 50 {
		t.Fatalf("only %d links", len(links))
	}
	for _, m := range links {
		if !ids[m[1]] {
			t.Errorf("nothing has the id %s", m[1])
		}
	}
	for _, want := range []string{"default-src", "Harbour Post", "protesters", "rioters", `class="whisker"`, `class="heat"`, `class="network"`, f.Scope.Sources[0], "Fisher"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if strings.Contains(html, "http://") || strings.Contains(html, "src=") || strings.Contains(html, "@import") {
		t.Error("the page asks for something outside it")
	}
}

func TestFindingsOfHostileArticles(t *testing.T) {
	f := plantedFindings(t, func(a *planted.Archive) {
		for _, x := range a.Articles {
			if x.Outlet == "Harbour Post" {
				x.Outlet = "Harbour " + hostileName
			}
			x.Text = strings.ReplaceAll(x.Text, " fence ", " fence "+hostileName+" ")
		}
	})
	text := rendered(t, func(w io.Writer) error {
		return FindingsText(w, f, FindingsTextOptions{Rows: -1})
	})
	for name, out := range map[string]string{"html": findingsPageOf(t, f), "text": text} {
		if name == "html" && (strings.Contains(out, "<script>alert") || strings.Contains(out, `" onload=`)) {
			t.Error("the page runs what an article says")
		}
		if strings.ContainsAny(out, "\x1b\u202e") {
			t.Errorf("%s has controls", name)
		}
		if !strings.Contains(out, "Harbour") {
			t.Errorf("%s has lost the outlet", name)
		}
	}
	for i, line := range strings.Split(text, "\n") {
		if n := len([]rune(line)); n > 80 {
			t.Errorf("line %d is %d columns wide: %s", i+1, n, line)
		}
	}
	data := rendered(t, func(w io.Writer) error { return FindingsJSON(w, f) })
	if strings.ContainsAny(data, "\x1b\u202e") {
		t.Error("json has controls")
	}
	var again findings.Findings
	if err := json.Unmarshal([]byte(data), &again); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(f, &again); d != "" {
		t.Errorf("json does not hold what was found:\n%s", d)
	}
	if strings.Contains(data, ":null,\"lines\"") || strings.Contains(data, "NaN") {
		t.Error("json has a list that is null")
	}
}

func TestFindingsTables(t *testing.T) {
	f := plantedFindings(t, nil)
	rows := map[string]int{"substitutions": len(f.Substitutions), "categories": len(f.Categories), "balances": len(f.Balances), "omissions": len(f.Omissions),
		"voices": len(f.Voices), "outlets": len(f.Outlets), "network": len(f.Network), "timeline": len(f.Timeline), "lines": -1}
	for _, name := range table.FindingsTables {
		out := rendered(t, func(w io.Writer) error { return FindingsTable(w, f, name, CSVOptions{}, false) })
		records, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, known := rows[name]
		if !known || want >= 0 && len(records) != want+1 || len(records) < 2 {
			t.Errorf("%s: %d rows, want %d", name, len(records)-1, want)
		}
		lines := rendered(t, func(w io.Writer) error { return FindingsTable(w, f, name, CSVOptions{}, true) })
		if strings.Count(lines, "\n") != len(records)-1 {
			t.Errorf("%s: %d lines of JSON for %d rows", name, strings.Count(lines, "\n"), len(records)-1)
		}
	}
	if FindingsTable(io.Discard, f, "nothing", CSVOptions{}, false) == nil {
		t.Error("there is a table of that name")
	}
}

// TestFindingsTextUsesTheWidth holds that no direction is cut in 80 columns, as
// its end is what it says, and that names are whole where there is room for
// them.
func TestFindingsTextUsesTheWidth(t *testing.T) {
	f := plantedFindings(t, nil)
	directions := 0
	for _, columns := range []int{80, 140} {
		out := rendered(t, func(w io.Writer) error { return FindingsText(w, f, FindingsTextOptions{Width: columns, Rows: -1}) })
		for i, line := range strings.Split(out, "\n") {
			if n := width(line); n > columns {
				t.Errorf("line %d is %d columns wide: %s", i+1, n, line)
			}
			if columns == 140 && strings.Contains(line, "│") && strings.Contains(line, "…") {
				t.Errorf("cut, with room for it: %s", line)
			}
		}
		for _, b := range f.Balances {
			_, to, arrow := strings.Cut(arrows(b.Direction), " → ")
			if arrow {
				directions++
				if !strings.Contains(out, " "+to+" ") {
					t.Errorf("%d columns: the direction %q is cut", columns, b.Direction)
				}
			}
		}
	}
	if directions == 0 {
		t.Error("no direction leads from one word to another")
	}
}
