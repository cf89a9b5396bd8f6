package index

import (
	"cmp"
	"slices"
)

// Join finds, in one partition, the articles that have a shingle in common.
// fresh are the blocks of this batch, history those of earlier ones: two
// articles of history are never compared. It gives one block of seeds for each
// shard of pairs (Options.PairShards).
//
// An article is compared with those before it in the catalogue's order: with
// all of them while a shingle has few articles, else with the first and with the
// one directly before it, so that the cost of a story that is printed n times
// grows with n, not with its square.
func Join(partition int, fresh, history [][]byte, c *Catalog, st *Statistics, o Options) ([][]byte, error) {
	o = o.Canonical()
	ps, err := decodeAll(fresh)
	if err != nil {
		return nil, err
	}
	old, err := decodeAll(history)
	if err != nil {
		return nil, err
	}
	isNew := make(map[uint32]bool)
	for _, p := range ps {
		isNew[p.article] = true
	}
	ps = append(ps, old...)
	j := joiner{c: c, o: &o, seeds: make([][]seed, o.PairShards)}
	slices.SortFunc(ps, func(x, y posting) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(c.rank[x.article], c.rank[y.article]), cmp.Compare(x.place, y.place))
	})
	for len(ps) > 0 {
		n := 1
		for n < len(ps) && ps[n].hash == ps[0].hash {
			n++
		}
		if n > 1 {
			j.group(ps[:n], isNew)
		}
		ps = ps[n:]
	}
	blocks := make([][]byte, o.PairShards)
	for i, s := range j.seeds {
		blocks[i] = encodeSeeds(s)
	}
	return blocks, nil
}

// While a shingle has so few articles, each pair of them is compared.
const allBelow = 16

type joiner struct {
	c     *Catalog
	o     *Options
	seeds [][]seed
}

// group emits the seeds of the postings of one shingle, in the catalogue's
// order. An article that has the shingle more than once counts by its first.
func (j *joiner) group(ps []posting, isNew map[uint32]bool) {
	ps = slices.CompactFunc(ps, func(x, y posting) bool { return x.article == y.article })
	for i := range ps {
		pair := func(k int) bool {
			if !j.c.allows(ps[i].article, ps[k].article, j.o) {
				return false
			}
			if isNew[ps[i].article] || isNew[ps[k].article] {
				j.emit(ps[k], ps[i])
			}
			return true
		}
		if i < allBelow {
			for k := range i {
				pair(k)
			}
			continue
		}
		first := -1
		for k := range i {
			if pair(k) {
				first = k
				break
			}
		}
		for k := i - 1; k > first; k-- {
			if pair(k) {
				break
			}
		}
	}
}

func (j *joiner) emit(x, y posting) {
	if x.article > y.article {
		x, y = y, x
	}
	s := seed{pair: uint64(x.article)<<32 | uint64(y.article), shift: int32(y.place&^whole) - int32(x.place&^whole), whole: x.place&whole != 0}
	shard := int(x.article/pairRun) % len(j.seeds)
	j.seeds[shard] = append(j.seeds[shard], s)
}

// Pairs whose first articles have neighbouring numbers go to the same shard.
const pairRun = 64
