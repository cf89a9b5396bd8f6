package report

import (
	"cmp"
	"fmt"
	"slices"

	"parallax/compare"
)

// row is one row of the side-by-side view.
type row struct {
	ID         string
	Kind       string // passage | gap | moved (where a moved passage stands in B) | fold
	Passage    string // verbatim | edited | rewritten
	Number     int    // of the passage
	Similarity string
	Badge      int // of a moved passage, counted from 1; 0: not moved
	PlaceA     string
	PlaceB     string
	A, B       prose   // of a passage
	MoveFlags  []*mark // flags of the passage's move
	LeftOut    []unmatched
	New        []unmatched
	Fold       []row // rows without a change, shut at first
	Excerpt    string
}

// rowView is a row, or a sentence in one, with the languages of both sides.
type rowView struct {
	Row  any
	A, B string
}

// unmatched is a sentence that stands in one text only.
type unmatched struct {
	ID       string
	Label    string // where it stands, and what kind of sentence it is; "" if it is as the one before it
	Both     bool   // it stands in both texts, but is never compared
	Reworded bool   // it stands beside a sentence of the other text, as a change
	Content  bool   // running text
	Text     prose
	Marked   bool // a change marks it; otherwise the page does
	Place    string
}

// foldAtLeast is the number of word-for-word rows on end that are shut: fewer
// take hardly more room than the line that would stand for them.
const foldAtLeast = 4

// newRows sets the passages and the sentences without a partner in reading
// order. Passages that keep their order are the backbone; in each gap between
// two of them come first what stands there in A (moved passages, dropped
// sentences), then what stands there in B.
func newRows(c *compare.Comparison, a, b *column, m *marker) []row {
	type entry struct {
		place int
		row   *row
		lost  *compare.UnmatchedSentence
		both  bool // lost, but in the other text, too
		other bool // lost, but beside a sentence in other words
	}
	var backbone, inA, inB []entry
	badge := 0
	starts := make([]compare.Span, 0, len(c.Passages)) // of the backbone, [a, b]
	for i := range c.Passages {
		p := &c.Passages[i]
		r := row{
			ID: m.passages[i], Kind: "passage", Passage: clean(p.Kind), Number: i + 1, Similarity: fmt.Sprintf("%.2f", p.Similarity),
			A: a.prose(a.widen(p.A), p.AText, m), B: b.prose(b.widen(p.B), p.BText, m),
			PlaceA: a.placeIn(p.A), PlaceB: b.placeIn(p.B),
		}
		if !p.Moved {
			backbone = append(backbone, entry{place: p.A[0], row: &r})
			starts = append(starts, compare.Span{p.A[0], p.B[0]})
			continue
		}
		badge++
		r.Badge = badge
		r.MoveFlags = m.moves[p.ID]
		inA = append(inA, entry{place: p.A[0], row: &r})
		inB = append(inB, entry{place: p.B[0], row: &row{
			ID: "moved-" + r.ID, Kind: "moved", Passage: r.Passage, Number: r.Number, Badge: badge, PlaceA: r.PlaceA, PlaceB: r.PlaceB,
			MoveFlags: r.MoveFlags, Excerpt: excerpt(string(b.words(p.B, p.BText)), 90),
		}})
	}
	bothA, bothB := inBoth(c, a.article, b.article)
	besideA, besideB := reworded(c, c.Unmatched.A), reworded(c, c.Unmatched.B)
	for i := range c.Unmatched.A {
		if s := &c.Unmatched.A[i]; s.Kind != "boilerplate" {
			inA = append(inA, entry{place: s.Span[0], lost: s, both: bothA[i], other: besideA[i]})
		}
	}
	for i := range c.Unmatched.B {
		if s := &c.Unmatched.B[i]; s.Kind != "boilerplate" {
			inB = append(inB, entry{place: s.Span[0], lost: s, both: bothB[i], other: besideB[i]})
		}
	}
	byPlace := func(x, y entry) int { return cmp.Compare(x.place, y.place) }
	slices.SortStableFunc(inA, byPlace)
	slices.SortStableFunc(inB, byPlace)

	sides := [...]struct {
		*column
		rest []entry
		id   string
		lost int
	}{{a, inA, "dropped", 0}, {b, inB, "new", 0}}
	var rows []row
	for i := 0; i <= len(backbone); i++ {
		gap := row{Kind: "gap"}
		flush := func() {
			if len(gap.LeftOut)+len(gap.New) > 2 && len(gap.LeftOut) > 0 && len(gap.New) > 0 && gap.LeftOut[0].Reworded && gap.New[0].Reworded {
				rows = append(rows, row{Kind: "gap", LeftOut: gap.LeftOut[:1:1], New: gap.New[:1:1]}) // two headlines stand side by side
				gap.LeftOut, gap.New = gap.LeftOut[1:], gap.New[1:]
			}
			labelOnce(gap.LeftOut)
			labelOnce(gap.New)
			if len(gap.LeftOut)+len(gap.New) > 0 {
				rows = append(rows, gap)
			}
			gap = row{Kind: "gap"}
		}
		for k := range sides {
			s := &sides[k]
			lost := [...]*[]unmatched{&gap.LeftOut, &gap.New}[k]
			for ; len(s.rest) > 0 && (i == len(backbone) || s.rest[0].place < starts[i][k]); s.rest = s.rest[1:] {
				if e := s.rest[0]; e.row != nil {
					flush()
					rows = append(rows, *e.row)
				} else if text := s.unmatched(c, e.lost, e.both, e.other, m); text != nil {
					s.lost++
					text.ID = fmt.Sprintf("%s-%d", s.id, s.lost)
					*lost = append(*lost, *text)
				}
			}
		}
		flush()
		if i < len(backbone) {
			rows = append(rows, *backbone[i].row)
		}
	}
	return fold(rows)
}

