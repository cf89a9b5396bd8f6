package lexicon

import "strings"

// Entry is one line of a list of phrases.
type Entry struct {
	List   string // name of the list
	Line   int    // its line in the list
	Phrase string // as the list has it
	Lemma  string // dictionary form, canonical name or ladder; "" if the list has none
	Class  string // what the list says of the phrase; "" if the list has no classes
	Rank   int    // place on a ladder, or strength with sign; 0 if none
	Note   string // how the wording differs, in our words
	Source string // where the distinction is documented
	Kind   string // word class, kind of place: what the column "kind" says
	Factor string // units: size in the base unit
	Upper  bool   // counts only if written in capitals (US, WHO)

	Concept string // terms: what it names; only terms of one concept can replace each other
	Party   string // terms and label pairs: whose word it is ("russia", "restriction"), "" for nobody's

	category string
	words    []string // in normal form
	stems    []stem   // nil if words are matched as they are
	next     *Entry   // another sense of the same phrase
	pair     int      // label pairs: number of the pair, from 1
	side     byte     // label pairs: 'x' or 'y'
}

// Phrases is a list of phrases that can be looked for in running words. It is
// only read once made, so any number of goroutines may share it. A nil list
// has no entries.
//
// All look-ups take words in normal form (lower case, ' for ’), and find the
// longest entry. In a list that allows inflection, other forms of the words
// match too, unless the entry begins with "=".
type Phrases struct {
	Name    string
	Entries []*Entry
	index   map[string][]candidate // by the base of the first word
}

// candidate is one way of writing an entry.
type candidate struct {
	words []string
	stems []stem
	entry *Entry
}

// At finds the longest entry that begins at the first of words, and how many
// words it takes.
func (p *Phrases) At(words []string) (*Entry, int) {
	if p == nil || len(words) == 0 {
		return nil, 0
	}
	var best *Entry
	length, exact := 0, false
	for _, c := range p.index[stemOf(words[0]).base] {
		n := len(c.words)
		if n < length || n > len(words) {
			continue
		}
		same, ok := c.fits(words)
		if ok && (n > length || same && !exact) {
			best, length, exact = c.entry, n, same
		}
	}
	return best, length
}

// fits compares word by word; same says that no inflection was needed.
func (c *candidate) fits(words []string) (same, ok bool) {
	same = true
	for i, w := range c.words {
		if w == words[i] {
			continue
		}
		if c.stems == nil || !c.stems[i].matches(stemOf(words[i])) {
			return false, false
		}
		same = false
	}
	return same, true
}

// Starts reports whether an entry may begin with word: if not, At finds nothing
// there. It lets callers remember what words are worth a look.
func (p *Phrases) Starts(word string) bool {
	return p != nil && len(p.index[stemOf(word).base]) > 0
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

// Next is another sense of the same phrase, or nil.
func (e *Entry) Next() *Entry { return e.next }

// Sense finds the sense of the phrase with this class, or nil.
func (e *Entry) Sense(class string) *Entry {
	for ; e != nil; e = e.next {
		if e.Class == class {
			return e
		}
	}
	return nil
}

// add takes a phrase into the index. A later entry of the same words is
// another sense of the first.
func (p *Phrases) add(e *Entry, inflect bool) {
	phrase, exact := strings.CutPrefix(e.Phrase, "=")
	e.Phrase = phrase
	e.words = normalWords(phrase)
	if len(e.words) == 0 {
		return
	}
	if inflect && !exact {
		e.stems = stemsOf(e.words)
	}
	p.Entries = append(p.Entries, e)
	if p.index == nil {
		p.index = make(map[string][]candidate)
	}
	p.put(e, e.words, e.stems)
	for _, other := range spellings(strings.ToLower(phrase)) {
		words := normalWords(other)
		var stems []stem
		if e.stems != nil {
			stems = stemsOf(words)
		}
		p.put(e, words, stems)
	}
}

func (p *Phrases) put(e *Entry, words []string, stems []stem) {
	first := stemOf(words[0]).base
	for _, c := range p.index[first] {
		if sameWords(c.words, words) && (c.stems == nil) == (stems == nil) {
			last := c.entry
			for last.next != nil && last != e {
				last = last.next
			}
			if last != e {
				last.next = e
			}
			return
		}
	}
	p.index[first] = append(p.index[first], candidate{words, stems, e})
}

func sameWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
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
