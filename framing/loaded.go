package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// readLoaded finds F2: an evaluating or intensifying word added, dropped or
// swapped inside an otherwise unchanged phrase, outside quotations.
func readLoaded(v *view) (Reading, bool) {
	hx, hy := v.changedHits(v.words.loaded)
	hx, hy = loadedOf(&v.x, v.amounts(&v.x, hx)), loadedOf(&v.y, v.amounts(&v.y, hy))
	if len(hx)+len(hy) == 0 {
		return Reading{}, false
	}
	if r, ok := v.loadedPhrase(hx, hy); ok {
		return r, true
	}
	return v.loadedModifier(hx, hy)
}

// amounts adds an image of number whose "of" lies outside the part: "a flood".
func (v *view) amounts(p *part, hits []hit) []hit {
	last := p.span.End - 1
	if p.empty() || p.norm(p.span.End) != "of" || !p.content(last) {
		return hits
	}
	if e, n := v.words.loaded.At(p.side.known[last : last+2]); n == 2 {
		hits = append(hits, hit{e, text.Span{Start: last, End: last + 2}})
	}
	return hits
}

// loadedPhrase reads a change that is little more than evaluating words.
func (v *view) loadedPhrase(hx, hy []hit) (Reading, bool) {
	if v.rewritten() {
		return Reading{}, false
	}
	if foreign(&v.x, &v.y, hx) > 0 && len(hx) > 0 || foreign(&v.y, &v.x, hy) > 0 && len(hy) > 0 {
		return Reading{}, false // the phrase changed in other words too
	}
	if len(hx) == 0 && len(v.x.lone) > 1 || len(hy) == 0 && len(v.y.lone) > 1 {
		return Reading{}, false
	}
	if len(hx) == 0 && !v.x.sameKind(&v.y, hy[0]) || len(hy) == 0 && !v.y.sameKind(&v.x, hx[0]) {
		return Reading{}, false // another part of speech: it stands for something else
	}
	if len(hy) == 0 && v.evaluatedNear(&v.x, hx[0], v.y.place()) || len(hx) == 0 && v.evaluatedNear(&v.y, hy[0], v.x.place()) {
		return Reading{}, false // reworded elsewhere in the passage
	}
	if len(hx) == 0 && !v.modifies(&v.y, hy) || len(hy) == 0 && !v.modifies(&v.x, hx) {
		return Reading{}, false
	}
	var ev []Evidence
	rank := 0
	for _, h := range hx {
		ev, rank = append(ev, evidence(h.Entry)), rank-h.Rank
	}
	for _, h := range hy {
		ev, rank = append(ev, evidence(h.Entry)), rank+h.Rank
	}
	// Degree words come and go with any rewording: only strong ones count where
	// words were exchanged.
	if degree(hx) && degree(hy) && rank > -2 && rank < 2 && (len(v.x.lone) > len(hx) || len(v.y.lone) > len(hy)) {
		return Reading{}, false
	}
	direction, band := Shifted, Medium
	switch {
	case len(hx) > 0 && len(hy) > 0 && hx[0].Class != hy[0].Class:
		direction = hx[0].Class + "->" + hy[0].Class
	case len(hy) > len(hx):
		direction = hy[0].Class + "+"
	case len(hx) > len(hy):
		direction = hx[0].Class + "-"
	case rank != 0:
		direction = hx[0].Class + map[bool]string{true: "+", false: "-"}[(rank > 0) == (hy[0].Rank > 0)]
	default:
		return Reading{}, false // as strong as before
	}
	if len(v.x.lone)+len(v.y.lone) == len(hx)+len(hy) && (rank >= 2 || rank <= -2) {
		band = High
	}
	return flag("loaded", direction, band, "loaded", v.became()+": "+evaluating(&v.x, hx, &v.y, hy)+".", ev...), true
}

