package framing

import (
	"strings"

	"parallax/diff"
	"parallax/text"
)

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

// mate is the word of the other text that word i of s corresponds to: its twin,
// or its like in a phrase that only stands elsewhere; -1 if there is none.
func (r *reader) mate(s *side, i int) int {
	if j := s.twin[i]; j >= 0 {
		return int(j)
	}
	c := s.component[i]
	if c < 0 {
		return -1
	}
	move := &r.Components[c]
	if move.Op != diff.Move || move.A.Len() != move.B.Len() {
		return -1
	}
	if s == r.a {
		return move.B.Start + i - move.A.Start
	}
	return move.A.Start + i - move.B.Start
}

// shareQuotes counts for each two quotations the words that both have.
func (r *reader) shareQuotes() map[[2]int]shared {
	var m map[[2]int]shared
	for q := range r.a.quotes {
		if q < len(r.a.Quotes) && r.a.quotes[q].Nested {
			continue
		}
		in := r.a.quotes[q].Words
		for i := in.Start; i < in.End; i++ {
			j := r.mate(r.a, i)
			p := r.b.quoteOf(j)
			if p < 0 || r.a.deep(i) != r.b.deep(j) {
				continue
			}
			if m == nil {
				m = map[[2]int]shared{}
			}
			both := m[[2]int{q, p}]
			both.kept++
			if r.a.content(i) {
				both.core++
			}
			m[[2]int{q, p}] = both
		}
	}
	return m
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
		if isBare(n, info.kept, loose, changed) {
			info.bare = []stretch{r.stretch(s, o, q, quote.Words, loose, fromA)}
			continue
		}
		info.bare = r.bareSentences(s, o, q, fromA)
	}
	return out
}

// isBare reports whether n words stand for the most part outside quotation
// marks on the other side. Half of them must be there unchanged, else nothing
// says that it is the same speech.
func isBare(n, kept, loose, changed int) bool {
	return n > 0 && loose > kept && 2*loose >= n && loose+changed >= n-1
}

// sentenceWords is the least of a sentence, in words, that is looked for by
// itself when the rest of its quotation kept its marks.
const sentenceWords = 5

// bareSentences lists the sentences of a quotation that lost their marks while
// others kept them.
func (r *reader) bareSentences(s, o *side, q int, fromA bool) []stretch {
	var list []stretch
	in := s.quotes[q].Words
	for i := in.Start; i < in.End; {
		words := partIn(s.sentence(i), in)
		i = words.End
		if words == in || words.Len() < sentenceWords {
			continue
		}
		loose, kept, changed := 0, 0, 0
		for k := words.Start; k < words.End; k++ {
			j := r.mate(s, k)
			switch {
			case j >= 0 && o.quoteOf(j) < 0:
				loose++
			case j >= 0:
				kept++
			case s.component[k] >= 0 && r.Components[s.component[k]].Origin == Phrase:
				changed++
			}
		}
		if kept == 0 && isBare(words.Len(), kept, loose, changed) {
			list = append(list, r.stretch(s, o, q, words, loose, fromA))
		}
	}
	return list
}

func (r *reader) stretch(s, o *side, q int, words text.Span, loose int, fromA bool) stretch {
	whole := words == s.quotes[q].Words
	apart := r.rules && r.unsaid(s, o, words, true)
	return stretch{quote: q, words: words, loose: loose, whole: whole, first: r.firstPerson(s, o, words),
		apart: apart, unsaid: apart && (nearlyExact(loose, words.Len()) || r.unsaid(s, o, words, false)), bearer: r.bearer(s, q, words, whole, fromA)}
}

// nearlyExact reports whether so many of n words stand unchanged in a row of
// others that nobody put them in words of their own.
func nearlyExact(loose, n int) bool {
	return n >= blockWords && 10*loose >= 9*n || n >= 3*blockWords && 4*loose >= 3*n
}

// partIn is the part of x that lies in y.
func partIn(x, y text.Span) text.Span {
	x.Start, x.End = max(x.Start, y.Start), min(x.End, y.End)
	return x
}

// Words that stand nearly unchanged are reported only where a verb of saying
// stands this close to them: a few words before, a few behind.
const (
	tagBefore = 6
	tagBehind = 8
)

