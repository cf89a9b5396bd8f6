package report

import (
	"cmp"
	"slices"

	"parallax/compare"
)

// fullText is one whole article with everything marked in place.
type fullText struct {
	Side       sideView
	Second     bool
	Paragraphs []paragraph
}

type paragraph struct {
	Role      string // headline, body, dateline, byline, credit, caption, boilerplate
	Sentences []textSentence
}

type textSentence struct {
	Gap     bool // white space before it
	Passage string
	Number  int // of the passage that begins here; 0: none
	Badge   int
	Only    bool // stands in this text only, and no change marks it
	Text    prose
}

// fullTexts sets both articles in full, or none without their text.
func fullTexts(c *compare.Comparison, a, b *column, m *marker) []fullText {
	if a.runes == nil || b.runes == nil {
		return nil
	}
	var out []fullText
	for _, s := range []*column{a, b} {
		lost := c.Unmatched.A
		letter, coverage := "A", c.Coverage.A
		if s.second {
			lost, letter, coverage = c.Unmatched.B, "B", c.Coverage.B
		}
		text := fullText{Side: viewSide(s.Side, letter, coverage), Second: s.second}
		only := map[int]bool{}
		for _, u := range lost {
			if u.Kind == "content" {
				only[u.Span[0]] = true
			}
		}
		begins := passageStarts(c, s.second, m)
		sentences := s.Sentences
		if len(sentences) == 0 {
			sentences = []compare.Sentence{{Span: compare.Span{0, len(s.runes)}, Role: "body"}}
		}
		for i, x := range sentences {
			if i == 0 || x.Paragraph != sentences[i-1].Paragraph || x.Role != sentences[i-1].Role {
				text.Paragraphs = append(text.Paragraphs, paragraph{Role: clean(x.Role)})
			}
			view := textSentence{
				Gap:  i > 0 && x.Span[0] > sentences[i-1].Span[1],
				Text: s.prose(x.Span, "", m),
				Only: only[x.Span[0]] && len(within(s.components, x.Span)) == 0,
			}
			for len(begins) > 0 && begins[0].place < x.Span[1] {
				view.Passage, view.Number, view.Badge = begins[0].id, begins[0].number, begins[0].badge
				begins = begins[1:]
			}
			last := &text.Paragraphs[len(text.Paragraphs)-1]
			last.Sentences = append(last.Sentences, view)
		}
		out = append(out, text)
	}
	return out
}

type passageStart struct {
	place, number, badge int
	id                   string
}

func passageStarts(c *compare.Comparison, second bool, m *marker) []passageStart {
	var out []passageStart
	badge := 0
	for i, p := range c.Passages {
		s := passageStart{place: p.A[0], number: i + 1, id: m.passages[i]}
		if second {
			s.place = p.B[0]
		}
		if p.Moved {
			badge++
			s.badge = badge
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(x, y passageStart) int { return cmp.Compare(x.place, y.place) })
	return out
}
