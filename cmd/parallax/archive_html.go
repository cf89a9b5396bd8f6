package main

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"parallax/archive"
	"parallax/compare"
	"parallax/report"
)

// A page of HTML has room for more than a line of a terminal: whole titles, and
// both articles of a pair.

// pageOf is how values are listed on a page of HTML.
type pageOf[T any] struct {
	title string
	heads []report.ListingHead
	cells func(T) ([]report.ListingCell, error)
}

// pageLimit is how many rows a page lists unless --limit says another number:
// browsers are slow with more.
const pageLimit = 1000

func writeListing[T any](w io.Writer, values iter.Seq2[T, error], rest *int, page *pageOf[T], l report.Listing) error {
	l.Title, l.Heads = cmp.Or(l.Title, page.title), page.heads
	for v, err := range values {
		if err != nil {
			return err
		}
		cells, err := page.cells(v)
		if err != nil {
			return err
		}
		l.Rows = append(l.Rows, cells)
	}
	l.Left = *rest
	return report.ListingHTML(w, &l)
}

func wordsHead(name string) report.ListingHead   { return report.ListingHead{Name: name} }
func numbersHead(name string) report.ListingHead { return report.ListingHead{Name: name, Number: true} }

func idCell(id string) report.ListingCell { return report.ListingCell{Text: id, Code: true} }

func countCell(n int) report.ListingCell {
	return report.ListingCell{Text: grouped(n), Number: float64(n)}
}

func shareCell(share float64) report.ListingCell {
	return report.ListingCell{Text: fmt.Sprintf("%.0f %%", 100*share), Number: share}
}

func workCell(e archive.Entry) report.ListingCell {
	return report.ListingCell{Outlet: cmp.Or(e.Outlet, "not named"), Date: e.Date[:min(len(e.Date), 10)], Text: cmp.Or(e.Title, e.ID), URL: e.URL}
}

var orderSigns = map[archive.Order]string{archive.Dated: "A is earlier", archive.Tied: "same date", archive.Undated: "a date is missing"}

func articlesPage() *pageOf[archive.Entry] {
	return &pageOf[archive.Entry]{"Articles of the archive", []report.ListingHead{wordsHead("Article"), numbersHead("Words"), wordsHead("Language"), wordsHead("Agency"), wordsHead("Cluster"), wordsHead("ID")},
		func(e archive.Entry) ([]report.ListingCell, error) {
			return []report.ListingCell{workCell(e), countCell(e.Words), {Text: e.Language}, {Text: e.Agency}, idCell(e.Cluster), idCell(e.ID)}, nil
		}}
}

func clustersPage(a *archive.Archive) *pageOf[archive.Cluster] {
	return &pageOf[archive.Cluster]{"Clusters of the archive", []report.ListingHead{wordsHead("First article"), numbersHead("Articles"), numbersHead("Outlets"), wordsHead("From"), wordsHead("To"), wordsHead("ID")},
		func(x archive.Cluster) ([]report.ListingCell, error) {
			e, err := a.Entry(x.First)
			return []report.ListingCell{workCell(e), countCell(len(x.Articles)), countCell(x.Outlets), {Text: day(x.From)}, {Text: day(x.To)}, idCell(x.ID)}, err
		}}
}

func pairsPage(a *archive.Archive) *pageOf[archive.Pair] {
	return &pageOf[archive.Pair]{"Pairs of the archive", []report.ListingHead{wordsHead("A"), wordsHead("B"), numbersHead("Words"), numbersHead("Of A"), numbersHead("Of B"), numbersHead("Passages"), wordsHead("Order"), wordsHead("ID")},
		func(p archive.Pair) ([]report.ListingCell, error) {
			x, err1 := a.Entry(p.A)
			y, err2 := a.Entry(p.B)
			return []report.ListingCell{workCell(x), workCell(y), countCell(p.Words), shareCell(p.CoverageA), shareCell(p.CoverageB),
				countCell(len(p.Passages)), {Text: orderSigns[p.Order]}, idCell(p.ID)}, cmp.Or(err1, err2)
		}}
}

