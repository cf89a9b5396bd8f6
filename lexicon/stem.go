package lexicon

import (
	"strings"
	"sync"
)

// stem is what the inflected forms of a word have in common: "annex",
// "annexes", "annexed", "annexing". It is made without allocation: base is cut
// out of the word, and tail is the letter that the cut may have taken off.
type stem struct {
	base string
	tail byte // 'e', 'y', 0: none, '?': an 'e' or none, the form does not tell
}

// stemOf takes inflection off a word in normal form: plural, possessive, past
// and -ing. It is cautious: derivation (protest/protester) stays.
func stemOf(word string) stem {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "'")
	if lemma, ok := irregular()[word]; ok {
		word = lemma
	}
	n := len(word)
	tail := byte(0)
	switch {
	case n < 4:
		return stem{base: word}
	case strings.HasSuffix(word, "eed"):
		if n < 5 {
			break
		}
		word, tail = word[:n-1], '?' // agreed, freed; speed stays consistent with itself
	case n > 4 && (strings.HasSuffix(word, "ies") || strings.HasSuffix(word, "ied")):
		return stem{word[:n-3], 'y'}
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "ches"),
		strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "zzes"):
		word = word[:n-2]
	case n > 6 && strings.HasSuffix(word, "ings") && hasVowel(word[:n-4]): // killings, as killing
		word, tail = word[:n-4], '?'
	case word[n-1] == 's' && word[n-2] != 's' && word[n-2] != 'u' && word[n-2] != 'i':
		word = word[:n-1]
	case strings.HasSuffix(word, "ing") && hasVowel(word[:n-3]):
		word, tail = word[:n-3], '?'
	case strings.HasSuffix(word, "ed") && hasVowel(word[:n-2]):
		word, tail = word[:n-2], '?'
	}
	n = len(word)
	switch {
	case n > 2 && word[n-1] == 'e':
		word, tail = word[:n-1], 'e'
	case n > 3 && word[n-1] == 'y' && !vowel(word[n-2]):
		return stem{word[:n-1], 'y'}
	}
	if n = len(word); n > 2 && word[n-1] == word[n-2] && !vowel(word[n-1]) {
		word = word[:n-1] // cut, cutting
	}
	return stem{word, tail}
}

func (s stem) matches(t stem) bool {
	return s.base == t.base && (s.tail == t.tail || s.tail == '?' && t.tail != 'y' || t.tail == '?' && s.tail != 'y')
}

// SameLemma reports whether two words in normal form are inflections of one
// word, as far as their endings and a list of irregular forms tell.
func SameLemma(a, b string) bool { return a == b || stemOf(a).matches(stemOf(b)) }

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func hasVowel(s string) bool {
	return len(s) > 1 && strings.ContainsAny(s, "aeiouy")
}

var irregular = sync.OnceValue(func() map[string]string {
	table := Embedded("irregular-forms")
	forms := make(map[string]string, 2*len(table.Rows))
	for _, row := range table.Rows {
		lemma, rest := row.Fields[0], row.Fields[1]
		for form := range strings.SplitSeq(rest, " ") {
			forms[form] = lemma
		}
	}
	return forms
})
