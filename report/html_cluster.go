package report

import (
	"cmp"
	"io"

	"parallax/archive"
)

// ClusterPair is a pair of a cluster with the link of its report, "" if it has
// none.
type ClusterPair struct {
	archive.Pair
	Href string
}

type clusterPage struct {
	shell
	Title   string
	Back    string
	ID      string
	Span    string
	Outlets int
	Members []memberRow
	Pairs   int
}

type memberRow struct {
	Number                  int
	ID, Title, Outlet, Date string
	Link                    string
	Words                   int
	Shared                  string // with the article that it shares most with
	With                    string
	Href                    string // the pair's report
	Passages                int
	SharedPercent           int
}

// ClusterHTML writes the page of one cluster: its articles by date, each with
// the earlier one that it shares most with. back is a relative link to the page
// of the archive.
func ClusterHTML(w io.Writer, c archive.Cluster, members []archive.Entry, pairs []ClusterPair, back string) error {
	p := clusterPage{shell: reuseShell(), ID: safeID(c.ID), Back: back, Span: dateSpan(c.From, c.To), Outlets: c.Outlets, Pairs: len(pairs)}
	names := map[string]archive.Entry{}
	place := map[string]int{}
	for i, e := range members {
		names[e.ID], place[e.ID] = e, i
	}
	for i, e := range members {
		row := memberRow{Number: i + 1, ID: clean(e.ID), Title: cmp.Or(clean(e.Title), clean(e.ID)), Outlet: outletName(e.Outlet), Date: cmp.Or(dayOf(e.Date), "no date"), Link: webLink(e.URL), Words: e.Words}
		best := -1
		for k := range pairs {
			other := pairs[k].A
			if other == e.ID {
				other = pairs[k].B
			} else if pairs[k].B != e.ID {
				continue
			}
			at, here := place[other]
			if here && at < i && (best < 0 || pairs[k].Words > pairs[best].Words) {
				best = k
				row.With = outletName(names[other].Outlet)
			}
		}
		if best >= 0 {
			share := pairs[best].CoverageB
			if pairs[best].A == e.ID {
				share = pairs[best].CoverageA
			}
			row.SharedPercent, row.Shared = wholePercent(share), percent(share)
			row.Passages, row.Href = len(pairs[best].Passages), pairs[best].Href
		}
		p.Members = append(p.Members, row)
	}
	if len(members) > 0 {
		p.Title = p.Members[0].Title
	}
	return writePage(w, "cluster", p)
}
