package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// speaker is somebody who speaks in sentences that only one text has: the words of
// those in a row, and the component of the first of them.
type speaker struct {
	source    text.Span
	component int
	words     text.Span
}

// ownSpeakers lists who speaks in sentences that only this text has. Who is quoted, or
// meant by a pronoun, right behind is the same.
func (r *reader) ownSpeakers(s *side) []speaker {
	var list []speaker
	const most = 4 // sentences of one
	first := 0
	open := false // the last of the list speaks on
	for k := range s.Sentences {
		in := s.Sentences[k].Words
		if s.Sentences[k].Role != text.Body || in.Empty() {
			continue
		}
		c := int(s.component[in.Start])
		if c < 0 || r.Components[c].Origin != Sentence {
			open = false
			continue
		}
		switch source := r.speakerIn(s, k); {
		case s.somebody(source):
			if open && k-first < most && r.sameSpeaker(s, source, s, list[len(list)-1].source) {
				list[len(list)-1].words.End = in.End
				continue
			}
			list = append(list, speaker{source, c, in})
			open, first = true, k
		case open && k-first < most && s.speaksOn(in, source):
			list[len(list)-1].words.End = in.End
		default:
			open = false
		}
	}
	return list
}

// speaksOn reports whether a sentence gives more words of the last speaker: it
// begins inside quotation marks, or with a pronoun that speaks.
func (s *side) speaksOn(in, source text.Span) bool {
	if source.Empty() {
		return s.quoted(in.Start)
	}
	return pronounIn(s, source) && (source.Start == in.Start || s.quoted(in.Start))
}

// speakerIn is who speaks in a sentence: the source of a verb of saying, the
// subject of a verb of opposing or calling, or who is named before a colon and speech.
func (r *reader) speakerIn(s *side, k int) text.Span {
	in := s.Sentences[k].Words
	for i := range s.cues {
		if a := &s.cues[i]; a.Sentence == k && !a.Source.Empty() && !s.speech(a.Cue.Start) && (s.leads(a.Source, in) || a.Source.Start > a.Cue.Start || s.tags(a)) {
			return a.Source
		}
	}
	f := cueFinder{t: s.Text}
	bits := r.words.negative.Bit()
	for i := in.Start + 1; i < in.End; i++ {
		if !calls.has(s.norm(i)) && s.lists[i]&bits == 0 || s.speech(i) || s.beBefore(i) || s.norm(i-1) == "to" || !f.subjectBefore(i, in) {
			continue
		}
		if e, n := r.words.negative.At(s.known[i:in.End]); n > 0 && !calls.has(s.norm(i)) && (e.Class == "deny" || !strings.HasSuffix(s.norm(i), "ed") && !s.known[i].Irregular && !f.agrees(i, in)) {
			continue
		}
		if source := f.subject(i, in); s.leads(source, in) {
			return source
		}
	}
	return s.label(in)
}

// label is the name before a colon with which a sentence begins, if speech follows:
// "Marsh: 'I doubt it'".
func (s *side) label(in text.Span) text.Span {
	const most = 4 // words of it
	for i := in.Start; i < min(in.End-1, in.Start+most) && s.Words[i].Upper; i++ {
		if strings.Contains(s.Source[s.Words[i].End:s.Words[i+1].Start], ":") {
			if s.quoted(i+1) || s.narrated(text.Span{Start: i + 1, End: in.End}) < in.End {
				return text.Span{Start: in.Start, End: i + 1}
			}
			break
		}
	}
	return text.Span{}
}

// somebody reports whether a source is a person, a group or a body: no pronoun, no
// paper that says something, nobody who was polled.
func (s *side) somebody(source text.Span) bool {
	if !s.namedVoice(source) || source.Len() > 12 {
		return false
	}
	for i := source.Start; i < source.End; i++ {
		if n := s.norm(i); polled.has(n) || enforcers.has(n) || i == source.End-1 && papers.has(n) {
			return false
		}
	}
	return true
}

