package export

import (
	"slices"

	"parallax/compare"
)

// witness is one side of a comparison as an export may quote it: the whole
// text or, when the texts are withheld, the passages and the words of flagged
// changes with a mark of omission between them.
type witness struct {
	*compare.Side
	letter string // "a" or "b"
	whole  bool
	text   []rune // an invalid byte is U+FFFD, as offsets count it
	pieces []piece
}

// piece is a stretch of the article that may be quoted.
type piece struct {
	span compare.Span // in the article
	at   int          // where it begins in the witness's text
}

const omission = "\n\n[…]\n\n"

// witnesses gives both sides.
func witnesses(c *compare.Comparison) (a, b *witness) {
	a = newWitness(&c.A, "a", c, func(p *compare.Passage) (compare.Span, string) { return p.A, p.AText },
		func(c *compare.Change) (*compare.Span, string) { return c.A, c.AText })
	b = newWitness(&c.B, "b", c, func(p *compare.Passage) (compare.Span, string) { return p.B, p.BText },
		func(c *compare.Change) (*compare.Span, string) { return c.B, c.BText })
	return a, b
}

func newWitness(s *compare.Side, letter string, c *compare.Comparison,
	passage func(*compare.Passage) (compare.Span, string), change func(*compare.Change) (*compare.Span, string)) *witness {
	w := &witness{Side: s, letter: letter}
	if s.Text != nil {
		w.whole = true
		w.text = []rune(*s.Text)
		w.pieces = []piece{{span: compare.Span{0, len(w.text)}}}
		return w
	}
	type quotation struct {
		span compare.Span
		text []rune
	}
	var quotations []quotation
	add := func(span compare.Span, text string) {
		// A text that is withheld is empty, or not as long as its span.
		if runes := []rune(text); len(runes) > 0 && len(runes) == span[1]-span[0] && span[0] >= 0 {
			quotations = append(quotations, quotation{span, runes})
		}
	}
	for i := range c.Passages {
		add(passage(&c.Passages[i]))
	}
	for i := range c.Changes {
		if span, text := change(&c.Changes[i]); span != nil && c.Changes[i].Passage == nil && isFlag(&c.Changes[i]) {
			add(*span, text)
		}
	}
	slices.SortStableFunc(quotations, func(x, y quotation) int { return slices.Compare(x.span[:], y.span[:]) })
	for i, q := range quotations {
		if i > 0 && q.span[0] < w.pieces[len(w.pieces)-1].span[1] {
			continue // within, or across the end of, the one before
		}
		if len(w.pieces) > 0 {
			w.text = append(w.text, []rune(omission)...)
		}
		w.pieces = append(w.pieces, piece{q.span, len(w.text)})
		w.text = append(w.text, q.text...)
	}
	return w
}

func isFlag(c *compare.Change) bool { return c.Status != nil && *c.Status == "flag" }

// place is where a span of the article stands in the witness's text; ok is
// false if it may not be quoted.
func (w *witness) place(s compare.Span) (at compare.Span, ok bool) {
	i, found := slices.BinarySearchFunc(w.pieces, s[0], func(p piece, start int) int { return p.span[0] - start })
	if !found {
		i--
	}
	if i < 0 || s[0] > s[1] || s[1] > w.pieces[i].span[1] {
		return compare.Span{}, false
	}
	shift := w.pieces[i].at - w.pieces[i].span[0]
	return compare.Span{s[0] + shift, s[1] + shift}, true
}

// around is what stands before and behind a place of the witness's text, up to
// n code points that lie in the same piece.
func (w *witness) around(at compare.Span, n int) (before, behind string) {
	for _, p := range w.pieces {
		from, to := p.at, p.at+p.span[1]-p.span[0]
		if from <= at[0] && at[1] <= to {
			return string(w.text[max(from, at[0]-n):at[0]]), string(w.text[at[1]:min(to, at[1]+n)])
		}
	}
	return "", ""
}

func (w *witness) cut(at compare.Span) string { return string(w.text[at[0]:at[1]]) }
