package lexicon

import (
	"math/bits"
	"strings"
	"sync/atomic"

	"github.com/zeebo/xxh3"
)

// Word is a word in normal form with what a [Set] knows of it: what it is an
// inflection of, which lists have a phrase that may begin with it, and which
// issues it brings up. The lists are asked with words of their own set only.
type Word struct {
	Lists     uint64 // the lists with a phrase that may begin with the word, see [Phrases.Bit]
	Issues    Issues // that the word brings up, with those that need no word
	alone     uint64 // the lists with a phrase that may be the word alone
	next      uint64 // the words that may follow it in a phrase, see [follows]
	Irregular bool   // an irregular form of a frequent word: said, was
	Closed    bool   // of a closed class: articles, pronouns, auxiliaries, prepositions, conjunctions …
	Norm      string
	Key       string // of equal words and of their inflected forms, as far as endings tell: ced of cede, ceding

	base   uint64 // the hash of the stem's base
	stem   stem
	starts [2]*group // of the set's own lists and of the user's; nil: none
}

// Word is the word of this normal form, whose xxh3 hash is hash.
func (s *Set) Word(norm string, hash uint64) *Word {
	return s.memory.Get(hash, func() Word { return s.readWord(strings.Clone(norm)) })
}

// Words are the words of these normal forms.
func (s *Set) Words(norms []string) []*Word {
	words := make([]*Word, len(norms))
	for i, norm := range norms {
		words[i] = s.Word(norm, xxh3.HashString(norm))
	}
	return words
}

func (s *Set) readWord(norm string) Word {
	w := Word{Norm: norm, Key: keyOf(norm), stem: stemOf(norm)}
	_, w.Irregular = keyBases[norm]
	_, w.Closed = closedClass()[norm]
	w.Issues = issuesOf(w.stem.base)
	w.base = xxh3.HashString(w.stem.base)
	for layer, index := range s.layers {
		if g := index.group(w.base); g != nil {
			w.starts[layer] = g
			w.Lists, w.alone, w.next = w.Lists|g.lists, w.alone|g.alone, w.next|g.next
		}
	}
	return w
}

// mayBegin reports whether a phrase of a list may begin with the word before
// these.
func (w *Word) mayBegin(list int, rest []*Word) bool {
	return w.Lists>>list&1 != 0 && (w.alone>>list&1 != 0 || len(rest) > 0 && w.next&follows(rest[0].base) != 0)
}

// group is all that may begin with the words of one base.
type group struct {
	lists   uint64 // numbers of the lists
	alone   uint64 // of those with a phrase of one word
	next    uint64 // the second words of the phrases, see [follows]
	buckets []bucket
}

// bucket is the phrases of one list in a group.
type bucket struct {
	phrases string // as the index has them
	made    atomic.Pointer[[]candidate]
}

// bucket is the phrases of a list, nil if it has none.
func (g *group) bucket(list int) *bucket {
	if g == nil || g.lists>>list&1 == 0 {
		return nil
	}
	return &g.buckets[bits.OnesCount64(g.lists&(1<<list-1))]
}
