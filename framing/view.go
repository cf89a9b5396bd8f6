package framing

import (
	"strings"
	"unicode/utf8"

	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"
)

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

// standsAt is the word that the part begins with; of an empty one, the word before
// its place, or the first of the text.
func (p *part) standsAt() int {
	if p.empty() {
		return max(p.before, 0)
	}
	return p.span.Start
}

// inPassageOf is the part of a passage that lies in a text.
func (r *reader) inPassageOf(s *side, passage int) text.Span {
	if s == r.a {
		return r.Passages[passage].A
	}
	return r.Passages[passage].B
}

// passageIn is the part of the component's passage that lies in a text.
func (v *view) passageIn(s *side) text.Span { return v.inPassageOf(s, v.Passage) }

// speech reports whether word i lies inside a quotation that is speech.
func (s *side) speech(i int) bool {
	q := s.Words[i].Quote
	return q >= 0 && !s.Quotes[q].Scare
}

func (p *part) empty() bool { return p.span.Empty() }

func (p *part) text() string { return p.cut(p.span) }

// quotation is the text with the mark that opens or closes a quotation inside
// it: words alone end before the mark.
func (p *part) quotation() string {
	bytes := p.Bytes(p.span)
	if p.span.Len() > 1 {
		if i := p.Words[p.span.Start].Quote; i >= 0 {
			if q := &p.Quotes[i]; q.Words.Start == p.span.Start && q.Words.End < p.span.End {
				bytes.Start = q.Marked.Start
			}
		}
		if i := p.Words[p.span.End-1].Quote; i >= 0 {
			if q := &p.Quotes[i]; q.Words.End == p.span.End && q.Words.Start > p.span.Start {
				bytes.End = q.Marked.End
			}
		}
	}
	return p.Cut(bytes)
}

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
		return "*" + short(v.y.quotation()) + "* was added"
	case v.y.empty():
		return "*" + short(v.x.quotation()) + "* was dropped"
	}
	return "*" + short(v.x.quotation()) + "* became *" + short(v.y.quotation()) + "*"
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
