package lexicon

import "strings"

// PairHit is a change of wording that a list knows: what stands in a and what
// in b are two names for one thing, or two verbs for one event, which differ in
// a listed way.
type PairHit struct {
	Category  string // of the closed list
	Direction string // from a to b: "descriptive->condemning", "ukraine->russia"
	Note      string // how the two differ, in our words
	Listed    bool   // the pair itself is listed; else both are terms of one concept
	A, B      *Entry // the entries of the two sides
	InA, InB  Range  // words of a and of b that they take
}

// Range is a half-open range of words.
type Range struct{ Start, End int }

// Evidence names the lines that a reading rests on.
type Evidence struct {
	Lexicon string // name of the list
	Entry   string // the entry, as the list has it
}

// Evidence names the line of the pair, or those of the two terms.
func (h PairHit) Evidence() []Evidence {
	if h.Listed {
		return []Evidence{{h.A.List, h.A.Lemma}}
	}
	return []Evidence{h.A.Evidence(), h.B.Evidence()}
}

// Evidence names the line of the entry.
func (e *Entry) Evidence() Evidence { return Evidence{e.List, e.Phrase} }

// Pairs are wordings that can be told apart: listed pairs, and, for labels,
// also terms that name one concept.
type Pairs struct {
	phrases Phrases
	pairs   []pair
}

type pair struct {
	category, direction, note string
	own                       bool // the user's
}

const maxNames = 24 // names looked at on each side; components are short

type found struct {
	entry      *Entry
	start, end int
}

// Match finds the two names, one in a and one in b, that make the longest
// match. Words are in normal form. A name that stands on both sides did not
// change and is left out.
func (l *Pairs) Match(a, b []string) (PairHit, bool) {
	var bufA, bufB [maxNames]found
	inA, inB := l.names(a, bufA[:0]), l.names(b, bufB[:0])
	var best PairHit
	bestScore := 0
	for _, fa := range inA {
		if holds(inB, fa.entry) {
			continue
		}
		for _, fb := range inB {
			if holds(inA, fb.entry) {
				continue
			}
			label, score, ok := l.relate(fa, fb)
			if ok && score > bestScore {
				best, bestScore = label, score
			}
		}
	}
	return best, bestScore > 0
}

func (l *Pairs) names(words []string, into []found) []found {
	for i := 0; i < len(words) && len(into) < cap(into); {
		e, n := l.phrases.At(words[i:])
		if n == 0 {
			i++
			continue
		}
		into = append(into, found{e, i, i + n})
		i += n
	}
	return into
}

func holds(names []found, e *Entry) bool {
	for _, f := range names {
		if f.entry == e {
			return true
		}
	}
	return false
}

// relate says how two names found differ. The user's pairs come first, then
// what takes more words, then listed pairs before terms.
func (l *Pairs) relate(fa, fb found) (best PairHit, bestScore int, ok bool) {
	length := (fa.end - fa.start) + (fb.end - fb.start)
	for ea := fa.entry; ea != nil; ea = ea.next {
		for eb := fb.entry; eb != nil; eb = eb.next {
			label, score := PairHit{}, 0
			switch {
			case ea.pair > 0 && ea.pair == eb.pair && ea.side != eb.side:
				p := &l.pairs[ea.pair-1]
				label = PairHit{Category: p.category, Direction: p.direction, Note: p.note, Listed: true}
				if ea.side == 'y' {
					label.Direction = Mirror(p.direction)
				}
				score = 4*length + 1
				if p.own {
					score += 1 << 20
				}
			case ea.Concept != "" && ea.Concept == eb.Concept && (ea.Class != eb.Class || ea.Party != eb.Party):
				label = termLabel(ea, eb)
				score = 4 * length
			}
			if score > bestScore {
				label.A, label.B = ea, eb
				label.InA, label.InB = Range{fa.start, fa.end}, Range{fb.start, fb.end}
				best, bestScore = label, score
			}
		}
	}
	return best, bestScore, bestScore > 0
}

// termLabel is the change between two terms of one concept. If both are some
// party's word the direction runs between parties, else between classes.
func termLabel(a, b *Entry) PairHit {
	direction := a.Class + "->" + b.Class
	if a.Class == b.Class {
		direction = orNeutral(a.Party) + "->" + orNeutral(b.Party)
	}
	category := a.category
	if b.category != category && strings.HasSuffix(category, ".euphemism") {
		category = b.category
	}
	return PairHit{Category: category, Direction: direction, Note: a.Note + " / " + b.Note}
}

// addPair takes a pair in; x and y are its two sides without a pair's data.
func (l *Pairs) addPair(x, y *Entry, p pair, inflect bool) {
	l.pairs = append(l.pairs, p)
	for i, e := range []*Entry{x, y} {
		e.pair, e.side = len(l.pairs), "xy"[i]
		e.Lemma = strings.TrimPrefix(x.Phrase, "=") + " ↔ " + strings.TrimPrefix(y.Phrase, "=")
	}
	l.phrases.add(x, inflect)
	l.phrases.add(y, inflect)
}

func orNeutral(party string) string {
	if party == "" {
		return "neutral"
	}
	return party
}
