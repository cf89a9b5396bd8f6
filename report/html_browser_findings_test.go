//go:build browser

package report

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parallax/archive"
	"parallax/findings"
)

func findingsPageFile(t *testing.T) string {
	t.Helper()
	f := plantedFindings(t, nil)
	var page bytes.Buffer
	if err := FindingsHTML(&page, f, FindingsHTMLOptions{Pair: func(a, b string) string { return "pairs/" + archive.PairID(a, b) + ".html" }}); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func sampleItems(t *testing.T, n int) []findings.Item {
	t.Helper()
	m, engine := plantedArchive(t, nil)
	items, _, err := findings.Sample(context.Background(), m, engine,
		findings.SampleOptions{N: n, Stratify: []string{"category"}, Seed: 2, Unflagged: 0.25, Options: fromPlanted})
	if err != nil || len(items) != n {
		t.Fatalf("%d items, %v", len(items), err)
	}
	return items
}

func samplePageFile(t *testing.T, n int) string {
	t.Helper()
	var page bytes.Buffer
	if err := SamplePage(&page, sampleItems(t, n)); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// archivePages are all pages about archives.
func archivePages(t *testing.T) map[string]string {
	var overview, cluster bytes.Buffer
	if err := ArchiveHTML(&overview, hostileOverview(), ArchiveOptions{Cluster: func(id string) string { return "clusters/" + id + ".html" }}); err != nil {
		t.Fatal(err)
	}
	members := []archive.Entry{{ID: "x", Title: "Rain", Outlet: "Gull", Date: "2026-03-01"}, {ID: "y", Outlet: "Herald", URL: "https://herald.example/y"}}
	pairs := []ClusterPair{{Pair: archive.Pair{ID: "1", A: "x", B: "y", Words: 40, CoverageB: 0.5, Passages: make([]archive.Passage, 2)}, Href: "../pairs/1.html"}}
	if err := ClusterHTML(&cluster, archive.Cluster{ID: "00aa00aa00aa00aa", Articles: []string{"x", "y"}, Outlets: 2}, members, pairs, "../index.html"); err != nil {
		t.Fatal(err)
	}
	return map[string]string{"findings": findingsPageFile(t), "sample": samplePageFile(t, 12), "archive": overview.String(), "cluster": cluster.String()}
}

func TestArchivePagesAreValid(t *testing.T) {
	for name, page := range archivePages(t) {
		t.Run(name, func(t *testing.T) { checkHTML(t, page) })
	}
}

func TestArchivePagesAreAccessible(t *testing.T) {
	axe, err := os.ReadFile(needed(t, "PARALLAX_AXE", ""))
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range archivePages(t) {
		path := writeHTML(t, page)
		for _, dark := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, dark %v", name, dark), func(t *testing.T) {
				x := openFile(t, path, tabOptions{dark: dark, mayComplain: true})
				eval[chromedp.Void](x, `[...document.querySelectorAll('details')].slice(0, 12).forEach(d => d.open = true), ({})`)
				checkAxe(t, x, string(axe))
			})
		}
		t.Run(name+", phone", func(t *testing.T) {
			x := openFile(t, path, tabOptions{width: 360, height: 800, mayComplain: true})
			checkAxe(t, x, string(axe))
			if over := eval[float64](x, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("the page is %v pixels wider than the window", over)
			}
		})
	}
}

// TestNumbersLeadToTheirLines follows the link of a number: its lines open, and
// lead to the report of their pair.
func TestNumbersLeadToTheirLines(t *testing.T) {
	x := openFile(t, writeHTML(t, findingsPageFile(t)), tabOptions{})
	x.do(chromedp.Click(chromedp.CSS("#replacements tbody a")))
	eventually(x, `document.querySelector(location.hash)?.closest('details').open === true`)
	want(x, `/^pairs\/[0-9a-f]{16}\.html#f-f-[0-9a-f]{10}$/.test(document.querySelector(location.hash).closest('details').querySelector('.kwic a').getAttribute('href'))`, true)
	shown := `[...document.querySelectorAll('#replacements tbody tr')].filter(r => !r.hidden).length`
	all := eval[int](x, shown)
	x.do(chromedp.SendKeys(chromedp.CSS("#search"), "rioters"))
	if n := eval[int](x, shown); n == 0 || n >= all {
		t.Errorf("the search shows %d rows of %d", n, all)
	}
}

// TestCodingSheet codes five items by mouse and keyboard, saves them, finds them
// again, and goes on with them elsewhere.
func TestCodingSheet(t *testing.T) {
	page := writeHTML(t, samplePageFile(t, 12))
	x := openFile(t, page, tabOptions{})
	x.do(chromedp.SendKeys(chromedp.CSS("#coder"), "Ann Ek"))
	x.do(chromedp.Click(chromedp.CSS("#next")))
	want(x, `document.activeElement.closest('.item').dataset.item`, "1")
	for _, code := range []string{"verb", "loaded", "quantity.n", "other"} { // by keyboard: its letters, then Enter
		for _, letter := range strings.Split(code, "") {
			x.keys(letter)
		}
		x.keys("\r")
	}
	want(x, `document.activeElement.closest('.item').dataset.item`, "5")
	x.do(chromedp.SetValue(chromedp.CSS("#i-5 select"), "syn"))
	eval[chromedp.Void](x, `document.querySelector('#i-5 select').dispatchEvent(new Event('change')), ({})`)
	x.do(chromedp.SendKeys(chromedp.CSS("#i-5 .remark"), `=1+1, "so"`))
	want(x, `document.querySelector('#progress').textContent`, "5 of 12 coded")

	saved := x.saved("Ann-Ek.csv", func() { x.do(chromedp.Click(chromedp.CSS("#save"))) })
	data, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) != 13 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, code := range []string{"verb", "loaded", "quantity.number", "other", "syn", ""} {
		if row := rows[i+1]; row[0] != fmt.Sprint(i+1) || row[1] != code {
			t.Errorf("item %d: %q, want %q", i+1, row, code)
		}
	}
	if note := rows[5][2]; note != `'=1+1, "so"` {
		t.Errorf("the note is %q", note)
	}

	x.reload() // the codes outlive the page
	want(x, `document.querySelector('#progress').textContent`, "5 of 12 coded")
	want(x, `document.querySelector('#i-3 select').value`, "quantity.number")

	other := openFile(t, page, tabOptions{}) // and go elsewhere
	want(other, `document.querySelector('#progress').textContent`, "0 of 12 coded")
	other.do(chromedp.SetUploadFiles(chromedp.CSS("#load"), []string{saved}))
	eventually(other, `document.querySelector('#progress').textContent === "5 of 12 coded"`)
	want(other, `document.querySelector('#i-5 .remark').value`, `=1+1, "so"`)
	want(other, `document.querySelector('#coder').value`, "Ann-Ek")
}
