package align

import (
	"math"
	"sync/atomic"

	"github.com/zeebo/xxh3"

	"parallax/lexicon"
	"parallax/text"
)

// weigh numbers the stems of both texts and gives each its weight: how little
// it is to be expected in a sentence. It does so once.
func (al *aligner) weigh() {
	if al.weighed {
		return
	}
	al.weighed = true
	n := len(al.words.keys)
	al.stemOf = resized(al.stemOf, n)
	for i := range al.stemOf {
		al.stemOf[i] = -2
	}
	al.stems.reset(n)
	al.weight = al.weight[:0]
	al.number(&al.a)
	al.number(&al.b)

	// In how many sentences of the two texts is the stem?
	count, seen := resized(al.countB, len(al.stems.keys)), resized(al.count, len(al.stems.keys))
	sentences := int32(0)
	for _, s := range []*side{&al.a, &al.b} {
		for _, u := range s.whole {
			sentences++
			for _, id := range s.id[u.start:u.end] {
				if st := al.stemOf[id]; st >= 0 && seen[st] != sentences {
					seen[st] = sentences
					count[st]++
				}
			}
		}
	}
	al.count, al.countB = seen, count
	for st, c := range count {
		seen[st], count[st] = 0, 0
		own := al.powers.own(sentences, c)
		if known := al.weight[st]; known >= 0 {
			al.weight[st] = own * al.powers.known(known)
		} else {
			al.weight[st] = float32(math.Pow(float64(own), 1/ownPart))
		}
	}
}

func (al *aligner) number(s *side) {
	for p, id := range s.id {
		if al.stemOf[id] != -2 {
			continue
		}
		w := &s.t.Words[s.word[p]]
		if w.Function {
			al.stemOf[id] = -1
			continue
		}
		stem, known := al.lookUp(s, w)
		st := al.stems.number(stem)
		al.stemOf[id] = st
		if int(st) == len(al.weight) {
			al.weight = append(al.weight, known)
		} else {
			al.weight[st] = min(al.weight[st], known)
		}
	}
}

// knownWord is what the tables say about a word of a language.
type knownWord struct {
	key, stem uint64
	idf       float32
}

// So many words are kept at hand: the tables are larger than a core's cache.
const knownWords = 4096

// lookUp gives the hash of a word's stem and its idf, -1 if it is not known.
func (al *aligner) lookUp(s *side, w *text.Word) (stem uint64, idf float32) {
	if al.opts.IDF != nil {
		idf = -1
		if x, ok := al.opts.IDF(w.Hash); ok {
			idf = float32(x)
		}
		return stemHash(s.t.Language, w), idf
	}
	key := w.Hash ^ languageSalt(s.t.Language)
	k := &al.known[key%knownWords]
	if k.key != key || key == 0 {
		*k = knownWord{key: key, stem: stemHash(s.t.Language, w), idf: -1}
		if s.english() {
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

var stemTable [1 << 16]struct{ check, stem atomic.Uint64 }

func languageSalt(language string) uint64 {
	var salt uint64
	for i := 0; i < len(language) && i < 8; i++ {
		salt = salt<<8 | uint64(language[i])
	}
	return salt * 0x9E3779B97F4A7C15
}

// powers keeps what the weights are products of; there are few different ones.
type powers struct {
	sentences int32
	ofCount   []float32 // count → its part of a weight, 0: not yet known
	ofIDF     [256]float32
}

// own is the part of a weight that comes from the two texts, for a stem that is
// in count of so many sentences.
func (p *powers) own(sentences, count int32) float32 {
	if p.sentences != sentences {
		p.sentences = sentences
		clear(p.ofCount)
	}
	if int(count) >= len(p.ofCount) {
		p.ofCount = append(p.ofCount, make([]float32, int(count)+64-len(p.ofCount))...)
	}
	if p.ofCount[count] == 0 {
		p.ofCount[count] = float32(math.Pow(math.Log(float64(sentences+1)/float64(count)), ownPart))
	}
	return p.ofCount[count]
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
