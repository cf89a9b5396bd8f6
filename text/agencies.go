package text

import (
	"sync"

	"parallax/lexicon"
)

// agencyName is a name that an agency signs with.
type agencyName struct {
	rest   []uint64 // its words behind the first
	agency string
	caps   bool // one word in capitals: "PA" is an agency, "Pa." is not
}

// agencies lists the names by their first word, longer ones first. They are
// split into words as a text is.
var agencies = sync.OnceValue(func() *agencyIndex {
	out := map[uint64][]agencyName{}
	for _, row := range lexicon.Embedded("agencies").Rows {
		words := tokenize(row.Fields[0])
		name := agencyName{agency: row.Fields[1], caps: len(words) == 1 && words[0].allUpper(row.Fields[0])}
		for _, w := range words[1:] {
			name.rest = append(name.rest, w.Hash)
		}
		first := words[0].Hash
		names := append(out[first], name)
		for i := len(names) - 1; i > 0 && len(names[i].rest) > len(names[i-1].rest); i-- {
			names[i], names[i-1] = names[i-1], names[i]
		}
		out[first] = names
	}
	return &agencyIndex{out, sieveOf(out)}
})

type agencyIndex struct {
	byFirst map[uint64][]agencyName
	firsts  sieve
}

// agencyAt is the agency named by words from i on, and how many words name it.
func (t *Text) agencyAt(i, end int) (agency string, words int) {
	agency, words, _ = t.agencyName(i, end)
	return agency, words
}

func (t *Text) agencyName(i, end int) (agency string, words int, caps bool) {
	w, index := &t.Words[i], agencies()
	if !index.firsts.mayHave(w.Hash) {
		return "", 0, false
	}
	if !w.Upper && !isCaseless(w.Norm) && w.Norm != "dpa" && w.Norm != "epd" {
		return "", 0, false
	}
next:
	for _, name := range index.byFirst[w.Hash] {
		if i+1+len(name.rest) > end {
			continue
		}
		for k, want := range name.rest {
			if t.Words[i+1+k].Hash != want {
				continue next
			}
		}
		return name.agency, 1 + len(name.rest), name.caps
	}
	return "", 0, false
}

// agenciesOnly reports whether the words are names of agencies and what joins
// them ("Reuters and AFP", "AP/dpa", "AFP/rt"), and names the first.
func (t *Text) agenciesOnly(words Span) (agency string, ok bool) {
	if words.Empty() || words.Len() > 10 {
		return "", false
	}
	for i := words.Start; i < words.End; {
		if name, n := t.agencyAt(i, words.End); n > 0 {
			if agency == "" {
				agency = name
			}
			i += n
			continue
		}
		switch t.Words[i].Norm {
		case "and", "with", "via", "y", "e", "et", "und", "и", "й", "та", "ve", "و", "agencies", "news", "agency", "staff", "rt":
			i++
		default:
			return "", false
		}
	}
	return agency, agency != ""
}

// agencyIn is the first agency named among the words, capitals written as such.
func (t *Text) agencyIn(words Span) string {
	for i := words.Start; i < words.End; i++ {
		if name, n, caps := t.agencyName(i, words.End); n > 0 && (!caps || t.Words[i].allUpper(t.Source)) {
			return name
		}
	}
	return ""
}

// isCaseless reports whether a normal form is of a script without case.
func isCaseless(norm string) bool {
	for _, r := range norm {
		return scriptOf(r) > alphabetic
	}
	return false
}
