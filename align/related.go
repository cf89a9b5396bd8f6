package align

import (
	"cmp"
	"slices"

	"parallax/lexicon"
	"parallax/text"
)

// relatedStem is a stem of b that says about what a stem of a says, with the
// part of the weight that this counts.
type relatedStem struct {
	stem int32
	part float32
}

type lexStem struct {
	word lexicon.WordID
	stem int32
}

// relate finds, for the stems of a in units that are still free, related stems
// in free units of b. It looks at each word once, whatever the number of
// sentences it is in. There are tables for English only.
func (al *aligner) relate() {
	al.related = al.related[:0]
	al.relatedAt = resized(al.relatedAt, len(al.weight)+1)
	clear(al.relatedAt)
	if !english(al.a.t) || !english(al.b.t) {
		return
	}
	if !al.a.anyFree() || !al.b.anyFree() {
		return // as where sentences were only left out
	}
	al.lexA = al.freeStems(al.lexA[:0], &al.a)
	al.lexB = al.freeStems(al.lexB[:0], &al.b)
	slices.SortFunc(al.lexB, func(x, y lexStem) int { return cmp.Or(cmp.Compare(x.word, y.word), cmp.Compare(x.stem, y.stem)) })
	for i := len(al.lexB) - 1; i >= 0; i-- {
		w := int(al.lexB[i].word)
		if w >= len(al.lexOf) {
			al.lexOf = append(al.lexOf, make([]int32, w+w/4+1-len(al.lexOf))...)
		}
		al.lexOf[w] = int32(i) + 1
	}
	slices.SortFunc(al.lexA, func(x, y lexStem) int { return cmp.Compare(x.stem, y.stem) })
	next := 0
	for _, x := range al.lexA {
		for next <= int(x.stem) {
			al.relatedAt[next] = int32(len(al.related))
			next++
		}
		for edges := lexicon.Neighbours(x.word); ; {
			n, ok := edges.Next()
			if !ok {
				break
			}
			part := partOf(n.Relation)
			if part == 0 || int(n.Word) >= len(al.lexOf) || al.lexOf[n.Word] == 0 {
				continue
			}
			for _, y := range al.lexB[al.lexOf[n.Word]-1:] {
				if y.word != n.Word {
					break
				}
				if y.stem != x.stem {
					al.related = append(al.related, relatedStem{y.stem, part})
				}
			}
		}
	}
	for _, y := range al.lexB {
		al.lexOf[y.word] = 0
	}
	for ; next < len(al.relatedAt); next++ {
		al.relatedAt[next] = int32(len(al.related))
	}
}

func partOf(r lexicon.Relation) float32 {
	switch {
	case r&(lexicon.Synonym|lexicon.Derived|lexicon.Spelling|lexicon.StrongParaphrase) != 0:
		return relatedPart
	case r&(lexicon.RareSynonym|lexicon.Paraphrase) != 0:
		return looselyRelatedPart
	}
	return 0
}

func english(t *text.Text) bool { return t.Language == "en" || t.Language == "" }

// freeStems lists the stems in free units with their entry in the lexicon.
func (al *aligner) freeStems(to []lexStem, s *side) []lexStem {
	al.count = resized(al.count, len(al.weight))
	for i := range s.units {
		u := &s.units[i]
		if u.taken {
			continue
		}
		for p := u.start; p < u.end; p++ {
			st := al.stemOf[s.id[p]]
			if st < 0 || al.count[st] != 0 {
				continue
			}
			al.count[st] = 1
			w := &s.t.Words[s.word[p]]
			word := lexicon.FindHash(w.Hash)
			if word == lexicon.NoWord {
				_, word = lexicon.Base(w.Norm)
			}
			if word != lexicon.NoWord {
				to = append(to, lexStem{word, st})
			}
		}
	}
	for i := range s.units {
		u := &s.units[i]
		if !u.taken {
			for _, id := range s.id[u.start:u.end] {
				if st := al.stemOf[id]; st >= 0 {
					al.count[st] = 0
				}
			}
		}
	}
	return to
}

func (al *aligner) relatedTo(st int32) []relatedStem {
	return al.related[al.relatedAt[st]:al.relatedAt[st+1]]
}
