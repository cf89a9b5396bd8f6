package framing

import "parallax/text"

// quotation is what became of one quotation of one text.
type quotation struct {
	partner int // the quotation of the other text that holds most of its words, or -1
	kept    int // its words that stand unchanged in partner
	words   int // its words
	bare    []stretch
}

// stretch is words of a quotation (all of it, or a sentence) that stand in the
// other text without quotation marks.
type stretch struct {
	quote  int
	words  text.Span
	loose  int  // its words that stand unchanged in the other text, outside any quotation
	whole  bool // the whole quotation
	first  bool // the sentences that have the words speak in the first person
	unsaid bool // no verb of saying stands in the sentence that has the words
	apart  bool // none stands close to the words
	bearer int  // the component that stands for that, or -1
}

// shared counts words of two quotations that stand unchanged in both: all, and
// those that carry content.
type shared struct{ kept, core int }

// pairQuotes says for each quotation of both texts where its words went.
func (r *reader) pairQuotes() {
	r.a.outermost()
	r.b.outermost()
	speechA, speechB := r.monologues()
	if len(r.a.quotes)+len(r.b.quotes)+len(speechA) == 0 {
		return
	}
	r.quotesA = r.followQuotes(r.a, r.b, true)
	r.quotesB = r.followQuotes(r.b, r.a, false)
	r.ownA, r.ownB = ownWords(r.quotesA), ownWords(r.quotesB)
	blocksB := mergeSpans(r.blocks(r.a, r.b, r.quotesA, r.ownA), speechB)
	blocksA := mergeSpans(r.blocks(r.b, r.a, r.quotesB, r.ownB), speechA)
	if len(blocksA)+len(blocksB) > 0 {
		a, b := r.quotesA, r.quotesB
		r.a.addBlocks(blocksA)
		r.b.addBlocks(blocksB)
		r.quotesA = r.followQuotes(r.a, r.b, true)
		r.quotesB = r.followQuotes(r.b, r.a, false)
		keepBare(r.quotesA, a)
		keepBare(r.quotesB, b)
	}
	r.bearersA, r.bearersB = bearers(r.quotesA), bearers(r.quotesB)
	r.shared = r.shareQuotes()
}

// outermost notes the quotations that lie in no other, word by word.
func (s *side) outermost() {
	s.quotes = s.Quotes
	if len(s.Quotes) == 0 {
		return
	}
	s.inQuote = make([]int32, len(s.Words))
	for i := range s.inQuote {
		s.inQuote[i] = -1
	}
	for q, quote := range s.Quotes {
		if !quote.Nested {
			fill(s.inQuote, quote.Words, q)
		}
	}
}

// quoteOf is the quotation (the outermost one, or a block) that holds word i,
// or -1.
func (s *side) quoteOf(i int) int {
	if s.inQuote == nil || i < 0 || i >= len(s.inQuote) {
		return -1
	}
	return int(s.inQuote[i])
}

// deep reports whether word i lies in a quotation inside another one that has
// marks.
func (s *side) deep(i int) bool {
	q := s.Words[i].Quote
	return q >= 0 && s.Quotes[q].Nested && int(s.inQuote[i]) < len(s.Quotes)
}

func (r *reader) followQuotes(s, o *side, fromA bool) []quotation {
	out := make([]quotation, len(s.quotes))
	votes := make([]int, len(o.quotes))
	for q, quote := range s.quotes {
		out[q] = quotation{partner: -1, words: quote.Words.Len()}
		if quote.Nested {
			continue
		}
		info := &out[q]
		clear(votes)
		best, loose, changed, n := 0, 0, 0, quote.Words.Len()
		vote := func(j, weight int) {
			k := o.quoteOf(j)
			if k < 0 {
				return
			}
			votes[k] += weight
			if votes[k] > best {
				best, info.partner = votes[k], k
			}
		}
		for i := quote.Words.Start; i < quote.Words.End; i++ {
			if j := r.mate(s, i); j >= 0 {
				switch own, other := s.deep(i), o.deep(j); {
				case o.quoteOf(j) < 0:
					loose++
				case own == other:
					vote(j, 2)
				default:
					n-- // it kept the marks of a quotation inside or around this one
				}
				continue
			}
			if c := s.component[i]; c >= 0 && r.Components[c].Origin == Phrase {
				changed++
				if other := r.otherSpan(int(c), fromA); !other.Empty() {
					vote(other.Start, 1)
				}
			}
		}
		if info.partner >= 0 {
			info.kept = votes[info.partner] / 2
		}
		if q >= len(s.Quotes) {
			continue // a block has no marks to lose
		}
		if 2*n >= quote.Words.Len() && isBare(n, info.kept, loose, changed) {
			info.bare = []stretch{r.stretch(s, o, q, quote.Words, loose, fromA)}
			continue
		}
		info.bare = r.bareSentences(s, o, q, fromA)
	}
	return out
}
