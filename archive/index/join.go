package index

import (
	"cmp"
	"slices"
	"sync"
)

// Join finds, in one partition, the articles that have a shingle in common.
// fresh are the blocks of this batch, history those of earlier ones: two
// articles of history are never compared. It gives one block of seeds for each
// shard of pairs (Options.PairShards).
//
// An article is compared with those before it in the catalogue's order: with
// all of them while a shingle has few articles, else with the first and with the
// one directly before it, so that the cost of a story that is printed n times
// grows with n, not with its square. What is boilerplate is left out.
func Join(partition int, fresh, history [][]byte, c *Catalog, st *Statistics, o Options) ([][]byte, error) {
	o = o.Canonical()
	j := joiners.Get().(*joiner)
	defer joiners.Put(j)
	j.begin(c, &o)
	now, before := rangers.Get().(*ranges), rangers.Get().(*ranges)
	defer rangers.Put(now)
	defer rangers.Put(before)
	if err := cmp.Or(now.open(fresh), before.open(history)); err != nil {
		return nil, err
	}
	width := widthOfRanges(now.count + before.count)
	for range 1 << (32 - width) {
		if err := now.read(width, nil); err != nil {
			return nil, err
		}
		j.tally.begin(len(now.hashes), width)
		j.tally.add(now.hashes)
		if err := before.read(width, &j.tally); err != nil {
			return nil, err
		}
		old := before.atLeast(1, &j.tally)
		for i := range old {
			j.tally.count(old[i].hash)
		}
		ps := now.atLeast(2, &j.tally)
		j.notes = c.meet(c.meet(j.notes[:0], old), ps)
		j.groups(before.sort(old, width), now.sort(ps, width), partition, st)
	}
	blocks := make([][]byte, o.PairShards)
	for i, s := range j.seeds {
		blocks[i] = appendSum(append(make([]byte, 0, len(s)+4), s...), 0)
	}
	return blocks, nil
}

// groups emits the seeds of one range of hashes.
func (j *joiner) groups(old, ps []posting, partition int, st *Statistics) {
	for len(ps) > 0 {
		hash := ps[0].hash
		n := same(ps)
		skip := 0
		for skip < len(old) && old[skip].hash < hash {
			skip++
		}
		old = old[skip:]
		m := 0
		for m < len(old) && old[m].hash == hash {
			m++
		}
		if n+m > 1 {
			j.group(old[:m], ps[:n], st.of(partition, hash))
		}
		ps, old = ps[n:], old[m:]
	}
}

// same is how many postings at the front are of one shingle.
func same(ps []posting) int {
	n := 1
	for n < len(ps) && ps[n].hash == ps[0].hash {
		n++
	}
	return n
}

// While a shingle has so few articles, each pair of them is compared.
const allBelow = 16

type joiner struct {
	c       *Catalog
	o       *Options
	seeds   [][]byte // encoded, by shard of pairs
	notes   []met    // articles of a range
	members []member // of the group in hand
	tally   tally
}

// Working memory is used again for the next partition: a scan has hundreds.
var (
	joiners = sync.Pool{New: func() any { return new(joiner) }}
	rangers = sync.Pool{New: func() any { return new(ranges) }}
)

func (j *joiner) begin(c *Catalog, o *Options) {
	j.c, j.o = c, o
	for len(j.seeds) < o.PairShards {
		j.seeds = append(j.seeds, nil)
	}
	j.seeds = j.seeds[:o.PairShards]
	for i := range j.seeds {
		j.seeds[i] = j.seeds[i][:0]
	}
}

// member is an article that has the shingle, with its first place.
type member struct {
	rank    uint32
	article uint32
	place   uint32
	outlet  uint32
}

// group emits the seeds of the postings of one shingle.
func (j *joiner) group(old, fresh []posting, boilerplate []uint64) {
	j.members = j.take(j.members[:0], old, boilerplate)
	first := len(j.members)
	j.members = j.take(j.members, fresh, boilerplate)
	ms := j.members
	if len(ms) < 2 || first == len(ms) {
		return
	}
	// Articles of history come before those of this batch in the catalogue.
	slices.SortFunc(ms, func(x, y member) int { return cmp.Compare(x.rank, y.rank) })
	for i := first; i < len(ms); i++ {
		if i < allBelow {
			for k := range i {
				j.pair(&ms[k], &ms[i], weightAt(i))
			}
			continue
		}
		found := -1
		for k := 0; k < i && k < tries && found < 0; k++ {
			if j.pair(&ms[k], &ms[i], weightCommon) {
				found = k
			}
		}
		for k := i - 1; k > max(found, i-1-tries); k-- {
			if j.pair(&ms[k], &ms[i], weightCommon) {
				break
			}
		}
	}
}

// A shingle that many articles had before says little about two of them. What
// it weighs depends on those before only, so that it is the same whether they
// came in one batch or in several.
const (
	weightRare   = 4
	weightSome   = 2
	weightCommon = 1
	rareBelow    = 6
)

func weightAt(before int) uint8 {
	if before < rareBelow {
		return weightRare
	}
	return weightSome
}

// So many articles are asked for one that an article may be compared with: an
// outlet may have printed the first hundred.
const tries = 64

// take appends the articles of postings of one shingle, each once.
func (j *joiner) take(to []member, ps []posting, boilerplate []uint64) []member {
	for i := range ps {
		a := &j.notes[ps[i].article]
		if i > 0 && j.notes[ps[i-1].article].article == a.article || a.outlet == removed || holds(boilerplate, a.outlet) {
			continue
		}
		to = append(to, member{a.rank, a.article, ps[i].place, a.outlet})
	}
	return to
}

// pair emits the seed of two articles if they may be compared.
func (j *joiner) pair(x, y *member, weight uint8) bool {
	if x.outlet == y.outlet && !j.o.AllPairs || j.o.WindowDays > 0 && !j.c.allows(x.article, y.article, j.o) {
		return false
	}
	if x.article > y.article {
		x, y = y, x
	}
	s := seed{
		pair: uint64(x.article)<<32 | uint64(y.article), shift: int32(y.place&placeMask) - int32(x.place&placeMask),
		place: x.place & placeMask, weight: weight,
	}
	if x.place&whole != 0 {
		s.weight = weightWhole
	}
	shard := int(uint64(x.article) * uint64(len(j.seeds)) / uint64(len(j.c.articles)))
	j.seeds[shard] = s.encode(j.seeds[shard])
	return true
}
