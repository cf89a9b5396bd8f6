package index

import (
	"math/bits"
	"slices"

	"parallax/text"
)

// A paragraph, or the body of an article, of fewer words is not kept as a
// whole.
const wholeWords = 8

// sums tells the hash of any run of an article's prose from two numbers: of the
// first i words sums[i] is the sum of their hashes, each times base for every
// word behind it.
type sums []uint64

// add takes more words in.
func (s *sums) add(words []text.Word) {
	from := len(*s)
	*s = slices.Grow(*s, len(words))[:from+len(words)]
	h, to := (*s)[from-1], (*s)[from:]
	for len(words) >= 2 && len(to) >= 2 { // two at a time: the sums wait for each other
		a, b := words[0].Hash, words[1].Hash
		to[0] = h*base + a
		h = h*(base*base&(1<<64-1)) + (a*base + b)
		to[1] = h
		words, to = words[2:], to[2:]
	}
	if len(words) > 0 {
		to[0] = h*base + words[0].Hash
	}
}

// run is a hash of words in a row.
type run struct {
	hash  uint64
	words int
	at    int // place of the first
}

// run is the one from one place to another.
func (s sums) run(start, end int) run {
	return run{s[end] - s[start]*power(end-start), end - start, start}
}

// add sets another one behind it.
func (r *run) add(more run) {
	if r.words == 0 {
		*r = more
		return
	}
	r.hash = r.hash*power(more.words) + more.hash
	r.words += more.words
}

// squares are the powers of base by 1, 2, 4, 8 …
var squares = func() (s [32]uint64) {
	s[0] = base
	for i := range s[1:] {
		s[i+1] = s[i] * s[i]
	}
	return s
}()

// power is the nth power of base.
func power(n int) uint64 {
	p := uint64(1)
	for n := uint32(n); n != 0; n &= n - 1 {
		p *= squares[bits.TrailingZeros32(n)&31]
	}
	return p
}

// wholes keeps the paragraphs and the body, of which one in common is enough to
// compare two articles.
func (s *sampler) wholes(t *text.Text) {
	number, quoted := -1, uint32(0)
	place, begin := 0, 0 // of the sentence, of its paragraph
	var body run
	inBody := 0 // where the run of sentences of the body began
	for i := range t.Sentences {
		sentence := &t.Sentences[i]
		if sentence.Words.Empty() || !sentence.Role.Prose() {
			continue
		}
		if sentence.Paragraph != number {
			s.whole(s.sums.run(begin, place), 1, quoted)
			number, begin, quoted = sentence.Paragraph, place, spokenBit(t.Words[sentence.Words.Start:][:1])
		}
		if sentence.Role != text.Body {
			body.add(s.sums.run(inBody, place))
			inBody = place + sentence.Words.Len()
		}
		place += sentence.Words.Len()
	}
	s.whole(s.sums.run(begin, place), 1, quoted)
	body.add(s.sums.run(inBody, place))
	s.whole(body, 2, 0)
}

// whole keeps a run of words if it is long enough. The salt parts paragraphs
// from bodies.
func (s *sampler) whole(r run, salt uint64, quoted uint32) {
	if r.words >= wholeWords {
		s.picks = append(s.picks, pick{mix(r.hash + salt), uint32(r.at) | whole | quoted})
	}
}
