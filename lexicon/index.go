package lexicon

import (
	"cmp"
	_ "embed"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/zeebo/xxh3"
)

// startTable is the index of the embedded lists, made by
//
//	go test ./lexicon -run StartTable -update
//
// It is embedded since taking the lists apart costs every start of the program
// more than comparing two articles. A test holds it together with the lists.
//
//go:embed tables/starts.bin
var startTable string

// index says which phrases may begin with a word, by the hash of the word's
// base (see [stem]): thousands of lines that no text asks for are not taken
// apart.
//
// The table: how many slots it has (4 bytes), the slots of an open addressing of
// 8 bytes each (5 of the hash, 0: free; 3 where the group begins), and the
// groups. A group has the number of its lists (a byte), the second words of its
// phrases (8 bytes, see [follows]), then for each list in order its number (a
// byte, with the highest bit set if a phrase of it is one word), how many bytes
// its phrases take (uvarint) and the phrases: number of the source (a byte), by how much line number and offset are
// greater than those of the phrase before of this source (uvarints), and which
// phrase of the line it is (a byte).
type index struct {
	table   string
	sources []*source
	made    []atomic.Pointer[group] // by slot
}

const (
	indexHeader = 4
	slotBytes   = 8
	followBytes = 8
	oneWord     = 0x80
)

func newIndex(table string, sources []*source) *index {
	slots := int(binary.LittleEndian.Uint32([]byte(table[:indexHeader])))
	return &index{table: table, sources: sources, made: make([]atomic.Pointer[group], slots)}
}

// slot is where a hash belongs, and what the slot keeps of it.
func slotOf(hash uint64, slots int) (at int, check uint64) {
	return int(hash) & (slots - 1), max(hash>>24, 1)
}

// group is what may begin with words of a base; nil if nothing does.
func (x *index) group(base uint64) *group {
	if x == nil {
		return nil
	}
	slots := len(x.made)
	for at, check := slotOf(base, slots); ; at = (at + 1) & (slots - 1) {
		s := x.table[indexHeader+at*slotBytes:][:slotBytes]
		have := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32
		switch {
		case have == 0:
			return nil
		case have != check:
			continue
		}
		if g := x.made[at].Load(); g != nil {
			return g
		}
		begin := int(s[5]) | int(s[6])<<8 | int(s[7])<<16
		x.made[at].CompareAndSwap(nil, readGroup(x.table[indexHeader+slots*slotBytes+begin:]))
		return x.made[at].Load() // whoever was first: all make the same
	}
}

func readGroup(data string) *group {
	g := &group{buckets: make([]bucket, data[0])}
	g.next = binary.LittleEndian.Uint64([]byte(data[1:][:followBytes]))
	data = data[1+followBytes:]
	for k := range g.buckets {
		list := uint64(1) << (data[0] &^ oneWord)
		g.lists |= list
		if data[0]&oneWord != 0 {
			g.alone |= list
		}
		size, rest := uvarint(data[1:])
		g.buckets[k].phrases, data = rest[:size], rest[size:]
	}
	return g
}

func uvarint(s string) (v int, rest string) {
	for shift := 0; ; shift += 7 {
		c := s[0]
		s = s[1:]
		v |= int(c&0x7f) << shift
		if c < 0x80 {
			return v, s
		}
	}
}

// each walks the phrases of a bucket.
func (x *index) each(b *bucket, do func(s *source, number, offset, part int)) {
	number, offset := make([]int, len(x.sources)), make([]int, len(x.sources))
	for data := b.phrases; data != ""; {
		k := data[0]
		var n, o int
		n, data = uvarint(data[1:])
		o, data = uvarint(data)
		number[k] += n
		offset[k] += o
		do(x.sources[k], number[k], offset[k], int(data[0]))
		data = data[1:]
	}
}

// makeIndex makes the table of some sources. Phrases keep the order of the
// sources, their lines, and the phrases of a line.
func makeIndex(sources []*source) string {
	type start struct{ source, number, offset, part int }
	type key struct {
		base uint64
		list int
	}
	starts := map[key][]start{}
	alone, next := map[key]bool{}, map[uint64]uint64{}
	for k, s := range sources {
		for number, offset := range s.lines() {
			s.each(s.line(offset), func(part int, phrase string) {
				for base := range firstKeys(phrase) {
					at := key{xxh3.HashString(base), s.list}
					starts[at] = append(starts[at], start{k, number, offset, part})
					for _, words := range waysFrom(base, strings.TrimPrefix(phrase, "=")) {
						if len(words) == 1 {
							alone[at] = true
						} else {
							next[at.base] |= follows(baseHash(words[1]))
						}
					}
				}
			})
		}
	}
	keys := make([]key, 0, len(starts))
	lists := map[uint64]byte{}
	for k := range starts {
		keys = append(keys, k)
		lists[k.base]++
	}
	slices.SortFunc(keys, func(x, y key) int { return cmp.Or(cmp.Compare(x.base, y.base), cmp.Compare(x.list, y.list)) })

	slots := 16
	for slots < 2*len(lists) {
		slots *= 2
	}
	table := binary.LittleEndian.AppendUint32(nil, uint32(slots))
	table = append(table, make([]byte, slots*slotBytes)...)
	groups := len(table)
	for i, k := range keys {
		if i == 0 || k.base != keys[i-1].base {
			at, check := slotOf(k.base, slots)
			for table[indexHeader+at*slotBytes] != 0 || binary.LittleEndian.Uint64(table[indexHeader+at*slotBytes:])&(1<<40-1) != 0 {
				at = (at + 1) & (slots - 1)
			}
			binary.LittleEndian.PutUint64(table[indexHeader+at*slotBytes:], check|uint64(len(table)-groups)<<40)
			table = append(table, lists[k.base])
			table = binary.LittleEndian.AppendUint64(table, next[k.base])
		}
		var phrases []byte
		number, offset := make([]int, len(sources)), make([]int, len(sources))
		for _, s := range starts[k] {
			phrases = append(phrases, byte(s.source))
			phrases = binary.AppendUvarint(phrases, uint64(s.number-number[s.source]))
			phrases = binary.AppendUvarint(phrases, uint64(s.offset-offset[s.source]))
			phrases = append(phrases, byte(s.part))
			number[s.source], offset[s.source] = s.number, s.offset
		}
		list := byte(k.list)
		if alone[k] {
			list |= oneWord
		}
		table = append(table, list)
		table = binary.AppendUvarint(table, uint64(len(phrases)))
		table = append(table, phrases...)
	}
	return string(table)
}

// follows is the bit by which a group remembers that a phrase goes on with a word
// of this base. Most words that may begin a phrase are not followed by one that
// goes on with it, which is known so without looking at the phrases.
func follows(base uint64) uint64 { return 1 << (base & 63) }

func baseHash(word string) uint64 { return xxh3.HashString(stemOf(word).base) }

// embeddedIndex is the index of the embedded lists.
var embeddedIndex = sync.OnceValue(func() *index { return newIndex(startTable, embeddedSources()) })
