package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// telling is a verb of saying, in whatever place of its sentence, with what it
// tells. It is wider than an [Attribution]: it may be the second verb of its
// sentence, a participle ("…, warning that"), or one of several words ("hit back
// at"), and its object need not be a clause ("condemned the plan").
type telling struct {
	cue      text.Span
	source   text.Span // empty: none is named beside it
	gerund   bool      // a participle: its source is that of the verb before it
	told     text.Span // the words told, with whatever stands among them
	sentence int
	entry    *lexicon.Entry
	depth    int      // how many tellings of its sentence tell it
	performs []string // classes of the acts that its words do in the first person: "we condemn"
}

// tellings lists the verbs of saying of a text that the other text does not have
// in the same place, in the memory of an earlier list.
func (r *reader) tellings(s *side, list []telling) []telling {
	f := cueFinder{t: s.Text}
	bit := r.words.verbs.Bit()
	for k := range s.Sentences {
		if !s.Sentences[k].Role.Prose() {
			continue
		}
		in := s.Sentences[k].Words
		looked := false
		for i := in.Start; i < in.End; i++ {
			if s.lists[i]&bit == 0 || s.speech(i) {
				continue
			}
			if !looked {
				in.End, looked = s.narrated(in), true
				if i >= in.End {
					break
				}
			}
			e, n := r.words.verbs.At(s.known[i:in.End])
			if n == 0 || !f.tells(i, n, in, e) {
				continue
			}
			t := telling{cue: text.Span{Start: i, End: i + n}, sentence: k, entry: e}
			switch t.gerund = strings.HasSuffix(f.norm(i), "ing"); {
			case e.Lemma == "according to":
				t.gerund = false
				t.source = f.nounPhrase(i+n, in.End)
			case !t.gerund:
				t.source = f.source(i, in)
			}
			list = append(list, t)
			i += n - 1
		}
	}
	return s.gathered(list)
}

// narrated is where a sentence begins to speak in the first or second person
// outside quotation marks: a transcript, or a block of speech behind a colon,
// whose verbs are the speaker's. It is the end of the sentence if it never does.
func (s *side) narrated(in text.Span) int {
	for i := in.Start; i < in.End; i++ {
		if !s.Words[i].Function || s.quoted(i) || !addressing.has(s.norm(i)) || s.norm(i) == "us" && s.Words[i].Upper {
			continue
		}
		for k := i - 1; k >= in.Start; k-- {
			if strings.ContainsAny(s.Source[s.Words[k].End:s.Words[k+1].Start], ":\"“«") {
				return k + 1
			}
		}
		return in.Start
	}
	return in.End
}

// gathered are the tellings of a text, each with what it tells. A participle
// that only brings the words ("hit back, saying: …") is one telling with the
// verb before it, which says how they are meant.
func (s *side) gathered(list []telling) []telling {
	kept := list[:0]
	for i := range list {
		t := &list[i]
		if n := len(kept) - 1; n >= 0 && kept[n].sentence == t.sentence {
			if t.gerund && brings.has(t.entry.Lemma) && !withholds.has(kept[n].entry.Lemma) && !s.quoted(t.cue.Start-1) && (t.entry.Lemma != "say" || s.norm(t.cue.Start-1) != "and") {
				continue
			}
			if t.gerund {
				t.source = kept[n].source
			}
		}
		kept = append(kept, *t)
	}
	for i := range kept {
		t := &kept[i]
		in := s.Sentences[t.sentence].Words
		end := in.End
		for k := i + 1; k < len(kept) && kept[k].sentence == t.sentence; k++ {
			if s.norm(t.last()) == "that" && !kept[k].gerund && !s.coordinate(&kept[k]) && !gapEnds(s.markBehind(kept[k].last()-1)) {
				continue // told by this one, too: "noted that a senator had objected"
			}
			if s.contentIn(text.Span{Start: t.last(), End: kept[k].first()}) >= 3 || s.coordinate(&kept[k]) {
				end = kept[k].first()
				break
			}
		}
		s.gather(t, end)
		for k := i - 1; k >= 0 && kept[k].sentence == t.sentence; k-- {
			if !t.gerund && !s.coordinate(t) && kept[k].told.Start <= t.cue.Start && t.cue.Start < kept[k].told.End {
				t.depth++
			}
		}
	}
	return kept
}

// coordinate reports whether a telling is the second verb of a subject: "denied
// it and said".
func (s *side) coordinate(t *telling) bool {
	if t.gerund || t.first() == 0 {
		return false
	}
	before := s.norm(t.first() - 1)
	return before == "and" || before == "but"
}

// brings are verbs that bring words and say nothing of them.
var brings = set("say tell write tweet post state read")

