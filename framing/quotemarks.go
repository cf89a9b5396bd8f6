package framing

import "parallax/text"

// scareWords is the longest quotation, in words, that is read as a term in
// quotation marks and not as speech.
const scareWords = 3

// readQuoteMarks finds quotation marks put on or taken off: F6 quote.direct
// for speech, quote.scare for a term.
func readQuoteMarks(v *view) (Reading, bool) {
	p := &v.x
	s, ok := v.bearersA[v.index]
	if !ok {
		p = &v.y
		s, ok = v.bearersB[v.index]
	}
	n := s.words.Len()
	if !ok || v.rewritten() && 3*s.loose < 2*n {
		return Reading{}, false // new words around: quotation marks come with them
	}
	reading := v.marksOff(p, s)
	if reading.Status == Flag && v.x.empty() && v.y.empty() {
		o := v.b
		if p == &v.y {
			o = v.a
		}
		own, there := v.shown(p.side, o, s.words)
		reading.ShownA, reading.ShownB = own, there
		if p == &v.y {
			reading.ShownA, reading.ShownB = there, own
		}
	}
	if ok && reading.Status == Other && (v.quoteAt(&v.x) >= 0 || v.quoteAt(&v.y) >= 0) {
		return Reading{}, false // speech without marks: its words count
	}
	return reading, ok
}

func (v *view) marksOff(p *part, s stretch) Reading {
	quote := p.quotes[s.quote]
	if s.whole && p.titled(quote) {
		return benign("house", "house.title", "The title of a work, with and without quotation marks.")
	}
	words := "*" + short(p.cut(s.words)) + "*"
	own := v.ownA
	if p == &v.y {
		own = v.ownB
	}
	if own {
		return other("quote.own", words+" is quoted in one text; the other is, or gives in full, what is quoted.")
	}
	if s.first {
		return other("quote.block", words+" stands without quotation marks in one text, yet in the first person: as a block or as the speaker's own text.")
	}
	first, second := "first", "second"
	if p == &v.y {
		first, second = second, first
	}
	if p.nickname(quote) {
		return benign("refer", "refer.nickname", words+" is a nickname, with and without quotation marks.")
	}
	if quote.Words.Len() <= scareWords {
		if s.loose < quote.Words.Len() {
			return other("quote.scare", words+" is in quotation marks in the "+first+" text; not all of it is in the "+second+".")
		}
		if p.glosses(quote) {
			return benign("house", "house.gloss", words+" says what a word means, with and without quotation marks.")
		}
		band := Medium
		if v.rewritten() {
			band = Low // both may use the term, each on its own
		}
		return flag("quote.scare", v.seen(p, "off"), band, "quote.scare",
			words+" is in quotation marks in the "+first+" text and without them in the "+second+".")
	}
	if s.unsaid {
		return other("quote.block", words+" is a direct quotation in the "+first+" text and has neither marks nor a verb of saying in the "+second+": as a block, or in the writer's own voice.")
	}
	if s.apart && quote.Open && !p.tagged(quote) {
		return other("quote.open", words+" is between marks of which one is missing, and nobody is named as its speaker.")
	}
	if s.words.Len() < sentenceWords+1 && s.words != p.sentence(s.words.Start) {
		return flag("quote.direct", v.seen(p, "direct->reported"), Low, "quote.direct",
			words+" is quoted in the "+first+" text and stands without marks in the "+second+".")
	}
	// Of 40 such flags on coded passages 30 are right: too few for more than a hint.
	return flag("quote.direct", v.seen(p, "direct->reported"), Low, "quote.direct",
		words+" is a direct quotation in the "+first+" text and reported in the writer's words in the "+second+".")
}

// nickname reports whether a quotation is one name between two: Ada "Pip" Brenn.
func (s *side) nickname(q text.Quote) bool {
	i := q.Words.Start
	return q.Words.Len() == 1 && i > 0 && i+1 < len(s.Words) && s.Words[i].Upper && s.Words[i-1].Upper && s.Words[i+1].Upper &&
		s.sentence(i).Contains(text.Span{Start: i - 1, End: i + 2})
}

// titled reports whether a quotation is a title: every content word of it is
// capitalised, and there are at least two, or one among other words, or beside a
// capitalised particle ("Built Up").
func (s *side) titled(q text.Quote) bool {
	n := 0
	for i := q.Words.Start; i < q.Words.End; i++ {
		if s.content(i) {
			if !s.Words[i].Upper {
				return false
			}
			n++
		}
	}
	if n == 1 && q.Words.Len() == 2 {
		return s.Words[q.Words.Start].Upper && s.Words[q.Words.End-1].Upper && s.content(q.Words.Start)
	}
	return n >= 2 || n == 1 && q.Words.Len() >= 3
}

// glosses reports whether a quotation says what a word means: "which is Russian for
// 'truth'", "meaning 'truth'".
func (s *side) glosses(q text.Quote) bool {
	i := q.Words.Start
	switch in := s.sentence(i); {
	case i-1 < in.Start:
		return false
	case s.norm(i-1) == "for":
		return i-3 >= in.Start && s.Words[i-2].Upper && (beForms.has(s.norm(i-3)) || s.norm(i-3) == "the")
	}
	return s.norm(i-1) == "means" || s.norm(i-1) == "meaning"
}

// tagged reports whether a verb of saying stands beside a quotation: in its
// sentences or the one before, in the same paragraph.
func (p *part) tagged(q text.Quote) bool {
	if q.Words.Empty() {
		return false
	}
	first, last := p.SentenceOf(q.Words.Start), p.SentenceOf(q.Words.End-1)
	in := text.Span{Start: p.Sentences[first].Words.Start, End: p.Sentences[last].Words.End}
	if first > 0 && p.Sentences[first-1].Paragraph == p.Sentences[first].Paragraph {
		in.Start = p.Sentences[first-1].Words.Start
	}
	for i := in.Start; i < in.End; i++ {
		if !q.Words.Contains(text.Span{Start: i, End: i + 1}) && p.verb(i) != nil {
			return true
		}
	}
	return false
}
