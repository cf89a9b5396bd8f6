package index

import (
	"cmp"
	"slices"
)

// mostAnswers is how many articles a query gives at most.
const mostAnswers = 200

// Asked is an article that is asked for: analysed, with its shingles.
type Asked struct {
	prepared
	wanted []wanted // by partition, then hash
	o      Options
}

type wanted struct {
	partition   int
	hash, place uint32
}

// Ask analyses the article that is asked for. It need not be in the archive: its
// number is not looked at, nor are outlets and days.
func Ask(d Document, o Options) *Asked {
	a := &Asked{o: o.Canonical()}
	a.read(d)
	picks, _ := newSampler(a.o).sample(a.text)
	for _, pick := range picks {
		p, rest := split(pick.hash)
		a.wanted = append(a.wanted, wanted{p, rest, pick.place})
	}
	slices.SortFunc(a.wanted, func(x, y wanted) int {
		return cmp.Or(cmp.Compare(x.partition, y.partition), cmp.Compare(x.hash, y.hash), cmp.Compare(x.place, y.place))
	})
	a.wanted = slices.CompactFunc(a.wanted, func(x, y wanted) bool { return x.partition == y.partition && x.hash == y.hash })
	a.ready()
	return a
}

// Found are the postings of a segment that an article asks for.
type Found struct {
	postings []posting
	ends     []int // of those of each shingle
}

// Find looks the article's shingles up in a segment, but for boilerplate: one
// table for each partition that has any of them, one chunk for each shingle. Any
// number of goroutines may do so.
func (a *Asked) Find(s *Segment, st *Statistics) (Found, error) {
	f := Found{ends: make([]int, 0, len(a.wanted))}
	r := lookup{segment: s, partition: -1}
	for _, w := range a.wanted {
		if of := st.of(w.partition, w.hash); len(of) == 0 || uint32(of[len(of)-1]) != anyOutlet {
			var err error
			if f.postings, err = r.find(f.postings, w.partition, w.hash); err != nil {
				return f, err
			}
		}
		f.ends = append(f.ends, len(f.postings))
	}
	return f, nil
}

func (f *Found) of(shingle int) []posting {
	from := 0
	if shingle > 0 {
		from = f.ends[shingle-1]
	}
	return f.postings[from:f.ends[shingle]]
}

// Candidates gives the articles of an index that may share a passage with the one
// asked for, those with most in common first: of all that was found, segment by
// segment. Of the candidates A is the article of the archive, and B is 0;
// [Verifier.Query] compares them. Removed articles and the article except (-1:
// none) are left out.
func (a *Asked) Candidates(found []Found, except int64, c *Catalog, st *Statistics) []Candidate {
	var seeds []seed
	var all []posting
	for i, w := range a.wanted {
		all = all[:0]
		for k := range found {
			all = append(all, found[k].of(i)...)
		}
		boilerplate := st.of(w.partition, w.hash)
		before, last := 0, int64(-1)
		for _, p := range all {
			if int64(p.article) == last || int64(p.article) == except || int(p.article) >= c.Len() {
				continue
			}
			last = int64(p.article)
			if outlet, removed := c.outlet(p.article); removed || holds(boilerplate, outlet) {
				continue
			}
			weight := uint8(weightCommon)
			switch {
			case w.place&whole != 0:
				weight = weightWhole
			case len(all) <= allBelow:
				weight = weightAt(before)
			}
			before++
			seeds = append(seeds, seed{pair: uint64(p.article) << 32, shift: int32(w.place&placeMask) - int32(p.place&placeMask), place: p.place & placeMask, weight: weight})
		}
	}
	var s seedSorter
	out := a.o.candidates(s.byPair(seeds))
	slices.SortStableFunc(out, func(x, y Candidate) int { return cmp.Compare(y.Seeds, x.Seeds) })
	return out[:min(len(out), mostAnswers)]
}

// lookup reads shingles of a segment, partition by partition, in memory of its
// own: an article asks for a hundred tables of some kilobytes, and fresh memory
// for each would take longer than reading it.
type lookup struct {
	segment   *Segment
	partition int // of the table
	table     table
	head      []byte // the table's
	chunk     []byte
}

// find appends the postings of one shingle.
func (l *lookup) find(to []posting, partition int, hash uint32) ([]posting, error) {
	if err := l.seek(partition); err != nil {
		return to, err
	}
	s, t := l.segment, &l.table
	// The first chunk that may hold it is the last that begins before it.
	c, end := 0, t.chunks()
	for low, high := 0, end; low < high; {
		mid := (low + high) / 2
		if t.first(mid) < hash {
			c, low = mid, mid+1
		} else {
			high = mid
		}
	}
	var of [chunkSize]uint32
	for ; c < end && t.first(c) <= hash; c++ {
		begin, stop := t.bounds(c)
		offset := s.blocks[partition][0] + int64(blockHeader+len(t.rows)+4)
		if offset+int64(stop) > s.blocks[partition][0]+s.blocks[partition][1] {
			return to, damaged("block is cut short")
		}
		l.chunk = slices.Grow(l.chunk[:0], stop-begin)[:stop-begin]
		if _, err := s.r.ReadAt(l.chunk, offset+int64(begin)); err != nil {
			return to, err
		}
		k, err := t.open(c, l.chunk, len(l.chunk))
		if err != nil {
			return to, err
		}
		hashes, err := t.hashesOf(of[:0], c, &k)
		if err != nil {
			return to, err
		}
		from, _ := slices.BinarySearch(hashes, hash)
		until := from
		for until < len(hashes) && hashes[until] == hash {
			until++
		}
		to = k.postings(to, hashes[from:until], from, t.least)
	}
	return to, nil
}

// seek reads the table of a partition: in one piece, as long as it is where a
// chunk has as many bytes as most have.
func (l *lookup) seek(partition int) error {
	if l.partition == partition {
		return nil
	}
	at := l.segment.blocks[partition]
	const share = 150 // of a block, at most: 8 bytes for a chunk of some 1,400
	length := min(at[1], at[1]/share+64)
	read := func(length int64) error {
		l.head = slices.Grow(l.head[:0], int(length))[:length]
		_, err := l.segment.r.ReadAt(l.head, at[0])
		return err
	}
	if err := read(length); err != nil {
		return err
	}
	if len(l.head) < blockHeader || int64(tableSize(l.head)) > at[1] {
		return damaged("block %d", partition)
	}
	if size := int64(tableSize(l.head)); size > length {
		if err := read(size); err != nil {
			return err
		}
	}
	var err error
	l.table, err = readTable(l.head)
	if err == nil {
		l.partition = partition
	}
	return err
}
