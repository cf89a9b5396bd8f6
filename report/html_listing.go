package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

// Listing is what a command has listed of an archive, for one page.
type Listing struct {
	Title string
	Note  string      // what was asked
	Facts [][2]string // names and values, above the table
	Heads []ListingHead
	Rows  [][]ListingCell
	Empty string // stands in place of a table without rows
	Left  int    // rows that are not listed
	// Text is an article, below the table; Shared are the stretches of it that
	// other articles have, too, in code points. They may overlap.
	Text   string
	Shared [][2]int
}

// ListingHead is the head of a column.
type ListingHead struct {
	Name   string
	Number bool // sorted by number, set to the right
}

// ListingCell is one cell. A zero field shows nothing.
type ListingCell struct {
	Text   string
	Number float64 // of a column of numbers; Text shows it
	Outlet string  // of an article, with Date and the title as Text
	Date   string
	URL    string
	Code   bool // an ID
}

type listingPage struct {
	shell
	Title, Note, Empty string
	Facts              [][2]string
	Heads              []listingHead
	Rows               [][]listingCell
	Left               string
	Text               [][]textRun
	Marked             bool // some of the text is shared
}

type listingHead struct{ Name, Sort string }

type listingCell struct {
	Class, Text, Value, Outlet, Date, Link string
	Code                                   bool
}

// textRun is a stretch of a paragraph that is shared, or not.
type textRun struct {
	Text   string
	Shared bool
}

// A page without a table has nothing to search in.
var textShell = sync.OnceValue(func() shell { return withArchiveStyle(newShell("page", "theme")) })

// ListingHTML writes a listing as one page. It stands under the same rules as
// the report of a pair.
func ListingHTML(w io.Writer, l *Listing) error {
	p := listingPage{shell: reuseShell(), Title: clean(l.Title), Note: clean(l.Note), Empty: cmp.Or(clean(l.Empty), "Nothing found.")}
	if len(l.Rows) == 0 {
		p.shell = textShell()
	}
	for _, f := range l.Facts {
		if f[1] != "" && f[1] != l.Title {
			p.Facts = append(p.Facts, [2]string{clean(f[0]), clean(f[1])})
		}
	}
	for _, h := range l.Heads {
		p.Heads = append(p.Heads, listingHead{clean(h.Name), map[bool]string{true: "number", false: "text"}[h.Number]})
	}
	for _, row := range l.Rows {
		if len(row) != len(l.Heads) {
			return fmt.Errorf("html listing: a row has %d cells under %d heads", len(row), len(l.Heads))
		}
		cells := make([]listingCell, len(row))
		for i, c := range row {
			cells[i] = listingCell{Text: clean(c.Text), Outlet: clean(c.Outlet), Date: clean(c.Date), Link: webLink(c.URL), Code: c.Code}
			switch {
			case l.Heads[i].Number:
				cells[i].Class, cells[i].Value = "n", fmt.Sprint(c.Number)
			case c.Outlet != "":
				cells[i].Class = "item"
			}
		}
		p.Rows = append(p.Rows, cells)
	}
	if l.Left > 0 {
		p.Left = figures(l.Left)
	}
	p.Text, p.Marked = textRuns(l.Text, l.Shared), len(l.Shared) > 0
	return writePage(w, "listing", p)
}

// textRuns cuts a text into paragraphs, and these where what is shared begins
// and ends.
func textRuns(text string, shared [][2]int) (paragraphs [][]textRun) {
	shared = slices.Clone(shared)
	slices.SortFunc(shared, func(x, y [2]int) int { return cmp.Compare(x[0], y[0]) })
	at, end := 0, 0 // in code points; end: of what is shared so far
	var runs []textRun
	var b strings.Builder
	inside := false
	flush := func() {
		if strings.TrimSpace(b.String()) != "" || len(runs) > 0 && b.Len() > 0 {
			runs = append(runs, textRun{clean(b.String()), inside})
		}
		b.Reset()
	}
	for _, r := range text {
		for len(shared) > 0 && shared[0][0] <= at {
			end = max(end, shared[0][1])
			shared = shared[1:]
		}
		if now := at < end; now != inside {
			flush()
			inside = now
		}
		at++
		if r != '\n' && r != '\r' {
			b.WriteRune(r)
			continue
		}
		flush()
		if len(runs) > 0 {
			paragraphs = append(paragraphs, runs)
			runs = nil
		}
	}
	if flush(); len(runs) > 0 {
		paragraphs = append(paragraphs, runs)
	}
	return paragraphs
}
