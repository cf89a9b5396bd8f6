package align

import (
	"math"
	"sync/atomic"

	"github.com/zeebo/xxh3"

	"parallax/lexicon"
	"parallax/text"
)

// weigh numbers the stems of both texts and gives each its weight: how little
// it is to be expected in a sentence.
func (al *aligner) weigh() {
	al.stem()
	a, b := al.a.Prepared, al.b.Prepared
	al.weight = al.weight[:0]
	for st := range a.idf {
		al.weight = append(al.weight, a.idfOf(int32(st)))
	}
	count := append(al.countB[:0], a.containing...)
	al.ofOwnStemB = resized(al.ofOwnStemB, b.stems.len())
	for own, key := range b.stems.keys() {
		st := a.stems.find(key)
		if st < 0 {
			st = int32(len(count))
			al.weight, count = append(al.weight, b.idfOf(int32(own))), append(count, b.containing[own])
		} else {
			al.weight[st] = min(al.weight[st], b.idfOf(int32(own)))
			count[st] += b.containing[own]
		}
		al.ofOwnStemB[own] = st
	}
	al.stemOf = append(al.stemOf[:0], a.stemOf...)
	for own, id := range al.ofOwnB {
		if int(id) == len(al.stemOf) { // b's alone
			st := b.stemOf[own]
			if st >= 0 {
				st = al.ofOwnStemB[st]
			}
			al.stemOf = append(al.stemOf, st)
		}
	}
	sentences := int32(len(a.whole) + len(b.whole))
	parts := al.powers.among(sentences)
	for st, c := range count {
		count[st] = 0
		al.weight[st] = al.powers.weight(own(parts, sentences, c), al.weight[st])
	}
	al.countB = count
}

// stem makes the stems of both texts ready.
func (al *aligner) stem() {
	a, b := al.a.Prepared, al.b.Prepared
	if !a.stemmed || al.opts.IDF != nil {
		a.stem(al, nil)
	}
	switch alike := a.t.Language == b.t.Language; {
	case !alike:
		b.stem(al, a)
	case !b.stemmed || al.opts.IDF != nil:
		b.stem(al, nil)
	}
}

// Stems and weights that nothing has asked for yet.
const (
	unread     = -2
	unweighted = -1
)

// weighIn does for the words of a group what weigh does for all: of a copy within
// other text few words need a weight. The numbers of b's stems are others.
func (al *aligner) weighIn(g group) {
	al.beginWeighing()
	for p := g.a.start; p < g.a.end; p++ {
		al.weightInA(p)
	}
	for p := g.b.start; p < g.b.end; p++ {
		al.weightInB(p)
	}
}

func (al *aligner) beginWeighing() {
	if al.weighing {
		return
	}
	al.weighing = true
	al.stem()
	a, b := al.a.Prepared, al.b.Prepared
	al.stemOf = append(al.stemOf[:0], a.stemOf...)
	for range al.numbers - len(al.stemOf) {
		al.stemOf = append(al.stemOf, unread)
	}
	al.weight = resized(al.weight, a.stems.len()+b.stems.len())
	for st := range al.weight {
		al.weight[st] = unweighted
	}
	al.sentences = int32(len(a.whole) + len(b.whole))
	al.parts = al.powers.among(al.sentences)
	once := own(al.parts, al.sentences, 1)
	al.heaviest = max(al.powers.weight(once, lexicon.UnknownIDF), al.powers.weight(once, -1))
}

// contentAt reports whether the word at a place has content; stems must be ready.
func (p *Prepared) contentAt(place int32) bool { return p.stemOf[p.own[place]] >= 0 }

// weightInA is the weight of the word at a place of a, 0 for one without content.
func (al *aligner) weightInA(place int32) float32 { return al.weightOf(al.stemOf[al.a.id[place]]) }

// weightInB does the same in b.
func (al *aligner) weightInB(place int32) float32 {
	id := al.b.id[place]
	if al.stemOf[id] == unread {
		a, b := al.a.Prepared, al.b.Prepared
		st := b.stemOf[b.own[place]]
		if st >= 0 {
			if there := a.stems.find(b.stems.of[st+1]); there >= 0 {
				st = there
			} else {
				st += int32(a.stems.len())
			}
		}
		al.stemOf[id] = st
	}
	return al.weightOf(al.stemOf[id])
}

func (al *aligner) weightOf(st int32) float32 {
	switch {
	case st < 0:
		return 0
	case al.weight[st] != unweighted:
		return al.weight[st]
	}
	a, b := al.a.Prepared, al.b.Prepared
	idf, count := float32(0), int32(0)
	if stems := int32(a.stems.len()); st >= stems { // b's alone
		idf, count = b.idfOf(st-stems), b.containing[st-stems]
	} else {
		idf, count = a.idfOf(st), a.containing[st]
		if there := b.stems.find(a.stems.of[st+1]); there >= 0 {
			idf, count = min(idf, b.idfOf(there)), count+b.containing[there]
		}
	}
	al.weight[st] = al.powers.weight(own(al.parts, al.sentences, count), idf)
	return al.weight[st]
}

// idfOf is the idf of a stem, which is looked up when it is asked for if the stem
// is a word's own.
func (p *Prepared) idfOf(st int32) float32 {
	if p.idf[st] == unread {
		idf, _ := lexicon.IDF(p.stems.of[st+1])
		p.idf[st] = float32(idf)
	}
	return p.idf[st]
}

