package archive

import (
	"bytes"
	"testing"

	"parallax/archive/index"
	"parallax/archive/internal/store"
	"parallax/article"
)

// The catalogue file says what the database says, whatever was done.
func TestCatalogFromTheDatabaseIsTheFile(t *testing.T) {
	dir := t.TempDir()
	articles := testArticles(t)
	scan(t, dir, stream(articles[:6]), ScanOptions{})
	scan(t, dir, stream(articles[6:]), ScanOptions{})
	if _, err := Remove(t.Context(), dir, []string{"quotes", "light"}); err != nil {
		t.Fatal(err)
	}
	changed := *articles[0]
	changed.Text += "\n\nThe ministry gave no further comment.\n"
	if s := scan(t, dir, stream([]*article.Article{&changed}), ScanOptions{}); s.Changed != 1 {
		t.Fatalf("%+v", s)
	}
	s, err := store.Open(dir, store.Disk{}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	read, remade, err := readCatalog(s)
	if err != nil || remade {
		t.Fatalf("remade %v, %v", remade, err)
	}
	if read.living != len(articles)-2 || len(read.links) == 0 {
		t.Fatalf("%d articles, %d links", read.living, len(read.links))
	}
	built, err := rebuildCatalog(s)
	if err != nil {
		t.Fatal(err)
	}
	// Of removed articles only the number is known, and names are numbered as they come.
	for _, c := range []*catalog{read, built} {
		for n := range c.ids {
			if c.articles[n].Removed {
				c.articles[n] = index.Article{Removed: true}
				c.ids[n], c.digests[n], c.moments[n], c.agencies[n] = "", 0, moment{}, 0
			}
		}
		renumber(c)
	}
	if !bytes.Equal(read.encode(), built.encode()) {
		t.Errorf("read  %+v\nbuilt %+v", read, built)
	}
}

func renumber(c *catalog) {
	old := c.names
	c.names, c.number = []string{""}, map[string]uint32{"": 0}
	for n := range c.ids {
		c.articles[n].Outlet = c.name(old[c.articles[n].Outlet])
		c.agencies[n] = c.name(old[c.agencies[n]])
	}
}
