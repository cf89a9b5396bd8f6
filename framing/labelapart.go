package framing

import (
	"strings"

	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"
)

// labelsApart reads, when the rules have spoken, two names for one thing that the
// diff kept apart: one in words that only a has, the other in words that only b
// has. They stand for each other in one headline, which says what it is about
// once, and in the same slot of a sentence. The component with more words stands
// for both.
func (r *reader) labelsApart(readings []Reading) {
	bit := r.words.labels.Bit() | r.words.causatives.Bit()
	if r.a.any&bit == 0 || r.b.any&bit == 0 {
		return
	}
	for i := range r.Components {
		c := &r.Components[i]
		if !r.mayHoldLabel(i, readings) || !r.a.holdsList(c.A, bit) {
			continue
		}
		first, end := r.passageComponents(i)
		for k := first; k < end; k++ {
			o := &r.Components[k]
			if readings[i].Status == Flag {
				break
			}
			if k == i || !r.mayHoldLabel(k, readings) || !r.b.holdsList(o.B, bit) {
				continue
			}
			reading, ok := r.labelApart(i, k)
			if !ok {
				continue
			}
			bears, rests := i, k
			if !r.outweighs(c, o) {
				bears, rests = k, i
			}
			readings[bears] = r.wanted(reading)
			if reading = readings[bears]; reading.Status == Flag && readings[rests].Status == Other {
				readings[rests] = other("together", "Read together with the other half of the change, in the same place.")
			}
		}
	}
}

// passageComponents are the phrase components of the passage of component i, itself
// included; none if they are so many that looking at each pair of them costs too
// much. Where they stand in the list is no matter: it differs with the order of the
// texts.
func (r *reader) passageComponents(i int) (first, end int) {
	const most = 300
	same := func(k int) bool {
		return r.Components[k].Passage == r.Components[i].Passage && r.Components[k].Origin == Phrase
	}
	for first, end = i, i+1; first > 0 && same(first-1) && end-first <= most; first-- {
	}
	for ; end < len(r.Components) && same(end) && end-first <= most; end++ {
	}
	if end-first > most {
		return i, i
	}
	return first, end
}

// mayHoldLabel reports whether a component can be half of a change of name: it is
// no flag yet, and no change of order or of marks.
func (r *reader) mayHoldLabel(i int, readings []Reading) bool {
	c := &r.Components[i]
	return c.Origin == Phrase && c.Op != diff.Move && !c.Orth && readings[i].Status == Other
}

// holdsList reports whether an entry of a list may begin in a word range.
func (s *side) holdsList(in text.Span, bit uint64) bool {
	for i := in.Start; i < in.End; i++ {
		if s.lists[i]&bit != 0 {
			return true
		}
	}
	return false
}

// labelApart finds two names for one thing, one in what component i has of a, the
// other in what component k has of b.
func (r *reader) labelApart(i, k int) (Reading, bool) {
	x, y := r.Components[i].A, r.Components[k].B
	inX, inY := r.a.known[x.Start:x.End], r.b.known[y.Start:y.End]
	h, ok := r.words.labels.MatchIn(r.issues, inX, inY)
	if !ok {
		h, ok = r.words.causatives.Match(inX, inY)
	}
	if !ok || !strings.HasPrefix(Code(h.Category), "F") {
		return Reading{}, false
	}
	inA, inB := within(x, h.InA), within(y, h.InB)
	if h.A.List == lexicon.Causatives && r.accident(r.Components[i].Passage, h) {
		return Reading{}, false
	}
	if !r.nameGone(r.a, inA, h.A, r.b) || !r.nameGone(r.b, inB, h.B, r.a) {
		return Reading{}, false
	}
	reason := exchanged(r.a.cut(inA), r.b.cut(inB))
	rule, band := "label.apart", r.mediumUnlessRewritten(r.Components[i].Passage)
	if h.A.List == lexicon.Causatives {
		rule = "agency.causative"
	}
	switch {
	case r.a.Words[inA.Start].Role == text.Headline && r.b.Words[inB.Start].Role == text.Headline:
		rule, band = "label.headline", Medium // a headline says what it is about once
		reason += " in the headlines"
	case r.a.Words[inA.Start].Quote >= 0 || r.b.Words[inB.Start].Quote >= 0 || !r.inOneSlot(inA, inB):
		return Reading{}, false
	default:
		reason += " in the same place"
	}
	if h.Note != "" {
		reason += ": " + h.Note
	}
	return flag(h.Category, h.Direction, band, rule, sentenceEnd(reason), pairEvidence(h)...), true
}

// nameGone reports whether a name of s does not stand in the other text: it is
// written as the list has it, is no part of a proper name, and its words have no
// counterpart in the passage.
func (r *reader) nameGone(s *side, name text.Span, e *lexicon.Entry, o *side) bool {
	p := part{side: s, span: name}
	if e.Upper && !p.capitals(name) || p.inName(e, name) {
		return false
	}
	span := r.inPassageOf(o, int(s.passage[name.Start]))
	for i := name.Start; i < name.End; i++ {
		if !s.content(i) {
			continue
		}
		if s.twin[i] >= 0 || o.times(s.key(i), span) > 0 {
			return false
		}
	}
	return true
}

// inOneSlot reports whether two names stand in the same slot: a content word
// close before both, or close behind both, is the same one. Of a name that says
// of which kind another noun is, the noun must be the same one.
func (r *reader) inOneSlot(x, y text.Span) bool {
	behind := r.nearMates(r.a.contentNear(x.End, 1), r.b.contentNear(y.End, 1))
	if r.a.qualifies(x) || r.b.qualifies(y) {
		mates, _ := r.mates()
		return x.End < len(mates) && int(mates[x.End]) == y.End
	}
	return behind || r.nearMates(r.a.contentNear(x.Start-1, -1), r.b.contentNear(y.Start-1, -1))
}

// nearMates reports whether one of these words of a is one of those of b.
func (r *reader) nearMates(of, in []int) bool {
	mates, _ := r.mates()
	for _, i := range of {
		for _, j := range in {
			if int(mates[i]) == j {
				return true
			}
		}
	}
	return false
}

// contentNear lists the content words next to word i, itself included, in one
// direction: the first two among four words of the sentence.
func (s *side) contentNear(i, step int) []int {
	var near []int
	for n := 0; n < 4 && i >= 0 && i < len(s.Words) && len(near) < 2; n++ {
		if k := i - step; k >= 0 && k < len(s.Words) && s.Words[k].Sentence != s.Words[i].Sentence {
			break
		}
		if s.content(i) {
			near = append(near, i)
		}
		i += step
	}
	return near
}

// qualifies reports whether a name stands right before a noun that it says the
// kind of: "criminal records", "hush money agreement".
func (s *side) qualifies(name text.Span) bool {
	i := name.End
	if i >= len(s.Words) || !adjacent(s, i-1) || !s.content(i) || s.Words[i].Upper || participle(s.norm(i)) {
		return false
	}
	classes := wordClasses(s.norm(i))
	return classes == lexicon.Noun || classes&lexicon.Noun != 0 && wordClasses(s.norm(i-1))&lexicon.Adjective != 0
}
