package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"parallax/compare"
)

// prose is a stretch of running text as the page shows it: runs, in order.
type prose []run

// run is unchanged text, or one changed stretch with what it is made of.
type run struct {
	Plain   []snippet // unchanged text; then the rest is empty
	Deleted bool      // changed text of a (else of b)
	Class   string    // "flagged", "other" or "benign"
	Before  string    // for screen readers: what kind of change begins here
	Parts   []part
}

// part is a stretch of a changed run: a component of the change, or the words
// between two components.
type part struct {
	Text        []snippet
	Mark        *mark // nil between components
	ID          string
	First, Last bool // whether the component begins and ends here
}

// mark is how a component shows in running text.
type mark struct {
	Class  string // category code, or "o" and "n" for other and benign
	Letter string
	Number int    // of the flag; 0: not a flag
	Target string // id of the flag in the list
	Title  string
}

// snippet is text, or one character that must not act on the page.
type snippet struct {
	Text    string
	Control string // "U+202E"; then Text is ""
}

// layer is where the changes of one side lie.
type layer struct {
	compare.Span
	change *compare.Change
}

// column is one article ready to be cut: its text, and its changes by place.
type column struct {
	*article
	second     bool // it is b
	wholes     []layer
	components []layer
}

func newColumn(of *compare.Side, second bool, changes []compare.Change) *column {
	s := &column{article: newArticle(of), second: second}
	for i := range changes {
		c := &changes[i]
		at := c.A
		if second {
			at = c.B
		}
		if at == nil || at[1] <= at[0] {
			continue
		}
		if c.Tier == "whole" {
			s.wholes = append(s.wholes, layer{*at, c})
		} else if !c.MovesPassage() {
			s.components = append(s.components, layer{*at, c})
		}
	}
	inOrder := func(x, y layer) int {
		if x.Span[0] != y.Span[0] {
			return x.Span[0] - y.Span[0]
		}
		return y.Span[1] - x.Span[1]
	}
	slices.SortStableFunc(s.wholes, inOrder)
	slices.SortStableFunc(s.components, inOrder)
	return s
}

// words is the text of a span; fallback is that text as the result carries it
// where the full text is left out.
func (s *column) words(at compare.Span, fallback string) []rune {
	if s.runes == nil {
		return []rune(fallback)
	}
	from := min(max(at[0], 0), len(s.runes))
	to := min(max(at[1], from), len(s.runes))
	return s.runes[from:to]
}

// widen takes in the punctuation that touches a span from outside: the
// quotation mark before a passage's first word, the full stop behind its last.
// Passages and changes end at words. A full stop before the first word belongs
// to the sentence before it, from which no space parts it in Chinese.
func (s *column) widen(at compare.Span) compare.Span {
	for at[0] > 0 && at[0] <= len(s.runes) && punctuation(s.runes[at[0]-1]) && !unicode.Is(unicode.Sentence_Terminal, s.runes[at[0]-1]) {
		at[0]--
	}
	for at[1] >= 0 && at[1] < len(s.runes) && punctuation(s.runes[at[1]]) {
		at[1]++
	}
	return at
}

func punctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// prose sets the text of a span with its changes marked. Spans that overlap
// against the contract do no harm: the first one shows.
func (s *column) prose(at compare.Span, fallback string, marks *marker) prose {
	text := s.words(at, fallback)
	wholes, components := within(s.wholes, at), within(s.components, at)
	cuts := []int{0, len(text)}
	for _, layers := range [][]layer{wholes, components} {
		for _, l := range layers {
			for _, end := range l.Span {
				if end -= at[0]; end > 0 && end < len(text) {
					cuts = append(cuts, end)
				}
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)

	var out prose
	var open *compare.Change // the change that the last run belongs to
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		whole, component := covering(wholes, at[0]+from), covering(components, at[0]+from)
		changed := whole
		if changed == nil {
			changed = component
		}
		text := snippets(string(text[from:to]))
		if changed == nil {
			out = append(out, run{Plain: text})
			open = nil
			continue
		}
		if changed != open {
			out = append(out, s.changedRun(changed, marks))
			open = changed
		}
		last := &out[len(out)-1]
		p := part{Text: text}
		if component != nil {
			p.Mark = marks.of(component)
			place := component.A
			if s.second {
				place = component.B
			}
			p.First = place[0] >= at[0]+from || from == 0
			p.Last = place[1] <= at[0]+to || to == len(text)
			if p.First {
				p.ID = marks.claim(component, s.second)
			}
		}
		last.Parts = append(last.Parts, p)
	}
	return out
}

// changedRun opens the run of a whole, or of a component that has none.
func (s *column) changedRun(c *compare.Change, marks *marker) run {
	r := run{Deleted: !s.second, Class: marks.class(c)}
	if c.Passage == nil {
		r.Class += " alone"
	}
	switch {
	case c.Op == "insert":
		r.Before = "added:"
	case c.Op == "delete":
		r.Before = "dropped:"
	case c.Op == "move":
		r.Before = "moved:"
	case s.second:
		r.Before = "changed to:"
	default:
		r.Before = "changed from:"
	}
	return r
}

// within keeps the layers that touch a span. The layers are in order of start.
func within(layers []layer, at compare.Span) []layer {
	var out []layer
	for _, l := range layers {
		if l.Span[0] >= at[1] {
			break
		}
		if l.Span[1] > at[0] {
			out = append(out, l)
		}
	}
	return out
}

func covering(layers []layer, place int) *compare.Change {
	for _, l := range layers {
		if l.Span[0] > place {
			return nil
		}
		if place < l.Span[1] {
			return l.change
		}
	}
	return nil
}

// snippets splits text at the characters that must not act on the page.
func snippets(s string) []snippet {
	var out []snippet
	start := 0
	for i, r := range s {
		if !hiddenControl(r) {
			continue
		}
		if i > start {
			out = append(out, snippet{Text: s[start:i]})
		}
		out = append(out, snippet{Control: fmt.Sprintf("U+%04X", r)})
		start = i + len(string(r))
	}
	if start < len(s) {
		out = append(out, snippet{Text: s[start:]})
	}
	return out
}

// hiddenControl reports characters that change how a page reads without being
// seen, or that HTML forbids: control characters, bidirectional embeddings,
// overrides and isolates, and noncharacters. The page shows them by number.
// Joiners and directional marks, which Arabic, Persian, Hebrew and emoji need,
// are none.
func hiddenControl(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return false
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		return true
	case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
		return true
	case r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE:
		return true
	}
	return false
}

// excerpt is s in one line, cut behind a word to about limit characters.
func excerpt(s string, limit int) string {
	s = clean(s)
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	short := string(runes[:limit])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:.–—-") + " …"
}
