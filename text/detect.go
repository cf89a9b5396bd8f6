package text

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// The language of a text is told from its first words: by script where a
// script has one language in the lists, else by its function words.
const (
	sampled      = 2000 // words
	fewestHits   = 2    // function words needed …
	leastPercent = 10   // … and their share of the words; running text has 30 to 50
	// At a glance only what is clear is told: function words make up nearly a
	// third, and those of one language count three times as much as any other's.
	glance       = 192 // bytes: some thirty words
	clearHits    = 8
	clearPercent = 3 * leastPercent
	clearLead    = 3
	// So it is where that is so after many words: the rest are not read.
	clearAt = 200
)

// Language is the language of a text by script and function words, as a BCP 47
// primary tag, "" if it cannot be told or is none that there is a list for. It
// takes time for the first some thousand words only, and of most texts reads
// thirty.
func Language(source string) string {
	r := languageReaders.Get().(*languageReader)
	defer languageReaders.Put(r)
	if begin := beginning(source); begin != "" {
		if tag := r.count(r.read(begin)).clear(); tag != "" {
			return tag
		}
	}
	words := r.read(source)
	return r.detect(source, words, r.wide)
}

// languageReader reads the words of many texts in the same memory.
type languageReader struct {
	tokenizer
	buffer []Word
	languageCount
}

var languageReaders = sync.Pool{New: func() any { return new(languageReader) }}

func (r *languageReader) read(source string) []Word {
	r.norms.reset()
	r.buffer = r.tokenizer.read(source, r.buffer[:0])
	return r.buffer
}

// beginning is what of a text a glance takes in, "" if that is all or nothing.
func beginning(source string) string {
	if len(source) <= glance {
		return ""
	}
	return source[:max(0, strings.LastIndexByte(source[:glance], ' '))]
}

// detect is the language of the words, or "" if it cannot be told; wide says
// whether any of them begins with a letter that is not ASCII.
func (c *languageCount) detect(source string, words []Word, wide bool) string {
	words = words[:min(len(words), sampled)]
	if !wide && len(words) > 0 {
		return c.count(words).most()
	}
	var counts [otherLetter + 1]int
	hiragana := 0
	thai, lao, khmer := 0, 0, 0
	for i := range words {
		if source[words[i].Start] < utf8.RuneSelf {
			counts[alphabetic]++
			continue
		}
		r, _ := utf8.DecodeRuneInString(source[words[i].Start:])
		sc := scriptOf(r)
		counts[sc]++
		switch {
		case sc == kanaLetter:
			hiragana++
		case sc == southeast && r < 0x0e80:
			thai++
		case sc == southeast && r < 0x0f00:
			lao++
		case sc == southeast && 0x1780 <= r:
			khmer++
		}
	}
	best := separator
	for sc := alphabetic; sc <= otherLetter; sc++ {
		if counts[sc] > counts[best] {
			best = sc
		}
	}
	switch best {
	case separator:
		return ""
	case hanLetter, kanaLetter:
		// Japanese prose has more kana than kanji, headlines about a third.
		if hiragana*5 > counts[hanLetter] {
			return "ja"
		}
		return "zh"
	case hangulLetter:
		return "ko"
	case hebrewLetter:
		return "he"
	case southeast:
		switch max(thai, lao, khmer, counts[southeast]-thai-lao-khmer) {
		case thai:
			return "th"
		case lao:
			return "lo"
		case khmer:
			return "km"
		}
		return "my"
	}
	return c.count(words).most()
}

// languageCount counts function words.
type languageCount struct {
	scores [maxLanguages]float64
	hits   [maxLanguages]int
	read   int         // words
	picked [256]uint64 // room for add
}

// count counts the function words among the words. A word that n languages
// share counts 1/n for each, so that it is the telling ones that decide.
func (c *languageCount) count(words []Word) *languageCount {
	c.scores, c.hits, c.read = [maxLanguages]float64{}, [maxLanguages]int{}, 0
	if len(words) > clearAt {
		c.add(words[:clearAt])
		if c.clear() != "" {
			return c
		}
		words = words[clearAt:]
	}
	c.add(words)
	return c
}

// add counts more words. What may be a function word is picked first: nobody can
// foresee it, so no branch depends on it.
func (c *languageCount) add(words []Word) {
	index := functionIndex()
	c.read += len(words)
	picked := &c.picked
	for len(words) > 0 {
		some := words[:min(len(words), len(picked))]
		words = words[len(some):]
		n := 0
		for i, sieve := 0, index.sieve; i < len(some); i++ {
			hash := some[i].Hash
			picked[n&0xff] = hash
			n += int(sieve.bit(hash))
		}
		for _, hash := range picked[:n] {
			tags := index.byWord.of(hash)
			if tags == 0 {
				continue
			}
			share := shares[bits.OnesCount64(tags)]
			for ; tags != 0; tags &= tags - 1 {
				tag := bits.TrailingZeros64(tags) & (maxLanguages - 1)
				c.scores[tag] += share
				c.hits[tag]++
			}
		}
	}
}

// shares are what a word that so many languages have counts for each.
var shares = func() (s [maxLanguages + 1]float64) {
	for n := 1; n < len(s); n++ {
		s[n] = 1 / float64(n)
	}
	return s
}()

// most is the language with the most function words, "" if there are too few.
func (c *languageCount) most() string {
	best, second := c.leading()
	if c.hits[best] < fewestHits || c.hits[best]*100 < leastPercent*c.read || c.scores[best] == c.scores[second] {
		return ""
	}
	return functionIndex().tags[best]
}

// clear is the language that leads by far, or "".
func (c *languageCount) clear() string {
	best, second := c.leading()
	if c.hits[best] < clearHits || c.hits[best]*100 < clearPercent*c.read || c.scores[best] < clearLead*c.scores[second] {
		return ""
	}
	return functionIndex().tags[best]
}

// leading are the languages with the two highest scores.
func (c *languageCount) leading() (best, second int) {
	scores := c.scores[:len(functionIndex().tags)]
	best, second = 0, 1
	if scores[1] > scores[0] {
		best, second = 1, 0
	}
	for i := 2; i < len(scores); i++ {
		switch {
		case scores[i] > scores[best]:
			best, second = i, best
		case scores[i] > scores[second]:
			second = i
		}
	}
	return best, second
}

// functionWords tells of each function word which languages have it: one bit
// each.
type functionWords struct {
	tags   []string // in the order of the list
	byWord hashBits
	sieve  sieve
}

const maxLanguages = 64

var functionIndex = sync.OnceValue(func() *functionWords {
	index := &functionWords{}
	for _, row := range lists().functionWords.Rows {
		tag := row.Fields[0]
		if n := len(index.tags); n == 0 || index.tags[n-1] != tag {
			index.tags = append(index.tags, tag)
		}
		switch row.Fields[1] {
		case "opener", "speech", "time":
			continue
		}
		bit := uint64(1) << (len(index.tags) - 1)
		for word := range strings.FieldsSeq(row.Fields[2]) {
			index.byWord.or(xxh3.HashString(word), bit)
		}
	}
	index.sieve = newSieve(index.byWord.n)
	for _, slot := range index.byWord.slots {
		if slot.bits != 0 {
			index.sieve.add(slot.hash)
		}
	}
	return index
})
