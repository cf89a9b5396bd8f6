package index

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
)

// Statistics is what an archive knows of its boilerplate: the shingles that an
// outlet, or many of them, repeat in unrelated articles. It is a snapshot, made
// by [NewStatistics] and named by every result: under one snapshot, batches
// give what one scan gives. It is only read once made. nil knows nothing.
type Statistics struct {
	shingles [Partitions][]uint64 // hash and outlet, sorted
	count    int
	maybe    []uint64 // a bit for each of the first filterBits bits of a hash: one that is not set is in none
}

const filterBits = 18

const statisticsMagic = "PLXSTAT1"

// A text that an outlet prints again and again is no boilerplate: of an article
// that is nothing but a reprint, most shingles recur. If so much of an article
// recurs, it says nothing about which part of it is boilerplate …
const reprinted = 0.6

// … and of one that is written in formulas, such as scores and forecasts, or a
// grammar's sentences, so much recurs beside fixed text. (Of real news, a share
// of .03 on average.) There a phrase that is no fixed text says nothing …
const formulaic = 0.2

// … and a shingle is boilerplate if at least so many of its witnesses do.
const telling = 0.5

// NewStatistics makes the snapshot from what [Learn] found in each partition,
// in the order of partitions.
func NewStatistics(found []Recurrent, c *Catalog, o Options) (*Statistics, error) {
	o = o.Canonical()
	recurs := make([]float32, c.Len()) // shingles of a witness that recur
	var of [Partitions][]recurrence
	for p, r := range found {
		var err error
		if of[p], err = r.read(p); err != nil {
			return nil, err
		}
		for _, x := range of[p] {
			x.each(func(w witness) {
				if int(w.article) < len(recurs) {
					recurs[w.article]++
				}
			})
		}
	}
	fixed := fixedText(&of)
	st := &Statistics{}
	for p := range of {
		outlets := map[uint32]int{} // hash → outlets that repeat it
		spread := map[uint32]bool{}
		for _, x := range of[p] {
			most := reprinted
			if !fixed[0] {
				most = formulaic
			}
			fixed = fixed[1:]
			all, tell := 0, 0
			x.each(func(w witness) {
				all++
				if n := w.article; int(n) < len(recurs) && float64(recurs[n]) < most*o.expected(int(c.articles[n].Words)) {
					tell++
				}
			})
			if float64(tell) >= telling*float64(all) {
				st.shingles[p] = append(st.shingles[p], uint64(x.hash)<<32|uint64(x.outlet))
				outlets[x.hash]++
				spread[x.hash] = spread[x.hash] || x.articles >= everywhere || outlets[x.hash] > 1
			}
		}
		for i, x := range st.shingles[p] {
			if spread[uint32(x>>32)] {
				st.shingles[p][i] = x | anyOutlet
			}
		}
		slices.Sort(st.shingles[p])
		st.shingles[p] = slices.Compact(st.shingles[p])
		st.count += len(st.shingles[p])
	}
	st.prepare()
	return st, nil
}

// usualWords is the length of a news article, for those whose length is not
// told.
const usualWords = 450

// expected is the number of shingles that winnowing keeps of so many words.
func (o *Options) expected(words int) float64 {
	if words == 0 {
		words = usualWords // not known
	}
	if o.Sensitive {
		return float64(words)
	}
	return float64(words) * 2 / float64(o.Window+1)
}

// Len is the number of entries.
func (s *Statistics) Len() int {
	if s == nil {
		return 0
	}
	return s.count
}

// of lists the outlets for which a shingle of a partition is boilerplate, in
// the lower halves; the last may be anyOutlet.
func (s *Statistics) of(partition int, hash uint32) []uint64 {
	if s == nil {
		return nil
	}
	all := s.shingles[partition]
	from, _ := slices.BinarySearch(all, uint64(hash)<<32)
	to := from
	for to < len(all) && uint32(all[to]>>32) == hash {
		to++
	}
	return all[from:to]
}

// holds reports whether a shingle is boilerplate in an outlet.
func (s *Statistics) holds(hash uint64, outlet uint32) bool {
	if bit := hash >> (64 - filterBits); s.maybe[bit/64]>>(bit%64)&1 == 0 {
		return false
	}
	p, rest := split(hash)
	return holds(s.of(p, rest), outlet)
}

// prepare fills the filter.
func (s *Statistics) prepare() {
	s.maybe = make([]uint64, 1<<filterBits/64)
	for p, all := range s.shingles {
		for _, x := range all {
			bit := uint64(p)<<(filterBits-8) | x>>(64-filterBits+8)
			s.maybe[bit/64] |= 1 << (bit % 64)
		}
	}
}

func holds(of []uint64, outlet uint32) bool {
	if len(of) == 0 {
		return false
	}
	if uint32(of[len(of)-1]) == anyOutlet {
		return true
	}
	for _, x := range of {
		if uint32(x) == outlet {
			return true
		}
	}
	return false
}

// Encode writes the snapshot: magic, for each partition the number of entries
// (4 bytes) and the entries (hash and outlet, 4 bytes each), CRC-32C.
func (s *Statistics) Encode() []byte {
	to := []byte(statisticsMagic)
	for p := range Partitions {
		var all []uint64
		if s != nil {
			all = s.shingles[p]
		}
		to = binary.LittleEndian.AppendUint32(to, uint32(len(all)))
		for _, x := range all {
			to = binary.LittleEndian.AppendUint32(to, uint32(x>>32))
			to = binary.LittleEndian.AppendUint32(to, uint32(x))
		}
	}
	return appendSum(to, 0)
}

// DecodeStatistics reads a snapshot that [Statistics.Encode] wrote.
func DecodeStatistics(data []byte) (*Statistics, error) {
	body, ok := summed(data)
	if !ok || len(body) < len(statisticsMagic) || string(body[:len(statisticsMagic)]) != statisticsMagic {
		return nil, damaged("statistics")
	}
	body = body[len(statisticsMagic):]
	s := &Statistics{}
	for p := range s.shingles {
		if len(body) < 4 {
			return nil, damaged("statistics end early")
		}
		n := int(binary.LittleEndian.Uint32(body))
		body = body[4:]
		if n > len(body)/8 {
			return nil, damaged("statistics end early")
		}
		for range n {
			x := uint64(binary.LittleEndian.Uint32(body))<<32 | uint64(binary.LittleEndian.Uint32(body[4:]))
			if k := len(s.shingles[p]); k > 0 && s.shingles[p][k-1] > x {
				return nil, damaged("statistics are not in order")
			}
			s.shingles[p] = append(s.shingles[p], x)
			body = body[8:]
		}
		s.count += n
	}
	s.prepare()
	if len(body) > 0 {
		return nil, damaged("%d bytes behind the statistics", len(body))
	}
	return s, nil
}

// ID names the snapshot by its content: 16 hexadecimal digits.
func (s *Statistics) ID() string {
	sum := sha256.Sum256(s.Encode())
	return hex.EncodeToString(sum[:8])
}
