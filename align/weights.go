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
	count := make([]int32, len(al.stems.keys))
	seen := make([]int32, len(al.stems.keys))
	sentences := int32(0)
	for _, s := range []*side{&al.a, &al.b} {
		for _, u := range s.units {
			sentences++
			for _, id := range s.id[u.start:u.end] {
				if st := al.stemOf[id]; st >= 0 && seen[st] != sentences {
					seen[st] = sentences
					count[st]++
				}
			}
		}
	}
	for st, c := range count {
		own := math.Log(float64(sentences+1) / float64(c))
		al.weight[st] = float32(combine(float64(al.weight[st]), own))
	}
}

func combine(known, own float64) float64 {
	if known < 0 {
		return own
	}
	return math.Pow(own, ownPart) * math.Pow(known, 1-ownPart)
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
		st := al.stems.number(stemHash(s.t.Language, w))
		al.stemOf[id] = st
		known := float32(-1)
		if s.t.Language == "en" || s.t.Language == "" {
			idf, _ := lexicon.IDF(w.Hash)
			known = float32(idf)
		}
		if int(st) == len(al.weight) {
			al.weight = append(al.weight, known)
		} else {
			al.weight[st] = min(al.weight[st], known)
		}
	}
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

var stemTable [1 << 14]struct{ check, stem atomic.Uint64 }

func languageSalt(language string) uint64 {
	var salt uint64
	for i := 0; i < len(language) && i < 8; i++ {
		salt = salt<<8 | uint64(language[i])
	}
	return salt * 0x9E3779B97F4A7C15
}
