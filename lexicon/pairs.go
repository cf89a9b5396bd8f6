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

// Evidence names the line of the pair, or those of the two terms.
func (h PairHit) Evidence() []Evidence {
	if h.Listed {
		return []Evidence{h.A.Evidence()}
	}
	return []Evidence{h.A.Evidence(), h.B.Evidence()}
}

// Pairs are wordings that can be told apart: listed pairs, and, for labels,
// also terms that name one concept.
type Pairs struct {
	phrases *Phrases
	user    *Pairs // the user's pairs, which come first
}

// User is the user's own pairs, nil if there are none.
func (l *Pairs) User() *Pairs {
	if l == nil {
		return nil
	}
	return l.user
}

// At finds the longest name that begins at the first of words, and how many
// words it takes; the user's come first.
func (l *Pairs) At(words []*Word) (*Entry, int) {
	if l == nil {
		return nil, 0
	}
	e, n := l.phrases.At(words)
	if own, m := l.user.At(words); m > 0 && m >= n {
		return own, m
	}
	return e, n
}

// Starts reports whether a name may begin with this word.
func (l *Pairs) Starts(word *Word) bool {
	return l != nil && (l.phrases.Starts(word) || l.user.Starts(word))
}

// Bit is the list in [Word.Lists].
func (l *Pairs) Bit() uint64 { return l.phrases.Bit() }

const maxNames = 24 // names looked at on each side; components are short

type found struct {
	entry      *Entry
	start, end int
	inner      bool // lies in a longer name
}

// Match is MatchIn for every issue.
func (l *Pairs) Match(a, b []*Word) (PairHit, bool) { return l.MatchIn(AllIssues, a, b) }

// MatchIn finds the two names, one in a and one in b, that make the longest
// match. A name that stands by itself on both sides
// did not change and is left out. Only lines of these issues count, see [Word];
// lines of the user's always do.
func (l *Pairs) MatchIn(issues Issues, a, b []*Word) (PairHit, bool) {
	if l == nil {
		return PairHit{}, false
	}
	if hit, ok := l.user.MatchIn(issues, a, b); ok {
		return hit, true
	}
	var bufA, bufB [maxNames]found
	inA := l.names(a, bufA[:0])
	if len(inA) == 0 {
		return PairHit{}, false
	}
	inB := l.names(b, bufB[:0])
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
			if hit, score := relate(issues, fa, fb); score > bestScore {
				best, bestScore = hit, score
			}
		}
	}
	if bestScore > 0 && !best.Listed {
		best.Note = "“" + best.A.Phrase + "”: " + best.A.Note + "; “" + best.B.Phrase + "”: " + best.B.Note
	}
	return best, bestScore > 0
}

// names finds the names in words, also those inside longer ones.
func (l *Pairs) names(words []*Word, into []found) []found {
	covered := 0
	for i, w := range words {
		if !l.phrases.Starts(w) {
			continue
		}
		for end := len(words); end > i && len(into) < cap(into); {
			e, n := l.phrases.At(words[i:end])
			if n == 0 {
				break
			}
			into = append(into, found{e, i, i + n, i+n <= covered})
			covered = max(covered, i+n)
			end = i + n - 1
		}
	}
	return into
}

// holds reports whether a name stands there by itself: the "Gulf" of "Persian
// Gulf" does not.
func holds(names []found, e *Entry) bool {
	for _, f := range names {
		if !f.inner && f.entry.same(e) {
			return true
		}
	}
	return false
}

// relate says how two names found differ, and how much of the words that
// explains: what takes more words comes first, then listed pairs before terms.
func relate(issues Issues, fa, fb found) (best PairHit, bestScore int) {
	length := (fa.end - fa.start) + (fb.end - fb.start)
	for ea := fa.entry; ea != nil; ea = ea.next {
		for eb := fb.entry; eb != nil; eb = eb.next {
			hit, score := PairHit{}, 0
			switch {
			case ea.issues.And(eb.issues).And(issues) == Issues{}:
			case ea.side != 0 && ea.Line == eb.Line && ea.side != eb.side && ea.List == eb.List:
				hit = PairHit{Category: ea.category, Direction: ea.direction, Note: ea.Note, Listed: true}
				if ea.side == 'y' {
					hit.Direction = Mirror(ea.direction)
				}
				score = 2*length + 1
			case ea.Concept != "" && ea.Concept == eb.Concept && opposed(ea, eb):
				hit = PairHit{Category: termCategory(ea, eb), Direction: termDirection(ea, eb)}
				score = 2 * length
			}
			if score > bestScore {
				hit.A, hit.B = ea, eb
				hit.InA, hit.InB = Range{fa.start, fa.end}, Range{fb.start, fb.end}
				best, bestScore = hit, score
			}
		}
	}
	return best, bestScore
}

// opposed tells whether two terms of one concept differ: in class, or in whose
// word they are.
func opposed(a, b *Entry) bool {
	return a.Class != b.Class || a.Party != b.Party && a.Party != "" && b.Party != ""
}

// termDirection runs between classes, or, if these are the same, between
// parties. The few directions there are, are remembered, since joining strings
// for every candidate would cost more than finding it.
func termDirection(a, b *Entry) string {
	from, to := a.Class, b.Class
	if from == to {
		from, to = a.Party, b.Party
	}
	return joined(from, to)
}

func termCategory(a, b *Entry) string {
	if strings.HasSuffix(b.category, ".euphemism") {
		return b.category
	}
	return a.category
}