// polled are words for those who are asked by the hundred.
var polled = set("respondents percent per cent poll polls survey surveys voters americans most")

// enforcers are those who report what the law finds: what they say is against
// somebody by their office.
var enforcers = set("police prosecutors prosecutor investigators detectives sheriff fbi court courts judge judges justices jury coroner")

// papers are plural and other nouns for what has words and is nobody.
var papers = set("findings messages documents records results reports report study studies emails letters letter statement statements articles article charges indictment complaint lawsuit lawsuits suit filing filings papers transcript act bill law laws rule rules order ruling rulings decision memo email tweet tweets post posts video videos footage photos images data figures statistics numbers ads ad signs sign book newspapers outlets headline headlines sources hearings events comments remarks words things issue case idea timeline reporters journalists editors analysis")

// sameSpeaker reports whether two sources are one: their names end in the same
// word, which is a name by itself or has the same one before it.
func (r *reader) sameSpeaker(s *side, x text.Span, o *side, y text.Span) bool {
	i, j := s.lastName(x), o.lastName(y)
	if i < 0 || j < 0 {
		return i < 0 && j < 0 && !x.Empty() && !y.Empty() && s.key(x.End-1) == o.key(y.End-1) && s.content(x.End-1)
	}
	if s.nameKey(i) != o.nameKey(j) {
		return (&view{reader: r}).alias(s, x, o, y)
	}
	if id := lexicon.Find(s.norm(i)); id == lexicon.NoWord || lexicon.Parts(id)&lexicon.Noun == 0 {
		return true
	}
	if i == x.Start || j == y.Start || !s.Words[i-1].Upper || !o.Words[j-1].Upper {
		return true // one is only named by its last word
	}
	return s.key(i-1) == o.key(j-1)
}

// nameKey is the key of a name without a genitive.
func (s *side) nameKey(i int) string { return strings.TrimSuffix(s.key(i), "'s") }

// lastName is the last word of the first name in a source, or -1: "Doe" of "Jane
// Doe" and of "Senator Jane Doe of Orvel".
func (s *side) lastName(source text.Span) int {
	last := -1
	for i := source.Start; i < source.End; i++ {
		switch {
		case s.Words[i].Upper && s.content(i):
			if last >= 0 && i > source.Start && strings.ContainsAny(s.Source[s.Words[i-1].End:s.Words[i].Start], "(,") {
				return last
			}
			last = i
		case last >= 0 && (s.norm(i) == "of" || s.norm(i) == "for" || s.norm(i) == "from" || s.norm(i) == "in" || s.norm(i) == "at"):
			return last
		}
	}
	return last
}

// speaksIn reports whether a source is one of another text, too.
func (r *reader) speaksIn(o *side, s *side, source text.Span) bool {
	for i := range o.cues {
		if a := &o.cues[i]; !a.Source.Empty() && r.sameSpeaker(s, source, o, a.Source) {
			return true
		}
	}
	return false
}

// restsOn reports whether a text rests on a source: a third of what it ascribes is
// his, and three statements at least.
func (r *reader) restsOn(s *side, source text.Span) bool {
	const least, share = 3, 3
	his, all := 0, 0
	for i := range s.cues {
		if a := &s.cues[i]; !a.Source.Empty() && !pronounIn(s, a.Source) {
			all++
			if r.sameSpeaker(s, source, s, a.Source) {
				his++
			}
		}
	}
	return his >= least && share*his >= all
}

// mayBeMissing reports whether a source is a voice that another text can lack:
// somebody with a name who does not speak there and is not whom the story is about,
// or somebody without one.
func (r *reader) mayBeMissing(s *side, source text.Span, o *side) bool {
	return s.somebody(source) && (s.lastName(source) < 0 || !r.speaksIn(o, s, source) && !r.inBothLedes(s, source))
}
