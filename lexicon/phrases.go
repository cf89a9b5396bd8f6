package lexicon

import (
	"iter"
	"strings"
)

// Phrases is a list of phrases that can be looked for in running words. Any
// number of goroutines may share it. A nil list has no entries.
//
// All look-ups take words of the set ([Set.Word]), and find the longest entry.
// In a list that allows inflection, other forms of the words match too, unless
// the entry begins with "=".
type Phrases struct {
	Name   string
	number int
	layer  int      // of the set: ours or the user's
	index  *index   // of the layer
	user   *Phrases // the user's entries, which come first
}

// candidate is one way of writing an entry.
type candidate struct {
	last  uint64 // the base of the last word, which tells most candidates apart
	words []string
	stems []stem // nil: words are matched as they are
	entry *Entry
}

// candidates is the phrases that may begin with a word. They are made when the
// first word asks for them.
func (p *Phrases) candidates(w *Word) []candidate {
	b := w.starts[p.layer].bucket(p.number)
	if b == nil {
		return nil
	}
	if made := b.made.Load(); made != nil {
		return *made
	}
	var list []candidate
	p.index.each(b, func(s *source, number, offset, part int) {
		e := s.entry(s.line(offset), number, part)
		for way, words := range waysFrom(w.stem.base, e.Phrase) {
			if e.exact && way > 0 {
				break
			}
			var stems []stem
			if e.inflected {
				stems = stemsOf(words)
			}
			list = addCandidate(list, candidate{baseHash(words[len(words)-1]), words, stems, e})
		}
	})
	b.made.CompareAndSwap(nil, &list) // whoever is first: all make the same
	return *b.made.Load()
}

// waysFrom walks the ways of writing a phrase that begin with a word of a base, by
// their number among all ways: the first is the phrase as it is.
func waysFrom(base, phrase string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		for way, spelling := range spellings(phrase) {
			if words := normalWords(spelling); stemOf(words[0]).base == base && !yield(way, words) {
				return
			}
		}
	}
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
func (p *Phrases) At(words []*Word) (*Entry, int) {
	if p == nil || len(words) == 0 || !words[0].mayBegin(p.number, words[1:]) {
		return nil, 0
	}
	var best *Entry
	length, exact := 0, false
	candidates := p.candidates(words[0])
	for k := range candidates {
		c := &candidates[k]
		n := len(c.words)
		if n < length || n > len(words) || c.last != words[n-1].base {
			continue
		}
		same, ok := c.fits(words)
		if ok && (n > length || same && !exact) {
			best, length, exact = c.entry, n, same
		}
	}
	if own, n := p.user.At(words); n > 0 && n >= length {
		return own, n
	}
	return best, length
}

// fits compares word by word, from the last one on, as all candidates begin
// alike; same says that no inflection was needed.
func (c *candidate) fits(words []*Word) (same, ok bool) {
	same = true
	for i := len(c.words) - 1; i >= 0; i-- {
		if c.words[i] == words[i].Norm {
			continue
		}
		if c.stems == nil || !c.stems[i].matches(words[i].stem) {
			return false, false
		}
		same = false
	}
	return same, true
}

// Starts reports whether an entry may begin with this word: a quick first
// look, to be followed by At.
func (p *Phrases) Starts(w *Word) bool { return p != nil && w.Lists>>p.number&1 != 0 }

// Bit is the list in [Word.Lists].
func (p *Phrases) Bit() uint64 {
	if p == nil {
		return 0
	}
	return 1 << p.number
}

// Whole finds the entry that takes up all of words.
func (p *Phrases) Whole(words []*Word) *Entry {
	if e, n := p.At(words); n == len(words) {
		return e
	}
	return nil
}

// Find finds the first entry in words, and where it stands. Of the entries
// that begin there it is the longest.
func (p *Phrases) Find(words []*Word) (e *Entry, start, length int) {
	for i := range words {
		if e, n := p.At(words[i:]); n > 0 {
			return e, i, n
		}
	}
	return nil, 0, 0
}

// All walks the entries found in words from left to right, none inside
// another, until do returns false.
func (p *Phrases) All(words []*Word, do func(e *Entry, start, length int) bool) {
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
	for _, s := range p.index.sources {
		if s.list != p.number {
			continue
		}
		for number, offset := range s.lines() {
			line := s.line(offset)
			s.each(line, func(part int, _ string) { all = append(all, s.entry(line, number, part)) })
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
