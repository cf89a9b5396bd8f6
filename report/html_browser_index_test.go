//go:build browser

package report

import (
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestIndexSortsAndSearches(t *testing.T) {
	x := openFile(t, writeHTML(t, renderIndex(t, someEntries(t))), tabOptions{})
	order := `[...document.querySelectorAll('tbody tr:not([hidden])')].map(r => r.cells[0].textContent).join(' ')`
	want(x, order, "1 2 3 4 5")
	sort := func(column string) {
		eval[chromedp.Void](x, fmt.Sprintf(`[...document.querySelectorAll('thead button')].find(b => b.textContent === %q).click(), ({})`, column))
	}
	sort("Flags")
	want(x, order, "3 4 5 2 1")
	want(x, `document.querySelectorAll('[aria-sort]').length`, 1)
	sort("Flags")
	want(x, order, "1 2 5 4 3")
	sort("Relation")
	want(x, `document.querySelector('[aria-sort]').textContent`, "Relation")
	sort("No.")
	want(x, order, "1 2 3 4 5")
	x.do(chromedp.SendKeys(chromedp.CSS("#search"), "herald lorn"))
	want(x, order, "1")
	want(x, `document.getElementById('found').textContent`, "1 of 5")
	want(x, `location.hash`, "#q=herald%20lorn")
	x.reload()
	want(x, order, "1")
	eval[chromedp.Void](x, `(() => { const s = document.getElementById('search'); s.value = ''; s.dispatchEvent(new Event('input')); })(), ({})`)
	want(x, order, "1 2 3 4 5")
}

func TestIndexWithoutScripts(t *testing.T) {
	x := openFile(t, writeHTML(t, renderIndex(t, someEntries(t))), tabOptions{noScripts: true})
	want(x, `document.querySelectorAll('tbody tr').length`, 5)
	want(x, `[...document.querySelectorAll('input, button')].filter(e => e.getBoundingClientRect().height > 0).length`, 0)
}

func TestIndexIsValidAndAccessible(t *testing.T) {
	page := renderIndex(t, someEntries(t))
	checkHTML(t, page)
	axe, err := os.ReadFile(needed(t, "PARALLAX_AXE", ""))
	if err != nil {
		t.Fatal(err)
	}
	path := writeHTML(t, page)
	for _, look := range []struct {
		width int64
		dark  bool
	}{{360, false}, {1280, false}, {1280, true}} {
		x := openFile(t, path, tabOptions{width: look.width, height: 800, dark: look.dark, mayComplain: true})
		want(x, `document.documentElement.scrollWidth <= innerWidth`, true)
		keepShot(t, x, fmt.Sprintf("index-%d-%v.png", look.width, look.dark))
		checkAxe(t, x, string(axe))
	}
}
