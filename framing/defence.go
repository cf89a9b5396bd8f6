package framing

import (
	"slices"

	"parallax/text"
)

// defence reads F7 in what a speaker says in words of his own against what is
// reported of him or of those he speaks for: "did nothing improper", "the payments
// were perfectly legal".
func (r *reader) defence(p *part, who *speaker, o *side, direction string) (Reading, bool) {
	v := &view{reader: r}
	s := p.side
	var found []Evidence
	for _, h := range s.find(r.words.replies, who.words) {
		if h.Class == "defence" && !s.asks(h.Start) && s.defends(h) {
			found = append(found, evidence(h.Entry))
		}
	}
	if len(found) == 0 || v.medium(p, who.source) || !v.takesPart(s, who) {
		return Reading{}, false
	}
	if r.answersIn(o, s, who.source) {
		return Reading{}, false
	}
	return flag("voice.reply", direction, Low, "voice.defence",
		"What *"+short(s.cut(who.source))+"* says "+r.onlyIn(s)+": a reply to what is reported.", found...), true
}

// defends reports whether words of defence say how it is: not how it ought to be
// ("should never happen"), nor whom it does not concern ("who was not involved in").
func (s *side) defends(h hit) bool {
	const near = 3
	for k := max(s.sentence(h.Start).Start, h.Start-near); k < h.Start; k++ {
		switch n := s.norm(k); n {
		case "to", "who", "which", "if", "whether", "should", "must", "would", "could", "can", "may", "will", "not", "without", "admit", "admitting", "ensure", "sure":
			return false
		}
	}
	return s.norm(h.End) != "again"
}

// answersIn reports whether a text has an answer in a sentence that names a source.
func (r *reader) answersIn(o *side, s *side, source text.Span) bool {
	i := s.lastName(source)
	if i < 0 || o.any&r.words.replies.Bit() == 0 {
		return false
	}
	for k := range o.Sentences {
		in := o.Sentences[k].Words
		if !slices.ContainsFunc(o.find(r.words.replies, in), answers) {
			continue
		}
		for j := in.Start; j < in.End; j++ {
			if o.nameKey(j) == s.nameKey(i) {
				return true
			}
		}
	}
	return false
}
