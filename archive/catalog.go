package archive

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"

	"github.com/zeebo/xxh3"

	"parallax/archive/index"
)

// catalog is what a scan must know of every article and every pair, in memory:
// 64 bytes and the ID an article, 28 bytes a pair. All of it can be told from
// the database; the file is there because reading a million rows costs seconds.
type catalog struct {
	names    []string // of outlets and agencies; 0 is ""
	number   map[string]uint32
	articles []index.Article
	agencies []uint32
	moments  []moment
	ids      []string
	digests  []uint64
	cluster  []uint32 // number of the first article of its cluster, or noCluster
	links    []index.Link
	settled  int      // so many of these were there when the clusters were made
	place    []uint32 // hash table: number+1 of the living article with an ID, see find
	living   int
}

const noCluster = math.MaxUint32

func newCatalog() *catalog {
	return &catalog{names: []string{""}, number: map[string]uint32{"": 0}}
}

func (c *catalog) name(s string) uint32 {
	n, ok := c.number[s]
	if !ok {
		n = uint32(len(c.names))
		s = strings.Clone(s)
		c.names = append(c.names, s)
		c.number[s] = n
	}
	return n
}

// known is one article as it comes in.
type known struct {
	id, outlet, agency, date string
	digest                   uint64
	words                    int
	batch                    uint32
}

// add gives an article the next number.
func (c *catalog) add(k known) uint32 {
	n := uint32(len(c.ids))
	m := parseMoment(k.date)
	c.articles = append(c.articles, index.Article{Outlet: c.name(k.outlet), Batch: k.batch, Day: m.dayNumber(), Words: uint32(k.words)})
	c.agencies = append(c.agencies, c.name(k.agency))
	c.moments = append(c.moments, m)
	c.ids = append(c.ids, k.id)
	c.digests = append(c.digests, k.digest)
	c.cluster = append(c.cluster, noCluster)
	c.living++
	if 2*c.living > len(c.place) {
		c.rehash()
	} else {
		c.enter(n)
	}
	return n
}

// rehash makes the table of IDs anew, at most half full.
func (c *catalog) rehash() {
	size := 1024
	for size < 4*c.living {
		size *= 2
	}
	c.place = make([]uint32, size)
	for n := range c.ids {
		if !c.articles[n].Removed {
			c.enter(uint32(n))
		}
	}
}

func (c *catalog) enter(n uint32) {
	mask := uint64(len(c.place) - 1)
	i := xxh3.HashString(c.ids[n]) & mask
	for c.place[i] != 0 {
		i = (i + 1) & mask
	}
	c.place[i] = n + 1
}

// find gives the number of the living article with an ID.
func (c *catalog) find(id string) (uint32, bool) {
	if len(c.place) == 0 {
		c.rehash()
	}
	mask := uint64(len(c.place) - 1)
	for i := xxh3.HashString(id) & mask; c.place[i] != 0; i = (i + 1) & mask {
		if n := c.place[i] - 1; c.ids[n] == id && !c.articles[n].Removed {
			return n, true
		}
	}
	return 0, false
}

// remove takes an article out. Its number is not given again. It leaves its
// cluster when clusters are next made, which must know where it was.
func (c *catalog) remove(n uint32) {
	c.articles[n].Removed = true
	c.living--
}

// outlets counts the outlets of the living articles; no outlet is one, too.
func (c *catalog) outlets() int {
	seen := make([]bool, len(c.names))
	n := 0
	for i := range c.articles {
		if a := &c.articles[i]; !a.Removed && !seen[a.Outlet] {
			seen[a.Outlet] = true
			n++
		}
	}
	return n
}

// before orders articles by date, those without a date last, then by ID.
func (c *catalog) before(x, y uint32) bool {
	return earlier(c.moments[x], c.moments[y], c.ids[x], c.ids[y]) < 0
}

const catalogMagic = "PLXCAT01"

var errCatalog = errors.New("the catalogue is damaged")

