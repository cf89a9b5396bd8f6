package framing

import (
	"strings"

	"parallax/text"
)

// readLabelModifier finds F1 where a name loses or takes on the word by which it
// differs from a listed one, and the noun stays: "terrorist attack", "attack".
func readLabelModifier(v *view) (Reading, bool) {
	if v.Passage < 0 || v.x.empty() == v.y.empty() {
		return Reading{}, false
	}
	has, lacks := &v.x, &v.y
	if has.empty() {
		has, lacks = lacks, has
	}
	last := has.span.End - 1
	if has.span.Len() > longName || has.after < 0 || has.quoted || !has.content(last) || !adjacent(has.side, last) || has.lists[last]&v.words.labels.Bit() == 0 && has.lists[has.span.Start]&v.words.labels.Bit() == 0 {
		return Reading{}, false
	}
	head := has.after
	j := int(v.matesOf(has)[head])
	if j < 0 || !has.content(head) || lacks.Words[j].Quote >= 0 || j > lacks.sentence(j).Start && lacks.content(j-1) && adjacent(lacks.side, j-1) {
		return Reading{}, false
	}
	noun := text.Span{Start: j, End: j + 1}
	for _, name := range [...]text.Span{{Start: max(has.span.Start, last-1), End: head + 1}, {Start: max(has.span.Start, last-1), End: head}} {
		h, ok := v.words.labels.MatchIn(v.issues, has.side.known[name.Start:name.End], lacks.side.known[j:j+1])
		name.Start += h.InA.Start
		if !ok || !strings.HasPrefix(Code(h.Category), "F") || h.A.Upper && !has.capitals(name) || name.Start > last || !v.wordsGone(has, text.Span{Start: name.Start, End: head}, lacks) {
			continue
		}
		direction := h.Direction
		if has == &v.y {
			direction = Flip(direction)
		}
		reason := exchanged(has.cut(text.Span{Start: name.Start, End: head + 1}), lacks.cut(noun)) + " in the same place"
		if h.Note != "" {
			reason += ": " + h.Note
		}
		return flag(h.Category, direction, v.mediumUnlessRewritten(v.Passage), "label.modifier", sentenceEnd(reason), pairEvidence(h)...), true
	}
	return Reading{}, false
}

// wordsGone reports whether no content word of a span of p's text stands in the
// other text's passage.
func (v *view) wordsGone(p *part, in text.Span, o *part) bool {
	span := v.passageIn(o.side)
	for i := in.Start; i < in.End; i++ {
		if p.content(i) && o.times(p.key(i), span) > 0 {
			return false
		}
	}
	return true
}