// loadedModifier finds an evaluating adjective or adverb in a longer change, or
// in a passage in new words, if what it is said of stands in both texts: "a
// remarkable interview on Monday" and "an interview".
func (v *view) loadedModifier(hx, hy []hit) (Reading, bool) {
	for _, o := range v.sides() {
		hits := hx
		if o[0] == &v.y {
			hits = hy
		}
		for _, h := range hits {
			if r, ok := v.modifierOf(o[0], o[1], h); ok {
				return r, true
			}
		}
	}
	return Reading{}, false
}

func (v *view) modifierOf(p, o *part, h hit) (Reading, bool) {
	if e, _ := v.words.evidentials.At(p.side.known[h.Start:h.End]); e != nil {
		return Reading{}, false // a matter of certainty
	}
	amount := h.Len() > 1 && strings.HasSuffix(h.Phrase, " of") // "a flood of"
	if h.Len() != 1 && !amount || !v.holds(p, h.Start) || !amount && (p.norm(h.Start) != h.Phrase || !modifier(h)) || degree([]hit{h}) && h.Rank > -2 && h.Rank < 2 {
		return Reading{}, false
	}
	mates := v.matesOf(p)
	k, j := v.modified(p, h)
	switch {
	case j < 0 || o.Words[j].Quote >= 0 || p.Words[k].Quote >= 0 || v.timeWord(p.norm(k)) || !p.inContext(mates, k, j) && !v.onlyOnes(p, k, o.side, j):
		return Reading{}, false
	case strings.HasSuffix(p.norm(h.Start), "ing") && (h.Start == 0 || !nounBefore[p.norm(h.Start-1)] || placing[p.norm(h.Start-1)]):
		return Reading{}, false // "is alarming doctors", "over misleading him"
	case o.loadedBefore(j) || v.evaluatedNear(p, h, j) || o.inOtherWords(j, p.norm(h.Start)):
		return Reading{}, false // in other words
	}
	return flag("loaded", v.seen(p, h.Class+"-"), v.mediumUnlessRewritten(v.Passage), "loaded.modifier",
		"*"+p.cut(h.Span)+"* stands beside *"+p.cut(text.Span{Start: k, End: k + 1})+"* in one text only.", evidence(h.Entry)), true
}

// modifier reports whether a hit is an adjective or an adverb; lists of users do
// not say, there the word decides.
func modifier(h hit) bool {
	if h.Kind != "" {
		return h.Kind == "adjective" || h.Kind == "adverb"
	}
	id := lexicon.Find(h.Phrase)
	return h.Len() > 1 || id == lexicon.NoWord || lexicon.Parts(id)&(lexicon.Adjective|lexicon.Adverb) != 0
}

// modified is the word that an evaluating word stands before, over one more
// adjective, and its counterpart in the other text, or -1.
func (v *view) modified(p *part, h hit) (k, j int) {
	k = h.End
	for range 3 { // over other words of the noun phrase: "a remarkable, long radio interview"
		k = p.qualified(k)
		if k < 0 || !adverb(p.norm(h.Start)) && k > h.End && !p.content(k-1) || adverb(p.norm(h.Start)) && (k > h.End || p.Words[k].Upper || onlyNoun(p.norm(k))) {
			break
		}
		if j = v.counterpart(p, k); j >= 0 {
			return k, j
		}
		if j = v.slot(p, k); j >= 0 {
			return k, j
		}
		if adverb(p.norm(h.Start)) {
			break
		}
		k++
	}
	if k = h.Start - 1; k >= 0 && adverb(p.norm(h.Start)) && adjacent(p.side, h.Start) && wordClasses(p.norm(k))&lexicon.Verb != 0 && !p.Words[k].Upper {
		if j = v.counterpart(p, k); j >= 0 {
			return k, j
		}
	}
	return -1, -1
}

// slot is the word in whose place word k of p's text stands, if both are the
// last ones of short phrases that replace each other between the same words:
// "the crash", "the tragic incident"; else -1.
func (v *view) slot(p *part, k int) int {
	const short = 4
	o := &v.y
	if p == o {
		o = &v.x
	}
	if p.span.Len() > short || o.span.Len() > short || o.empty() || k != p.span.End-1 || !o.content(o.span.End-1) {
		return -1
	}
	if before, after := v.aligned(); !before || !after && !(p.endsPhrase() && o.endsPhrase()) {
		return -1
	}
	return o.span.End - 1
}

