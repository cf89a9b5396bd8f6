package lexicon

import (
	"strings"
	"sync/atomic"
)

// Phrases is a list of phrases that can be looked for in running words. Any
// number of goroutines may share it. A nil list has no entries.
//
// All look-ups take words in normal form (lower case, ' for ’), and find the
// longest entry. In a list that allows inflection, other forms of the words
// match too, unless the entry begins with "=".
//
// Reading thousands of lines that no text asks for would cost more than the
// comparison, so a list is indexed by the first words of its phrases, and a
// line is taken apart when a text has that word.
type Phrases struct {
	Name    string
	user    *Phrases // the user's entries, which come first
	sources []*source
	buckets map[string]int32 // base of a first word → bucket
	keys    []string         // bucket → that base
	first   []int32          // bucket → its first start
	last    []int32
	starts  []start
	recent  int32 // the bucket filled last
	ready   []atomic.Pointer[[]candidate]
}

// start says that a phrase of a line begins with a bucket's word.
type start struct {
	next   int32 // in the same bucket, or -1
	line   int32 // of its source
	source uint8
	part   uint8 // which phrase of the line
}

// candidate is one way of writing an entry.
type candidate struct {
	words []string
	stems []stem // nil: words are matched as they are
	entry *Entry
}

func newPhrases(name string, user *Phrases, sources ...*source) *Phrases {
	p := &Phrases{Name: name, user: user, sources: sources}
	size := 0
	for _, s := range sources {
		size += 2 * len(s.lines)
	}
	p.buckets, p.starts = make(map[string]int32, size/2), make([]start, 0, size)
	for i, s := range sources {
		for k := range s.lines {
			s.each(k, func(part int, phrase string) {
				for key := range firstKeys(phrase) {
					p.put(key, start{next: -1, line: int32(k), source: uint8(i), part: uint8(part)})
				}
			})
		}
	}
	p.ready = make([]atomic.Pointer[[]candidate], len(p.keys))
	return p
}

func (p *Phrases) put(key string, s start) {
	at := int32(len(p.starts))
	bucket, ok := p.recent, len(p.keys) > 0 && p.keys[p.recent] == key // neighbours often begin alike
	if !ok {
		bucket, ok = p.buckets[key]
	}
	if !ok {
		bucket = int32(len(p.keys))
		p.buckets[key] = bucket
		p.keys, p.first, p.last = append(p.keys, key), append(p.first, at), append(p.last, at)
	} else {
		p.starts[p.last[bucket]].next = at
		p.last[bucket] = at
	}
	p.starts = append(p.starts, s)
	p.recent = bucket
}

// candidates is the phrases that begin with a word of this base.
func (p *Phrases) candidates(base string) []candidate {
	bucket, ok := p.buckets[base]
	if !ok {
		return nil
	}
	if made := p.ready[bucket].Load(); made != nil {
		return *made
	}
	var list []candidate
	for at := p.first[bucket]; at >= 0; at = p.starts[at].next {
		s := p.starts[at]
		e := p.sources[s.source].entry(int(s.line), int(s.part))
		ways := spellings(e.Phrase)
		if e.exact {
			ways = ways[:1]
		}
		for _, phrase := range ways {
			words := normalWords(phrase)
			if stemOf(words[0]).base != p.keys[bucket] {
				continue
			}
			var stems []stem
			if e.inflected {
				stems = stemsOf(words)
			}
			list = addCandidate(list, candidate{words, stems, e})
		}
	}
	p.ready[bucket].CompareAndSwap(nil, &list) // whoever is first: all make the same
	return *p.ready[bucket].Load()
}

// addCandidate adds a way of writing an entry, or, if the phrase is there
// already, the entry as another sense of it.
func addCandidate(list []candidate, c candidate) []candidate {
	for _, other := range list {
		if !samePhrase(other, c) {
			continue
		}
		e := other.entry
		for e != c.entry && e.next != nil {
			e = e.next
		}
		if e != c.entry {
			e.next = c.entry
		}
		return list
	}
	return append(list, c)
}

// samePhrase tells whether two candidates are one phrase, in whatever
// inflection.
func samePhrase(a, b candidate) bool {
	if len(a.words) != len(b.words) || (a.stems == nil) != (b.stems == nil) {
		return false
	}
	for i, w := range a.words {
		if w != b.words[i] && (a.stems == nil || !a.stems[i].matches(b.stems[i])) {
			return false
		}
	}
	return true
}

// At finds the longest entry that begins at the first of words, and how many
// words it takes.
func (p *Phrases) At(words []string) (*Entry, int) {
	if p == nil || len(words) == 0 {
		return nil, 0
	}
	var best *Entry
	length, exact := 0, false
	first := stemOf(words[0])
	candidates := p.candidates(first.base)
	for k := range candidates {
		c := &candidates[k]
		n := len(c.words)
		if n < length || n > len(words) {
			continue
		}
		same, ok := c.fits(words, first)
		if ok && (n > length || same && !exact) {
			best, length, exact = c.entry, n, same
		}
	}
	if own, n := p.user.At(words); n > 0 && n >= length {
		return own, n
	}
	return best, length
}

// fits compares word by word; same says that no inflection was needed.
// first is the stem of the first of words.
func (c *candidate) fits(words []string, first stem) (same, ok bool) {
	same = true
	for i, w := range c.words {
		if w == words[i] {
			continue
		}
		if c.stems == nil {
			return false, false
		}
		if i > 0 {
			first = stemOf(words[i])
		}
		if !c.stems[i].matches(first) {
			return false, false
		}
		same = false
	}
	return same, true
}

// Starts reports whether an entry may begin with this word: a quick first
// look, to be followed by At.
func (p *Phrases) Starts(word string) bool {
	if p == nil {
		return false
	}
	_, ok := p.buckets[stemOf(word).base]
	return ok || p.user.Starts(word)
}

// Whole finds the entry that takes up all of words.
func (p *Phrases) Whole(words []string) *Entry {
	if e, n := p.At(words); n == len(words) {
		return e
	}
	return nil
}

// Find finds the first entry in words, and where it stands. Of the entries
// that begin there it is the longest.
func (p *Phrases) Find(words []string) (e *Entry, start, length int) {
	for i := range words {
		if e, n := p.At(words[i:]); n > 0 {
			return e, i, n
		}
	}
	return nil, 0, 0
}

// All walks the entries found in words from left to right, none inside
// another, until do returns false.
func (p *Phrases) All(words []string, do func(e *Entry, start, length int) bool) {
	for i := 0; i < len(words); {
		e, n := p.At(words[i:])
		if n == 0 {
			i++
			continue
		}
		if !do(e, i, n) {
			return
		}
		i += n
	}
}

// Entries is every entry, the user's first, each line's in order.
func (p *Phrases) Entries() []*Entry {
	var all []*Entry
	if p.user != nil {
		all = p.user.Entries()
	}
	for _, s := range p.sources {
		for k := range s.lines {
			s.each(k, func(part int, _ string) { all = append(all, s.entry(k, part)) })
		}
	}
	return all
}

func normalWords(phrase string) []string {
	return strings.Fields(strings.ToLower(strings.ReplaceAll(phrase, "’", "'")))
}

func stemsOf(words []string) []stem {
	stems := make([]stem, len(words))
	for i, w := range words {
		stems[i] = stemOf(w)
	}
	return stems
}