// unmatched is the view of one sentence without a partner, or nil if the
// result carries no text for it.
func (s *column) unmatched(c *compare.Comparison, of *compare.UnmatchedSentence, both, reworded bool, m *marker) *unmatched {
	text := ""
	marked := false
	for _, layer := range within(s.components, of.Span) {
		if deref(layer.change.Passage) == "" {
			marked = true
			if text = layer.change.AText; s.second {
				text = layer.change.BText
			}
		}
	}
	if s.runes == nil && text == "" {
		return nil
	}
	where, kind := s.placeIn(of.Span), clean(kindOf(s.article, of))
	if kind == where {
		where = ""
	}
	label := "only in A"
	switch {
	case both:
		label = "in both"
	case reworded:
		label = "in other words"
	case s.second:
		label = "only in B"
	}
	if of.Kind != "content" {
		label += ": " + kind
	}
	return &unmatched{
		Label: label, Both: both, Reworded: reworded, Content: of.Kind == "content", Text: s.prose(of.Span, text, m), Marked: marked, Place: where,
	}
}

// labelOnce keeps the label of the first of several sentences of one kind.
func labelOnce(sentences []unmatched) {
	last := ""
	for i := range sentences {
		if sentences[i].Label == last {
			sentences[i].Label = ""
		} else {
			last = sentences[i].Label
		}
	}
}

// placeIn says where a span begins: in the headline, or in which paragraph of
// running text.
func (a *article) placeIn(at compare.Span) string {
	if n := a.paragraph(&at); n > 0 {
		return fmt.Sprintf("¶%d", n)
	}
	if i := a.SentenceAt(at[0]); i >= 0 {
		return clean(a.Sentences[i].Role)
	}
	return ""
}

// fold shuts long runs of rows in which nothing changed.
func fold(rows []row) []row {
	var out []row
	for i := 0; i < len(rows); {
		end := i
		for end < len(rows) && rows[end].unchanged() {
			end++
		}
		if end-i >= foldAtLeast {
			out = append(out, row{
				Kind: "fold", Fold: rows[i:end], PlaceA: rows[i].PlaceA, PlaceB: rows[end-1].PlaceA, Number: end - i,
			})
			i = end
			continue
		}
		end = max(end, i+1)
		out = append(out, rows[i:end]...)
		i = end
	}
	return out
}

func (r *row) unchanged() bool {
	if r.Kind != "passage" || r.Passage != "verbatim" || r.Badge > 0 {
		return false
	}
	for _, p := range []prose{r.A, r.B} {
		for _, run := range p {
			if run.Parts != nil && run.Class != "benign" {
				return false
			}
		}
	}
	return true
}
