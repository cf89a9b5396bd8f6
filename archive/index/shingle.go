package index

import (
	"slices"

	"parallax/text"
)

// posting says that a shingle stands in an article.
type posting struct {
	hash    uint32 // what its partition leaves of the 40 bits of the hash
	article uint32
	place   uint32 // number of its first word among the article's prose, with the bits below
}

const (
	// whole marks the posting of a whole paragraph or article: one of them in
	// common is enough to compare two articles.
	whole = 1 << 31
	// spoken marks the posting of words in quotation marks.
	spoken = 1 << 30

	placeMask = spoken - 1
)

// Hashes of shingles have 40 bits: of a million articles' 2·10⁸ shingles, one in
// 5,000 meets another one by chance, and passages are verified word by word
// anyway. The first 8 bits are the partition.
func split(hash uint64) (partition int, rest uint32) { return int(hash >> 56), uint32(hash >> 24) }

// mix spreads a sum of word hashes over all bits.
func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 29
	return h * 0x9e3779b97f4a7c15
}

const base = 0x2d358dccaa6c78a5 // odd: the weight of a word's place in a shingle

// pick is a shingle that is kept: its hash, and its place as in a posting.
type pick struct {
	hash  uint64 // its upper bits; see split
	place uint32
}

// sampler picks the shingles of one article that stand for all of them. It is
// reused from article to article.
type sampler struct {
	o     Options
	power uint64
	sums  sums
	ring  []uint64 // hashes of shingles in a row, with their places
	kept  []uint64 // those that are kept
	picks []pick
}

func newSampler(o Options) *sampler { return &sampler{o: o, power: power(o.Shingle)} }

// sample gives each shingle kept, by its place, then the paragraphs and the
// body; and the number of words of prose. Picks are good until the next call.
func (s *sampler) sample(t *text.Text) (picks []pick, prose int) {
	s.picks = s.picks[:0]
	s.sums = append(s.sums[:0], 0)
	s.stretches(t)
	s.wholes(t)
	return s.picks, len(s.sums) - 1
}

// stretches samples each stretch of prose of one role.
func (s *sampler) stretches(t *text.Text) {
	var stretch text.Span
	role := text.Body
	for i := range t.Sentences {
		sentence := &t.Sentences[i]
		if sentence.Words.Empty() || !sentence.Role.Prose() {
			continue
		}
		if sentence.Words.Start != stretch.End || sentence.Role != role {
			s.stretch(t.Words[stretch.Start:stretch.End], len(t.Quotes) > 0)
			stretch.Start, role = sentence.Words.Start, sentence.Role
		}
		stretch.End = sentence.Words.End
	}
	s.stretch(t.Words[stretch.Start:stretch.End], len(t.Quotes) > 0)
}

// stretch winnows the shingles of a stretch of prose: of each Window in a row
// the one with the least hash, of equal ones the last. A stretch of
// Window+Shingle-1 equal words therefore has one in common, wherever it stands.
func (s *sampler) stretch(words []text.Word, quoted bool) {
	begin := len(s.sums) - 1
	s.sums.add(words)
	if s.o.Sensitive {
		s.strobes(words, begin)
		return
	}
	k := s.o.Shingle
	n := len(words) - k + 1
	if n <= 0 {
		return
	}
	window := min(s.o.Window, n)
	last := -1
	for from := 0; from+window <= n; from += pieceShingles - window + 1 { // the windows of a piece, and no other's
		size := min(pieceShingles, n-from)
		s.ring = slices.Grow(s.ring[:0], size)[:size]
		ring := s.ring
		before, behind, power := s.sums[begin+from:][:size], s.sums[begin+from+k:][:size], s.power
		for i := range ring {
			ring[i] = placed(mix(behind[i]-before[i]*power), i)
		}
		s.winnow(window)
		for _, key := range s.kept {
			at := from + placeIn(key)
			if at == last {
				continue
			}
			last = at
			p := pick{key, uint32(begin + at)}
			if quoted {
				p.place |= spokenBit(words[at : at+k])
			}
			s.picks = append(s.picks, p)
		}
	}
}

// pieceShingles are winnowed at a time: they stay in the cache, and the lowest
// bits of a hash, which no posting has, give place to where it stands.
const pieceShingles = 1 << 12

// placed is a hash with its place in the piece: of equal ones the last is the
// least.
func placed(hash uint64, place int) uint64 {
	return hash&^(pieceShingles-1) | uint64(pieceShingles-1-place)
}

func placeIn(key uint64) int { return int(^key & (pieceShingles - 1)) }

// usualWindow is the window of [Options], for which winnow is unrolled.
const usualWindow = 4

// winnow lists the hashes to be kept. Which one is the least of a window is
// anybody's guess, so nothing here branches on it.
func (s *sampler) winnow(window int) {
	s.kept = slices.Grow(s.kept[:0], len(s.ring)+1)[:len(s.ring)+1]
	ring, kept := s.ring, s.kept
	last := slices.Min(ring[:window])
	kept[0] = last
	n := 1
	if window == usualWindow {
		third := ring[3]
		first, second := min(ring[1], ring[2]), min(ring[2], third) // of two in a row
		for _, fourth := range ring[4:] {
			both := min(third, fourth)
			least := min(first, both)
			first, second, third = second, both, fourth
			kept[n] = least
			if least != last {
				n++
			}
			last = least
		}
	} else {
		for from := 1; from+window <= len(ring); from++ {
			least := slices.Min(ring[from : from+window])
			kept[n] = least
			if least != last {
				n++
			}
			last = least
		}
	}
	s.kept = kept[:n]
}

// spokenBit says whether a shingle stands in quotation marks.
func spokenBit(words []text.Word) uint32 {
	if words[0].Quote >= 0 && words[len(words)-1].Quote >= 0 {
		return spoken
	}
	return 0
}

// Randstrobes: two words, and of the next strobeWindow places behind them the
// two words that go best with them. They survive a change of words between the
// two halves. Sizes are those that found most at 40 % of words changed; see
// docs/benchmarks.md.
const strobeWindow = 6

// strobes keeps a randstrobe for each place of a stretch of prose.
func (s *sampler) strobes(words []text.Word, begin int) {
	n := len(words) - 1 // of pairs
	if n < 1 {
		return
	}
	s.ring = s.ring[:0]
	for i := range n {
		s.ring = append(s.ring, mix(words[i].Hash*base+words[i+1].Hash))
	}
	for i := 0; i+2 < n; i++ {
		best, least := 0, ^uint64(0)
		for j := i + 2; j < min(i+2+strobeWindow, n); j++ {
			if h := mix(s.ring[i] ^ s.ring[j]); h < least {
				best, least = j, h
			}
		}
		s.picks = append(s.picks, pick{mix(s.ring[i]*base + s.ring[best]), uint32(begin+i) | spokenBit(words[i:best+2])})
	}
}
