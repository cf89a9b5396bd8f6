package diff

import "parallax/text"

// chunkKind is the kind of a phrase chunk.
type chunkKind uint8

const (
	chunkOther chunkKind = iota // a word that stands for itself
	chunkNoun                   // determiner, modifiers, nouns; a pronoun
	chunkVerb                   // auxiliaries, adverbs, verb
	chunkPrep
	chunkJoin // conjunctions and words that begin a clause
	chunkAdv
	chunkAdj // a predicate adjective
)

// chunk is a flat phrase: the words [start, end) of a side.
type chunk struct {
	start, end int
	head       int // the word that names it: last noun, last verb
	kind       chunkKind
}

// chunkWords cuts the tagged words of a side into phrase chunks. Spans count
// from the start of the side. No chunk crosses a sentence or punctuation that
// ends a phrase.
func (s *side) chunkWords() {
	t, words, tags := s.t, s.span, s.tags
	n := len(tags)
	limit := 0 // where the stretch without such a border ends
	for i := 0; i < n; {
		c := chunk{start: i, head: i}
		if i == limit {
			limit++
			for limit < n && t.Words[words.Start+limit].Sentence == t.Words[words.Start+i].Sentence && !broken(t, words.Start+limit) {
				limit++
			}
		}
		k := 0
		if s.classes[i].begins {
			k = fixed(t, words.Start+i, words.Start+limit)
		}
		if k > 0 {
			c.end, c.head, c.kind = i+k, i+k-1, chunkPrep
		} else if k, ok := verbChunk(tags, i, limit); ok {
			c.end, c.head, c.kind = k, k-1, chunkVerb
		} else if k, head, ok := nounChunk(t, words.Start, tags, i, limit); ok {
			c.end, c.head, c.kind = k, head, chunkNoun
		} else {
			c.end = i + 1
			switch tags[i] {
			case tagPrep:
				c.kind = chunkPrep
			case tagConj, tagSub:
				c.kind = chunkJoin
			case tagAdv:
				c.kind = chunkAdv
			case tagAdj:
				c.kind = chunkAdj
				for c.end < limit && tags[c.end] == tagAdj {
					c.end++
				}
				c.head = c.end - 1
			case tagPron, tagDet, tagNum:
				c.kind = chunkNoun
			}
		}
		s.chunks = append(s.chunks, c)
		i = c.end
	}
}

// verbChunk matches to? (auxiliary | adverb)* verb.
func verbChunk(tags []tag, i, limit int) (int, bool) {
	k := i
	last := -1
	for k < limit {
		switch tags[k] {
		case tagTo:
			if k != i {
				return last + 1, last >= 0
			}
		case tagAux:
			last = k
		case tagAdv:
		case tagVerb:
			if k++; k < limit && tags[k] == tagParticle {
				k++
			}
			return k, true
		default:
			return last + 1, last >= 0
		}
		k++
	}
	return last + 1, last >= 0
}

// nounChunk matches determiner? (adverb? adjective | number | noun | genitive)+
// up to its last noun.
func nounChunk(t *text.Text, base int, tags []tag, i, limit int) (end, head int, ok bool) {
	last := -1
loop:
	for k := i; k < limit; k++ {
		switch tags[k] {
		case tagNoun:
			last = k
		case tagGenitive:
			if last < 0 {
				break loop
			}
			last = k
		case tagNum:
			if last < 0 || last == k-1 {
				last = k
			}
		case tagAdj:
			if last >= 0 && last == k-1 && tags[k-1] == tagNoun && !genitive(t.Words[base+k-1].Norm) && !t.Words[base+k].Upper {
				break loop
			}
		case tagDet:
			if k > i && tags[k-1] != tagDet && !(k-1 == i && weighsAmount(t, base+i)) {
				break loop
			}
		case tagAdv:
			if k == i && k+1 < limit && tags[k+1] == tagDet && weighsAmount(t, base+k) {
				continue // hardly any, almost every
			}
			if last >= 0 || k+1 >= limit || tags[k+1] != tagAdj && tags[k+1] != tagNum && (k == i || tags[k-1] != tagDet || tags[k+1] != tagNoun) {
				break loop
			}
		default:
			// Bank of England, Food and Drug Administration
			if last == k-1 && last >= 0 && k+1 < limit && nameJoint(t, base+k, base+k+2 < base+limit && tags[i] == tagDet) {
				continue
			}
			break loop
		}
	}
	if last < 0 {
		return 0, 0, false
	}
	head = last
	if tags[head] == tagGenitive && head > i {
		head--
	}
	return last + 1, head, true
}

// weighsAmount reports whether words i and i+1 are one determiner, of an adverb
// and an amount: hardly any, nearly all.
func weighsAmount(t *text.Text, i int) bool {
	switch t.Words[i].Norm {
	case "hardly", "scarcely", "barely", "almost", "nearly", "virtually", "practically":
	default:
		return false
	}
	switch t.Words[i+1].Norm {
	case "any", "all", "every", "no":
		return true
	}
	return false
}

// nameJoint reports whether word i, of or and, joins the parts of one name.
func nameJoint(t *text.Text, i int, and bool) bool {
	if i == 0 || i+1 >= len(t.Words) || !t.Words[i-1].Upper || !t.Words[i+1].Upper {
		return false
	}
	switch t.Words[i].Norm {
	case "of", "for":
		return t.SentenceOf(i-1) == t.SentenceOf(i) && (i < 2 || t.SentenceOf(i-2) == t.SentenceOf(i))
	case "and", "&":
		return and && i+2 < len(t.Words) && t.Words[i+2].Upper && !genitive(t.Words[i-1].Norm)
	}
	return false
}
