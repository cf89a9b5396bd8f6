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
	hash  uint64
	place uint32
}

// sampler picks the shingles of one article that stand for all of them. It is
// reused from article to article.
type sampler struct {
	o     Options
	power uint64
	ring  []uint64 // hashes of all shingles of a stretch of prose
	kept  []int32  // which of them are kept
	picks []pick
}

func newSampler(o Options) *sampler {
	s := &sampler{o: o, power: 1}
	for range o.Shingle {
		s.power *= base
	}
	return s
}

// sample gives each shingle kept, by its place, then the paragraphs and the
// body; and the number of words of prose. Picks are good until the next call.
func (s *sampler) sample(t *text.Text) (picks []pick, prose int) {
	s.picks = s.picks[:0]
	prose = s.stretches(t)
	s.wholes(t)
	return s.picks, prose
}

// stretches samples each stretch of prose of one role.
func (s *sampler) stretches(t *text.Text) (prose int) {
	var stretch text.Span
	role, begin := text.Body, 0
	for i := range t.Sentences {
		sentence := &t.Sentences[i]
		if sentence.Words.Empty() || !sentence.Role.Prose() {
			continue
		}
		if sentence.Words.Start != stretch.End || sentence.Role != role {
			s.stretch(t.Words[stretch.Start:stretch.End], begin)
			stretch.Start, role, begin = sentence.Words.Start, sentence.Role, prose
		}
		stretch.End = sentence.Words.End
		prose += sentence.Words.Len()
	}
	s.stretch(t.Words[stretch.Start:stretch.End], begin)
	return prose
}

// stretch winnows the shingles of a stretch of prose: of each Window in a row
// the one with the least hash, of equal ones the last. A stretch of
// Window+Shingle-1 equal words therefore has one in common, wherever it stands.
func (s *sampler) stretch(words []text.Word, begin int) {
	if s.o.Sensitive {
		s.strobes(words, begin)
		return
	}
	k := s.o.Shingle
	n := len(words) - k + 1
	if n <= 0 {
		return
	}
	s.ring = slices.Grow(s.ring[:0], n)[:n]
	h := uint64(0)
	for i := range k {
		h = h*base + words[i].Hash
	}
	s.ring[0] = mix(h)
	for i := 1; i < n; i++ {
		h = h*base + words[i+k-1].Hash - words[i-1].Hash*s.power
		s.ring[i] = mix(h)
	}
	s.winnow(min(s.o.Window, n))
	for _, i := range s.kept {
		s.picks = append(s.picks, pick{s.ring[i], uint32(begin+int(i)) | spokenBit(words[i:int(i)+k])})
	}
}

// usualWindow is the window of [Options], for which winnow is unrolled.
const usualWindow = 4

// winnow lists the places of the hashes to be kept. Which one is the least of a
// window is anybody's guess, so nothing here branches on it.
func (s *sampler) winnow(window int) {
	s.kept = slices.Grow(s.kept[:0], len(s.ring)+1)[:len(s.ring)+1]
	ring, kept := s.ring, s.kept
	kept[0] = -1
	n := 0
	keep := func(place int32) {
		last := kept[n]
		kept[n+1] = place
		if place != last {
			n++
		}
	}
	if window == usualWindow {
		a, b, c := ring[0], ring[1], ring[2]
		for i, d := range ring[3:] {
			place, least := int32(i), a
			if b <= least {
				place = int32(i + 1)
			}
			least = min(least, b)
			if c <= least {
				place = int32(i + 2)
			}
			least = min(least, c)
			if d <= least {
				place = int32(i + 3)
			}
			keep(place)
			a, b, c = b, c, d
		}
	} else {
		for from := range len(ring) - window + 1 {
			at, least := 0, ring[from]
			for j, h := range ring[from+1 : from+window] {
				if h <= least {
					at = j + 1
				}
				least = min(least, h)
			}
			keep(int32(from + at))
		}
	}
	s.kept = kept[1 : n+1]
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
