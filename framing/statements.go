package framing

import (
	"slices"

	"parallax/text"
)

// statement is what a source, or the writer, says in one sentence: the words of a
// clause or of a quotation, without the verb of saying and its source.
type statement struct {
	in     text.Span // where it stands, inside one sentence
	by     int       // the telling that tells it, or writer
	terms  []int32   // its content words, each once, by number; see terms
	weight uint32    // of these
}

// writer marks a statement that no source is named for in its sentence.
const writer = -1

// Less than so many content words say too little to be told from others.
const leastTerms = 2

// statementsOf is what a text states, sentence by sentence: what each telling tells,
// what stands in the sentence beside it, and the sentences that nobody tells. What
// a telling inside another one tells is a statement of both.
//
// The statements are put behind list, which is empty.
func (r *reader) statementsOf(s *side, tellings []telling, words *terms, list []statement) []statement {
	taken := words.taken(len(s.Words))
	add := func(in text.Span, by int, skip func(i int) bool) {
		from := len(words.numbers)
		for i := in.Start; i < in.End; i++ {
			if s.content(i) && !skip(i) && !s.scaleOf(i) {
				words.numbers = append(words.numbers, words.number(s, i))
			}
		}
		own := words.numbers[from:]
		slices.Sort(own)
		own = slices.Compact(own)
		words.numbers = words.numbers[:from+len(own)]
		if len(own) < leastTerms {
			words.numbers = words.numbers[:from]
			return
		}
		for _, w := range own {
			words.count(w, s == r.b)
		}
		list = append(list, statement{in: in, by: by, terms: own})
	}
	for k := range tellings {
		t := &tellings[k]
		own := func(i int) bool {
			return t.source.Contains(text.Span{Start: i, End: i + 1}) || t.cue.Contains(text.Span{Start: i, End: i + 1})
		}
		for i := t.told.Start; i < t.told.End; {
			end := min(t.told.End, s.sentence(i).End)
			add(text.Span{Start: i, End: end}, k, own)
			i = max(end, i+1)
		}
		mark(taken, t.told)
		mark(taken, t.source)
		mark(taken, t.cue)
	}
	next := 0
	for k := range s.Sentences {
		in := s.Sentences[k].Words
		for next < len(tellings) && tellings[next].sentence < k {
			next++
		}
		if !s.Sentences[k].Role.Prose() || in.Empty() {
			continue
		}
		by := writer
		if s.quoted(in.Start) && s.quoted(in.End-1) {
			by = s.goesOn(tellings[:next], in)
		}
		add(in, by, func(i int) bool { return taken[i] })
	}
	return list
}

// scaleOf reports whether word i belongs to the number before it: "10 million".
func (s *side) scaleOf(i int) bool {
	return i > 0 && scales[s.norm(i)] >= 100 && s.Words[i-1].Kind == text.Number
}

func mark(taken []bool, in text.Span) {
	for i := in.Start; i < in.End; i++ {
		taken[i] = true
	}
}

// goesOn is the telling whose speech a quoted sentence without a tag of its own goes
// on with: the last one, of the sentences before it, that tells quoted words; or
// writer.
func (s *side) goesOn(before []telling, in text.Span) int {
	for k := len(before) - 1; k >= 0 && s.SentenceOf(in.Start)-before[k].sentence <= carryOver; k-- {
		if s.tellsQuoted(&before[k]) {
			return k
		}
	}
	return writer
}

func (s *side) tellsQuoted(t *telling) bool {
	for i := t.told.Start; i < t.told.End; i++ {
		if s.speech(i) {
			return true
		}
	}
	return false
}
