package compare

import (
	"parallax/align"
	"parallax/text"
)

// measures are the word counts that coverage, relation and warnings rest on.
// Content words are words of the article's own prose that are not function
// words; for a language without a list of function words, all prose words.
type measures struct {
	coverage     Coverage
	words        Words
	a, b         counts
	allVerbatim  bool // every prose word of both sides lies in a verbatim passage, none moved
	passageCount int
}

// counts are words of one side.
type counts struct {
	prose     int // words of the article's own prose
	kinds     WordCounts
	body      int // of these, outside the headline
	content   int // content words
	covered   int // content words in a passage
	near      int // content words in a verbatim or edited passage
	rewritten int // content words in a rewritten passage
	quoted    int // content words in a verbatim or edited passage that stand in quotation marks
}

func measure(a, b *text.Text, aligned align.Result) measures {
	m := measures{allVerbatim: true, passageCount: len(aligned.Passages)}
	inA, inB := make([]uint8, len(a.Words)), make([]uint8, len(b.Words))
	for _, p := range aligned.Passages {
		kind := uint8(p.Kind) + 1
		for i := p.A.Start; i < p.A.End; i++ {
			inA[i] = kind
		}
		for i := p.B.Start; i < p.B.End; i++ {
			inB[i] = kind
		}
		if p.Moved {
			m.allVerbatim = false
		}
	}
	m.a, m.b = m.count(a, inA), m.count(b, inB)
	m.words = Words{A: m.a.kinds, B: m.b.kinds}
	m.coverage = Coverage{A: share(m.a.covered, m.a.content), B: share(m.b.covered, m.b.content)}
	return m
}

func (m *measures) count(t *text.Text, passage []uint8) counts {
	var c counts
	for i := range t.Words {
		w := &t.Words[i]
		if !w.Role.Prose() {
			continue
		}
		c.prose++
		if w.Role == text.Body {
			c.body++
		}
		if passage[i] != uint8(align.Verbatim)+1 {
			m.allVerbatim = false
		}
		switch passage[i] {
		case 0:
			c.kinds.Unmatched++
		case uint8(align.Verbatim) + 1:
			c.kinds.Verbatim++
		case uint8(align.Edited) + 1:
			c.kinds.Edited++
		default:
			c.kinds.Rewritten++
		}
		if w.Function {
			continue
		}
		c.content++
		switch passage[i] {
		case 0:
			continue
		case uint8(align.Rewritten) + 1:
			c.rewritten++
		default:
			c.near++
			if w.Quote >= 0 {
				c.quoted++
			}
		}
		c.covered++
	}
	return c
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Thresholds of relation, in shares of content words. They are conventions
// that name regions of a continuum, documented in docs/json.md; no count or
// flag depends on them.
const (
	nearVerbatimShare = 0.80 // of each side in verbatim or edited passages
	unrelatedShare    = 0.05 // of the better covered side in any passage
	quotesOnlyShare   = 0.60 // of the near-identical words in quotation marks
	quotesOnlyCover   = 0.50 // at most this share of each side near-identical
)

// relation sums up the pair in one word of the closed list.
func (m measures) relation() string {
	near := m.a.near + m.b.near
	rewritten := m.a.rewritten + m.b.rewritten
	switch {
	case m.passageCount == 0, max(m.coverage.A, m.coverage.B) < unrelatedShare:
		return "unrelated"
	case m.allVerbatim:
		return "verbatim"
	case min(share(m.a.near, m.a.content), share(m.b.near, m.b.content)) >= nearVerbatimShare:
		return "near-verbatim"
	case near > rewritten &&
		float64(m.a.quoted+m.b.quoted) >= quotesOnlyShare*float64(near) &&
		max(share(m.a.near, m.a.content), share(m.b.near, m.b.content)) <= quotesOnlyCover:
		return "quotes-only"
	case rewritten > near:
		return "rewritten"
	}
	return "partial"
}