// evaluatedNear reports whether a changed evaluating word of the class of a hit of
// p's text stands near word at of the other text, or one of its meaning anywhere
// in the passage: then it was reworded, not dropped.
func (v *view) evaluatedNear(p *part, h hit, at int) bool {
	const near = 6
	o := v.otherSide(p)
	return v.answeredBy(p, v.words.loaded, func(other hit) bool {
		return other.Class == h.Class && other.Start >= at-near && other.End <= at+near ||
			other.Entry == h.Entry || lexicon.Synonyms(o.norm(other.Start), p.norm(h.Start)) || lexicon.Derivations(o.norm(other.Start), p.norm(h.Start))
	})
}

// place is where the part stands: its first word, or the word behind it if it is
// empty.
func (p *part) place() int { return p.span.Start }

// endsPhrase reports whether a mark, or the end of the sentence, stands behind the part.
func (p *part) endsPhrase() bool {
	return p.after < 0 || breaks(p.Source[p.Words[p.after-1].End:p.Words[p.after].Start])
}

// inOtherWords reports whether a changed word of the same meaning stands among
// the two words before word i.
func (s *side) inOtherWords(i int, norm string) bool {
	for k := max(s.sentence(i).Start, i-2); k < i; k++ {
		if s.component[k] >= 0 && s.content(k) && (lexicon.Synonyms(s.norm(k), norm) || lexicon.SameLemma(s.norm(k), norm) || lexicon.Derivations(s.norm(k), norm)) {
			return true
		}
	}
	return false
}

// inContext reports whether another content word close to word i has its mate
// close to that of word i: the two are about the same.
func (s *side) inContext(mates []int32, i, mate int) bool {
	const near, far = 5, 8
	in := s.sentence(i)
	for k := max(in.Start, i-near); k < min(in.End, i+near+1); k++ {
		if m := int(mates[k]); k != i && m >= mate-far && m <= mate+far && m >= 0 && s.content(k) {
			return true
		}
	}
	return false
}

// onlyOnes reports whether a word and its counterpart are the only ones of their
// kind in a passage that is not in new words: then they are the same, wherever they
// stand.
func (v *view) onlyOnes(p *part, i int, o *side, j int) bool {
	if v.rewritten() || p.key(i) != o.key(j) {
		return false
	}
	passage := v.Passages[v.Passage]
	in, on := passage.A, passage.B
	if p.side == v.b {
		in, on = on, in
	}
	return p.times(p.key(i), in) == 1 && o.times(p.key(i), on) == 1
}

// times counts the words of a range with a key.
func (s *side) times(key string, in text.Span) int {
	n := 0
	for k := in.Start; k < in.End; k++ {
		if s.key(k) == key {
			n++
		}
	}
	return n
}

// loadedBefore reports whether an evaluating word stands among the words before
// word i of its noun phrase.
func (s *side) loadedBefore(i int) bool {
	from := i
	for from > s.sentence(i).Start && i-from < 4 && adjacent(s, from-1) {
		from--
	}
	return len(s.find(s.words.loaded, text.Span{Start: from, End: i})) > 0
}

// sameKind reports whether the one changed content word of p, if it has one,
// can be of the word class of a hit in o.
func (p *part) sameKind(o *part, h hit) bool {
	if len(p.lone) != 1 || h.Len() != 1 {
		return true
	}
	a, b := wordClasses(p.norm(p.lone[0])), wordClasses(o.norm(h.Start))
	return a == 0 || b == 0 || a&b != 0
}

// wordClasses is what a word, or the word that it is a form of, can be; 0 for a
// word that the table does not have.
func wordClasses(norm string) lexicon.PartOfSpeech {
	id := lexicon.Find(norm)
	if id == lexicon.NoWord {
		_, id = lexicon.Base(norm)
	}
	if id == lexicon.NoWord {
		return 0
	}
	return lexicon.Parts(id)
}

