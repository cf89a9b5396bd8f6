package text

import (
	"strings"
)

// repeated marks short lines without a full stop that stand in the text more
// than once: buttons, section names, a headline printed again. The first of
// those that the headline repeats stays.
func (s *structure) repeated() {
	const fewest, most = 2, 20 // words
	if s.shortLines == nil {
		s.shortLines = map[string]int{}
	}
	clear(s.shortLines)
	first := s.shortLines
	top := s.firstBody()
	for p := range s.Paragraphs {
		words := s.words(p)
		line := s.Cut(s.Paragraphs[p].Bytes)
		if words.Len() < fewest || words.Len() > most || endsInStop(line) {
			continue
		}
		q, seen := first[line]
		if !seen {
			first[line] = p
			continue
		}
		if s.body(p) {
			s.setRole(p, Boilerplate)
		}
		if s.body(q) && q > top {
			s.setRole(q, Boilerplate)
		}
	}
}

// behindCredit marks what stands behind the closing agency credit, such as an
// aggregator's glossary, if it is the tail of the text: with no dateline of
// another story in it, and shorter than what stands before or all of it
// definitions.
func (s *structure) behindCredit() {
	last := -1
	before, after := 0, 0
	for p := range s.Paragraphs {
		n := s.words(p).Len()
		if s.role(p) == Credit && s.closesStory(p) {
			last = p
			before += after
			after = 0
		}
		after += n
	}
	if last < 0 {
		return
	}
	for p := last + 1; p < len(s.Paragraphs); p++ {
		if s.datelineEnd(p) > 0 || after > before && s.body(p) && !s.isDefinition(p) {
			return
		}
	}
	for p := last + 1; p < len(s.Paragraphs); p++ {
		if s.body(p) {
			s.setRole(p, Boilerplate)
		}
	}
}

// isDefinition reports whether a paragraph reads like an entry of a glossary:
// "A breakwater is a …", "Deployment refers to …", and nobody speaks.
func (s *structure) isDefinition(p int) bool {
	const head, most = 14, 60 // words
	words := s.words(p)
	if words.Len() > most || strings.ContainsAny(s.Cut(s.Paragraphs[p].Bytes), "\"“”") {
		return false
	}
	for i := words.Start; i+1 < words.End && i < words.Start+head; i++ {
		next := s.Words[i+1].Norm
		switch s.Words[i].Norm {
		case "is", "are":
			if next == "a" || next == "an" || next == "the" || next == "any" {
				return true
			}
		case "refers", "refer":
			return next == "to"
		case "means", "involves", "includes", "describes":
			return true
		}
	}
	return false
}

// closesStory reports whether a credit is one that agencies put at the very
// end.
func (s *structure) closesStory(p int) bool {
	words := s.words(p)
	for i := words.Start; i+1 < words.End && i < words.Start+4; i++ {
		switch s.Words[i].Norm {
		case "reporting", "editing", "writing":
			if s.Words[i+1].Norm == "by" || s.Words[i+1].Norm == "and" {
				return true
			}
		}
	}
	return false
}

// behindFooter marks the short lines without a full stop that stand among or
// behind the last lines of the page, such as the name of an app.
func (s *structure) behindFooter() {
	const most = 8 // words
	short := func(p int) bool {
		return s.words(p).Len() <= most && !endsInStop(s.Cut(s.Paragraphs[p].Bytes))
	}
	p := len(s.Paragraphs)
	for p > 0 && (!s.holdsBody(p-1) || s.body(p-1) && short(p-1)) {
		p--
	}
	inFooter := false
	for ; p < len(s.Paragraphs); p++ {
		switch {
		case s.role(p) == Boilerplate:
			inFooter = true
		case inFooter && s.body(p):
			s.setRole(p, Boilerplate)
		}
	}
}