// encode writes the catalogue: first what a query must know (outlets, and what
// was removed) with a checksum, then the rest, with one over all at the end.
func (c *catalog) encode() []byte {
	to := make([]byte, 0, 64+64*len(c.ids)+28*len(c.links))
	to = append(to, catalogMagic...)
	le := binary.LittleEndian
	to = le.AppendUint32(to, uint32(len(c.names)))
	to = le.AppendUint32(to, uint32(len(c.ids)))
	to = le.AppendUint32(to, uint32(len(c.links)))
	for _, a := range c.articles {
		outlet := a.Outlet
		if a.Removed {
			outlet |= removedBit
		}
		to = le.AppendUint32(to, outlet)
	}
	to = le.AppendUint64(to, xxh3.Hash(to))
	for i, a := range c.articles {
		to = le.AppendUint32(to, c.agencies[i])
		to = le.AppendUint32(to, a.Batch)
		to = le.AppendUint32(to, uint32(a.Words))
		to = le.AppendUint32(to, uint32(a.Day))
		to = le.AppendUint64(to, uint64(c.moments[i].at))
		to = append(to, byte(c.moments[i].kind))
		to = le.AppendUint64(to, c.digests[i])
		to = le.AppendUint32(to, c.cluster[i])
	}
	for _, l := range c.links {
		to = le.AppendUint32(to, l.A)
		to = le.AppendUint32(to, l.B)
		to = le.AppendUint32(to, uint32(l.Words))
		to = le.AppendUint64(to, math.Float64bits(l.CoverageA))
		to = le.AppendUint64(to, math.Float64bits(l.CoverageB))
	}
	for _, list := range [][]string{c.names, c.ids} {
		for _, s := range list {
			to = le.AppendUint32(to, uint32(len(s)))
		}
		for _, s := range list {
			to = append(to, s...)
		}
	}
	return le.AppendUint64(to, xxh3.Hash(to))
}

const (
	removedBit   = 1 << 31 // of an outlet's number
	headBytes    = 8 + 3*4
	articleBytes = 4*5 + 8 + 1 + 8 // beside the outlet
	linkBytes    = 4*3 + 16
)

// decodeCatalog reads what encode wrote. The table of IDs is made when it is
// first needed.
func decodeCatalog(data []byte) (*catalog, error) {
	le := binary.LittleEndian
	if len(data) < len(catalogMagic)+12+8 || string(data[:8]) != catalogMagic || le.Uint64(data[len(data)-8:]) != xxh3.Hash(data[:len(data)-8]) {
		return nil, errCatalog
	}
	names, articles, links := int(le.Uint32(data[8:])), int(le.Uint32(data[12:])), int(le.Uint32(data[16:]))
	c := &catalog{number: make(map[string]uint32, names), articles: make([]index.Article, articles), agencies: make([]uint32, articles),
		moments: make([]moment, articles), digests: make([]uint64, articles), cluster: make([]uint32, articles), links: make([]index.Link, links), settled: links}
	for i := range articles {
		c.articles[i].Outlet, c.articles[i].Removed = outletIn(data[headBytes:], uint32(i))
	}
	data = data[headBytes+4*articles+8 : len(data)-8]
	for i := range articles {
		d := data[i*articleBytes:]
		a := &c.articles[i]
		a.Batch, a.Words, a.Day = le.Uint32(d[4:]), le.Uint32(d[8:]), int32(le.Uint32(d[12:]))
		c.agencies[i] = le.Uint32(d)
		c.moments[i] = moment{at: int64(le.Uint64(d[16:])), kind: precision(d[24])}
		c.digests[i] = le.Uint64(d[25:])
		c.cluster[i] = le.Uint32(d[33:])
		if !a.Removed {
			c.living++
		}
	}
	data = data[articles*articleBytes:]
	for i := range links {
		d := data[i*linkBytes:]
		c.links[i] = index.Link{A: le.Uint32(d), B: le.Uint32(d[4:]), Words: int(le.Uint32(d[8:])),
			CoverageA: math.Float64frombits(le.Uint64(d[12:])), CoverageB: math.Float64frombits(le.Uint64(d[20:]))}
	}
	data = data[links*linkBytes:]
	for _, list := range []struct {
		to    *[]string
		count int
	}{{&c.names, names}, {&c.ids, articles}} {
		lengths := data
		all := string(data[4*list.count:])
		at := 0
		*list.to = make([]string, list.count)
		for i := range list.count {
			n := int(le.Uint32(lengths[4*i:]))
			(*list.to)[i] = all[at : at+n]
			at += n
		}
		data = data[4*list.count+at:]
	}
	for i, s := range c.names {
		c.number[s] = uint32(i)
	}
	return c, nil
}

func outletIn(outlets []byte, number uint32) (outlet uint32, removed bool) {
	outlet = binary.LittleEndian.Uint32(outlets[4*number:])
	return outlet &^ removedBit, outlet&removedBit != 0
}
