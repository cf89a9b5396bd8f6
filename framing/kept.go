package framing

import (
	"strings"

	"parallax/align"
	"parallax/lexicon"
	"parallax/text"
)

// readKept finds a word that limits certainty, says that something is hearsay,
// or evaluates, in a longer change or in a passage in new words, if what it is
// said of stands in both texts: "when he allegedly struck the fence", "and
// struck the fence".
func readKept(v *view) (Reading, bool) {
	if v.Passage < 0 {
		return Reading{}, false
	}
	for _, o := range v.sides() {
		for _, list := range v.markers() {
			if r, ok := v.keptMarker(o[0], o[1], list); ok {
				return r, true
			}
		}
	}
	return Reading{}, false
}

func (v *view) keptMarker(p, o *part, list markers) (Reading, bool) {
	for _, h := range p.speaking(p.find(list.entries, p.span)) {
		if h.Class == "certain" || h.Class == "noun" || h.Class == "phrase" || h.Class == "extent" || h.Class == "adjective" || p.Words[h.Start].Quote >= 0 || p.verb(h.Start) != nil || !v.holds(p, h.Start) {
			continue
		}
		k, j := v.anchor(p, h)
		if j < 0 || o.Words[j].Quote >= 0 {
			continue
		}
		if v.doubtIn(o.side, o.clause(j), !v.cueIn(p.side, p.clause(k))) {
			continue
		}
		return flag(list.category, v.seen(p, "certainty+"), v.mediumUnlessRewritten(v.Passage), list.category+".kept",
			"*"+p.cut(h.Span)+"* stands beside *"+p.cut(text.Span{Start: k, End: k + 1})+"* in one text only: "+list.what+".", evidence(h.Entry)), true
	}
	return Reading{}, false
}

// anchor is the word that a marker is said of and its counterpart in the other
// text: the next content word of its clause that is no name; -1 if it is not
// there.
func (v *view) anchor(p *part, h hit) (k, j int) {
	if k = p.qualified(h.End); k < 0 || p.Words[k].Upper && h.Len() == 1 || h.Len() == 1 && adverb(p.norm(h.Start)) && onlyNoun(p.norm(k)) {
		return -1, -1
	}
	mates := v.matesOf(p)
	if j = v.counterpart(p, k); j < 0 || !p.inContext(mates, k, j) && (k > h.End || !v.onlyOnes(p, k, v.otherSide(p), j)) {
		return -1, -1
	}
	return k, j
}

// mediumUnlessRewritten is the band of what rests on one word and its
// neighbours: in a passage in new words three of ten such flags are wrong.
func (r *reader) mediumUnlessRewritten(passage int) Confidence {
	if r.Passages[passage].Kind == align.Rewritten {
		return Low
	}
	return Medium
}

// onlyNoun reports whether a word can be nothing but a noun.
func onlyNoun(norm string) bool { return wordClasses(norm) == lexicon.Noun }

// adverb reports whether a word is one by its ending, and no adjective.
func adverb(norm string) bool {
	return strings.HasSuffix(norm, "ly") && wordClasses(norm)&lexicon.Adjective == 0
}

// clause is what stands around word i up to the next mark, at most eight words
// on each side.
func (s *side) clause(i int) text.Span {
	const most = 8
	in := s.sentence(i)
	from, to := i, i+1
	for from > max(in.Start, i-most) && !breaks(s.Source[s.Words[from-1].End:s.Words[from].Start]) {
		from--
	}
	for to < min(in.End, i+most) && !breaks(s.Source[s.Words[to-1].End:s.Words[to].Start]) {
		to++
	}
	return text.Span{Start: from, End: to}
}

// cueIn reports whether a verb of saying stands in a word range.
func (v *view) cueIn(s *side, in text.Span) bool {
	for _, a := range s.cues {
		if a.Cue.Start >= in.Start && a.Cue.Start < in.End {
			return true
		}
	}
	return false
}

// qualified is the content word that a marker which ends before word i is said
// of: the next one of its clause, or -1.
func (s *side) qualified(i int) int {
	for k := i; k < min(i+4, len(s.Words)); k++ {
		if s.Words[k].Sentence != s.Words[i-1].Sentence || breaks(s.Source[s.Words[k-1].End:s.Words[k].Start]) {
			return -1
		}
		if s.content(k) {
			return k
		}
	}
	return -1
}

// holds reports whether word i of p's text lies in the component itself, and not
// in another one that is read together with it: that one speaks for its own.
func (v *view) holds(p *part, i int) bool { return int(p.component[i]) == v.index }

// matesOf gives each word of p's text the word of the other that it is, or -1.
func (v *view) matesOf(p *part) []int32 {
	mates, back := v.mates()
	if p.side == v.b {
		return back
	}
	return mates
}

// counterpart is the word of the other text that word k of p's text is, in
// whatever form or place, or -1.
func (v *view) counterpart(p *part, k int) int {
	mates := v.matesOf(p)
	if mates[k] >= 0 {
		return int(mates[k])
	}
	c := p.component[k]
	if c < 0 {
		return -1
	}
	o := v.otherSide(p)
	span := v.otherSpan(int(c), p == &v.x)
	for j := span.Start; j < span.End; j++ {
		if o.content(j) && (o.key(j) == p.key(k) || lexicon.SameLemma(o.norm(j), p.norm(k)) || lexicon.Derivations(o.norm(j), p.norm(k)) || lexicon.Synonyms(o.norm(j), p.norm(k))) {
			return j
		}
	}
	return -1
}

// doubtIn reports whether something in a word range limits certainty or says
// where the knowledge comes from.
func (v *view) doubtIn(s *side, in text.Span, cues bool) bool {
	for _, list := range [...]*lexicon.Phrases{v.words.evidentials, v.words.hedges} {
		for _, h := range s.find(list, in) {
			if h.Class != "certain" && h.Class != "extent" {
				return true
			}
		}
	}
	for _, h := range s.find(v.words.modals, in) {
		if !timeless.has(s.norm(h.Start)) {
			return true
		}
	}
	return cues && v.cueIn(s, in)
}
