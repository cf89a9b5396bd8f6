package align

import "parallax/text"

// Prepared is a text made ready to be compared: what of the work depends on one
// text alone, done once for all the texts that it is compared with. One
// goroutine at a time uses it. Its memory, 64 bytes a word, is used again for
// the next text.
type Prepared struct {
	t       *text.Text
	lede    int32    // sentence at which the marked lede begins, -1: none is marked
	words   interner // of the prose, by the hash of their normal forms
	first   []int32  // word number → place where it is first
	word    []int32  // place → index of the word in t.Words
	own     []int32  // place → number of the word
	part    []int32  // place → number of the unbroken stretch of prose it is in
	whole   []unit   // the sentences
	inWhole []int32  // place → which of them it is in
	grams   grams

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
	p.first, p.word, p.own, p.part, p.whole = resized(p.first, len(t.Words)), p.word[:0], p.own[:0], p.part[:0], p.whole[:0]
	p.inWhole = p.inWhole[:0]
	p.grams.begin()
	part, last, lastRole := int32(0), int32(-1), text.Body
	stretch := 0 // where the part begins
	for i := range t.Words {
		w := &t.Words[i]
		if !w.Role.Prose() {
			continue
		}
		if last < 0 {
			stretch = i
		} else if int32(i) != last+1 || w.Role != lastRole {
			part++
			stretch = i
		}
		place := int32(len(p.own))
		if n := len(p.whole); n > 0 && p.whole[n-1].sentence == w.Sentence && int32(i) == last+1 {
			p.whole[n-1].end++
		} else {
			p.whole = append(p.whole, unit{start: place, end: place + 1, sentence: w.Sentence, headline: w.Role == text.Headline})
		}
		p.first[p.words.len()] = place // counts if the word is a new one
		number := p.words.number(w.Hash)
		p.word = append(p.word, int32(i))
		p.own = append(p.own, number)
		p.part = append(p.part, part)
		p.inWhole = append(p.inWhole, int32(len(p.whole)-1))
		before := uint64(0)
		if i-stretch >= shingle {
			before = t.Words[i-shingle].Hash
		}
		p.grams.add(w.Hash, before, i-stretch)
		last, lastRole = int32(i), w.Role
	}
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
