package framing

import (
	"slices"

	"parallax/lexicon"
)

// link is two words, one that only a states and one that only b does, that may stand
// for each other.
type link struct {
	a, b int32  // by number
	rank uint64 // the closer they are the higher
}

// Relations in which two words may stand for each other, and the share of the weight
// of the same word that such a pair has.
const (
	closeWords  = lexicon.Spelling | lexicon.Derived
	likeWords   = lexicon.Synonym | lexicon.StrongParaphrase
	linkedShare = 0.75
)

// join makes one word of two that only one text has each: numbers that are rounded to
// each other, derivations, spellings and synonyms. Each is joined to its closest only,
// and is the closest to that one, so that no chain of meanings arises.
func (t *terms) join(a, b *side, of []statement) {
	known := t.known[:0] // the dictionary words of b's words
	for n := range t.list {
		w := &t.list[n]
		if w.inA > 0 || w.inB == 0 {
			continue
		}
		for _, id := range lexicon.Numbers(b.norm(int(w.at)), b.Words[w.at].Hash) {
			if id != lexicon.NoWord {
				known = append(known, entryOf{id, int32(n)})
			}
		}
	}
	slices.SortFunc(known, func(x, y entryOf) int { return int(x.word - y.word) })
	t.known = known
	links := t.links[:0]
	for n := range t.list {
		w := &t.list[n]
		if w.inB > 0 || w.inA == 0 {
			continue
		}
		for _, id := range lexicon.Numbers(a.norm(int(w.at)), a.Words[w.at].Hash) {
			if id == lexicon.NoWord {
				continue
			}
			k := 0
			for e := lexicon.Neighbours(id); ; {
				other, ok := e.Next()
				if !ok {
					break
				}
				for k < len(known) && known[k].word < other.Word {
					k++
				}
				if k == len(known) {
					break
				}
				if known[k].word != other.Word || other.Relation&(closeWords|likeWords) == 0 || other.Relation&lexicon.Antonym != 0 {
					continue
				}
				for i := k; i < len(known) && known[i].word == other.Word; i++ {
					links = append(links, t.link(int32(n), known[i].term, other.Relation))
				}
			}
		}
	}
	links = t.nearNumbers(links)
	t.links = links
	// The closest first: then each word is joined once.
	slices.SortFunc(links, func(x, y link) int {
		switch {
		case x.rank != y.rank:
			if x.rank > y.rank {
				return -1
			}
			return 1
		case x.a != y.a:
			return int(x.a - y.a)
		}
		return int(x.b - y.b)
	})
	joined := false
	for _, l := range links {
		x, y := &t.list[l.a], &t.list[l.b]
		if x.inB > 0 || y.inA > 0 {
			continue
		}
		x.inB, y.inA = y.inB, x.inA // taken
		x.same, y.same = l.a+1, l.a+1
		x.idf = min(x.idf, y.idf)
		x.upper, x.lower = x.upper || y.upper, x.lower || y.lower
		joined = true
	}
	if !joined {
		return
	}
	for i := range of {
		st := &of[i]
		for k, w := range st.terms {
			if s := t.list[w].same; s > 0 {
				st.terms[k] = s - 1
			}
		}
		slices.Sort(st.terms)
		st.terms = slices.Compact(st.terms)
	}
}

// nearNumbers links numbers of which one may be the other, rounded.
func (t *terms) nearNumbers(links []link) []link {
	const (
		share = 0.03
		most  = 40 // of each text; in tables of figures any is near another one
	)
	var bufA, bufB [most]int32
	inA, inB := bufA[:0], bufB[:0]
	for n := range t.list {
		w := &t.list[n]
		switch {
		case !w.telling || w.value == 0 || (w.inA > 0) == (w.inB > 0):
			continue
		case w.inA > 0:
			inA = append(inA, int32(n))
		default:
			inB = append(inB, int32(n))
		}
		if len(inA) > most || len(inB) > most {
			return links
		}
	}
	for _, i := range inA {
		for _, j := range inB {
			if near(t.list[i].value, t.list[j].value, share) {
				links = append(links, t.link(i, j, lexicon.Spelling))
			}
		}
	}
	return links
}

type entryOf struct {
	word lexicon.WordID
	term int32
}

// link ranks two words: derivations before synonyms, rarer words before others; the
// hashes decide between equals, alike from both sides.
func (t *terms) link(a, b int32, r lexicon.Relation) link {
	x, y := &t.list[a], &t.list[b]
	rank := uint64(min(x.idf, y.idf))<<32 | uint64(x.hash^y.hash)
	if r&closeWords != 0 {
		rank |= 1 << 63
	}
	return link{a, b, rank}
}