// evaluating names the evaluating words of both sides.
func evaluating(x *part, hx []hit, y *part, hy []hit) string {
	listed := func(p *part, hits []hit) string {
		var words []string
		for _, h := range hits {
			words = append(words, "*"+p.cut(h.Span)+"*")
		}
		return strings.Join(words, ", ")
	}
	switch gone, come := listed(x, hx), listed(y, hy); {
	case come == "":
		return "the evaluating " + gone + " goes"
	case gone == "":
		return "the evaluating " + come + " comes"
	default:
		return "the evaluating " + gone + " gives way to " + come
	}
}

// loadedOf keeps the hits outside quotations and names.
func loadedOf(p *part, hits []hit) []hit {
	kept := hits[:0:0]
	for _, h := range hits {
		name := p.Words[h.Start].Upper && h.Start > p.sentence(h.Start).Start
		if name || p.Words[h.Start].Quote >= 0 || p.verb(h.Start) != nil {
			continue
		}
		if p.norm(h.Start) == "supposed" && h.End < len(p.Words) && p.norm(h.End) == "to" {
			continue // is to
		}
		if n := p.norm(max(h.Start-1, 0)); n == "had" || n == "have" || n == "has" {
			continue // a perfect tense
		}
		h = p.asWritten(h)
		if n := p.norm(h.Start); h.Len() == 1 && n != h.Phrase && (strings.HasSuffix(h.Phrase, "ed") || strings.HasSuffix(h.Phrase, "ing")) {
			continue // another form of a participle is another word
		}
		kept = append(kept, h)
	}
	return kept
}

// asWritten is the entry of a hit that is written as the text has it, if the list
// has one beside another form of the word: "devastated" and "devastating".
func (p *part) asWritten(h hit) hit {
	for e := h.Entry; e != nil && h.Len() == 1; e = e.Next() {
		if e.Phrase == p.norm(h.Start) {
			return hit{e, h.Span}
		}
	}
	return h
}

// degree reports whether all hits are words of degree.
func degree(hits []hit) bool {
	for _, h := range hits {
		if h.Class != "intensifying" && h.Class != "softening" {
			return false
		}
	}
	return true
}

// modifies reports whether hits that only one side has stand before words that
// both sides have, with nothing but each other around: an adjective or adverb
// that came or went. Where words were exchanged there is nothing to check.
func (v *view) modifies(p *part, hits []hit) bool {
	o := &v.y
	if p == o {
		o = &v.x
	}
	if len(o.lone) > 0 {
		return true
	}
	for _, h := range hits {
		if !modifier(h) {
			return false
		}
	}
	for i := p.span.Start; i < p.span.End; i++ {
		if n := p.norm(i); !p.content(i) && n != "and" && n != "but" && n != "a" && n != "an" && n != "the" && n != "very" {
			return false
		}
	}
	k := hits[len(hits)-1].End
	return k < len(p.Words) && (v.kept(p, k) || v.governs(p, hits[len(hits)-1]))
}

// foreign counts the changed content words of p that belong to no hit and have
// no relative in the other part (leads, leader).
func foreign(p, o *part, hits []hit) int {
	n := 0
next:
	for _, i := range p.lone {
		for _, h := range hits {
			if h.Start <= i && i < h.End {
				continue next
			}
		}
		for _, j := range o.lone {
			if lexicon.SameLemma(p.norm(i), o.norm(j)) || lexicon.Derivations(p.norm(i), o.norm(j)) || lexicon.Synonyms(p.norm(i), o.norm(j)) {
				continue next
			}
		}
		n++
	}
	return n
}

// outside counts the changed content words of p that belong to no hit.
func outside(p *part, hits []hit) int {
	n := 0
next:
	for _, i := range p.lone {
		for _, h := range hits {
			if h.Start <= i && i < h.End {
				continue next
			}
		}
		n++
	}
	return n
}

// placing are the prepositions behind which a word in "-ing" is a deed.
var placing = set("of in for with by on at from over after before about without")
