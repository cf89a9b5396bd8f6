package framing

import (
	"slices"
	"strings"

	"parallax/text"
)

// objections reads, when the rules have spoken, F7 in what a source says: a view
// against what both texts report that no verb of opposing shows ("called the move
// 'an act of desperation'"). One flag stands for a speaker, at the first of his
// sentences that speaks against something.
func (r *reader) objections(readings []Reading) {
	if !r.oneStory() {
		return
	}
	for _, o := range [...]struct {
		own, other *side
		direction  string
	}{{r.a, r.b, "dropped"}, {r.b, r.a, "added"}} {
		if o.own.any&r.words.objections.Bit() == 0 || o.other.bodyWords() < roomForVoices {
			continue
		}
		var heard []speaker // those who have a flag
		for _, who := range r.ownSpeakers(o.own) {
			flagged := readings[who.component].Status == Flag
			again := false
			for i := range heard {
				again = again || r.sameSpeaker(o.own, who.source, o.own, heard[i].source)
			}
			if flagged || again {
				if flagged {
					heard = append(heard, who)
				}
				continue
			}
			if reading, ok := r.objection(&who, o.own, o.other, o.direction); ok {
				readings[who.component] = r.wanted(reading)
				heard = append(heard, who)
			}
		}
	}
}

// roomForVoices is how many words a text must have for a voice to be missing from
// it: an excerpt has few voices by where it was cut.
const roomForVoices = 200

func (s *side) bodyWords() int {
	n := 0
	for i := range s.Sentences {
		if s.Sentences[i].Role == text.Body {
			n += s.Sentences[i].Words.Len()
		}
	}
	return n
}

func (r *reader) objection(who *speaker, s, o *side, direction string) (Reading, bool) {
	v := &view{reader: r}
	p := part{side: s, span: who.words}
	if reading, ok := r.defence(&p, who, o, direction); ok {
		return reading, true
	}
	hits := r.objecting(s, who)
	if len(hits) == 0 || s.knownRole(who.source) || v.medium(&p, who.source) || r.restsOn(s, who.source) || r.speaksIn(o, s, who.source) || r.inBothLedes(s, who.source) || !v.takesPart(s, who) {
		return Reading{}, false
	}
	var ev []Evidence
	for _, h := range hits {
		ev = append(ev, evidence(h.Entry))
	}
	return flag("voice.opposing", direction, Low, "voice.objection",
		"What *"+short(s.cut(who.source))+"* says "+r.onlyIn(s)+": another source's view of a matter that both report.", ev...), true
}

// onlyIn says of a text's words that the other has none such.
func (r *reader) onlyIn(s *side) string {
	if s == r.b {
		return "is only in the second text"
	}
	return "is only in the first text"
}

// objecting lists the words by which a speaker speaks against something: one that
// does so plainly, or two, or one in a clause about "this" or "the move", or in a
// few words that are quoted.
func (r *reader) objecting(s *side, who *speaker) []hit {
	const enough = 2
	var hits []hit
	weight, in := 0, text.Span{}
	for _, h := range s.find(r.words.objections, who.words) {
		if h.Start >= in.End { // another sentence
			if weight >= enough {
				break
			}
			weight, hits, in = 0, hits[:0], s.sentence(h.Start)
		}
		if h.Start < who.source.End && h.End > who.source.Start || s.inProperName(h.Start) || s.negatedBefore(h.Start) != (h.Class == "approval") || s.ofPersons(h) ||
			slices.ContainsFunc(hits, func(o hit) bool { return o.Entry == h.Entry }) {
			continue
		}
		weight += h.Rank
		if h.Rank < enough && (s.aboutThis(h.Start) || s.pointed(h.Start)) {
			weight++
		}
		hits = append(hits, h)
	}
	if weight < enough {
		return nil
	}
	return hits
}

// inProperName reports whether word i is written as a name inside its sentence.
func (s *side) inProperName(i int) bool {
	return s.Words[i].Upper && i > s.sentence(i).Start && !s.quoted(i)
}

// ofPersons reports whether a word of law says how somebody came: "illegal
// immigrants", "crossed illegally".
func (s *side) ofPersons(h hit) bool {
	if !strings.HasPrefix(h.Phrase, "illegal") {
		return false
	}
	for k := max(0, h.Start-4); k < min(len(s.Words), h.End+3); k++ {
		switch n := s.norm(k); {
		case strings.HasPrefix(n, "immigra"), strings.HasPrefix(n, "migra"), strings.HasPrefix(n, "cross"), strings.HasPrefix(n, "alien"), n == "country", n == "border":
			return true
		}
	}
	return false
}

// negatedBefore reports whether a negation stands among the words before word i in
// its clause.
func (s *side) negatedBefore(i int) bool {
	const near = 4
	for k := i - 1; k >= max(s.sentence(i).Start, i-near); k-- {
		n := s.norm(k)
		if n == "not" || n == "no" || n == "never" || n == "nothing" || n == "nobody" || n == "cannot" || n == "hardly" || strings.HasSuffix(n, "n't") {
			return true
		}
		if n == "but" || breaks(s.Source[s.Words[k].End:s.Words[k+1].Start]) {
			return false
		}
	}
	return false
}

// aboutThis reports whether a clause has taken up something before word i: "this
// will prevent", "the decision is a danger".
func (s *side) aboutThis(i int) bool {
	const near = 8
	in := s.sentence(i)
	for k := i - 1; k >= max(in.Start, i-near); k-- {
		switch n := s.norm(k); {
		case n == "this" || n == "these" || n == "such":
			return true
		case k+1 < i && (n == "the" || n == "his" || n == "her" || n == "their" || n == "its") && anaphors.has(s.norm(k+1)):
			return true
		}
	}
	return false
}

// pointed reports whether word i stands in a few words that are quoted.
func (s *side) pointed(i int) bool {
	const few = 6
	return s.quoted(i) && s.quoteSpan(i).Len() <= few
}

// takesPart reports whether what a speaker says is about what both texts tell: two
// words of a kept sentence or of the first one, a reference back, or somebody whom
// the first sentence of either text names.
func (v *view) takesPart(s *side, who *speaker) bool {
	p := part{side: s, span: who.words}
	if v.ofStory(&p) || v.refersBack(&p) {
		return true
	}
	for i := who.words.Start; i < who.words.End; i++ {
		if s.Words[i].Upper && s.content(i) && (i < who.source.Start || i >= who.source.End) && v.inLedes(s.nameKey(i)) {
			return true
		}
	}
	return false
}

// inBothLedes reports whether the first sentences of both texts name a source: it is
// whom the story is about.
func (r *reader) inBothLedes(s *side, source text.Span) bool {
	i := s.lastName(source)
	return i >= 0 && r.a.inFirst(s.nameKey(i)) && r.b.inFirst(s.nameKey(i))
}

func (v *view) inLedes(key string) bool { return v.a.inFirst(key) || v.b.inFirst(key) }

// inFirst reports whether a word stands in the first sentence of a text.
func (s *side) inFirst(key string) bool {
	if s.lede < 0 {
		return false
	}
	in := s.Sentences[s.lede].Words
	for i := in.Start; i < in.End; i++ {
		if s.nameKey(i) == key {
			return true
		}
	}
	return false
}
