package index

import (
	"cmp"
	"slices"

	"parallax/text"
)

// mostAnswers is how many articles a query gives at most.
const mostAnswers = 200

// Query finds the articles of an index that may share a passage with d, those
// with most in common first. d need not be in the archive: its number is not
// looked at, nor are outlets and days. Of the candidates A is the article of
// the archive, and B is 0; [Verifier.Query] compares them. Removed articles and
// the article except (-1: none) are left out.
//
// It reads one chunk of each segment for each shingle of d: milliseconds for a
// million articles in a few segments.
func Query(d Document, except int64, segments []*Segment, c *Catalog, st *Statistics, o Options) ([]Candidate, error) {
	o = o.Canonical()
	type wanted struct {
		partition int
		hash      uint32
		place     uint32
	}
	var want []wanted
	t := text.Analyse(d.Source, text.Options{Language: d.Language, Marks: d.Marks})
	picks, _ := newSampler(o).sample(t)
	for _, pick := range picks {
		p, rest := split(pick.hash)
		of := st.of(p, rest)
		if len(of) > 0 && uint32(of[len(of)-1]) == anyOutlet {
			continue
		}
		want = append(want, wanted{p, rest, pick.place})
	}
	slices.SortFunc(want, func(x, y wanted) int {
		return cmp.Or(cmp.Compare(x.partition, y.partition), cmp.Compare(x.hash, y.hash), cmp.Compare(x.place, y.place))
	})
	want = slices.CompactFunc(want, func(x, y wanted) bool { return x.partition == y.partition && x.hash == y.hash })
	var seeds []seed
	var found []posting
	var room []byte
	for _, w := range want {
		found = found[:0]
		for _, s := range segments {
			var err error
			if found, err = s.find(found, &room, w.partition, w.hash); err != nil {
				return nil, err
			}
		}
		boilerplate := st.of(w.partition, w.hash)
		before, last := 0, int64(-1)
		for _, p := range found {
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
			case len(found) <= allBelow:
				weight = weightAt(before)
			}
			before++
			seeds = append(seeds, seed{pair: uint64(p.article) << 32, shift: int32(w.place&placeMask) - int32(p.place&placeMask), place: p.place & placeMask, weight: weight})
		}
	}
	var s seedSorter
	seeds = s.byPair(seeds)
	out := o.candidates(seeds)
	slices.SortStableFunc(out, func(x, y Candidate) int { return cmp.Compare(y.Seeds, x.Seeds) })
	return out[:min(len(out), mostAnswers)], nil
}

// find appends the postings of one shingle. It reads chunks into the room.
func (s *Segment) find(to []posting, room *[]byte, partition int, hash uint32) ([]posting, error) {
	t, err := s.table(partition)
	if err != nil {
		return to, err
	}
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
		data := slices.Grow((*room)[:0], stop-begin)[:stop-begin]
		*room = data
		if _, err := s.r.ReadAt(data, offset+int64(begin)); err != nil {
			return to, err
		}
		k, err := t.open(c, data, len(data))
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

// table reads the head of a block, once.
func (s *Segment) table(partition int) (*table, error) {
	if t := s.tables[partition].Load(); t != nil {
		return t, nil
	}
	at := s.blocks[partition]
	head := make([]byte, min(blockHeader, at[1]))
	if _, err := s.r.ReadAt(head, at[0]); err != nil {
		return nil, err
	}
	if len(head) < blockHeader || int64(tableSize(head)) > at[1] {
		return nil, damaged("block %d", partition)
	}
	head = make([]byte, tableSize(head))
	if _, err := s.r.ReadAt(head, at[0]); err != nil {
		return nil, err
	}
	t, err := readTable(head)
	if err != nil {
		return nil, err
	}
	s.tables[partition].Store(&t)
	return &t, nil
}