func matchesPage() *pageOf[archive.Match] {
	return &pageOf[archive.Match]{"Articles that share passages", []report.ListingHead{wordsHead("Article"), numbersHead("Words"), numbersHead("Of the text"), numbersHead("Of that article"), numbersHead("Passages"), wordsHead("ID")},
		func(m archive.Match) ([]report.ListingCell, error) {
			return []report.ListingCell{workCell(m.Entry), countCell(m.WordsShared), shareCell(m.Coverage), shareCell(m.CoverageThere), countCell(len(m.Passages)), idCell(m.ID)}, nil
		}}
}

// filtersInWords says for a page which part of the archive it lists.
func (f *archiveFlags) filtersInWords() string {
	parts := []string{"Archive " + filepath.Base(filepath.Clean(f.dir))}
	for _, filter := range []struct{ say, value string }{
		{"of ", f.outlet}, {"with article ", f.article}, {"in cluster ", f.cluster}, {"from ", f.since}, {"to ", f.until},
	} {
		if filter.value != "" {
			parts = append(parts, filter.say+filter.value)
		}
	}
	if f.minWords > 0 {
		parts = append(parts, counted(f.minWords, "word")+" or more")
	}
	if f.minSize > 0 {
		parts = append(parts, counted(f.minSize, "article")+" or more")
	}
	return strings.Join(parts, ", ") + ". That two articles share a passage says that the words are the same, not who took them from whom."
}

// articlePage writes an article with the pairs that it is in, and marks what it
// shares.
func (f *archiveFlags) articlePage(w io.Writer, a *archive.Archive, e archive.Entry, body string, fields [][2]string, pairs []archive.Pair) error {
	l := report.Listing{Title: cmp.Or(e.Title, e.ID), Note: f.filtersInWords(), Facts: fields, Text: body, Empty: "It shares no passage with another article of the archive."}
	l.Heads = []report.ListingHead{wordsHead("Shares with"), numbersHead("Words"), numbersHead("Of this"), numbersHead("Of that"), numbersHead("Passages"), wordsHead("Order"), wordsHead("Pair")}
	for _, p := range pairs {
		other, here, there, order := p.B, p.CoverageA, p.CoverageB, "this is earlier"
		if p.B == e.ID {
			other, here, there, order = p.A, p.CoverageB, p.CoverageA, "that is earlier"
		}
		if p.Order != archive.Dated {
			order = orderSigns[p.Order]
		}
		for _, q := range p.Passages {
			place := q.A
			if p.B == e.ID {
				place = q.B
			}
			l.Shared = append(l.Shared, place)
		}
		o, err := a.Entry(other)
		if err != nil {
			return err
		}
		l.Rows = append(l.Rows, []report.ListingCell{workCell(o), countCell(p.Words), shareCell(here), shareCell(there),
			countCell(len(p.Passages)), {Text: order}, idCell(p.ID)})
	}
	return report.ListingHTML(w, &l)
}

// pairPage writes the report of a pair, word by word.
func pairPage(w io.Writer, a *archive.Archive, p archive.Pair) error {
	engine, err := compare.New(compare.Options{FullText: true})
	if err != nil {
		return err
	}
	comparison, err := compareStored(engine, a, p)
	if err != nil {
		return err
	}
	return report.HTML(w, comparison, report.HTMLOptions{})
}

// clusterPage writes the articles of a cluster, each with the earlier one that
// it shares most with.
func clusterPage(w io.Writer, a *archive.Archive, x archive.Cluster) error {
	members, pairs, err := inCluster(a, x)
	if err != nil {
		return err
	}
	return report.ClusterHTML(w, x, members, pairs, "")
}

// inCluster gives the articles of a cluster and the pairs among them.
func inCluster(a *archive.Archive, x archive.Cluster) (members []archive.Entry, pairs []report.ClusterPair, err error) {
	for _, id := range x.Articles {
		e, err := a.Entry(id)
		if err != nil {
			return nil, nil, err
		}
		members = append(members, e)
	}
	for p, err := range a.Pairs(archive.Filter{Cluster: x.ID}) {
		if err != nil {
			return nil, nil, err
		}
		pairs = append(pairs, report.ClusterPair{Pair: p})
	}
	return members, pairs, nil
}

// overviewPage writes the page over the archive.
func overviewPage(c *cobra.Command, f *archiveFlags, a *archive.Archive) error {
	overview, err := a.Overview(200)
	if err != nil {
		return err
	}
	return f.write(c, func(w io.Writer) error { return report.ArchiveHTML(w, overview, report.ArchiveOptions{}) })
}
