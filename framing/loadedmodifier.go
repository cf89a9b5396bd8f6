package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// loadedModifier finds an evaluating adjective or adverb in a longer change, or
// in a passage in new words, if what it is said of stands in both texts: "a
// remarkable interview on Monday" and "an interview".
func (v *view) loadedModifier(hx, hy []hit) (Reading, bool) {
	for _, o := range v.sides() {
		hits := hx
		if o[0] == &v.y {
			hits = hy
		}
		for _, h := range hits {
			if r, ok := v.modifierOf(o[0], o[1], h); ok {
				return r, true
			}
		}
	}
	return Reading{}, false
}

func (v *view) modifierOf(p, o *part, h hit) (Reading, bool) {
	if e, _ := v.words.evidentials.At(p.side.known[h.Start:h.End]); e != nil && e.Class != "certain" {
		return Reading{}, false // a matter of certainty
	}
	amount := h.Len() > 1 && strings.HasSuffix(h.Phrase, " of") // "a flood of"
	weak := degree([]hit{h}) && h.Rank > -2 && h.Rank < 2
	if h.Len() != 1 && !amount || !v.holds(p, h.Start) || !amount && (p.norm(h.Start) != h.Phrase || !modifier(h)) || weak && (!adverb(h.Phrase) || focusing.has(h.Phrase)) {
		return Reading{}, false
	}
	mates := v.matesOf(p)
	k, j := v.modified(p, h)
	switch {
	case j < 0 || o.Words[j].Quote >= 0 || p.Words[k].Quote >= 0 || v.timeWord(p.norm(k)) || !p.inContext(mates, k, j) && !v.onlyOnes(p, k, o.side, j):
		return Reading{}, false
	case strings.HasSuffix(p.norm(h.Start), "ing") && (h.Start == 0 || !nounBefore.has(p.norm(h.Start-1)) || placing.has(p.norm(h.Start-1))):
		return Reading{}, false // "is alarming doctors", "over misleading him"
	case o.loadedBefore(j) || v.evaluatedNear(p, h, j) || o.inOtherWords(j, p.norm(h.Start)):
		return Reading{}, false // in other words
	}
	band := v.mediumUnlessRewritten(v.Passage)
	if weak {
		band = Low // "bluntly told", "abruptly left": two of three are right
	}
	return flag("loaded", v.seen(p, h.Class+"-"), band, "loaded.modifier",
		"*"+p.cut(h.Span)+"* stands beside *"+p.cut(text.Span{Start: k, End: k + 1})+"* in one text only.", evidence(h.Entry)), true
}

// modifier reports whether a hit is an adjective or an adverb; lists of users do
// not say, there the word decides.
func modifier(h hit) bool {
	if h.Kind != "" {
		return h.Kind == "adjective" || h.Kind == "adverb"
	}
	id := lexicon.Find(h.Phrase)
	return h.Len() > 1 || id == lexicon.NoWord || lexicon.Parts(id)&(lexicon.Adjective|lexicon.Adverb) != 0
}

// modified is the word that an evaluating word stands before, over one more
// adjective, and its counterpart in the other text, or -1.
func (v *view) modified(p *part, h hit) (k, j int) {
	k = h.End
	for range 3 { // over other words of the noun phrase: "a remarkable, long radio interview"
		k = p.qualified(k)
		if k < 0 || !adverb(p.norm(h.Start)) && k > h.End && !p.content(k-1) || adverb(p.norm(h.Start)) && (k > h.End || !adjacent(p.side, h.End-1) || p.Words[k].Upper || onlyNoun(p.norm(k))) {
			break
		}
		if j = v.counterpart(p, k); j >= 0 {
			return k, j
		}
		if j = v.slot(p, k); j >= 0 {
			return k, j
		}
		if adverb(p.norm(h.Start)) {
			break
		}
		k++
	}
	if k = h.Start - 1; k >= 0 && adverb(p.norm(h.Start)) && adjacent(p.side, h.Start) && wordClasses(p.norm(k))&lexicon.Verb != 0 && !p.Words[k].Upper {
		if j = v.counterpart(p, k); j >= 0 {
			return k, j
		}
	}
	return -1, -1
}