// stem numbers the stems of the words. Of a text in another language, words
// that both have count as they do there.
func (p *Prepared) stem(al *aligner, there *Prepared) {
	p.stemmed = there == nil && al.opts.IDF == nil
	p.stems.reset(p.words.len())
	p.stemOf, p.idf = resized(p.stemOf, p.words.len()), p.idf[:0]
	inflected, listed := text.HasStems(p.t.Language) || al.opts.IDF != nil, english(p.t)
	for n, key := range p.words.keys() {
		p.stemOf[n] = -1
		w := &p.t.Words[p.word[p.first[n]]]
		content, stem, known := !w.Function, uint64(0), float32(0)
		if m := there.find(key); m >= 0 {
			st := there.stemOf[m]
			if content = st >= 0; content {
				stem, known = there.stems.of[st+1], there.idfOf(st)
			}
		} else if content {
			switch {
			case inflected:
				stem, known = al.lookUp(p.t, w)
			case listed && there == nil: // each word is a stem of its own
				stem, known = key, unread
			case listed:
				idf, _ := lexicon.IDF(key)
				stem, known = key, float32(idf)
			default:
				stem, known = key, -1
			}
		}
		if !content {
			continue
		}
		st := p.stems.number(stem)
		p.stemOf[n] = st
		if int(st) == len(p.idf) {
			p.idf = append(p.idf, known)
		} else {
			p.idf[st] = min(p.idf[st], known)
		}
	}
	p.containing = resized(p.containing, len(p.idf))
	clear(p.containing)
	seen := resized(al.count, len(p.idf))
	for sentence, u := range p.whole {
		for _, n := range p.own[u.start:u.end] {
			if st := p.stemOf[n]; st >= 0 && seen[st] != int32(sentence)+1 {
				seen[st] = int32(sentence) + 1
				p.containing[st]++
			}
		}
	}
	clear(seen)
	al.count = seen
}

// find gives the number of a word, -1 if there is none, nor a text.
func (p *Prepared) find(word uint64) int32 {
	if p == nil {
		return -1
	}
	return p.words.find(word)
}

// knownWord is what the tables say about a word of a language.
type knownWord struct {
	key, stem uint64
	idf       float32
}

// So many words are kept at hand: the tables are larger than a core's cache.
const knownWords = 4096

// lookUp gives the hash of a word's stem and its idf, -1 if it is not known.
func (al *aligner) lookUp(t *text.Text, w *text.Word) (stem uint64, idf float32) {
	if al.opts.IDF != nil {
		idf = -1
		if x, ok := al.opts.IDF(w.Hash); ok {
			idf = float32(x)
		}
		return stemHash(t.Language, w), idf
	}
	key := w.Hash ^ languageSalt(t.Language)
	k := &al.known[key%knownWords]
	if k.key != key || key == 0 {
		*k = knownWord{key: key, stem: stemHash(t.Language, w), idf: -1}
		if english(t) {
			x, _ := lexicon.IDF(w.Hash)
			k.idf = float32(x)
		}
	}
	return k.stem, k.idf
}

// stemHash is the hash of a word's stem. Stemming is slow for what it is, and
// an archive has the same words again and again: results are kept in a table of
// fixed size, in which a later word takes the place of an earlier one. An entry
// that two goroutines wrote at a time fails its check and is not used, so the
// table never changes a result.
func stemHash(language string, w *text.Word) uint64 {
	if language == "" || w.Kind == text.Number {
		return w.Hash
	}
	key := w.Hash ^ languageSalt(language)
	slot := &stemTable[key%uint64(len(stemTable))]
	stem := slot.stem.Load()
	if slot.check.Load() == key^stem && stem != 0 {
		return stem
	}
	stem = xxh3.HashString(text.Stem(language, w.Norm))
	slot.stem.Store(stem)
	slot.check.Store(key ^ stem)
	return stem
}

var stemTable [1 << 18]struct{ check, stem atomic.Uint64 }

func languageSalt(language string) uint64 {
	var salt uint64
	for i := 0; i < len(language) && i < 8; i++ {
		salt = salt<<8 | uint64(language[i])
	}
	return salt * 0x9E3779B97F4A7C15
}

// powers keeps what the weights are products of; there are few different ones.
type powers struct {
	ofCount [usualSentences][]float32 // number of sentences, count → its part of a weight, 0: not yet known
	ofIDF   [256]float32
}

// Two articles have fewer sentences.
const usualSentences = 256

// among gives the parts of weights that come from the two texts, by the number
// of their sentences that a stem is in, as far as they are known.
func (p *powers) among(sentences int32) []float32 {
	if sentences >= usualSentences {
		return make([]float32, sentences+1)
	}
	if p.ofCount[sentences] == nil {
		p.ofCount[sentences] = make([]float32, sentences+1)
	}
	return p.ofCount[sentences]
}

// own is the part of a weight that comes from the two texts, for a stem that is
// in count of so many sentences.
func own(known []float32, sentences, count int32) float32 {
	if known[count] == 0 {
		known[count] = float32(math.Pow(math.Log(float64(sentences+1)/float64(count)), ownPart))
	}
	return known[count]
}

// weight is that of a word, by its part from the two texts and its idf, -1 if
// that is not known.
func (p *powers) weight(own, idf float32) float32 {
	if idf < 0 {
		return float32(math.Pow(float64(own), 1/ownPart))
	}
	return own * p.known(idf)
}

// known is the part that comes from statistics of the language.
func (p *powers) known(idf float32) float32 {
	const steps = 16 // that of the built-in table
	if i := idf * steps; i < 256 && i == float32(int(i)) {
		if p.ofIDF[int(i)] == 0 {
			p.ofIDF[int(i)] = float32(math.Pow(float64(idf), 1-ownPart))
		}
		return p.ofIDF[int(i)]
	}
	return float32(math.Pow(float64(idf), 1-ownPart))
}
