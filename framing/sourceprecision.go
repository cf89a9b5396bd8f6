package framing

import (
	"slices"
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// namedSource is the specificity of a source with a proper name in it.
const namedSource = 6

// precision says how precisely a source is named.
type precision struct {
	rank           int  // of lexicon.Sources; 0 if the ladder says nothing, namedSource for a proper name
	person         bool // somebody with a role and no name: "an official", "a ministry spokeswoman"
	*lexicon.Entry      // of the ladder, if it decided
}

func (v *view) precision(s *side, source text.Span) precision {
	var best precision
	for _, h := range s.find(v.words.sources, source) {
		if h.Rank > best.rank {
			best = precision{rank: h.Rank, person: h.Rank == vagueBelow && h.Class == "official", Entry: h.Entry}
		}
	}
	names := 0
	for i := source.Start; i < source.End; i++ {
		if s.Words[i].Upper && i > s.sentence(i).Start && !v.place(s, i) {
			names++
		}
	}
	switch {
	case names >= 2:
		best.rank, best.person = namedSource, false
	case best.rank == 0 && v.unnamed(s, source):
		best.rank, best.person = vagueBelow, true
	case best.rank == 0 && names > 0:
		best.rank = namedSource
	case best.rank == 0 && s.described(source):
		best.rank = vagueBelow
	}
	return best
}

// unnamed reports whether a source is one person by role alone, as an indefinite
// phrase has it: "a department spokeswoman".
func (v *view) unnamed(s *side, source text.Span) bool {
	n := s.norm(source.Start)
	last := source.End - 1
	return (n == "a" || n == "an" || n == "one") && last > source.Start && v.title(s, last) && !s.Words[last].Upper
}

// described reports whether a source is told apart by what it belongs to: "two
// nurses at the hospital", "the union's negotiators".
func (s *side) described(source text.Span) bool {
	for i := source.Start + 1; i < source.End-1; i++ {
		switch s.norm(i) {
		case "of", "in", "at", "from", "on", "to":
			return i > source.Start && s.content(i-1)
		}
		if strings.HasSuffix(s.norm(i), "'s") {
			return true
		}
	}
	return false
}

// place reports whether word i names a place or a people.
func (v *view) place(s *side, i int) bool {
	e, _ := v.words.places.At(s.known[i : i+1])
	return e != nil
}

// medium reports whether a source is a news medium.
func (v *view) medium(p *part, source text.Span) bool {
	if last := source.End - 1; !source.Empty() && p.norm(last) == "press" && p.Words[last].Upper {
		return true // "The Associated Press", whose first word looks like a rank
	}
	for i := source.Start; i < source.End; i++ {
		if v.title(p.side, i) {
			return false // somebody at a medium
		}
	}
	return slices.ContainsFunc(p.find(v.words.aliases, source), func(h hit) bool { return h.Class == "agency" || h.Class == "medium" }) ||
		slices.ContainsFunc(p.side.known[source.Start:source.End], func(w *lexicon.Word) bool { return media.has(strings.TrimSuffix(w.Norm, "'s")) }) ||
		p.side.titledMedium(source)
}

// titledMedium reports whether the last word of a source is one that newspapers
// and stations are called by: "the Orvel Gazette", "the wire service".
func (s *side) titledMedium(source text.Span) bool {
	if source.Empty() {
		return false
	}
	last := source.End - 1
	n := s.norm(last)
	if kindsOfMedia.has(n) {
		return true
	}
	for _, part := range strings.Split(n, "-") {
		if mastheads.has(part) && s.Words[last].Upper {
			return true
		}
	}
	return n == "service" && s.norm(last-1) == "wire"
}

var (
	kindsOfMedia = set("newspaper newspapers magazine broadcaster tabloid outlet outlets")
	mastheads    = set("journal times post tribune herald gazette chronicle guardian observer news globe mirror telegraph constitution politico buzzfeed huffpost axios newsweek examiner inquirer sentinel crimson gizmodo breitbart")
)

// media are the agencies and broadcasters that reports credit most.
var media = set("reuters ap afp cnn bbc xinhua tass bloomberg nbc cbs abc fox msnbc npr upi dpa efe interfax ria pti")