// withholds are verbs behind which a participle brings other words than the verb
// is of: "declined to answer, saying: …".
var withholds = set("refuse decline deny")

// first and last bound a telling with its source.
func (t *telling) first() int {
	if t.source.Empty() || t.gerund {
		return t.cue.Start
	}
	return min(t.cue.Start, t.source.Start)
}

func (t *telling) last() int {
	if t.gerund {
		return t.cue.End
	}
	return max(t.cue.End, t.source.End)
}

// objects are verbs that need an object: without one, their past is a passive.
var (
	objects = set("accuse blame criticise criticize praise condemn charge rebuke slam blast hail applaud denounce mock")
	of      = set("of for on over with")
)

// deeds are verbs of the list that name what is done or known as often as what
// is said: without a clause of their own they tell nothing.
var deeds = set("guarantee prove relate demonstrate brief invite issue deem pretend suspect think know believe find begin publish establish command post direct celebrate discover recognise realise feel show order instruct request press protest propose read imply welcome cite quote ask agree")

// tells reports whether the n words at i are a verb of saying where they stand.
func (f *cueFinder) tells(i, n int, in text.Span, e *lexicon.Entry) bool {
	norm, prev := f.norm(i), ""
	if i > in.Start {
		prev = f.norm(i - 1)
	}
	if f.t.Words[i].Upper && i > in.Start {
		return false // part of a name
	}
	gap := f.t.markBehind(i - 1)
	next := f.norm(i + n)
	switch {
	case e.Lemma == "according to":
		return true
	case f.noWords(i, n, in, e.Lemma), deeds.has(e.Lemma), (next == "by" || next == "as" && !beForms.has(prev)) && !gapEnds(f.t.markBehind(i+n-1)):
		return false
	case n == 1 && objects.has(e.Lemma) && of.has(next) && strings.HasSuffix(norm, "ed"):
		return false // "a man accused of", "an attack blamed on": nobody says it
	case n == 1 && strings.HasSuffix(norm, "ing") && next != "that" && !opensQuote(f.t.markBehind(i)) && !gapEnds(gap) && !leadsIn.has(prev):
		return false // "a letter summing up", "heard shouting"
	case n == 1 && f.speaks(i, in, e), n == 1 && strings.HasSuffix(norm, "ed") && f.announces(i, in) && f.subjectBefore(i, in):
		return true
	case prev == "to" || beForms.has(prev) || strings.HasSuffix(norm, "'s") || mental.has(e.Lemma) || n == 1 && f.t.notSpeech(i, in, e.Lemma):
		return false
	case strings.HasSuffix(norm, "ing"):
		return !needsClause.has(e.Lemma) && !determiners.has(prev) && !f.adjectival(i, in)
	case nounBefore.has(prev) && strings.Trim(gap, " \n\t") == "":
		return false
	case n > 1:
		return f.subjectBefore(i, in) || prev == "and" || prev == "but"
	case strings.HasSuffix(norm, "ed") || f.t.known[i].Irregular && !third(norm):
		return (prev == "and" || prev == "but") && !needsClause.has(e.Lemma) && !core.has(e.Lemma) ||
			needsClause.has(e.Lemma) && f.subjectBefore(i, in) && f.quotes(in)
	}
	return third(norm) && acts[e.Class] && i > in.Start && i+1 < in.End && f.t.Words[i-1].Upper && f.t.Words[i+1].Upper // "Marsh slams Orlow"
}

// quotes reports whether a sentence has a quotation or brings words behind a colon.
func (f *cueFinder) quotes(in text.Span) bool {
	for i := in.Start; i < in.End; i++ {
		if f.t.Words[i].Quote >= 0 || i+1 < in.End && strings.Contains(f.t.markBehind(i), ":") {
			return true
		}
	}
	return false
}

// announces reports whether a colon follows the verb at i in its sentence:
// "replied to the board on Monday: …".
func (f *cueFinder) announces(i int, in text.Span) bool {
	const most = 10 // words between
	for k := i; k < min(i+most, in.End); k++ {
		if strings.Contains(f.t.markBehind(k), ":") {
			return true
		}
	}
	return false
}

// leadsIn are the words behind which a participle takes up the subject of its
// sentence.
var leadsIn = set("and but by while in after before when without")

// adjectival reports whether a participle stands before the noun that it
// describes: after a preposition or a verb, and before the end of the phrase.
func (f *cueFinder) adjectival(i int, in text.Span) bool {
	return i+1 >= in.End || stopsPhrase.has(f.norm(i+1)) && f.norm(i+1) != "that" && f.norm(i+1) != "how" && f.norm(i+1) != "why"
}
