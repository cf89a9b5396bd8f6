package framing

import (
	"slices"

	"parallax/align"
	"parallax/diff"
	"parallax/text"
)

// A sentence built anew tells what a source told if it has so many of the words
// told, names apart, and so much of them.
const (
	unsourcedWords = 4
	unsourcedShare = 0.4
	unsourcedOther = 0.3 // of the other text's words
)

// unsourced reads F4 where a sentence was built anew: one text says who tells
// something; the other tells it in other words and names nobody for it.
func (r *reader) unsourced(readings []Reading, list []telling, paired []bool, p *part, o *side) {
	v := &view{reader: r}
	s := p.side
	for i := range list {
		t := &list[i]
		k := int(s.component[t.cue.Start])
		if paired[i] || t.gerund || t.depth > 0 || k < 0 || readings[k].Status == Flag || r.Components[k].Op == diff.Move || r.Components[k].Origin != Phrase ||
			t.source.Empty() || pronounIn(s, t.source) || !plainly[t.entry.Lemma] || s.norm(t.cue.Start-1) == "not" || s.passiveSaid(t.attribution()) || !s.isolated(list, i) {
			continue
		}
		at := int(s.passage[t.cue.Start])
		if at < 0 || r.Passages[at].Kind != align.Rewritten || v.medium(p, t.source) {
			continue
		}
		on := r.inPassageOf(o, at)
		if on.Empty() || v.common(s, t.source, o, on) > 0 || v.voiced(o, on, s, t) || r.notToldIn(t, s, o, on) {
			continue
		}
		category := "attribution.drop"
		if s == r.b {
			category = mirrored(category)
		}
		who := text.Span{Start: min(t.first(), t.cue.Start), End: max(t.last(), t.cue.End)}
		what := "*" + short(s.cut(who)) + "* was dropped: the other text tells it in other words, without a source."
		if s == r.b {
			what = "*" + short(s.cut(who)) + "* was added: the other text tells it in other words, without a source."
		}
		readings[k] = r.wanted(flag(category, "", Medium, category, what, evidence(t.entry)))
	}
}

// plainly are the verbs that do no more than name a source.
var plainly = map[string]bool{"according to": true, "say": true, "tell": true, "state": true, "add": true, "report": true, "announce": true, "confirm": true, "write": true}

// isolated reports whether telling i is the only one of its sentence.
func (s *side) isolated(list []telling, i int) bool {
	return (i == 0 || list[i-1].sentence != list[i].sentence) && (i+1 == len(list) || list[i+1].sentence != list[i].sentence)
}

// notToldIn reports whether too little of what a telling tells stands in a range of
// the other text to be the same.
func (r *reader) notToldIn(t *telling, s, o *side, on text.Span) bool {
	var there, names []uint32
	names = s.namesIn(t.told, names)
	for i := t.told.Start; i < t.told.End; i++ {
		if s.quoted(i) {
			return true // words of the source's own: what the other text tells is not them
		}
	}
	for i := on.Start; i < on.End; i++ {
		if o.content(i) {
			there = append(there, hashKey(o.key(i)))
		}
	}
	same, plain := 0, 0
	for _, w := range t.words {
		if slices.Contains(there, w) {
			same++
			if !slices.Contains(names, w) {
				plain++
			}
		}
	}
	return plain < unsourcedWords || float64(same) < unsourcedShare*float64(len(t.words)) || float64(same) < unsourcedOther*float64(len(there))
}

// voiced reports whether a range of a text has a verb of saying, a quotation or a
// word of hearsay, or a sentence around it, whose source carries, has the same
// source as a telling, or one that may be anybody.
func (v *view) voiced(s *side, on text.Span, o *side, t *telling) bool {
	for i := on.Start; i < on.End; i++ {
		if s.quoted(i) || s.verb(i) != nil && !nounBefore[s.norm(i-1)] || s.norm(i) == "according" {
			return true
		}
	}
	if len(s.find(v.words.evidentials, on)) > 0 || s.narrated(on) < on.End {
		return true
	}
	first, last := s.SentenceOf(on.Start)-carryOver, s.SentenceOf(on.End-1)+1
	for _, a := range s.cues {
		if a.Sentence < first || a.Sentence > last {
			continue
		}
		if a.Source.Empty() || pronounIn(s, a.Source) || v.common(o, t.source, s, a.Source) > 0 || v.alias(o, t.source, s, a.Source) {
			return true
		}
	}
	return false
}
