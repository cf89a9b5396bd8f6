package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// longName is the longest phrase, in words, that is still read as one name: in
// a longer one two listed names need not stand in the same place.
const longName = 9

// readUserPair reads a pair of the user's own list, of whatever category and
// also of closed-class words ("could", "will"): what the user says of two words
// goes before our rules for them, where nothing else changes with them.
func readUserPair(v *view) (Reading, bool) {
	h, ok := v.userPair(&v.x, &v.y)
	if !ok || v.Orth || v.x.quoted && v.y.quoted {
		return Reading{}, false
	}
	for _, o := range [...]struct {
		p    *part
		e    *lexicon.Entry
		span text.Span
	}{{&v.x, h.A, within(v.x.span, h.InA)}, {&v.y, h.B, within(v.y.span, h.InB)}} {
		if o.e.Upper && !o.p.capitals(o.span) || o.p.inName(o.e, o.span) || strangers(o.p, o.span) > 0 {
			return Reading{}, false
		}
	}
	return v.pairReading(h, High), true
}

// userPair is the user's line about two words that are exchanged, if there is one.
func (v *view) userPair(x, y *part) (lexicon.PairHit, bool) {
	user := v.words.labels.User()
	if user == nil || x.empty() || y.empty() {
		return lexicon.PairHit{}, false
	}
	return user.MatchIn(v.issues, x.known(), y.known())
}

// pairReading is the reading that a pair stands for: lines of the user's may
// say that a pair is benign, or in no category.
func (v *view) pairReading(h lexicon.PairHit, band Confidence) Reading {
	reason := v.became()
	if h.Note != "" {
		reason += ": " + h.Note
	}
	reason = sentenceEnd(reason)
	switch code := Code(h.Category); {
	case code == "N0":
		r := other("label.pair", reason)
		r.Evidence = pairEvidence(h)
		return r
	case strings.HasPrefix(code, "N"):
		return benign(h.Category, "label.pair", reason, pairEvidence(h)...)
	}
	return flag(h.Category, h.Direction, band, "label.pair", reason, pairEvidence(h)...)
}

// readLabelPair finds F1: two listed names for one thing, or two terms for one
// concept that differ in stance, stand in the same place.
func readLabelPair(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() {
		return Reading{}, false
	}
	if v.x.span.Len() > longName || v.y.span.Len() > longName {
		return Reading{}, false
	}
	inX, inY := v.x.span, v.y.span
	h, ok := v.words.labels.MatchIn(v.issues, v.x.known(), v.y.known())
	if !ok {
		// Of "white supremacists" and "white nationalists" only one word differs.
		inX, inY = v.x.widened(), v.y.widened()
		h, ok = v.words.labels.MatchIn(v.issues, v.a.known[inX.Start:inX.End], v.b.known[inY.Start:inY.End])
	}
	spanX, spanY := within(inX, h.InA), within(inY, h.InB)
	if ok && inside(spanX, v.x.span) != inside(spanY, v.y.span) && (v.keptBeside(&v.x, spanX) || v.keptBeside(&v.y, spanY)) {
		return Reading{}, false // "undocumented migrants" and "immigrants": the kept word belongs to both
	}
	if !ok || h.A.Upper && !v.x.capitals(spanX) || h.B.Upper && !v.y.capitals(spanY) {
		return Reading{}, false
	}
	if v.x.inName(h.A, spanX) || v.y.inName(h.B, spanY) || !v.x.changedIn(spanX) || !v.y.changedIn(spanY) {
		return Reading{}, false
	}
	// Two terms for one concept are the same thing only in the same slot; in a
	// reworded passage that holds for listed pairs, too.
	if before, after := v.aligned(); !before && !after && (!h.Listed || v.rewritten()) && !v.linkedNames(spanX, spanY) && !v.joinedNames(spanX, spanY) {
		return Reading{}, false
	}
	// What else differs must not outweigh the names.
	if strangers(&v.x, spanX) > 2 || strangers(&v.y, spanY) > 2 {
		return Reading{}, false
	}
	band := Medium
	if h.Listed && strangers(&v.x, spanX)+strangers(&v.y, spanY) <= 1 {
		band = High
	}
	r := v.pairReading(h, band)
	if r.Status != Flag {
		return Reading{}, false // the user's word on the pair; other words change with it
	}
	if x, y := v.changedHits(v.words.legal); len(x)+len(y) > 0 && h.Category == "label.place" {
		r.Also = []string{"voice.context"}
		for _, o := range append(x, y...) {
			r.Evidence = append(r.Evidence, evidence(o.Entry))
		}
	}
	return r, true
}

