package report

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

func renderListing(t testing.TB, l *Listing) string {
	t.Helper()
	var page bytes.Buffer
	if err := ListingHTML(&page, l); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func someListing() *Listing {
	return &Listing{
		Title: evilName, Note: evilName, Facts: [][2]string{{"outlet", "Herald" + evilName}, {"author", ""}},
		Heads: []ListingHead{{Name: "Article"}, {Name: "Words", Number: true}, {Name: "ID"}},
		Rows: [][]ListingCell{
			{{Outlet: evilName, Date: "2026-03-09", Text: evilName, URL: "javascript:alert(1)"}, {Text: "1,240", Number: 1240}, {Text: "00aa", Code: true}},
			{{Outlet: "Herald", Text: "Harbour reopens", URL: "https://herald.example/y"}, {Text: "12 %", Number: .12}, {}},
		},
		Left: 1700, Text: "Ferries <b>sail</b> again.\n\nNobody was hurt.\r\n", Shared: [][2]int{{0, 7}, {3, 12}, {28, 40}},
	}
}

func TestListingHoldsHostileText(t *testing.T) {
	page := renderListing(t, someListing())
	checkForm(t, page)
	for _, bad := range []string{"<script>alert", "<img", "javascript:", "\x1b", "\u202e", "<b>"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, want := range []string{`data-value="1240"`, `data-value="0.12"`, `<code>00aa</code>`, `href="https://herald.example/y"`, "1\u202f700 more are not listed",
		"<mark>Ferries &lt;b&gt;s</mark>ail"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if rows := elements(elements(parsePage(t, page), atom.Tbody)[0], atom.Tr); len(rows) != 2 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestListingOfNothing(t *testing.T) {
	page := renderListing(t, &Listing{Title: "Pairs", Heads: []ListingHead{{Name: "A"}}})
	checkForm(t, page)
	if !strings.Contains(page, "Nothing found.") || strings.Contains(page, "<table") {
		t.Error("an empty listing does not say so")
	}
	if err := ListingHTML(&bytes.Buffer{}, &Listing{Heads: []ListingHead{{Name: "A"}}, Rows: [][]ListingCell{{}}}); err == nil {
		t.Error("a row without cells is taken")
	}
}

// The text comes out whole, and marked is exactly what is shared.
func TestListingKeepsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.StringOfN(rapid.RuneFrom([]rune("ab é\n")), 0, 40, -1).Draw(t, "text")
		runes := []rune(source)
		var shared [][2]int
		inside := make([]bool, len(runes))
		for range rapid.IntRange(0, 4).Draw(t, "n") {
			from := rapid.IntRange(0, len(runes)).Draw(t, "from")
			to := rapid.IntRange(from, len(runes)).Draw(t, "to")
			shared = append(shared, [2]int{from, to})
			for i := from; i < to; i++ {
				inside[i] = true
			}
		}
		var want, got, wantMarked, gotMarked strings.Builder
		for i, r := range runes {
			if r == '\n' || r == ' ' {
				continue
			}
			want.WriteRune(r)
			if inside[i] {
				wantMarked.WriteRune(r)
			}
		}
		for _, p := range textRuns(source, shared) {
			for _, run := range p {
				s := strings.ReplaceAll(run.Text, " ", "")
				got.WriteString(s)
				if run.Shared {
					gotMarked.WriteString(s)
				}
			}
		}
		if got.String() != want.String() || gotMarked.String() != wantMarked.String() {
			t.Fatalf("%q marked %q, want %q marked %q", got.String(), gotMarked.String(), want.String(), wantMarked.String())
		}
	})
}
