package align

import "parallax/text"

// Prepared is a text made ready to be compared: what of the work depends on one
// text alone, done once for all the texts that it is compared with. One
// goroutine at a time uses it. Its memory, 60 bytes a word, is used again for
// the next text.
type Prepared struct {
	t     *text.Text
	lede  int32    // sentence at which the marked lede begins, -1: none is marked
	words interner // of the prose, by the hash of their normal forms
	first []int32  // word number → place where it is first
	word  []int32  // place → index of the word in t.Words
	own   []int32  // place → number of the word
	part  []int32  // place → number of the unbroken stretch of prose it is in
	whole []unit   // the sentences
	grams grams

	stemmed    bool // the following are those of the words
	stems      interner
	stemOf     []int32   // word number → stem number, -1 for words without content
	idf        []float32 // of stems, -1: not known
	containing []int32   // stem → in how many sentences it is
}

// Prepare reads a text, which must then stay as it is.
func (p *Prepared) Prepare(t *text.Text) {
	p.t, p.lede, p.stemmed = t, ledeSentence(t), false
	p.words.reset(len(t.Words))
	p.first, p.word, p.own, p.part, p.whole = p.first[:0], p.word[:0], p.own[:0], p.part[:0], p.whole[:0]
	part, last, lastRole := int32(0), int32(-1), text.Body
	for i := range t.Words {
		w := &t.Words[i]
		if !w.Role.Prose() {
			continue
		}
		if last >= 0 && (int32(i) != last+1 || w.Role != lastRole) {
			part++
		}
		place := int32(len(p.own))
		if n := len(p.whole); n > 0 && p.whole[n-1].sentence == w.Sentence && int32(i) == last+1 {
			p.whole[n-1].end++
		} else {
			p.whole = append(p.whole, unit{start: place, end: place + 1, sentence: w.Sentence, headline: w.Role == text.Headline})
		}
		number := p.words.number(w.Hash)
		if int(number) == len(p.first) {
			p.first = append(p.first, place)
		}
		p.word = append(p.word, int32(i))
		p.own = append(p.own, number)
		p.part = append(p.part, part)
		last, lastRole = int32(i), w.Role
	}
	p.grams.read(p)
}

// Words is the number of words of prose.
func (p *Prepared) Words() int { return len(p.own) }

// ledeSentence is the first sentence of the marked lede, or -1.
func ledeSentence(t *text.Text) int32 {
	for _, m := range t.Marks {
		if m.Kind != text.MarkLede {
			continue
		}
		for i := range t.Sentences {
			if t.Sentences[i].Bytes.Overlaps(m.Bytes) {
				return int32(i)
			}
		}
	}
	return -1
}

// interner numbers hashes in the order of their coming.
type interner struct {
	slots []int32 // number+1 of the key there, 0: free
	keys  []uint64
	mask  uint64
}

// reset forgets all keys and makes room for n.
func (in *interner) reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if cap(in.slots) < size {
		in.slots = make([]int32, size)
	} else {
		in.slots = in.slots[:size]
		clear(in.slots)
	}
	in.keys, in.mask = in.keys[:0], uint64(size-1)
}

func (in *interner) number(key uint64) int32 {
	for i := key & in.mask; ; i = (i + 1) & in.mask {
		switch n := in.slots[i]; {
		case n == 0:
			in.keys = append(in.keys, key)
			in.slots[i] = int32(len(in.keys))
			return int32(len(in.keys)) - 1
		case in.keys[n-1] == key:
			return n - 1
		}
	}
}

// find gives the number of a key, -1 if it has none.
func (in *interner) find(key uint64) int32 {
	for i := key & in.mask; ; i = (i + 1) & in.mask {
		switch n := in.slots[i]; {
		case n == 0:
			return -1
		case in.keys[n-1] == key:
			return n - 1
		}
	}
}
