//go:build browser

package report

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAccessibility runs axe-core at WCAG 2.2 AA. Every state of the page must
// come out without a violation.
func TestAccessibility(t *testing.T) {
	axe, err := os.ReadFile(needed(t, "PARALLAX_AXE", ""))
	if err != nil {
		t.Fatal(err)
	}
	states := []struct {
		name string
		dark bool
		do   func(*tab)
	}{
		{"light", false, func(*tab) {}},
		{"dark", true, func(*tab) {}},
		{"everything open", false, func(x *tab) {
			eval[chromedp.Void](x, `document.querySelectorAll('details').forEach(d => d.open = true), ({})`)
			x.keys("b", "j", "o")
		}},
		{"everything open, dark", true, func(x *tab) {
			eval[chromedp.Void](x, `document.querySelectorAll('details').forEach(d => d.open = true), ({})`)
			x.keys("b", "j", "o")
		}},
		{"filtered", false, func(x *tab) { eval[chromedp.Void](x, `document.querySelector('[value=F3]').click(), ({})`) }},
		{"coding", false, func(x *tab) { x.keys("c", "j", "a") }},
		{"coding, dark", true, func(x *tab) { x.keys("c", "j", "a") }},
		{"blind", false, func(x *tab) { x.keys("c"); x.do(chromedp.Click(chromedp.CSS("#blind"))) }},
		{"blind, dark", true, func(x *tab) { x.keys("c"); x.do(chromedp.Click(chromedp.CSS("#blind"))) }},
		{"help", false, func(x *tab) { x.keys("?") }},
		{"cite", true, func(x *tab) { x.do(chromedp.Click(chromedp.CSS("#open-cite"))) }},
		{"data", false, func(x *tab) { x.do(chromedp.Click(chromedp.CSS("#open-data"))) }},
		{"print", false, func(x *tab) { x.media("print", false) }},
		{"print from dark", true, func(x *tab) { x.media("print", true) }},
		{"phone", false, func(x *tab) { x.do(chromedp.EmulateViewport(360, 800)) }},
	}
	story := writeHTML(t, renderPage(t, damStory(t)))
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			x := openFile(t, story, tabOptions{dark: s.dark, mayComplain: true})
			s.do(x)
			checkAxe(t, x, string(axe))
		})
	}
	for name, c := range pages(t) {
		if name != "long" {
			t.Run(name, func(t *testing.T) { checkAxe(t, openPage(t, c, tabOptions{mayComplain: true}), string(axe)) })
		}
	}
}

// checkAxe runs axe-core over what a tab shows.
func checkAxe(t *testing.T, x *tab, axe string) {
	t.Helper()
	eval[chromedp.Void](x, axe+`; ({})`)
	result := eval[struct {
		Passes     int
		Violations []string
	}](x, `axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => ({
			Passes: r.passes.length,
			Violations: r.violations.map(v => v.id + ': ' + v.help + '\n' + v.nodes.slice(0, 4).map(n => '   ' + n.html.slice(0, 200) + ' ' + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? '')).join('\n')),
		}))`)
	if result.Passes < 10 {
		t.Errorf("only %d rules of axe applied", result.Passes)
	}
	for _, v := range result.Violations {
		t.Error(v)
	}
}
