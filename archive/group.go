package archive

import (
	"cmp"
	"slices"

	"parallax/archive/index"
)

// group makes the clusters of all verified pairs, and writes those that are
// not as they were.
func (w *writer) group() error {
	c := w.catalog
	c.links = slices.DeleteFunc(c.links, func(l index.Link) bool { return c.articles[l.A].Removed || c.articles[l.B].Removed })
	sortLinks(c.links)
	groups := index.Clusters(c.links, c.before)
	was := c.cluster
	c.cluster = make([]uint32, len(was))
	for i := range c.cluster {
		c.cluster[i] = noCluster
	}
	for _, g := range groups {
		for _, n := range g {
			c.cluster[n] = g[0]
		}
	}
	changed := map[uint32]bool{} // clusters by their first article, old and new
	for n := range was {
		if was[n] == c.cluster[n] {
			continue
		}
		for _, first := range [...]uint32{was[n], c.cluster[n]} {
			if first != noCluster {
				changed[first] = true
			}
		}
	}
	existed := map[uint32]bool{}
	for _, first := range was {
		if first != noCluster && changed[first] {
			existed[first] = true
		}
	}
	if err := w.rows.dropClusters(existed, c); err != nil {
		return err
	}
	var members []memberRow
	for _, g := range groups {
		if !changed[g[0]] {
			continue
		}
		id := groupID("cluster", c.ids[g[0]])
		if err := w.rows.cluster(id, g, c); err != nil {
			return err
		}
		for place, n := range g {
			members = append(members, memberRow{n, id, place})
		}
	}
	slices.SortFunc(members, func(x, y memberRow) int { return cmp.Compare(x.article, y.article) })
	return w.rows.members(members)
}

// forgetPairs forgets all that was found.
func (c *catalog) forgetPairs() {
	c.links = nil
	for n := range c.cluster {
		c.cluster[n] = noCluster
	}
}

// sortLinks puts links in one order, whatever was compared first.
func sortLinks(links []index.Link) {
	slices.SortFunc(links, func(x, y index.Link) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
}

// memberRow is one article's place in its cluster.
type memberRow struct {
	article uint32
	cluster int64
	place   int
}

// dropClusters deletes clusters by their first articles.
func (w *rowWriter) dropClusters(first map[uint32]bool, c *catalog) error {
	for _, n := range sortedNumbers(first) {
		id := groupID("cluster", c.ids[n])
		for _, statement := range []string{"DELETE FROM cluster WHERE id = ?", "DELETE FROM member WHERE cluster = ?"} {
			if err := w.exec(statement, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func sortedNumbers(set map[uint32]bool) []uint32 {
	list := make([]uint32, 0, len(set))
	for n := range set {
		list = append(list, n)
	}
	slices.Sort(list)
	return list
}

func (w *rowWriter) cluster(id int64, group []uint32, c *catalog) error {
	outlets := map[uint32]bool{}
	from, to := "", ""
	for _, n := range group {
		outlets[c.articles[n].Outlet] = true
	}
	// Members come by date, those without one last.
	dated := group
	for len(dated) > 0 && c.moments[dated[len(dated)-1]].kind == noDate {
		dated = dated[:len(dated)-1]
	}
	if len(dated) > 0 {
		for _, end := range []struct {
			to     *string
			number uint32
		}{{&from, dated[0]}, {&to, dated[len(dated)-1]}} {
			statement, err := w.prepared("SELECT date FROM article WHERE number = ?")
			if err == nil {
				err = statement.QueryRow(end.number).Scan(end.to)
			}
			if err != nil {
				return err
			}
		}
	}
	return w.exec("INSERT INTO cluster VALUES (?,?,?,?,?,?)", id, group[0], len(group), len(outlets), from, to)
}

func (w *rowWriter) members(list []memberRow) error {
	for _, m := range list {
		if err := w.exec("INSERT INTO member VALUES (?,?,?)", m.article, m.cluster, m.place); err != nil {
			return err
		}
	}
	return nil
}
