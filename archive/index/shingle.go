package index

import "parallax/text"

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

// A paragraph, or the body of an article, of fewer words is not kept as a
// whole.
const wholeWords = 8

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

// sampler picks the shingles of one article that stand for all of them. It is
// reused from article to article.
type sampler struct {
	o      Options
	hashes []uint64 // of the words of one stretch of prose
	quoted []bool   // whether they stand in quotation marks
	ring   []uint64
	power  uint64
}

func newSampler(o Options) *sampler {
	s := &sampler{o: o, power: 1}
	for range o.Shingle {
		s.power *= base
	}
	return s
}

// sample calls emit for each shingle kept, by its place, then for the
// paragraphs and the body.
func (s *sampler) sample(t *text.Text, emit func(hash uint64, place uint32)) (prose int) {
	place, begin := 0, 0
	last := -2
	role := text.Body
	s.hashes, s.quoted = s.hashes[:0], s.quoted[:0]
	flush := func() {
		s.stretch(uint32(begin), emit)
		s.hashes, s.quoted = s.hashes[:0], s.quoted[:0]
	}
	paragraph, paragraphAt, paragraphHash, bits := -1, 0, uint64(0), uint32(0)
	body, bodyWords, bodyAt := uint64(0), 0, 0
	closeParagraph := func() {
		if paragraph >= 0 && place-paragraphAt >= wholeWords {
			emit(mix(paragraphHash+1), uint32(paragraphAt)|whole|bits)
		}
	}
	for i := range t.Words {
		w := &t.Words[i]
		if !w.Role.Prose() {
			continue
		}
		if i != last+1 || w.Role != role {
			flush()
			begin = place
		}
		if p := t.Sentences[w.Sentence].Paragraph; p != paragraph {
			closeParagraph()
			paragraph, paragraphAt, paragraphHash, bits = p, place, 0, 0
			if w.Quote >= 0 {
				bits = spoken
			}
		}
		paragraphHash = paragraphHash*base + w.Hash
		if w.Role == text.Body {
			if bodyWords == 0 {
				bodyAt = place
			}
			body = body*base + w.Hash
			bodyWords++
		}
		s.hashes = append(s.hashes, w.Hash)
		s.quoted = append(s.quoted, w.Quote >= 0)
		last, role = i, w.Role
		place++
	}
	flush()
	closeParagraph()
	if bodyWords >= wholeWords {
		emit(mix(body+2), uint32(bodyAt)|whole)
	}
	return place
}

// stretch winnows the shingles of a stretch of prose: of each Window in a row
// the one with the least hash, of equal ones the last. A stretch of
// Window+Shingle-1 equal words therefore has one in common, wherever it stands.
func (s *sampler) stretch(begin uint32, emit func(uint64, uint32)) {
	if s.o.Sensitive {
		s.strobes(begin, emit)
		return
	}
	k, w := s.o.Shingle, s.o.Window
	n := len(s.hashes) - k + 1
	if n <= 0 {
		return
	}
	h := uint64(0)
	for _, x := range s.hashes[:k-1] {
		h = h*base + x
	}
	s.ring = s.ring[:0]
	picked := -1
	for i := range n {
		h = h*base + s.hashes[i+k-1]
		if i > 0 {
			h -= s.hashes[i-1] * s.power
		}
		s.ring = append(s.ring, mix(h))
		if i < w-1 && i < n-1 {
			continue
		}
		from := max(0, i-w+1)
		best := from
		for j := from + 1; j <= i; j++ {
			if s.ring[j] <= s.ring[best] {
				best = j
			}
		}
		if best != picked {
			emit(s.ring[best], begin+uint32(best)|s.bits(best, best+k-1))
			picked = best
		}
	}
}

// bits says whether the words from first to last stand in quotation marks.
func (s *sampler) bits(first, last int) uint32 {
	if s.quoted[first] && s.quoted[last] {
		return spoken
	}
	return 0
}

// Randstrobes: two words, and of the next strobeWindow places behind them the
// two words that go best with them. They survive a change of words between the
// two halves. Sizes are those that found most at 40 % of words changed; see
// docs/benchmarks.md.
const strobeWindow = 6

// strobes emits a randstrobe for each place of a stretch of prose.
func (s *sampler) strobes(begin uint32, emit func(uint64, uint32)) {
	n := len(s.hashes) - 1 // of pairs
	if n < 1 {
		return
	}
	s.ring = s.ring[:0]
	for i := range n {
		s.ring = append(s.ring, mix(s.hashes[i]*base+s.hashes[i+1]))
	}
	for i := 0; i+2 < n; i++ {
		best, least := 0, ^uint64(0)
		for j := i + 2; j < min(i+2+strobeWindow, n); j++ {
			if h := mix(s.ring[i] ^ s.ring[j]); h < least {
				best, least = j, h
			}
		}
		emit(mix(s.ring[i]*base+s.ring[best]), begin+uint32(i)|s.bits(i, best+1))
	}
}
