package framing

import (
	"math/bits"
	"slices"
	"sync"

	"parallax/lexicon"
	"parallax/text"
)

// Text is a text with what the word lists know of its words and who speaks in
// it: all that is asked of a text whatever it is compared with. To find it
// costs 0.1 ms for 500 words; it may be shared by any number of pairs.
type Text struct {
	*text.Text
	words  *vocabulary
	known  []*lexicon.Word // word by word
	lists  []uint64        // word by word: the lists with a phrase that may begin with it
	any    uint64          // the union of these
	issues lexicon.Issues  // what the text may be about
	cues   []Attribution
}

// NewText looks a text up in the lists of a set.
func NewText(t *text.Text, set *lexicon.Set) *Text {
	x := new(Text)
	x.Look(t, set)
	return x
}

// Look makes of x, in its memory, what [NewText] makes.
func (x *Text) Look(t *text.Text, set *lexicon.Set) {
	n := len(t.Words)
	*x = Text{Text: t, words: vocab(set), known: slices.Grow(x.known[:0], n)[:n], lists: slices.Grow(x.lists[:0], n)[:n]}
	seen := places.Get().(*firstPlaces)
	seen.reset(len(t.Words))
	for i := range t.Words {
		w := &t.Words[i]
		if k := seen.first(w.Hash, i); k < i { // half of a text's words are repeated in it
			x.known[i], x.lists[i] = x.known[k], x.lists[k]
			continue
		}
		known := set.Word(w.Norm, w.Hash)
		x.known[i], x.lists[i], x.any = known, known.Lists, x.any|known.Lists
		x.issues = x.issues.Or(known.Issues)
	}
	places.Put(seen)
	x.cues = attributions(x)
}

// Set is the lists that the text was looked up in.
func (t *Text) Set() *lexicon.Set { return t.words.set }

// Attributions are the attributions of an English text, in order; never nil.
// They rest on closed-class neighbours, capitals and punctuation only: no
// parser, no tagger.
func (t *Text) Attributions() []Attribution { return t.cues }

// verb is the entry of word i as a reporting verb, or nil.
func (t *Text) verb(i int) *lexicon.Entry {
	if t.lists[i]&t.words.verbs.Bit() == 0 {
		return nil
	}
	e, _ := t.words.verbs.At(t.known[i : i+1])
	return e
}

// notSpeech reports whether what follows the verb at i shows that nobody
// speaks: "claimed responsibility", "warned of rain".
func (t *Text) notSpeech(i int, in text.Span, lemma string) bool {
	for k := i + 1; k < min(in.End, i+6); k++ {
		if breaks(t.Source[t.Words[k-1].End:t.Words[k].Start]) {
			return false
		}
		for e, _ := t.words.notSpeech.At(t.known[k:min(in.End, k+4)]); e != nil; e = e.Next() {
			if e.Class == lemma || e.Class == "any" {
				return true
			}
		}
		if k > i+1 && !t.known[k].Closed && t.Words[k].Kind != text.Number {
			return false // the object's first noun was something else
		}
	}
	return false
}

// hit is an entry found in a text.
type hit struct {
	*lexicon.Entry
	text.Span
}

// find lists the entries of a list in a word range, left to right.
func (t *Text) find(list *lexicon.Phrases, in text.Span) []hit {
	var hits []hit
	bit := list.Bit()
	if t.any&bit == 0 {
		return nil
	}
	for i := in.Start; i < in.End; {
		if t.lists[i]&bit == 0 {
			i++
			continue
		}
		e, n := list.At(t.known[i:in.End])
		span := text.Span{Start: i, End: i + n}
		if n == 0 || e.Upper && !t.capitals(span) {
			i++
			continue
		}
		hits = append(hits, hit{e, span})
		i += n
	}
	return hits
}

// firstPlaces says where a word, by its hash, stood first in a text: open
// addressing at half load.
type firstPlaces struct{ slots []firstPlace }

type firstPlace struct {
	hash uint64
	next int32 // one more than the place; 0: free
}

var places = sync.Pool{New: func() any { return new(firstPlaces) }}

func (p *firstPlaces) reset(words int) {
	n := 1 << bits.Len(uint(2*words))
	p.slots = slices.Grow(p.slots[:0], n)[:n]
	clear(p.slots)
}

// first is the first place of the word at i, which may be i.
func (p *firstPlaces) first(hash uint64, i int) int {
	mask := uint64(len(p.slots) - 1)
	at := hash & mask
	for ; p.slots[at].next > 0; at = (at + 1) & mask {
		if p.slots[at].hash == hash {
			return int(p.slots[at].next) - 1
		}
	}
	p.slots[at] = firstPlace{hash, int32(i + 1)}
	return i
}
