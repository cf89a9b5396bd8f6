package index

import (
	"cmp"
	"slices"

	"parallax/align"
	"parallax/text"
)

// Passages so close together on both sides, in the same order, are one: less
// than a sentence stands between them.
const joinGap = 8 // words

// joined makes of the sentence groups that package align finds the passages of
// an archive: unbroken stretches. They are in the order of a.
func joined(a, b *text.Text, found []align.Passage) []align.Passage {
	if len(found) < 2 {
		return found
	}
	inB := make([]int, len(found)) // place in the order of b → passage
	for i := range inB {
		inB[i] = i
	}
	slices.SortFunc(inB, func(x, y int) int { return cmp.Compare(found[x].B.Start, found[y].B.Start) })
	follows := make([]bool, len(found)) // the passage before it in a is the one before it in b
	for k := 1; k < len(inB); k++ {
		follows[inB[k]] = inB[k-1] == inB[k]-1
	}
	var out []align.Passage
	for i, p := range found {
		if follows[i] {
			q := &out[len(out)-1]
			gapA, gapB := p.A.Start-q.A.End, p.B.Start-q.B.End
			if gapA <= joinGap && gapB <= joinGap && prose(a, q.A.End, p.A.Start) && prose(b, q.B.End, p.B.Start) &&
				a.Words[q.A.End-1].Role == a.Words[p.A.Start].Role && b.Words[q.B.End-1].Role == b.Words[p.B.Start].Role {
				same := q.Similarity*float64(q.A.Len()+q.B.Len()) + p.Similarity*float64(p.A.Len()+p.B.Len())
				q.A.End, q.B.End = p.A.End, p.B.End
				if gapA == 0 && gapB == 0 && q.Kind == align.Verbatim && p.Kind == align.Verbatim {
					continue
				}
				q.Similarity = min(same/float64(q.A.Len()+q.B.Len()), 0.999)
				q.Kind = align.Edited
				if q.Similarity < 0.5 {
					q.Kind = align.Rewritten
				}
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// prose reports whether all words of a range are the article's own prose.
func prose(t *text.Text, from, to int) bool {
	for i := from; i < to; i++ {
		if !t.Words[i].Role.Prose() {
			return false
		}
	}
	return true
}

// A passage needs so many words in common that tell something: no function
// words, and none that is capitalised, so that a name with its title ("the
// Civil Rights Division of the Justice Department") is no reuse. A passage with
// less than half of its words in common needs more.
const (
	tellingWords = 4
	tellingLoose = 6
)

// evidence reports whether a passage is kept: it is a whole paragraph on both
// sides, word for word, or long and telling enough.
func (v *Verifier) evidence(a, b *text.Text, p align.Passage) bool {
	shorter := min(p.A.Len(), p.B.Len())
	if p.Kind == align.Verbatim && shorter >= wholeWords && wholeParagraphs(a, p.A) && wholeParagraphs(b, p.B) {
		return true
	}
	if shorter < v.o.MinWords {
		return false
	}
	need := tellingWords
	if p.Kind == align.Rewritten {
		need = tellingLoose
	}
	return v.telling(a.Words[p.A.Start:p.A.End], b.Words[p.B.Start:p.B.End], need)
}

// A passage of fewer words that is no whole paragraph, or one with less than
// half of its words in common, may be chance ("filed a friend of the court brief
// in the"): it needs a better one beside it.
const standsAlone = 12

func strong(a, b *text.Text, p align.Passage) bool {
	return p.Kind != align.Rewritten && min(p.A.Len(), p.B.Len()) >= standsAlone ||
		p.Kind == align.Verbatim && wholeParagraphs(a, p.A) && wholeParagraphs(b, p.B)
}

// telling reports whether two stretches share so many different words that are
// neither function words nor capitalised.
func (v *Verifier) telling(as, bs []text.Word, need int) bool {
	v.seen = v.seen[:0]
	next := 0 // where bs probably goes on
	for i := range as {
		w := &as[i]
		if w.Function || w.Upper || w.Kind != text.Letters || slices.Contains(v.seen, w.Hash) {
			continue
		}
		k := find(bs[next:], w.Hash)
		if k >= 0 {
			next += k + 1
		} else if k = find(bs[:next], w.Hash); k < 0 {
			continue
		}
		if v.seen = append(v.seen, w.Hash); len(v.seen) == need {
			return true
		}
	}
	return false
}

func find(words []text.Word, hash uint64) int {
	for i := range words {
		if words[i].Hash == hash {
			return i
		}
	}
	return -1
}

// wholeParagraphs reports whether a range of words is one or several whole
// paragraphs, but for what is no prose.
func wholeParagraphs(t *text.Text, words text.Span) bool {
	first := t.Paragraphs[t.Sentences[t.Words[words.Start].Sentence].Paragraph].Sentences.Start
	last := t.Paragraphs[t.Sentences[t.Words[words.End-1].Sentence].Paragraph].Sentences.End - 1
	return !holdsProse(t, t.Sentences[first].Words.Start, words.Start) && !holdsProse(t, words.End, t.Sentences[last].Words.End)
}

func holdsProse(t *text.Text, from, to int) bool {
	for i := from; i < to; i++ {
		if t.Words[i].Role.Prose() {
			return true
		}
	}
	return false
}

// equalParagraphs pairs the paragraphs that are the same word for word, for
// texts that repeat themselves so much that aligning them finds no place to
// start: what is reprinted is never lost.
func equalParagraphs(a, b *text.Text) (found []align.Passage) {
	ofB := map[uint64]text.Span{}
	eachParagraph(b, func(hash uint64, words text.Span) { ofB[hash] = words })
	eachParagraph(a, func(hash uint64, words text.Span) {
		if other, ok := ofB[hash]; ok {
			delete(ofB, hash)
			found = append(found, align.Passage{Kind: align.Verbatim, A: words, B: other, Similarity: 1})
		}
	})
	return found
}

// eachParagraph calls do for the paragraphs that are long enough and prose from
// end to end.
func eachParagraph(t *text.Text, do func(hash uint64, words text.Span)) {
	for _, p := range t.Paragraphs {
		words := text.Span{Start: t.Sentences[p.Sentences.Start].Words.Start, End: t.Sentences[p.Sentences.End-1].Words.End}
		if words.Len() < wholeWords || !prose(t, words.Start, words.End) {
			continue
		}
		hash := uint64(0)
		for _, w := range t.Words[words.Start:words.End] {
			hash = hash*base + w.Hash
		}
		do(mix(hash), words)
	}
}
