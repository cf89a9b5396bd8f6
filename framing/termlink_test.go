package framing

import (
	"strings"
	"testing"
)

// A number is the same one in digits and in words with a scale, and rounded; a
// synonym and a derived word that only the other text has stand for a word.
func TestJoinedTerms(t *testing.T) {
	a := "Pier bill\n\nThe new pier at Orvel cost 10m crowns and took 1,488 piles of oak, the port office said.\n\nNobody has measured the location of the wreck.\n"
	b := "What a pier costs\n\nIn a letter the builder put the bill for the landing stage at 10 million crowns, with almost 1,500 piles.\n\nDivers have located a boat.\n"
	for _, c := range []struct{ a, b string }{{a, b}, {b, a}} {
		r := newReader(whole(c.a, c.b), Options{})
		words := &r.told().words
		norms := map[string]bool{}
		for i := range r.statements.a {
			for j := range r.statements.b {
				for _, x := range r.statements.a[i].terms {
					for _, y := range r.statements.b[j].terms {
						if x == y && words.list[x].at >= 0 {
							norms[r.a.norm(int(words.list[x].at))] = true
						}
					}
				}
			}
		}
		for _, want := range []string{"10m 10", "1,488 1,500", "crowns", "piles", "location located", "oak"} {
			found := false
			for _, form := range strings.Fields(want) {
				found = found || norms[form]
			}
			if found == (want == "oak") {
				t.Errorf("%q in common: %v; %v", want, found, norms)
			}
		}
		for _, w := range words.list {
			if w.value == 1500 && !w.telling || w.value == 10 && w.telling {
				t.Errorf("%v: telling %v", w.value, w.telling)
			}
		}
		r.release()
	}
}

// Names of one thing are looked for in the whole passage, or, in one with very many
// changes, not at all: never in a part of it that the order of the texts decides.
func TestPassageComponents(t *testing.T) {
	for _, c := range []struct{ components, want int }{{1, 1}, {40, 40}, {300, 300}, {301, 0}} {
		list := make([]Component, c.components, c.components+2)
		for i := range list {
			list[i] = Component{Origin: Phrase, Passage: 1}
		}
		list = append(list, Component{Origin: Phrase, Passage: 2}, Component{Origin: Sentence, Passage: -1})
		r := &reader{Pair: &Pair{Components: list}}
		for _, i := range []int{0, c.components / 2, c.components - 1} {
			if first, end := r.passageComponents(i); end-first != c.want {
				t.Errorf("%d components, from %d: %d, want %d", c.components, i, end-first, c.want)
			}
		}
	}
}