// joinedNames reports whether two names have a content word in common: "white
// supremacists", "white nationalists".
func (v *view) joinedNames(x, y text.Span) bool {
	mates, _ := v.mates()
	for i := x.Start; i < x.End; i++ {
		if j := int(mates[i]); j >= y.Start && j < y.End && v.a.content(i) {
			return true
		}
	}
	return false
}

// linkedNames reports whether two names are all that changed in their component
// and are words of one meaning besides what the lists say: then they stand for
// each other whatever stands around them.
func (v *view) linkedNames(x, y text.Span) bool {
	if strangers(&v.x, x)+strangers(&v.y, y) > 0 || len(v.x.lone) != 1 || len(v.y.lone) != 1 {
		return false
	}
	a, b := v.x.norm(v.x.lone[0]), v.y.norm(v.y.lone[0])
	_, paraphrase := lexicon.Paraphrases(a, b)
	return paraphrase || lexicon.Synonyms(a, b)
}

// widened is the span of p with the words of its sentence that may belong to
// one name with its own.
func (p *part) widened() text.Span {
	const most = 2
	in := p.sentence(p.span.Start)
	w := p.span
	for w.Start > max(in.Start, p.span.Start-most) && adjacent(p.side, w.Start-1) {
		w.Start--
	}
	for w.End < min(in.End, p.span.End+most) && !breaks(p.Source[p.Words[w.End-1].End:p.Words[w.End].Start]) {
		w.End++
	}
	return w
}

// keptBeside reports whether a word of a name lies outside the part and is
// unchanged.
func (v *view) keptBeside(p *part, name text.Span) bool {
	for i := name.Start; i < name.End; i++ {
		if (i < p.span.Start || i >= p.span.End) && p.twin[i] >= 0 {
			return true
		}
	}
	return false
}

func inside(s, in text.Span) bool { return s.Start >= in.Start && s.End <= in.End }

func within(span text.Span, r lexicon.Range) text.Span {
	return text.Span{Start: span.Start + r.Start, End: span.Start + r.End}
}

// inName reports whether a common noun of the list stands as part of a proper
// name ("the Gang of Eight"): all its content words are capitalised.
func (p *part) inName(e *lexicon.Entry, span text.Span) bool {
	if e.Phrase == "" || e.Phrase[0] < 'a' || e.Phrase[0] > 'z' {
		return false
	}
	content := false
	for i := span.Start; i < span.End; i++ {
		w := &p.Words[i]
		if !w.Function && (!w.Upper || i == p.sentence(i).Start || w.Role == text.Headline) {
			return false
		}
		content = content || !w.Function
	}
	return content
}

// changedIn reports whether a changed content word lies in a span.
func (p *part) changedIn(span text.Span) bool {
	for _, i := range p.lone {
		if i >= span.Start && i < span.End {
			return true
		}
	}
	return false
}

// strangers counts the changed content words of p outside a span.
func strangers(p *part, span text.Span) int {
	n := 0
	for _, i := range p.lone {
		if i < span.Start || i >= span.End {
			n++
		}
	}
	return n
}

func sentenceEnd(s string) string {
	if s == "" || s[len(s)-1] == '.' {
		return s
	}
	return s + "."
}
