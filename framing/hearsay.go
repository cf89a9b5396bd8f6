package framing

import (
	"strings"

	"parallax/diff"
	"parallax/lexicon"
	"parallax/text"
)

// hearsay reads F5 where a sentence was built anew: of the same statement one text
// says that it is hearsay, allegation or appearance, and what the word is said of
// stands in the other text without it.
func (r *reader) hearsay(readings []Reading, p *samePair) {
	t := r.statements
	x, y := &t.a[p.a], &t.b[p.b]
	if (x.by == writer) != (y.by == writer) || p.next > sureShare*p.like {
		return // a source instead of the word, or a close rival
	}
	r.hearsayIn(readings, p, r.a, x.in, r.b, y.in)
	r.hearsayIn(readings, p, r.b, y.in, r.a, x.in)
}

func (r *reader) hearsayIn(readings []Reading, p *samePair, s *side, in text.Span, o *side, on text.Span) {
	if s.any&r.words.evidentials.Bit() == 0 {
		return
	}
	v := &view{reader: r}
	own := part{side: s}
	list := v.markers()[0]
	for _, h := range own.speaking(s.find(list.entries, in)) {
		c := int(s.component[h.Start])
		if !s.hearsayWord(h) || c < 0 || r.Components[c].Op == diff.Move || s.quoted(h.Start) || s.verb(h.Start) != nil {
			continue
		}
		k := s.qualified(h.End)
		if k < 0 || s.Words[k].Upper && h.Len() == 1 {
			continue
		}
		j := sameWord(s, k, o, on)
		if j < 0 || o.quoted(j) || v.doubtIn(o, o.sentence(j), false) {
			continue
		}
		direction := "certainty+"
		if s == r.b {
			direction = Flip(direction)
		}
		reading := flag(list.category, direction, Low, list.category+".retold",
			"*"+s.cut(h.Span)+"* stands beside *"+s.cut(text.Span{Start: k, End: k + 1})+"* in one text only; the other states it in other words: "+list.what+".", evidence(h.Entry))
		r.note(readings, c, reading)
	}
}

// hearsayWord reports whether a marker is an adverb ("reportedly") or a verb of
// appearance; nouns, adjectives and "is seen as" come and go with any rewording.
func (s *side) hearsayWord(h hit) bool {
	if h.Class == "certain" || h.Class == "extent" {
		return false
	}
	if h.Len() == 1 {
		return adverb(s.norm(h.Start))
	}
	return strings.HasPrefix(s.norm(h.Start), "appear") || strings.HasPrefix(s.norm(h.Start), "seem")
}

// sameWord is the word of a range of the other text that word k is, in whatever form,
// or -1.
func sameWord(s *side, k int, o *side, on text.Span) int {
	for j := on.Start; j < on.End; j++ {
		if o.content(j) && (o.key(j) == s.key(k) || lexicon.SameLemma(o.norm(j), s.norm(k)) || lexicon.Synonyms(o.norm(j), s.norm(k))) {
			return j
		}
	}
	return -1
}
