package archive

import (
	"cmp"
	"database/sql/driver"
	"slices"

	"parallax/archive/index"
)

// regrouping is what new pairs, and those that are gone, change in the clusters.
type regrouping struct {
	gone   []uint32   // clusters, by their first articles
	groups [][]uint32 // that take their place
}

// group makes clusters anew where pairs came or went: it costs what these do.
func (c *catalog) group() (r regrouping) {
	touched := c.settleLinks()
	links := index.Around(touched, c.links)
	for _, l := range links {
		touched = append(touched, l.A, l.B)
	}
	for _, n := range touched {
		if first := c.cluster[n]; first != noCluster {
			r.gone = append(r.gone, first)
			c.cluster[n] = noCluster
		}
	}
	slices.Sort(r.gone)
	r.gone = slices.Compact(r.gone)
	r.groups = index.Clusters(links, c.before)
	for _, g := range r.groups {
		for _, n := range g {
			c.cluster[n] = g[0]
		}
	}
	return r
}

func (w *writer) writeGroups(r regrouping) error {
	for _, first := range r.gone {
		id := groupID("cluster", w.catalog.ids[first])
		if err := cmp.Or(w.rows.exec("DELETE FROM cluster WHERE id = ?", id), w.rows.exec("DELETE FROM member WHERE cluster = ?", id)); err != nil {
			return err
		}
	}
	if err := w.rows.clusters(r.groups, w.catalog); err != nil {
		return err
	}
	var members []memberRow
	for _, g := range r.groups {
		id := groupID("cluster", w.catalog.ids[g[0]])
		for place, n := range g {
			members = append(members, memberRow{n, id, place})
		}
	}
	slices.SortFunc(members, func(x, y memberRow) int { return cmp.Compare(x.article, y.article) })
	return w.rows.members(members)
}

// settleLinks puts those that came since the catalogue was read among the others,
// and takes out those of removed articles. It gives the articles of both.
func (c *catalog) settleLinks() (touched []uint32) {
	fresh := slices.Clone(c.links[c.settled:])
	sortLinks(fresh)
	for _, l := range fresh {
		touched = append(touched, l.A, l.B)
	}
	all := make([]index.Link, 0, len(c.links))
	for _, l := range c.links[:c.settled] {
		if c.articles[l.A].Removed || c.articles[l.B].Removed {
			touched = append(touched, l.A, l.B)
			continue
		}
		for len(fresh) > 0 && compareLinks(fresh[0], l) < 0 {
			all, fresh = append(all, fresh[0]), fresh[1:]
		}
		all = append(all, l)
	}
	c.links = append(all, fresh...)
	c.settled = len(c.links)
	return touched
}

// forgetPairs forgets all that was found.
func (c *catalog) forgetPairs() {
	c.links, c.settled = nil, 0
	for n := range c.cluster {
		c.cluster[n] = noCluster
	}
}

// sortLinks puts links in one order, whatever was compared first.
func sortLinks(links []index.Link) { slices.SortFunc(links, compareLinks) }

func compareLinks(x, y index.Link) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) }

// memberRow is one article's place in its cluster.
type memberRow struct {
	article uint32
	cluster int64
	place   int
}

// clusters writes the rows of groups. The first and the last date stand in the
// rows of their articles.
func (w *rowWriter) clusters(groups [][]uint32, c *catalog) error {
	const date = ",coalesce((SELECT date FROM article WHERE number = ?),'')"
	return w.insert("cluster", "(?,?,?,?"+date+date+")", len(groups), func(i int, v values) {
		g := groups[i]
		outlets := map[uint32]bool{}
		for _, n := range g {
			outlets[c.articles[n].Outlet] = true
		}
		// Members come by date, those without one last.
		dated := g
		for len(dated) > 0 && c.moments[dated[len(dated)-1]].kind == noDate {
			dated = dated[:len(dated)-1]
		}
		var from, to driver.Value
		if len(dated) > 0 {
			from, to = int64(dated[0]), int64(dated[len(dated)-1])
		}
		v.set(groupID("cluster", c.ids[g[0]]), int64(g[0]), int64(len(g)), int64(len(outlets)), from, to)
	})
}

func (w *rowWriter) members(list []memberRow) error {
	return w.insert("member", "(?,?,?)", len(list), func(i int, v values) {
		v.set(int64(list[i].article), list[i].cluster, int64(list[i].place))
	})
}
