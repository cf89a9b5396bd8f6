package framing

import (
	"strings"

	"parallax/text"
)

// shorthand are words as they are typed in messages, with what they stand for.
var shorthand = map[string]string{
	"w": "with", "w/o": "without", "b/c": "because", "bc": "because", "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "thx": "thanks",
	"ppl": "people", "gov't": "government", "govt": "government", "dept": "department", "etc": "etcetera", "yrs": "years", "hrs": "hours", "mins": "minutes",
	"vs": "versus", "abt": "about", "thru": "through", "tho": "though", "nite": "night", "tonite": "tonight", "lbs": "pounds", "ft": "feet",
}

// abbreviates reports whether one of two words is the other as it is typed in
// messages: w/ and with. One letter stands for a word only with a slash behind
// it, or as "u" and "r".
func (v *view) abbreviates() bool {
	if v.x.span.Len() != 1 || v.y.span.Len() != 1 {
		return false
	}
	short := func(s *side, i int, full string) bool {
		n := strings.TrimSuffix(s.norm(i), ".")
		return shorthand[n] == full && (n != "w" || strings.HasPrefix(s.Source[s.Words[i].End:], "/"))
	}
	i, j := v.x.span.Start, v.y.span.Start
	return short(v.a, i, v.b.norm(j)) || short(v.b, j, v.a.norm(i))
}

// veilMarks stand for letters that are left out of a word.
const veilMarks = "*_—–"

// compound is the run of words around word i that only marks which may hide
// letters join: f–ing, of two words.
func (s *side) compound(i int) text.Span {
	joined := func(k int) bool {
		if k < 1 || k >= len(s.Words) {
			return false
		}
		gap := s.Source[s.Words[k-1].End:s.Words[k].Start]
		return gap != "" && strings.Trim(gap, veilMarks) == "" || gap == "--"
	}
	in := text.Span{Start: i, End: i + 1}
	for joined(in.Start) && in.Len() < 4 {
		in.Start--
	}
	for joined(in.End) && in.Len() < 4 {
		in.End++
	}
	return in
}

// veiledWord reports whether a part lies in a word with hidden letters whose full
// form the other text has there.
func (v *view) veiledWord() bool {
	hidden := func(p *part, o *side, on text.Span) bool {
		if p.empty() || p.span.Len() > 2 {
			return false
		}
		in := p.compound(p.span.Start)
		if !in.Contains(p.span) || in.Len() < 2 || in.Start >= in.End {
			return false
		}
		head, tail := p.norm(in.Start), squeeze((&part{side: p.side, span: text.Span{Start: in.Start + 1, End: in.End}}).norms())
		if len(head) > 2 {
			return false
		}
		for from := max(0, on.Start-1); from <= on.End && from < len(o.Words); from++ {
			for n := 1; n <= 2 && from+n <= len(o.Words); n++ {
				full := squeeze((&part{side: o, span: text.Span{Start: from, End: from + n}}).norms())
				if len(full) > len(head)+len(tail) && strings.HasPrefix(full, head) && strings.HasSuffix(full, tail) {
					return true
				}
			}
		}
		return false
	}
	near := func(p *part) text.Span {
		if !p.empty() {
			return p.span
		}
		return text.Span{Start: max(p.before, 0), End: max(p.before, 0) + 1}
	}
	return hidden(&v.x, v.b, near(&v.y)) || hidden(&v.y, v.a, near(&v.x))
}

// capitalInBrackets reports whether a part begins with a word whose first letter
// was changed and stands in brackets for that: [T]he.
func (p *part) capitalInBrackets() bool {
	w := &p.Words[p.span.Start]
	return p.span.Len() == 2 && w.End-w.Start == 1 && w.Start > 0 && p.Source[w.Start-1] == '[' &&
		strings.HasPrefix(p.Source[w.End:], "]") && p.Words[p.span.Start+1].Start == w.End+1
}

// introWords is the most words of a heading that says what the words behind its
// colon are.
const introWords = 8

var headings = set("note notes statement update correction clarification caption headline transcript subject title")

// introduces reports whether a part opens a quotation and only says whose or what
// the words behind its colon are: "Editor's note from Ada Brenn:".
func (p *part) introduces() bool {
	last := p.span.End - 1
	if p.span.Len() > introWords || p.span.Start != p.opening(p.span.Start) || last+1 >= len(p.Words) || !p.Words[last+1].Upper ||
		!strings.HasPrefix(p.Source[p.Words[last].End:], ": ") || p.quoteOf(last) != p.quoteOf(last+1) {
		return false
	}
	for i := p.span.Start; i <= last; i++ {
		if headings.has(p.norm(i)) {
			return true
		}
	}
	return p.labels()
}
