package report

import (
	"bytes"
	"strings"
	"testing"

	"parallax/compare"

	"golang.org/x/net/html"
)

func renderPage(t testing.TB, c *compare.Comparison) string {
	t.Helper()
	var out bytes.Buffer
	if err := HTML(&out, c, HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestHTMLShowsEveryPassageAndFlag(t *testing.T) {
	c := damStory(t)
	root, err := html.Parse(strings.NewReader(renderPage(t, c)))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int{}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" {
				ids[a.Val]++
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("id %q stands %d times", id, n)
		}
	}
	if len(c.Passages) == 0 {
		t.Fatal("the fixture has no passage")
	}
	for _, p := range c.Passages {
		if ids[p.ID] == 0 {
			t.Errorf("passage %s is not on the page", p.ID)
		}
	}
	flags := 0
	for _, change := range c.Changes {
		if deref(change.Status) == "flag" {
			flags++
			if ids["f-"+change.Key] == 0 {
				t.Errorf("flag %s has no permalink", change.Key)
			}
		}
	}
	if flags == 0 {
		t.Fatal("the fixture has no flag")
	}
}