// slot is the word in whose place word k of p's text stands, if both are the
// last ones of short phrases that replace each other between the same words:
// "the crash", "the tragic incident"; else -1.
func (v *view) slot(p *part, k int) int {
	const short = 4
	o := &v.y
	if p == o {
		o = &v.x
	}
	if p.span.Len() > short || o.span.Len() > short || o.empty() || k != p.span.End-1 || !o.content(o.span.End-1) {
		return -1
	}
	if before, after := v.aligned(); !before || !after && !(p.endsPhrase() && o.endsPhrase()) {
		return -1
	}
	return o.span.End - 1
}

// evaluatedNear reports whether a changed evaluating word of the class of a hit of
// p's text stands near word at of the other text, or one of its meaning anywhere
// in the passage: then it was reworded, not dropped.
func (v *view) evaluatedNear(p *part, h hit, at int) bool {
	const near = 6
	o := v.otherSide(p)
	return v.answeredBy(p, v.words.loaded, func(other hit) bool {
		return other.Class == h.Class && other.Start >= at-near && other.End <= at+near ||
			other.Entry == h.Entry || lexicon.Synonyms(o.norm(other.Start), p.norm(h.Start)) || lexicon.Derivations(o.norm(other.Start), p.norm(h.Start))
	})
}

// place is where the part stands: its first word, or the word behind it if it is
// empty.
func (p *part) place() int { return p.span.Start }

// endsPhrase reports whether a mark, or the end of the sentence, stands behind the part.
func (p *part) endsPhrase() bool {
	return p.after < 0 || breaks(p.Source[p.Words[p.after-1].End:p.Words[p.after].Start])
}

// inOtherWords reports whether a changed word of the same meaning stands among
// the two words before word i.
func (s *side) inOtherWords(i int, norm string) bool {
	for k := max(s.sentence(i).Start, i-2); k < i; k++ {
		if s.component[k] >= 0 && s.content(k) && (lexicon.Synonyms(s.norm(k), norm) || lexicon.SameLemma(s.norm(k), norm) || lexicon.Derivations(s.norm(k), norm)) {
			return true
		}
	}
	return false
}

// inContext reports whether another content word close to word i has its mate
// close to that of word i: the two are about the same.
func (s *side) inContext(mates []int32, i, mate int) bool {
	const near, far = 5, 8
	in := s.sentence(i)
	for k := max(in.Start, i-near); k < min(in.End, i+near+1); k++ {
		if m := int(mates[k]); k != i && m >= mate-far && m <= mate+far && m >= 0 && s.content(k) {
			return true
		}
	}
	return false
}

// onlyOnes reports whether a word and its counterpart are the only ones of their
// kind in a passage that is not in new words: then they are the same, wherever they
// stand.
func (v *view) onlyOnes(p *part, i int, o *side, j int) bool {
	if v.rewritten() || p.key(i) != o.key(j) {
		return false
	}
	return p.times(p.key(i), v.passageIn(p.side)) == 1 && o.times(p.key(i), v.passageIn(o)) == 1
}

// times counts the words of a range with a key.
func (s *side) times(key string, in text.Span) int {
	n := 0
	for k := in.Start; k < in.End; k++ {
		if s.key(k) == key {
			n++
		}
	}
	return n
}

// loadedBefore reports whether an evaluating word stands among the words before
// word i of its noun phrase.
func (s *side) loadedBefore(i int) bool {
	from := i
	for from > s.sentence(i).Start && i-from < 4 && adjacent(s, from-1) {
		from--
	}
	return len(s.find(s.words.loaded, text.Span{Start: from, End: i})) > 0
}

// focusing are adverbs that pick out what is meant, or measure it, and say nothing
// of how it was done.
var focusing = set("simply merely particularly especially specifically highly greatly slightly somewhat mildly modestly marginally badly seriously severely gravely acutely heavily constantly chronically unusually")

// placing are the prepositions behind which a word in "-ing" is a deed.
var placing = set("of in for with by on at from over after before about without")
