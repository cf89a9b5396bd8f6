package framing

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"parallax/diff"
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
	bearersA         map[int]int // component → the quotation whose marks it puts on or takes off
	bearersB         map[int]int
	splices          []splice
	ownA, ownB       bool          // the other text is what this one quotes, see ownWords
	loose            []looseChange // of quotations that are loosely rendered
	own              *view         // the component that is read, see view
	relation         int           // of the texts: 1 one rests on the other, -1 not, 0 not looked at yet
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
	measured  bool    // inKept is known
}

func newReader(p *Pair, opts Options) *reader {
	r := readers.Get().(*reader)
	*r = reader{Pair: p, opts: opts, a: r.a, b: r.b, own: r.own}
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
	*r = reader{a: &side{cells: r.a.cells}, b: &side{cells: r.b.cells}, own: r.own}
	readers.Put(r)
}

var readers = sync.Pool{New: func() any { return &reader{a: new(side), b: new(side), own: new(view)} }}

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

// view is one component as the rules see it.
type view struct {
	*reader
	*Component
	index int
	x, y  part // in text a and in text b
}

// part is one side of a component.
type part struct {
	*side
	span   text.Span
	rest   []int // words without a counterpart of the same key in the other part
	lone   []int // content words of rest
	quoted bool  // lies inside a quotation that is not a scare quote
	before int   // the word before the span, or -1 at the start of its sentence
	after  int   // the word behind the span, or -1 at the end of its sentence
}

// view is component i as the rules see it.
func (r *reader) view(i int) *view {
	v := new(view)
	r.fill(v, i)
	return v
}

// fill makes a view of component i, in the memory of another one.
func (r *reader) fill(v *view, i int) {
	c := &r.Components[i]
	x, y := r.part(r.a, c.A, c.Op), r.part(r.b, c.B, c.Op)
	x.rest, y.rest = residue(&x, &y, v.x.rest[:0]), residue(&y, &x, v.y.rest[:0])
	x.lone, y.lone = x.contentOf(x.rest, v.x.lone[:0]), y.contentOf(y.rest, v.y.lone[:0])
	*v = view{reader: r, Component: c, index: i, x: x, y: y}
}

func (r *reader) part(s *side, span text.Span, op diff.Op) part {
	p := part{side: s, span: span, before: -1, after: -1}
	if span.Start < 0 || span.End > len(s.Words) {
		p.span = text.Span{}
		return p
	}
	if !span.Empty() {
		in := s.sentence(span.Start)
		if span.Start > in.Start {
			p.before = span.Start - 1
		}
		if last := s.sentence(span.End - 1); span.End < last.End {
			p.after = span.End
		}
		p.quoted = s.speech(span.Start) && s.speech(span.End-1)
		return p
	}
	if span.Start > 0 && span.Start <= len(s.Words) {
		p.before = span.Start - 1
	}
	if span.Start < len(s.Words) {
		p.after = span.Start
	}
	if p.before >= 0 && p.after >= 0 && s.Words[p.before].Sentence != s.Words[p.after].Sentence {
		if s.passage[p.before] >= 0 && s.passage[p.after] < 0 {
			p.after = -1
		}
	}
	p.quoted = p.before >= 0 && p.after >= 0 && s.speech(p.before) && s.speech(p.after) &&
		s.Words[p.before].Quote == s.Words[p.after].Quote
	return p
}

// speech reports whether word i lies inside a quotation that is speech.
func (s *side) speech(i int) bool {
	q := s.Words[i].Quote
	return q >= 0 && !s.Quotes[q].Scare
}

func (p *part) empty() bool { return p.span.Empty() }

func (p *part) text() string { return p.cut(p.span) }

// known is the words of the span as the lists know them.
func (p *part) known() []*lexicon.Word { return p.side.known[p.span.Start:p.span.End] }

// norms lists the normal forms of the words of the span.
func (p *part) norms() []string {
	list := make([]string, 0, p.span.Len())
	for i := p.span.Start; i < p.span.End; i++ {
		list = append(list, p.Words[i].Norm)
	}
	return list
}

// contentOf appends those words that carry content to list.
func (p *part) contentOf(words, list []int) []int {
	for _, i := range words {
		if p.content(i) {
			list = append(list, i)
		}
	}
	return list
}

// residue appends the words of p whose key does not occur in q (as a multiset)
// to rest.
func residue(p, q *part, rest []int) []int {
	var used uint64 // bit k: word k of q is taken; longer spans are cut off, which only lengthens the residue
next:
	for i := p.span.Start; i < p.span.End; i++ {
		for k := 0; k < min(q.span.Len(), 64); k++ {
			if used&(1<<k) == 0 && q.key(q.span.Start+k) == p.key(i) {
				used |= 1 << k
				continue next
			}
		}
		rest = append(rest, i)
	}
	return rest
}

// sides gives both orientations: the side that has something of its own first,
// the side that lacks it second.
func (v *view) sides() [2][2]*part { return [2][2]*part{{&v.x, &v.y}, {&v.y, &v.x}} }

// seen turns a direction that holds when p's words are given up (dropped or
// replaced from a to b) into the direction of this component.
func (v *view) seen(p *part, direction string) string {
	if p == &v.x {
		return direction
	}
	return Flip(direction)
}

// gone says in a reason what became of words that only p has.
func (v *view) gone(p *part) string {
	if p == &v.x {
		return "was dropped"
	}
	return "was added"
}

// category turns a category that holds when p's words are given up into the
// category of this component.
func (v *view) category(p *part, category string) string {
	if p == &v.x {
		return category
	}
	return mirrored(category)
}

// became is the start of most reasons: "*x* became *y*".
func (v *view) became() string {
	switch {
	case v.x.empty():
		return "*" + short(v.y.text()) + "* was added"
	case v.y.empty():
		return "*" + short(v.x.text()) + "* was dropped"
	}
	return "*" + short(v.x.text()) + "* became *" + short(v.y.text()) + "*"
}

// short cuts a long phrase in the middle, and puts it on one line.
func short(s string) string {
	if onOneLine(s) && strings.Count(s, " ") < maxShort {
		return s
	}
	words := strings.Fields(s)
	if len(words) > maxShort {
		words = append(append(append([]string{}, words[:7]...), "…"), words[len(words)-5:]...)
	}
	return strings.Join(words, " ")
}

// maxShort is the longest phrase, in words, that a reason gives whole.
const maxShort = 14

// onOneLine reports whether an ASCII string has no white space but single blanks
// between words.
func onOneLine(s string) bool {
	blank := true
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && blank {
			return false
		}
		blank = c == ' '
	}
	return !blank
}

// aligned reports whether the words before and behind the component are the
// same on both sides (or its sentence begins or ends there on both).
func (v *view) aligned() (before, after bool) {
	before = v.x.before < 0 && v.y.before < 0 || v.x.before >= 0 && int(v.x.twin[v.x.before]) == v.y.before && v.y.before >= 0
	after = v.x.after < 0 && v.y.after < 0 || v.x.after >= 0 && int(v.x.twin[v.x.after]) == v.y.after && v.y.after >= 0
	return before, after
}
