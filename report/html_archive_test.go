package report

import (
	"bytes"
	"strings"
	"testing"

	"parallax/archive"
)

// evilName is what an article may be called.
const evilName = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'` + "\u202e\x1b[31m"

func hostileOverview() *archive.Overview {
	return &archive.Overview{
		Stats:    archive.Stats{Snapshot: evilName, Articles: 1234567, Words: 9, Outlets: 2, From: "2026-03-01", To: "2026-03-09T10:00:00Z", Undated: 3, Pairs: 2, Passages: 4, Clusters: 3, Clustered: 5, Largest: 3},
		Rules:    archive.Rules{WindowDays: 14, MinWords: 8, Sensitive: true},
		Periods:  []archive.Period{{Name: "2026-03-01", Articles: 4, Reusing: 1}, {Name: evilName, Articles: 1}},
		Unit:     "day",
		Outlets:  []archive.Outlet{{Name: evilName, Articles: 3, Reusing: 2, First: 1, Earlier: 2}, {Name: "", Articles: 1, Reusing: 1, Later: 2}, {Name: "Silent Herald", Articles: 1007}},
		Flows:    []archive.Flow{{From: evilName, To: "", Pairs: 2, Words: 80}},
		Clusters: []archive.ClusterLine{{Cluster: archive.Cluster{ID: "00aa00aa00aa00aa", Articles: []string{"x", "y"}, First: "x", Outlets: 2, From: "2026-03-01", To: "2026-03-03"}, Opening: archive.Entry{ID: "x", Title: evilName, Outlet: evilName}, Days: 2}},
	}
}

func TestArchivePagesHoldHostileText(t *testing.T) {
	var page bytes.Buffer
	if err := ArchiveHTML(&page, hostileOverview(), ArchiveOptions{Title: evilName, Cluster: func(id string) string { return "clusters/" + id + ".html" }}); err != nil {
		t.Fatal(err)
	}
	members := []archive.Entry{{ID: "x", Title: evilName, Outlet: evilName, Date: "2026-03-01", URL: "javascript:alert(1)"}, {ID: "y", Outlet: "Herald", URL: "https://herald.example/y"}}
	pairs := []ClusterPair{{Pair: archive.Pair{ID: "1", A: "x", B: "y", Words: 40, CoverageB: 0.5, Passages: make([]archive.Passage, 2)}, Href: "../pairs/1.html"}}
	if err := ClusterHTML(&page, archive.Cluster{ID: "00aa00aa00aa00aa", Articles: []string{"x", "y"}, Outlets: 2}, members, pairs, "../index.html"); err != nil {
		t.Fatal(err)
	}
	html := page.String()
	if strings.Index(html, `id="clusters"`) > strings.Index(html, `id="outlets"`) {
		t.Error("the table of outlets stands before the clusters")
	}
	for _, bad := range []string{"Silent Herald", "<script>alert", "<img", "javascript:", "\x1b", "\u202e"} {
		if strings.Contains(html, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, want := range []string{
		"1\u202f234\u202f567", "if published within 14 days", `href="clusters/00aa00aa00aa00aa.html"`, `href="https://herald.example/y"`,
		`href="../pairs/1.html">2 passages`, "50 %", "default-src &#39;none&#39;", "3 articles have no date", `data-value="2" class="n">2 days`,
		`<td class="date">no date</td>`, "1 more, with 1\u202f007 articles, share none", "not known to be the first",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestArchivePageOfAnEmptyArchive(t *testing.T) {
	var page bytes.Buffer
	if err := ArchiveHTML(&page, &archive.Overview{}, ArchiveOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"No article has a date", "No pair has two different dates"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}
