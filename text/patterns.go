package text

import (
	"strings"
	"sync"

	"parallax/lexicon"

	"github.com/zeebo/xxh3"
)

// pattern is one line of the boilerplate list: words that a line or sentence
// must consist of.
type pattern struct {
	role  Role
	end   string // "line", "any" or "names"
	words []uint64
	loose int // words that may follow; restAnything: any number
	lead  int // words that may come before
}

const (
	anyNumber    = 0 // stands for "#" among the hashes of a pattern
	anyWord      = 1 // stands for "?"
	restWords    = 14
	restAnything = 1 << 30
)

// patternIndex finds the patterns that may match by a word that they need: the
// first of those that begin with words, the last of those that end so.
type patternIndex struct {
	byFirst  map[uint64][]pattern
	byNumber []pattern // begin with "#"
	byLast   map[uint64][]pattern
	inside   map[uint64][]pattern // "* … *", by the first fixed word
	// Nearly all words are in none of the maps.
	firsts, lasts, insides sieve
	longest                int // more words than that only byFirst and byNumber may match
}

var boilerplate = sync.OnceValue(func() *patternIndex {
	index := &patternIndex{byFirst: map[uint64][]pattern{}, byLast: map[uint64][]pattern{}, inside: map[uint64][]pattern{}}
	roles := map[string]Role{"boilerplate": Boilerplate, "credit": Credit, "byline": Byline, "caption": Caption}
	for _, row := range lexicon.Embedded("boilerplate").Rows {
		p := pattern{role: roles[row.Fields[0]], end: row.Fields[1]}
		words := strings.Fields(row.Fields[2])
		if words[0] == "*" {
			p.lead, words = restWords, words[1:]
		}
		switch words[len(words)-1] {
		case "*":
			p.loose, words = restWords, words[:len(words)-1]
		case "**":
			p.loose, words = restAnything, words[:len(words)-1]
		}
		for _, word := range words {
			switch word {
			case "#":
				p.words = append(p.words, anyNumber)
			case "?":
				p.words = append(p.words, anyWord)
			default:
				if isASCII(word) && word[len(word)-1] != '\'' {
					p.words = append(p.words, xxh3.HashString(word))
					break
				}
				for _, w := range tokenize(word) { // 责任编辑 is four words
					p.words = append(p.words, w.Hash)
				}
			}
		}
		if p.lead > 0 {
			index.longest = max(index.longest, p.lead+len(p.words)+p.loose)
		}
		first, last := p.words[0], p.words[len(p.words)-1]
		switch {
		case p.lead == 0 && first == anyNumber:
			index.byNumber = append(index.byNumber, p)
		case p.lead == 0:
			index.byFirst[first] = append(index.byFirst[first], p)
		case p.loose == 0 && last > anyWord:
			index.byLast[last] = append(index.byLast[last], p)
		default:
			index.inside[first] = append(index.inside[first], p)
		}
	}
	index.firsts, index.lasts, index.insides = sieveOf(index.byFirst), sieveOf(index.byLast), sieveOf(index.inside)
	return index
})

func sieveOf[V any](m map[uint64]V) sieve {
	s := newSieve(len(m))
	for hash := range m {
		s.add(hash)
	}
	return s
}

// match is the first pattern in the list's order of roles that the words
// consist of. The bytes are those of the line or sentence.
func (x *patternIndex) match(t *Text, bytes Span, words Span) (pattern, bool) {
	ws := t.Words[words.Start:words.End]
	if len(ws) == 0 {
		return pattern{}, false
	}
	try := func(ps []pattern) (pattern, bool) {
		for _, p := range ps {
			if p.matches(ws) && p.endsRight(t, bytes, words) {
				return p, true
			}
		}
		return pattern{}, false
	}
	if ws[0].Kind == Number {
		if p, ok := try(x.byNumber); ok {
			return p, ok
		}
	}
	if first := ws[0].Hash; x.firsts.mayHave(first) {
		if p, ok := try(x.byFirst[first]); ok {
			return p, ok
		}
	}
	if len(ws) > x.longest {
		return pattern{}, false
	}
	if last := ws[len(ws)-1].Hash; x.lasts.mayHave(last) {
		if p, ok := try(x.byLast[last]); ok {
			return p, ok
		}
	}
	for i := 0; i < len(ws) && i <= restWords; i++ {
		if !x.insides.mayHave(ws[i].Hash) {
			continue
		}
		if p, ok := try(x.inside[ws[i].Hash]); ok {
			return p, ok
		}
	}
	return pattern{}, false
}

func (p *pattern) matches(ws []Word) bool {
	if len(ws) < len(p.words) || len(ws)-len(p.words) > p.lead+p.loose {
		return false
	}
	switch {
	case p.lead == 0:
		return p.matchesAt(ws)
	case p.loose == 0:
		return p.matchesAt(ws[len(ws)-len(p.words):])
	}
	for i := 0; i+len(p.words) <= len(ws) && i <= p.lead; i++ {
		if len(ws)-i-len(p.words) <= p.loose && p.matchesAt(ws[i:]) {
			return true
		}
	}
	return false
}

func (p *pattern) matchesAt(ws []Word) bool {
	for i, want := range p.words {
		switch {
		case want == anyWord:
		case want == anyNumber:
			if ws[i].Kind != Number {
				return false
			}
		case want != ws[i].Hash:
			return false
		}
	}
	return true
}

// endsRight reports whether the line is none of prose that begins like the
// pattern.
func (p *pattern) endsRight(t *Text, bytes, words Span) bool {
	switch p.end {
	case "line":
		return !endsInStop(t.Cut(bytes))
	case "names":
		if t.Source[bytes.Start] == '(' || t.Source[bytes.Start] == '[' {
			return true
		}
		for i := words.Start + len(p.words); i < words.End; i++ {
			if w := &t.Words[i]; !w.Upper && !w.Function && w.Kind == Letters && !isNewsroomWord(w.Norm) && !isCaseless(w.Norm) {
				return false
			}
		}
	}
	return true
}

// isNewsroomWord: lower-case words that stand between the names in a credit.
func isNewsroomWord(norm string) bool {
	switch norm {
	case "reporting", "writing", "editing", "additional", "bureau", "newsroom", "staff", "agencies", "agency", "team", "desk", "graphics", "reporters", "writers", "by", "from", "agenturen", "agences", "agencias", "agências", "dpa", "dpa-afx", "epd":
		return true
	}
	return strings.HasPrefix(norm, "www.")
}
