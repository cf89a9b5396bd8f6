package framing

import (
	"slices"
	"sync"

	"parallax/lexicon"
	"parallax/text"
)

// reader holds what the rules ask of one pair, worked out once.
type reader struct {
	*Pair
	opts   Options
	words  *vocabulary
	a, b   *side
	issues lexicon.Issues // what the two texts may be about
	rules  bool           // false: only the layers that need no lexicon of the language

	quotesA, quotesB []quotation
	bearersA         map[int]stretch // component → the quoted words whose marks it puts on or takes off
	bearersB         map[int]stretch
	shared           map[[2]int]shared // of a quotation of a and one of b
	splices          []splice
	ownA, ownB       bool          // the other text is what this one quotes, see ownWords
	loose            []looseChange // of quotations that are loosely rendered
	heard            int           // 1 one text is the transcript of a machine, -1 none is, 0 not looked at yet
	own              *view         // the component that is read, see view
	relation         int           // of the texts: 1 one rests on the other, -1 not, 0 not looked at yet

	statements   *told   // see told; nil: not looked at yet
	room         *told   // the memory of it
	mateA, mateB []int32 // see mates; nil: not looked at yet
}

// side is one text as the rules see it.
type side struct {
	*Text
	twin      []int32 // word → the word of the other text that it is aligned with unchanged, or -1
	passage   []int32 // word → index of its passage, or -1
	component []int32 // word → index of its component, or -1
	cells     []int32 // the memory of these
	lede      int     // index of the first body sentence, or -1
	inKept    float64 // see share
	inStory   float64 // see oneStory
	measured  bool    // both are known

	quotes  []text.Quote // those of the text, and behind them the blocks: speech without marks
	inQuote []int32      // word → the outermost quotation that holds it, or -1; nil if there is none
}

func newReader(p *Pair, opts Options) *reader {
	r := readers.Get().(*reader)
	*r = reader{Pair: p, opts: opts, a: r.a, b: r.b, own: r.own, room: r.room}
	r.a.reset(p.A)
	r.b.reset(p.B)
	r.words = p.A.words
	r.issues = p.A.issues.Or(p.B.issues)
	r.rules = Supported(p.A.Language) && Supported(p.B.Language)
	for i, passage := range p.Passages {
		fill(r.a.passage, passage.A, i)
		fill(r.b.passage, passage.B, i)
	}
	for i, c := range p.Components {
		if c.Origin == Order {
			continue // its words did not change
		}
		fill(r.a.component, c.A, i)
		fill(r.b.component, c.B, i)
	}
	for _, passage := range p.Passages {
		r.twins(passage.A, passage.B)
	}
	return r
}

// twins pairs the unchanged words of one passage, which are in the same order
// on both sides.
func (r *reader) twins(a, b text.Span) {
	j := b.Start
	for i := a.Start; i < a.End; i++ {
		if r.a.component[i] >= 0 {
			continue
		}
		for j < b.End && r.b.component[j] >= 0 {
			j++
		}
		if j == b.End {
			return
		}
		if r.a.Words[i].Hash != r.b.Words[j].Hash {
			// Not the same word: what diff left open. Look a little ahead, on both sides.
			if k := r.ahead(r.b, j, b.End, r.a.Words[i].Hash); k >= 0 {
				j = k
			} else {
				continue
			}
		}
		r.a.twin[i], r.b.twin[j] = int32(j), int32(i)
		j++
	}
}

func (r *reader) ahead(s *side, from, end int, hash uint64) int {
	for k := from; k < min(end, from+4); k++ {
		if s.Words[k].Hash == hash && s.component[k] < 0 {
			return k
		}
	}
	return -1
}

// release gives the reader's memory to the next pair.
func (r *reader) release() {
	*r.own = view{x: part{rest: r.own.x.rest[:0], lone: r.own.x.lone[:0]}, y: part{rest: r.own.y.rest[:0], lone: r.own.y.lone[:0]}}
	*r = reader{a: &side{cells: r.a.cells}, b: &side{cells: r.b.cells}, own: r.own, room: r.room}
	readers.Put(r)
}

var readers = sync.Pool{New: func() any { return &reader{a: new(side), b: new(side), own: new(view), room: new(told)} }}

func (s *side) reset(t *Text) {
	n := len(t.Words)
	cells := slices.Grow(s.cells[:0], 3*n)[:3*n]
	for i := range cells {
		cells[i] = -1
	}
	*s = side{Text: t, cells: cells, twin: cells[:n:n], passage: cells[n : 2*n : 2*n], component: cells[2*n:], lede: -1}
	for i, sentence := range t.Sentences {
		if sentence.Role != text.Body || sentence.Words.Empty() {
			continue
		}
		if s.lede < 0 {
			s.lede = i
		}
		if s.tells(sentence.Words) {
			s.lede = i
			break
		}
	}
}

func fill(cells []int32, span text.Span, value int) {
	for i := span.Start; i < span.End; i++ {
		cells[i] = int32(value)
	}
}

// key is what word i has in common with its inflected forms.
func (s *side) key(i int) string { return s.known[i].Key }

func (s *side) norm(i int) string {
	if i < 0 || i >= len(s.Words) {
		return ""
	}
	return s.Words[i].Norm
}

// content reports whether word i carries content: letters or digits that are
// not a closed-class word.
func (s *side) content(i int) bool {
	w := &s.Words[i]
	if w.Norm == "may" && w.Upper {
		return i > s.sentence(i).Start // the month
	}
	return !w.Function && !s.known[i].Closed
}

// sentence is the word span of the sentence that holds word i.
func (s *side) sentence(i int) text.Span { return s.Sentences[s.SentenceOf(i)].Words }

// cut is the source text of a word span.
func (t *Text) cut(span text.Span) string {
	if span.Empty() {
		return ""
	}
	return t.Cut(t.Bytes(span))
}

// markBehind is what stands between word i and the next one, "" if one of them is not
// there.
func (t *Text) markBehind(i int) string {
	if i < 0 || i+1 >= len(t.Words) {
		return ""
	}
	return t.Source[t.Words[i].End:t.Words[i+1].Start]
}

// fill makes a view of component i, in the memory of another one.
func (r *reader) fill(v *view, i int) {
	c := &r.Components[i]
	x, y := r.part(r.a, c.A, c.Op), r.part(r.b, c.B, c.Op)
	x.rest, y.rest = residue(&x, &y, v.x.rest[:0]), residue(&y, &x, v.y.rest[:0])
	x.lone, y.lone = x.contentOf(x.rest, v.x.lone[:0]), y.contentOf(y.rest, v.y.lone[:0])
	*v = view{reader: r, Component: c, index: i, x: x, y: y}
}

func (s *side) contentIn(in text.Span) int {
	n := 0
	for i := in.Start; i < in.End; i++ {
		if s.content(i) {
			n++
		}
	}
	return n
}
