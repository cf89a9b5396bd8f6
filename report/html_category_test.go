package report

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"parallax/compare"
)

// TestCategoriesDiffer holds that no two categories share a letter, or a
// colour and pattern, and that the style sheet and the document have them all.
func TestCategoriesDiffer(t *testing.T) {
	css, err := htmlFiles.ReadFile("templates/style.css")
	if err != nil {
		t.Fatal(err)
	}
	document, err := os.ReadFile("../docs/report.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(categories) != 12 {
		t.Fatalf("%d categories", len(categories))
	}
	seen := map[string]string{}
	for _, c := range categories {
		rule := regexp.MustCompile(fmt.Sprintf(`(?m)^\.%s \{ --c: var\(--(\w+)\); --p: (\w+); \}$`, c.Code)).FindSubmatch(css)
		if rule == nil {
			t.Errorf("%s has no colour and pattern", c.Code)
			continue
		}
		for _, look := range []string{"letter " + c.Letter, string(rule[1]) + " " + string(rule[2])} {
			if other := seen[look]; other != "" {
				t.Errorf("%s and %s share %s", c.Code, other, look)
			}
			seen[look] = c.Code
		}
		row := regexp.MustCompile(fmt.Sprintf(`(?m)^\| %s \| .*\| %s \| (.*) \|$`, c.Letter, c.Code)).FindSubmatch(document)
		if row == nil || !strings.HasSuffix(string(row[1]), ", "+string(rule[2])) || !strings.HasPrefix(string(row[1]), string(rule[1])) {
			t.Errorf("docs/report.md says of %s: %q; it is %s, %s", c.Code, row, rule[1], rule[2])
		}
	}
}

func TestUnknownCategoryIsShownAsItIs(t *testing.T) {
	c := categoryOf(&compare.Change{Code: ref("F77")})
	if c.Code != "F77" || c.Letter == "" {
		t.Errorf("%+v", c)
	}
}
