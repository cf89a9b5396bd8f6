package framing

import (
	"cmp"
	"slices"
	"strings"

	"parallax/align"
	"parallax/text"
)

// monologues lists the passages that speak in the first person in both texts
// with no marks on either side, as spans of both: a statement, a speech or an
// answer that both give in full. The passages next to them in both texts belong
// to them, if neither names a speaker.
func (r *reader) monologues() (inA, inB []text.Span) {
	if !r.rules {
		return nil, nil
	}
	var own []int // passages in the first person, then their neighbours
	sure := 0
	for i := range r.Passages {
		if n := r.speakers(&r.Passages[i]); n > 0 && r.unmarked(&r.Passages[i]) {
			own, sure = append(own, i), sure+n
		}
	}
	if sure < 2 {
		return nil, nil // a newsroom may say "we" of itself
	}
	for _, i := range own[:len(own):len(own)] {
		for k := range r.Passages {
			p, q := &r.Passages[i], &r.Passages[k]
			if !slices.Contains(own, k) && (r.goesOn(p, q) || r.goesOn(q, p)) && r.unmarked(q) {
				own = append(own, k)
			}
		}
	}
	for _, i := range own {
		inA, inB = append(inA, r.a.introduced(r.Passages[i].A)), append(inB, r.b.introduced(r.Passages[i].B))
	}
	return inA, inB
}

// gapWords is the most words of one text alone between two passages of one speech:
// the sentences that the other text left out.
const gapWords = 100

// goesOn reports whether passage q follows p in both texts, with nothing between
// them that is quoted or ascribed to somebody else.
func (r *reader) goesOn(p, q *align.Passage) bool {
	a, b := text.Span{Start: p.A.End, End: q.A.Start}, text.Span{Start: p.B.End, End: q.B.Start}
	return a.Start <= a.End && b.Start <= b.End && a.Len() <= gapWords && b.Len() <= gapWords && r.a.plain(a) && r.b.plain(b)
}

// speakers counts the pronouns of the first person that both sides of a passage
// have, or one side in a contraction; one of the singular counts twice.
func (r *reader) speakers(p *align.Passage) int {
	return min(r.a.speakers(p.A), r.b.speakers(p.B))
}

func (s *side) speakers(in text.Span) int {
	n := 0
	for i := in.Start; i < in.End; i++ {
		if !s.speaker(i) {
			continue
		}
		if n++; !plural(s.norm(i)) {
			n++
		}
	}
	return n
}

// weakBlock reports whether quotation q of a text is a block that only its likeness
// to a quotation shows to be speech: neither it nor the sentence before it speaks
// in the first person, and the text is not what the other one quotes from. Of two
// blocks none is weak: see monologues.
func (r *reader) weakBlock(s *side, q int, o *side, p int) bool {
	if q < len(s.Quotes) || p >= len(o.Quotes) || s == r.a && r.ownB || s == r.b && r.ownA {
		return false
	}
	in := s.quotes[q].Words
	if k := s.SentenceOf(in.Start); k > 0 {
		in.Start = s.Sentences[k-1].Words.Start
	}
	return s.speakers(in) == 0
}

func plural(pronoun string) bool {
	return strings.HasPrefix(pronoun, "we") || strings.HasPrefix(pronoun, "our") || pronoun == "us"
}

// unmarked reports whether nothing in a passage is quoted or ascribed to
// somebody else, and its two sides are mostly the same.
func (r *reader) unmarked(p *align.Passage) bool {
	return p.Kind != align.Rewritten && (p.Similarity >= 0.6 || r.contained(p)) && r.a.plainly(p.A) && r.b.plainly(p.B)
}

// contained reports whether nine tenths of the words of the shorter side of a
// passage stand in the longer one: one text only has more of the sentence.
func (r *reader) contained(p *align.Passage) bool {
	n := 0
	for i := p.A.Start; i < p.A.End; i++ {
		if r.mutual(r.a, r.b, i) >= 0 {
			n++
		}
	}
	return 10*n >= 9*min(p.A.Len(), p.B.Len())
}

func (s *side) plainly(in text.Span) bool {
	if in.Len() < sentenceWords || s.Words[in.Start].Role != text.Body || s.signed(in) {
		return false
	}
	return s.plain(in)
}

// plain reports whether a range holds no quotation and nothing that is ascribed to
// somebody else.
func (s *side) plain(in text.Span) bool {
	for i := in.Start; i < in.End; i++ {
		if s.quoteOf(i) >= 0 {
			return false
		}
	}
	return !s.ascribes(in)
}

// ascribes reports whether a range holds a cue that ascribes something to
// somebody else: not "I said", "you know", "if anyone tells you".
func (s *side) ascribes(in text.Span) bool {
	cues := s.Attributions()
	first, _ := slices.BinarySearchFunc(cues, in.Start, func(a Attribution, start int) int { return cmp.Compare(a.Cue.Start, start) })
	for _, a := range cues[first:] {
		if a.Cue.Start >= in.End {
			break
		}
		if !a.Source.Empty() && !s.speaker(a.Source.End-1) && !nobody.has(s.norm(a.Source.End-1)) {
			return true
		}
	}
	return false
}

// nobody are words for whom nobody in particular is meant, or who is spoken to.
var nobody = set("you anyone anybody everyone everybody someone somebody nobody one people who that")

// introduced is a span without what leads up to it: "the terms read:".
func (s *side) introduced(in text.Span) text.Span {
	for i := in.Start; i+1 < min(in.End, s.sentence(in.Start).End); i++ {
		if strings.HasPrefix(s.Source[s.Words[i].End:], ":") && s.Words[i+1].Upper {
			return text.Span{Start: i + 1, End: in.End}
		}
	}
	return in
}

// mergeSpans gives the spans of both lists in order, each word once.
func mergeSpans(x, y []text.Span) []text.Span {
	list := append(append([]text.Span{}, x...), y...)
	slices.SortFunc(list, func(x, y text.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	merged := list[:0]
	for _, span := range list {
		if k := len(merged) - 1; k >= 0 && span.Start < merged[k].End {
			merged[k].End = max(merged[k].End, span.End)
			continue
		}
		merged = append(merged, span)
	}
	return merged
}
