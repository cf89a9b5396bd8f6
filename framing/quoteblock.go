package framing

import (
	"cmp"
	"slices"
	"strings"

	"parallax/text"
)

// The least that shows that a text is, or gives in full, what the other quotes
// from: quotations that stand there as its own words, and words in them. One
// quotation that lost its marks and its speaker is a change of the text.
const (
	ownQuotes     = 2
	ownQuoteWords = 20
)

// ownWords reports whether the text that quotes holds so much of the other as
// quotations that the other is the speech, letter or tweet itself, or sets it
// as a block: no marks and no verb of saying there, and more words of that kind
// than words that both have in marks.
func ownWords(quotes []quotation) bool {
	count, words, kept := 0, 0, 0
	for q := range quotes {
		kept += quotes[q].kept
		if b := quotes[q].bare; len(b) == 1 && b[0].whole && b[0].unsaid {
			count, words = count+1, words+quotes[q].words
		}
	}
	return count >= ownQuotes && words >= ownQuoteWords && words > kept
}

// blockWords is the least of a quotation, in words, that can show by itself
// that its unmarked words in the other text are speech set without marks.
const blockWords = 12

// blocks lists the stretches of o, in sentences, that are speech although no
// marks stand around them: o is what s quotes from, or the words stay in the
// first person, or a long quotation stands there nearly word for word and
// nobody says it.
func (r *reader) blocks(s, o *side, quotes []quotation, own bool) []text.Span {
	if !r.rules {
		return nil
	}
	var list []text.Span
	for q := range quotes {
		for _, b := range quotes[q].bare {
			n := b.words.Len()
			exact := 4*b.loose >= 3*n
			if s.quotes[q].Scare || n < sentenceWords ||
				!(own && b.unsaid || b.first || b.unsaid && exact && n >= blockWords) {
				continue
			}
			if span := r.blockOf(s, o, b); !span.Empty() {
				list = append(list, span)
			}
		}
	}
	slices.SortFunc(list, func(x, y text.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	merged := list[:0]
	for _, span := range list {
		if k := len(merged) - 1; k >= 0 && span.Start <= merged[k].End {
			merged[k].End = max(merged[k].End, span.End)
			continue
		}
		merged = append(merged, span)
	}
	return merged
}

// blockOf is where the words of a bare stretch stand in o, up to the borders of
// their sentences if nothing but speech stands there.
func (r *reader) blockOf(s, o *side, b stretch) text.Span {
	span := text.Span{Start: -1}
	for i := b.words.Start; i < b.words.End; i++ {
		j := r.like(s, i)
		if j < 0 || o.quoteOf(j) >= 0 {
			continue
		}
		if span.Start < 0 {
			span.Start = j
		}
		span.End = j + 1
	}
	if span.Start < 0 || span.Len() > 2*b.words.Len() {
		return text.Span{}
	}
	first, last := o.sentence(span.Start), o.sentence(span.End-1)
	before := text.Span{Start: first.Start, End: span.Start}
	for i := before.Start; i < before.End; i++ {
		near := i < first.Start+labelWords
		switch behind := o.Source[o.Words[i].End:]; {
		case strings.HasPrefix(behind, ":") && (near || o.Words[i+1].Upper),
			strings.HasPrefix(behind, ")") && near && o.recording(text.Span{Start: before.Start, End: i}):
			before.Start = i + 1 // who speaks, in a transcript
		}
	}
	if !o.ascribes(before) && !o.signed(before) {
		span.Start = before.Start
	}
	if behind := (text.Span{Start: span.End, End: last.End}); !o.ascribes(behind) && !o.signed(behind) {
		span.End = last.End
	}
	for i := span.Start; i < span.End; i++ {
		if j := r.like(o, i); o.quoteOf(i) >= 0 && j >= 0 && s.quoteOf(j) >= 0 && !s.deep(j) {
			return text.Span{} // partly in marks: they say what is quoted
		}
	}
	return span
}

// labelWords is the most words that name a speaker before a colon.
const labelWords = 5

// recording reports whether a range says that what follows is a recording, and
// whose: archived recording (Ada Brenn).
func (s *side) recording(in text.Span) bool {
	for i := in.Start; i < in.End; i++ {
		if recordings.has(s.norm(i)) {
			return true
		}
	}
	return false
}

var recordings = set("recording audio tape clip video voiceover")

// signed reports whether a range holds the name of an account: @name.
func (s *side) signed(in text.Span) bool { return handle(&part{side: s, span: in}) }

// addBlocks makes quotations of stretches without marks.
func (s *side) addBlocks(spans []text.Span) {
	if len(spans) == 0 {
		return
	}
	if s.inQuote == nil {
		s.inQuote = make([]int32, len(s.Words))
		for i := range s.inQuote {
			s.inQuote[i] = -1
		}
	}
	s.quotes = slices.Clip(s.quotes)
	for _, span := range spans {
		fill(s.inQuote, span, len(s.quotes))
		bytes := s.Bytes(span)
		s.quotes = append(s.quotes, text.Quote{Bytes: bytes, Marked: bytes, Words: span, Open: true})
	}
}

// keepBare keeps what was found of quotations before their unmarked words were
// seen as blocks.
func keepBare(quotes, before []quotation) {
	for q := range before {
		quotes[q].bare = before[q].bare
	}
}

// firstPerson reports whether the sentences of o that have the words of a
// quotation of s without marks speak in the first person. Reported speech would
// not.
func (r *reader) firstPerson(s, o *side, words text.Span) bool {
	for i := words.Start; i < words.End; i++ {
		j := r.mate(s, i)
		if j < 0 || o.quoteOf(j) >= 0 {
			continue
		}
		in := o.sentence(j)
		if o.inPerson(in) {
			return true
		}
		if k := o.SentenceOf(j); k > 0 && o.Sentences[k-1].Paragraph == o.Sentences[k].Paragraph && o.inPerson(o.Sentences[k-1].Words) && o.plainly(o.Sentences[k-1].Words) {
			return true // it goes on in the same voice
		}
		for i+1 < words.End && (r.mate(s, i+1) < 0 || in.Contains(text.Span{Start: r.mate(s, i+1), End: r.mate(s, i+1) + 1})) {
			i++ // the rest of the same sentence
		}
	}
	return false
}

// inPerson reports whether a range speaks in the first person outside quotation
// marks.
func (s *side) inPerson(in text.Span) bool {
	for k := in.Start; k < in.End; k++ {
		if s.quoteOf(k) < 0 && s.speaker(k) {
			return true
		}
	}
	return false
}

var numbered = set("war part phase type title class chapter volume section act article schedule group pope king queen")

// speaker reports whether word i is a pronoun of the first person. "Mine" may be
// a pit, and is not counted.
func (s *side) speaker(i int) bool {
	switch n := s.norm(i); n {
	case "i":
		return !numbered.has(s.norm(i - 1))
	case "my", "me", "we", "our", "myself", "ours", "ourselves":
		return true
	case "us":
		return !s.Words[i].Upper
	default:
		return strings.HasPrefix(n, "i'") || strings.HasPrefix(n, "we'")
	}
}
