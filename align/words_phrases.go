package align

import (
	"strings"

	"parallax/lexicon"

	"github.com/zeebo/xxh3"
)

// findPhrases finds the words of one side that two or more words of the other
// stand for together: cease fire/ceasefire, shut down/close, European Union/EU.
func (g *grid) findPhrases(english bool) {
	g.phrases(g.a, g.b, english, func(i, j int, e evidence) { g.join(i, j, e) })
	g.phrases(g.b, g.a, english, func(j, i int, e evidence) { g.join(i, j, e) })
}

// join gives a word pair evidence from a phrase, unless the words themselves
// have better.
func (g *grid) join(i, j int, e evidence) {
	if old := g.at(i, j); old < sameOpen || old > antonym && e > old {
		g.set(i, j, e)
	}
}

func (g *grid) phrases(x, y []token, english bool, found func(i, j int, e evidence)) {
	for j := range y {
		t := &y[j]
		if t.class != openWord {
			continue
		}
		g.findJoined(x, t, j, found)
		g.findInitials(x, t, j, found)
	}
	if english {
		g.findPhrasal(x, y, found)
	}
}

// findJoined looks for two neighbours that are written as one word opposite.
func (g *grid) findJoined(x []token, t *token, j int, found func(i, j int, e evidence)) {
	if t.runes < 5 {
		return
	}
	for i := 0; i+1 < len(x); i++ {
		first, second := x[i].norm, x[i+1].norm
		if len(first) == 0 || first[0] != t.norm[0] || len(first) >= len(t.norm) || !strings.HasPrefix(t.norm, first) {
			continue
		}
		if rest := t.norm[len(first):]; rest == second || rest[0] == '-' && rest[1:] == second {
			found(i, j, joined)
			found(i+1, j, joined)
		}
	}
}

// findInitials looks for a run of words whose first letters make a word that
// is in capitals, has stops, or is in no dictionary.
func (g *grid) findInitials(x []token, t *token, j int, found func(i, j int, e evidence)) {
	if !t.ascii || t.runes > 10 || !(t.capitals || t.hasStop || !t.known()) {
		return
	}
	var buf [5]byte
	letters := buf[:0]
	for k := range len(t.norm) {
		if c := t.norm[k]; c >= 'a' && c <= 'z' {
			if len(letters) == cap(letters) {
				return
			}
			letters = append(letters, c)
		}
	}
	if len(letters) < 2 {
		return
	}
	for i := range x {
		if x[i].class != openWord || x[i].norm[0] != letters[0] {
			continue
		}
		end, k := i+1, 1
		for ; end < len(x) && k < len(letters) && x[end].class != punctuation && x[end].norm != ""; end++ {
			if x[end].norm[0] == letters[k] {
				k++
			} else if !x[end].class.closed() {
				break
			}
		}
		if k == len(letters) {
			for ; i < end; i++ {
				found(i, j, initials)
			}
			return
		}
	}
}

// findPhrasal looks up each two neighbours of x as a phrase and compares it
// with the words of y.
func (g *grid) findPhrasal(x, y []token, found func(i, j int, e evidence)) {
	for i := 0; i+1 < len(x); i++ {
		first, second := &x[i], &x[i+1]
		if first.class != openWord || second.class != openWord && second.class != preposition && second.class != adverbial {
			continue
		}
		w := findPhrase(first, second)
		if w == lexicon.NoWord {
			continue
		}
		for j := range y {
			t := &y[j]
			if t.word != lexicon.NoWord && lexicon.Related(w, t.word) != 0 || t.lemma != lexicon.NoWord && lexicon.Related(w, t.lemma) != 0 {
				found(i, j, phrase)
				found(i+1, j, phrase)
			}
		}
	}
}

// findPhrase is the number of a phrase of two words, the first as its
// dictionary form.
func findPhrase(first, second *token) lexicon.WordID {
	var buf [48]byte
	base := first.base
	if base.Keep+len(base.Add)+1+len(second.norm) > len(buf) {
		return lexicon.NoWord
	}
	n := copy(buf[:], first.norm[:base.Keep])
	n += copy(buf[n:], base.Add)
	buf[n] = ' '
	n += 1 + copy(buf[n+1:], second.norm)
	return lexicon.FindHash(xxh3.Hash(buf[:n]))
}