// unsaid reports whether no verb of saying stands beside words of s in the
// sentences of o that have them. exact words stand there one for one.
func (r *reader) unsaid(s, o *side, words text.Span, exact bool) bool {
	for i := words.Start; i < words.End; {
		j := r.mate(s, i)
		if j < 0 || o.quoteOf(j) >= 0 {
			i++
			continue
		}
		in := o.sentence(j)
		first, last := j, j
		for i++; i < words.End; i++ {
			if k := r.mate(s, i); k >= in.Start && k < in.End {
				first, last = min(first, k), max(last, k)
			} else if k >= 0 {
				break
			}
		}
		if exact {
			in.Start = max(in.Start, first-tagBefore)
			if behind := o.Source[o.Words[last].End:]; strings.HasPrefix(behind, " ") {
				in.End = min(in.End, last+1) // no comma: the sentence goes on
			} else {
				in.End = min(in.End, last+1+tagBehind)
			}
		}
		for x := in.Start; x < in.End; x++ {
			if y := r.mate(o, x); y >= words.Start && y < words.End || o.speech(x) || exact && x > first && x < last {
				continue
			}
			if n := o.norm(x); (o.verb(x) != nil || n == "according" || n == "quoted") && o.norm(x+1) != "by" {
				return false // not "a post by @name"
			}
		}
	}
	return true
}

func (r *reader) otherSpan(c int, fromA bool) text.Span {
	if fromA {
		return r.Components[c].B
	}
	return r.Components[c].A
}

// bearer is the phrase component that stands for the marks of a quotation, or
// of a sentence of it: one of punctuation alone that holds the opening mark, or
// else the closing one; else the one with words that holds a mark; else the one
// that has most of its words. -1 if there is none.
func (r *reader) bearer(s *side, q int, words text.Span, whole, fromA bool) int {
	quote := &s.quotes[q]
	opening := text.Span{Start: quote.Marked.Start, End: quote.Bytes.Start}
	closing := text.Span{Start: quote.Bytes.End, End: quote.Marked.End}
	in := s.Bytes(words)
	if whole {
		in = quote.Marked
	}
	best, rank, longest := -1, 0, 0
	for i := range r.Components {
		c := &r.Components[i]
		if c.Origin != Phrase {
			continue
		}
		bytes, own := c.ABytes, c.A
		if !fromA {
			bytes, own = c.BBytes, c.B
		}
		if bytes.Empty() || !bytes.Overlaps(in) {
			continue
		}
		n, k := partIn(own, words).Len(), 0
		opens, closes := whole && bytes.Overlaps(opening), whole && bytes.Overlaps(closing)
		switch {
		case opens && own.Empty():
			k = 6
		case closes && own.Empty():
			k = 5
		case opens && s.contentIn(own) > 0:
			k = 4
		case !own.Empty() && c.Op != diff.Move && !bracketed(&part{side: s, span: own}):
			k = 3
		case own.Empty():
			k = 2
		}
		if opens && k == 0 {
			k = 2
		}
		if k > rank || k == rank && k == 3 && n > longest {
			best, rank, longest = i, k, n
		}
	}
	return best
}

// shown is the longest run of words of s, all of them in a stretch, that stands
// unchanged in the other text and that no component touches; with its
// counterpart there. Both are empty if no run has a content word.
func (r *reader) shown(s, o *side, words text.Span) (own, other text.Span) {
	most := 0
	for i := words.Start; i < words.End; {
		k := i
		for k < words.End && s.twin[k] >= 0 && (k == i || s.twin[k] == s.twin[k-1]+1 && !r.between(s, k) && !r.between(o, int(s.twin[k]))) {
			k++
		}
		if k == i {
			i++
			continue
		}
		run := text.Span{Start: i, End: k}
		if n := s.contentIn(run); n > most {
			most, own, other = n, run, text.Span{Start: int(s.twin[i]), End: int(s.twin[k-1]) + 1}
		}
		i = k
	}
	return own, other
}

// between reports whether a component of punctuation stands before word i.
func (r *reader) between(s *side, i int) bool {
	gap := text.Span{Start: int(s.Words[i-1].End), End: int(s.Words[i].Start)}
	if gap.Len() <= 1 {
		return false
	}
	for _, k := range r.marksIn(s, s.passage[i]) {
		bytes := r.Components[k].ABytes
		if s == r.b {
			bytes = r.Components[k].BBytes
		}
		if bytes.Overlaps(gap) {
			return true
		}
	}
	return false
}

// marksIn lists the components of a passage that have no words on a side.
func (r *reader) marksIn(s *side, passage int32) []int {
	var list []int
	for i := range r.Components {
		c := &r.Components[i]
		own, bytes := c.A, c.ABytes
		if s == r.b {
			own, bytes = c.B, c.BBytes
		}
		if c.Origin == Phrase && c.Passage == int(passage) && own.Empty() && !bytes.Empty() {
			list = append(list, i)
		}
	}
	return list
}

// bearers maps components to the first bare stretch that they stand for.
func bearers(quotes []quotation) map[int]stretch {
	var m map[int]stretch
	for q := len(quotes) - 1; q >= 0; q-- {
		for _, s := range quotes[q].bare {
			if s.bearer < 0 {
				continue
			}
			if m == nil {
				m = map[int]stretch{}
			}
			m[s.bearer] = s
		}
	}
	return m
}
