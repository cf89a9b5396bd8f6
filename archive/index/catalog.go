package index

import (
	"maps"
	"math"
	"slices"
)

// NoDay is the day of an article without a date.
const NoDay = math.MinInt32

// Article is what a join knows about an article.
type Article struct {
	Outlet  uint32 // number of the outlet; numbers never change
	Batch   uint32 // number of the scan that brought it, from 0
	Words   uint32 // of its prose, see [Facts]
	Day     int32  // of publication, days since any fixed day; NoDay: unknown
	Removed bool   // no longer part of the archive
}

// Catalog lists the articles of an archive by number. It is only read once
// made.
type Catalog struct {
	articles []Article
	places   []place
	outlets  []int32 // outlet → its articles
	// Of a query's, instead of these:
	queried  int
	outletOf func(uint32) (uint32, bool)
}

// place is what a join asks of an article again and again: beside each other, as
// articles are asked for in any order.
type place struct {
	rank   uint32 // in the order of coming
	outlet uint32 // or removed
	day    int32
}

// removed is no outlet.
const removed = anyOutlet

// NewCatalog takes the articles by number, from 0.
//
// It orders them by batch, then day, then number. In this order each article is
// compared with those before it, never with those behind: that is why batches
// added in the order of their dates give what one scan of all of them gives. An
// article without a date stands where its number puts it, behind the article
// before it.
func NewCatalog(articles []Article) *Catalog {
	c := &Catalog{articles: articles, places: make([]place, len(articles))}
	when := make([]uint64, len(articles)) // batch, then day
	ranks := map[uint64]uint32{}          // how many came then; below, the rank of the next of them
	day := int32(NoDay)
	for i, a := range articles {
		if a.Day != NoDay {
			day = a.Day
		}
		when[i] = uint64(a.Batch)<<32 | uint64(uint32(day)^1<<31)
		ranks[when[i]]++
		for int(a.Outlet) >= len(c.outlets) {
			c.outlets = append(c.outlets, 0)
		}
		if !a.Removed {
			c.outlets[a.Outlet]++
		}
	}
	next := uint32(0)
	for _, w := range slices.Sorted(maps.Keys(ranks)) {
		next, ranks[w] = next+ranks[w], next
	}
	for i, a := range articles {
		p := place{ranks[when[i]], a.Outlet, a.Day}
		ranks[when[i]]++
		if a.Removed {
			p.outlet = removed
		}
		c.places[i] = p
	}
	return c
}

// QueryCatalog is a catalogue of so many articles for [Asked.Candidates] and
// [Verifier.Query] alone, which ask for outlets, and for what is removed, of a few
// of them.
func QueryCatalog(articles int, outlet func(number uint32) (outlet uint32, removed bool)) *Catalog {
	return &Catalog{queried: articles, outletOf: outlet}
}

// outlet is an article's outlet.
func (c *Catalog) outlet(n uint32) (outlet uint32, removed bool) {
	if c.outletOf != nil {
		return c.outletOf(n)
	}
	return c.articles[n].Outlet, c.articles[n].Removed
}

// met is an article as a posting names it, with its place.
type met struct {
	article uint32
	place
}

// meet notes the articles of postings, which come in the order of blocks, so that
// those of neighbours are looked up together: in the order of hashes each would
// wait for the memory. Postings then name their notes.
func (c *Catalog) meet(notes []met, ps []posting) []met {
	for i := range ps {
		n := ps[i].article
		ps[i].article = uint32(len(notes))
		notes = append(notes, met{n, c.places[n]})
	}
	return notes
}

// Len is the number of articles, removed ones included.
func (c *Catalog) Len() int { return max(len(c.articles), c.queried) }

// allows reports whether two articles may be compared under the options.
func (c *Catalog) allows(x, y uint32, o *Options) bool {
	a, b := &c.articles[x], &c.articles[y]
	if x == y || a.Removed || b.Removed || !o.AllPairs && a.Outlet == b.Outlet {
		return false
	}
	if o.WindowDays > 0 && a.Day != NoDay && b.Day != NoDay {
		d := int64(a.Day) - int64(b.Day)
		return max(d, -d) <= int64(o.WindowDays)
	}
	return true
}
