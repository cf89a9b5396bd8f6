package text

import (
	"slices"
)

// structure tells the article's own prose from what surrounds it. Precision
// comes first: what is marked here is never compared, so a mark on prose would
// hide evidence. Every rule therefore asks for the form of a whole line or
// sentence, never for a word alone.
func (t *Text) structure(known []Mark, rules *language, s *structure) {
	s.Text, s.known, s.index = t, known, boilerplate()
	clear(s.note[:cap(s.note)])
	s.note = slices.Grow(s.note[:0], len(t.Paragraphs))[:len(t.Paragraphs)]
	s.takeKnown()
	s.lines()
	s.repeated()
	s.headline()
	s.byline()
	s.first = s.firstBody()
	s.dateline(rules)
	s.credits()
	s.behindCredit()
	s.behindFooter()
	s.biographies()
	s.marks()
}

type structure struct {
	*Text
	known []Mark
	index *patternIndex
	note  []string // agency named by a paragraph that is a credit or dateline
	dated int      // sentence of the dateline, or -1
	first int      // first paragraph of the body, below the headline; -1 while not known
	early bool     // the paragraph in hand is one of the first few of the body

	shortLines map[string]int // of repeated
}

// takeKnown gives the sentences that lie in a region known beforehand its role.
func (s *structure) takeKnown() {
	s.dated, s.first = -1, -1
	for _, m := range s.known {
		role, ok := roleOf(m.Kind)
		if !ok {
			continue
		}
		for i := range s.Sentences {
			if m.Bytes.Contains(s.Sentences[i].Bytes) {
				s.Sentences[i].Role = role
			}
		}
	}
}

func roleOf(kind MarkKind) (Role, bool) {
	switch kind {
	case MarkHeadline:
		return Headline, true
	case MarkDateline:
		return Dateline, true
	case MarkByline:
		return Byline, true
	case MarkCredit:
		return Credit, true
	case MarkCaption:
		return Caption, true
	case MarkBoilerplate:
		return Boilerplate, true
	}
	return Body, false
}

func (r Role) kind() MarkKind { return MarkKind(r.String()) }

// role is that of a paragraph's first sentence.
func (s *structure) role(p int) Role {
	return s.Sentences[s.Paragraphs[p].Sentences.Start].Role
}

func (s *structure) setRole(p int, role Role) {
	for i := s.Paragraphs[p].Sentences.Start; i < s.Paragraphs[p].Sentences.End; i++ {
		s.Sentences[i].Role = role
	}
}

// body reports whether nothing has been said about any part of the paragraph.
func (s *structure) body(p int) bool {
	for i := s.Paragraphs[p].Sentences.Start; i < s.Paragraphs[p].Sentences.End; i++ {
		if s.Sentences[i].Role != Body {
			return false
		}
	}
	return true
}

// holdsBody reports whether any sentence of the paragraph is body.
func (s *structure) holdsBody(p int) bool {
	for i := s.Paragraphs[p].Sentences.Start; i < s.Paragraphs[p].Sentences.End; i++ {
		if s.Sentences[i].Role == Body {
			return true
		}
	}
	return false
}

// words are those of a paragraph.
func (s *structure) words(p int) Span {
	sentences := s.Paragraphs[p].Sentences
	return Span{s.Sentences[sentences.Start].Words.Start, s.Sentences[sentences.End-1].Words.End}
}

// firstBody is the first paragraph that may be the article's own.
func (s *structure) firstBody() int {
	for p := range s.Paragraphs {
		if s.body(p) {
			return p
		}
	}
	return len(s.Paragraphs)
}

// credits marks agency names in brackets or behind a dash, and remembers whom
// the credits name.
func (s *structure) credits() {
	for p := range s.Paragraphs {
		if s.note[p] == "" {
			s.note[p] = s.agencyOf(p)
		}
	}
}

func (s *structure) agencyOf(p int) string {
	if s.role(p) == Credit {
		return s.agencyIn(s.words(p))
	}
	return ""
}

// marks lists the regions: runs of sentences of one role in one paragraph, and
// the lede.
func (s *structure) marks() {
	s.Marks = append(s.Marks, s.known...)
	for p := range s.Paragraphs {
		sentences := s.Paragraphs[p].Sentences
		for i := sentences.Start; i < sentences.End; {
			role := s.Sentences[i].Role
			j := i + 1
			for j < sentences.End && s.Sentences[j].Role == role {
				j++
			}
			if role != Body {
				m := Mark{Bytes: Span{s.Sentences[i].Bytes.Start, s.Sentences[j-1].Bytes.End}, Kind: role.kind()}
				if role == Credit || role == Dateline {
					m.Note = s.note[p]
				}
				s.addMark(m)
			}
			i = j
		}
	}
	if i := s.lede(); i >= 0 {
		s.addMark(Mark{Bytes: s.Sentences[i].Bytes, Kind: MarkLede})
	}
	slices.SortStableFunc(s.Marks, func(a, b Mark) int { return a.Bytes.Start - b.Bytes.Start })
}

// addMark adds a mark unless a known one says the same.
func (s *structure) addMark(m Mark) {
	for _, k := range s.known {
		if k.Kind == m.Kind && k.Bytes.Contains(m.Bytes) {
			return
		}
	}
	s.Marks = append(s.Marks, m)
}
