package archive

import (
	"parallax/archive/index"
	"parallax/archive/internal/store"
)

// rebuildCatalog makes the catalogue anew from the database.
func rebuildCatalog(s *store.Store) (*catalog, error) {
	c := newCatalog()
	// Numbers that have no row any more are of removed articles.
	var numbers uint32
	if err := s.DB.QueryRow("SELECT coalesce(max(first + count), 0) FROM file WHERE kind = ?", store.KindTexts).Scan(&numbers); err != nil {
		return nil, err
	}
	removed := func(until uint32) {
		for uint32(len(c.ids)) < until {
			c.add(known{})
			c.remove(uint32(len(c.ids) - 1))
		}
	}
	rows, err := s.DB.Query("SELECT number, id, outlet, agency, date, digest, words, run FROM article ORDER BY number")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n uint32
		var k known
		var digest []byte
		if err := rows.Scan(&n, &k.id, &k.outlet, &k.agency, &k.date, &digest, &k.words, &k.batch); err != nil {
			return nil, err
		}
		var d store.Digest
		copy(d[:], digest)
		k.digest = d.Short()
		removed(n)
		c.add(k)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	removed(numbers)
	if err := rebuildClusters(s, c); err != nil {
		return nil, err
	}
	return c, rebuildLinks(s, c)
}

func rebuildClusters(s *store.Store, c *catalog) error {
	rows, err := s.DB.Query("SELECT m.article, c.first FROM member m JOIN cluster c ON c.id = m.cluster")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var n, first uint32
		if err := rows.Scan(&n, &first); err != nil {
			return err
		}
		if int(n) < len(c.cluster) {
			c.cluster[n] = first
		}
	}
	return rows.Err()
}

func rebuildLinks(s *store.Store, c *catalog) error {
	rows, err := s.DB.Query("SELECT a, b, passages, coverage_a, coverage_b FROM pair")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var l index.Link
		var passages []byte
		if err := rows.Scan(&l.A, &l.B, &passages, &l.CoverageA, &l.CoverageB); err != nil {
			return err
		}
		list, err := passageRows(passages)
		if err != nil {
			return err
		}
		if l.Words = outsideQuotations(list); l.A > l.B {
			l.A, l.B, l.CoverageA, l.CoverageB = l.B, l.A, l.CoverageB, l.CoverageA
		}
		c.links = append(c.links, l)
	}
	sortLinks(c.links)
	c.settled = len(c.links)
	return rows.Err()
}
