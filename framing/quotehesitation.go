package framing

import (
	"strings"

	"parallax/text"
)

var hesitations = set("uh um er erm ah eh hmm uhm")

// hesitates reports whether a part is only sounds of hesitation, or closed-class
// words that stand beside it once more.
func (v *view) hesitates(p *part) bool {
	sounds, twice := true, p.contentIn(p.span) == 0
	n := p.span.Len()
	for k := range n {
		i := p.span.Start + k
		sounds = sounds && hesitations.has(p.norm(i))
		twice = twice && (p.norm(i) == p.norm(i-n) || p.norm(i) == p.norm(i+n))
	}
	return n > 0 && (sounds || twice)
}

// again reports whether a part of several words only says once more what stands
// beside it, with no comma between, or is marked as it stands with "sic".
func (p *part) again() bool {
	n := p.span.Len()
	if n == 1 {
		return p.norm(p.span.End) == "sic" || p.restarts(p.span.Start) || p.restarts(p.span.End)
	}
	own := expand(p.norms())
	for m := n - 1; m <= n+1; m++ { // a contraction may stand written out
		if from := p.span.Start - m; from >= 0 && expand((&part{side: p.side, span: text.Span{Start: from, End: p.span.Start}}).norms()) == own && !p.halts(p.span.Start) {
			return true
		}
		if to := p.span.End + m; to <= len(p.Words) && expand((&part{side: p.side, span: text.Span{Start: p.span.End, End: to}}).norms()) == own && !p.halts(p.span.End) {
			return true
		}
	}
	return false
}

// restarts reports whether word i is said once more behind a dash, where the speaker
// begins again: "never tolerate -- tolerate or".
func (s *side) restarts(i int) bool {
	if i < 1 || i >= len(s.Words) || s.norm(i-1) != s.norm(i) {
		return false
	}
	gap := s.Source[s.Words[i-1].End:s.Words[i].Start]
	return strings.ContainsAny(gap, "—–") || strings.Contains(gap, "--")
}

// halts reports whether a comma or the like stands before word i.
func (s *side) halts(i int) bool {
	return strings.ContainsAny(s.Source[s.Words[i-1].End:s.Words[i].Start], ",;.")
}
