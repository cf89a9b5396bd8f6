package framing

import (
	"strings"

	"parallax/text"
)

// spelledOut reports whether a part holds words, or some of the words, that the
// other text gives by their initials in the same place: the EU, the European
// Union.
func (v *view) spelledOut() bool {
	return initialsOf(&v.x, &v.y) || initialsOf(&v.y, &v.x)
}

// initialsOf reports whether q, or a word beside it if it is empty, is made of the
// initials of words at p.
func initialsOf(p, q *part) bool {
	if p.empty() {
		return false
	}
	candidates := [...]int{q.before, q.after}
	if !q.empty() {
		if q.contentIn(q.span) > 1 {
			return false
		}
		candidates = [...]int{q.span.Start, q.span.End - 1}
	}
	in := p.sentence(p.span.Start)
	in = text.Span{Start: max(in.Start, p.span.Start-longAcronym), End: min(in.End, p.span.End+longAcronym)}
	words := contentOf(p.side, in)
	for _, k := range candidates {
		if k < 0 {
			continue
		}
		letters := squeeze([]string{strings.TrimSuffix(q.norm(k), "'s")})
		if n := len(letters); n < 2 || n > longAcronym || !q.Words[k].Upper || !q.capitals(text.Span{Start: k, End: k + 1}) && !strings.Contains(q.norm(k), "'") {
			continue
		}
		for from := 0; from+len(letters) <= len(words); from++ {
			run := words[from : from+len(letters)]
			if run[0] < p.span.End && p.span.Start <= run[len(run)-1] && run[len(run)-1]-run[0] < len(run)+2 && acronym(q.side, []int{k}, p.side, run) {
				return true
			}
		}
	}
	return false
}

// longAcronym is the most letters of an acronym that is looked for.
const longAcronym = 6

// soundsAs reports whether two names sound the same: Josef and Joseph.
func soundsAs(a, b string) bool {
	return len(a) > 3 && len(b) > 3 && sounds.Replace(a+" ") == sounds.Replace(b+" ")
}

var sounds = strings.NewReplacer("ph", "f", "ck", "k", "c", "k", "ie", "i", "ey", "i", "y", "i", "ll", "l", "nn", "n", "tt", "t", "ss", "s", "rr", "r", "mm", "m", "th", "t", "e ", " ", "h ", " ", "v", "f", "sz", "s", "z", "s")
