package framing

import (
	"slices"

	"parallax/text"
)

// gather finds what a telling tells: the quotation that it is the tag of, or the
// rest of its sentence with the quotations that begin in it, and the quotation
// that follows as a sentence of its own with no tag.
//
// What the next telling of the sentence tells is not told by this one, unless
// this one tells nothing else ("hit back, saying").
func (s *side) gather(t *telling, end int) {
	in := s.Sentences[t.sentence].Words
	first, last := t.first(), t.last()
	t.told = text.Span{Start: t.cue.End, End: s.clauseEnd(t.cue.End, end)}
	had := false
	trails := s.trails(first, last, in)
	if first > 0 && s.quoted(first-1) && s.Words[first-1].Sentence == s.Words[t.cue.Start].Sentence && !(s.Words[first].Upper && subjectPronouns.has(s.norm(first))) {
		t.told.Start = s.quoteSpan(first - 1).Start // a tag behind what it tells
		if trails {
			t.told.End = first
		}
	} else if trails {
		t.told = text.Span{Start: in.Start, End: first}
	} else if s.contentIn(text.Span{Start: last, End: end}) < 2 {
		t.told.Start = in.Start
	}
	for i := t.told.Start; i < t.told.End; i++ {
		if s.quoted(i) {
			had = true
			q := s.quoteSpan(i)
			t.told.End = max(t.told.End, min(q.End, len(s.Words)))
			i = max(i, q.End-1)
		}
	}
	if next := t.told.End; next < len(s.Words) && next == in.End && !had && s.Words[next].Role.Prose() && s.quoted(next) && !s.tagged(s.quoteSpan(next)) {
		t.told.End = s.quoteSpan(next).End
	}
	t.performs = s.performed(t.told)
}

// performed lists the classes of the verbs that name an act and that words told
// have "I" or "we" before: who says so does it.
func (s *side) performed(told text.Span) []string {
	var classes []string
	bit := s.words.verbs.Bit()
	for i := told.Start + 1; i < told.End; i++ {
		if s.lists[i]&bit == 0 || !s.quoted(i) {
			continue
		}
		e, n := s.words.verbs.At(s.known[i:told.End])
		if n == 0 || !acts[e.Class] {
			continue
		}
		for k := i - 1; k >= max(told.Start, i-4); k-- {
			if w := s.norm(k); w == "i" || w == "we" {
				classes = append(classes, e.Class)
				break
			}
		}
	}
	return classes
}

// clauseEnd is where a clause of circumstance begins ("…, after the vote"), if
// enough was told before it, or the end.
func (s *side) clauseEnd(from, end int) int {
	told := 0
	for i := from; i < end; i++ {
		if s.quoted(i) {
			return end
		}
		if told >= 3 && circumstance.has(s.norm(i)) {
			return i
		}
		if s.content(i) {
			told++
		}
	}
	return end
}

var circumstance = set("after amid following when while before as although though because since")

// tagged reports whether a verb of saying stands right behind a quotation.
func (s *side) tagged(q text.Span) bool {
	for i := q.End; i < min(len(s.Words), q.End+5) && s.Words[i].Sentence == s.Words[q.End-1].Sentence; i++ {
		if s.verb(i) != nil {
			return true
		}
	}
	return false
}

// quoted reports whether word i lies inside a quotation of any length.
func (s *side) quoted(i int) bool { return s.Words[i].Quote >= 0 }

func (s *side) quoteSpan(i int) text.Span { return s.Quotes[s.Words[i].Quote].Words }

// trails reports whether a source with its verb, from first to last, stands behind
// what it tells: a clause and a comma before it, and behind it no more than when,
// where or to whom it was said ("…, a ministry source told the paper on Monday").
func (s *side) trails(first, last int, in text.Span) bool {
	const (
		clause = 3 // content words of what is told
		heard  = 6 // of who is told it, and when
	)
	if first <= in.Start || !breaks(s.markBehind(first-1)) || s.contentIn(text.Span{Start: in.Start, End: first}) < clause {
		return false
	}
	if last >= in.End {
		return true
	}
	next := s.norm(last)
	if !circumstance.has(next) && !beforeTime.has(next) && !whenOrWhere.has(next) && !weekdays.has(next) && !timeNouns.has(next) && !gapEnds(s.markBehind(last-1)) &&
		!(takesHearer.has(s.norm(last-1)) && (s.Words[last].Upper || determiners.has(next))) {
		return false
	}
	content := 0
	for i := last; i < in.End; i++ {
		if finite.has(s.norm(i)) && !circumstance.has(next) || s.norm(i) == "that" || s.quoted(i) || s.cueAt(i) {
			return false
		}
		if s.content(i) {
			content++
		}
	}
	return content <= heard || circumstance.has(next)
}

var whenOrWhere = set("at to by from via through during amid before by with outside inside")

// cueAt reports whether the cue of an attribution begins at word i.
func (s *side) cueAt(i int) bool {
	_, found := slices.BinarySearchFunc(s.cues, i, func(a Attribution, i int) int { return a.Cue.Start - i })
	return found
}
