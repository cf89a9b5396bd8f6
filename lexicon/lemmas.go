package lexicon

import (
	_ "embed"
	"strings"
)

// Irregular English forms: lines of form, tab, lemmas, ordered by form.
//
//go:embed tables/irregular.tsv
var irregularForms string

// Irregular is the lemmas of an irregular form (went: go), separated by
// blanks; "" for any other word.
func Irregular(norm string) string {
	lo, hi := 0, len(irregularForms)
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(irregularForms[lo:mid], '\n') + 1 + lo
		line := irregularForms[start:]
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		form, lemmas, _ := strings.Cut(line, "\t")
		switch c := strings.Compare(form, norm); {
		case c == 0:
			return lemmas
		case c < 0:
			lo = min(start+len(line)+1, hi)
		default:
			hi = start
		}
	}
	return ""
}

// RegularLemmas is what a regular English form may be a form of, likeliest
// first. It knows endings only, no words: most candidates are not words.
func RegularLemmas(norm string) []string {
	var buf [6]string
	return appendRegularLemmas(buf[:0], norm)
}

func appendRegularLemmas(out []string, w string) []string {
	n := len(w)
	if n < 3 {
		return out
	}
	has := func(suffix string) bool { return strings.HasSuffix(w, suffix) }
	undouble := func(base string) []string {
		if k := len(base); k >= 3 && base[k-1] == base[k-2] && !isVowel(base[k-1]) {
			return append(out, base[:k-1], base)
		}
		return out
	}
	switch {
	case has("'s"):
		out = append(out, w[:n-2])
	case has("s'"):
		out = append(out, w[:n-1], w[:n-2])
	case n > 3 && has("men"):
		out = append(out, w[:n-2]+"an")
	case n > 4 && has("ies"):
		out = append(out, w[:n-3]+"y", w[:n-1])
	case has("ves"):
		out = append(out, w[:n-1], w[:n-3]+"f", w[:n-3]+"fe")
	case has("es"):
		out = append(out, w[:n-1], w[:n-2])
	case has("s") && !has("ss"):
		out = append(out, w[:n-1])
	case n > 4 && has("ied"):
		out = append(out, w[:n-3]+"y")
	case n > 4 && has("ed"):
		out = undouble(w[:n-2])
		out = append(out, w[:n-1], w[:n-2])
	case n > 5 && has("ying"):
		out = append(out, w[:n-3], w[:n-4]+"ie")
	case n > 5 && has("ing"):
		out = undouble(w[:n-3])
		out = append(out, w[:n-3]+"e", w[:n-3])
	case n > 5 && has("iest"):
		out = append(out, w[:n-4]+"y")
	case n > 5 && has("est"):
		out = undouble(w[:n-3])
		out = append(out, w[:n-3], w[:n-2])
	case n > 4 && has("ier"):
		out = append(out, w[:n-3]+"y")
	case n > 4 && has("er"):
		out = undouble(w[:n-2])
		out = append(out, w[:n-2], w[:n-1])
	}
	return out
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

// Lemma is the dictionary form of an English word in normal form: the word
// itself if it is one or unknown. Where a form has several (left: leave, left)
// the form that is itself a dictionary word wins.
func Lemma(norm string) (string, WordID) {
	id := Find(norm)
	if id != NoWord && Parts(id) != 0 {
		return norm, id
	}
	if lemma, l := Base(norm); l != NoWord {
		return lemma, l
	}
	return norm, id
}

// Base is the lemma that norm is an inflected form of, whether or not norm is
// also a lemma itself; NoWord if there is none.
func Base(norm string) (string, WordID) {
	if lemmas := Irregular(norm); lemmas != "" {
		lemma, _, _ := strings.Cut(lemmas, " ")
		if id := Find(lemma); id != NoWord {
			return lemma, id
		}
	}
	var buf [6]string
	for _, lemma := range appendRegularLemmas(buf[:0], norm) {
		if id := Find(lemma); id != NoWord {
			if p := Parts(id); p != 0 && fits(norm, p) {
				return lemma, id
			}
		}
	}
	return "", NoWord
}

// fits reports whether a word of these classes can take the ending of form.
func fits(form string, p PartOfSpeech) bool {
	switch {
	case strings.HasSuffix(form, "ed"), strings.HasSuffix(form, "ing"):
		return p&Verb != 0
	case strings.HasSuffix(form, "er"), strings.HasSuffix(form, "est"):
		return p&(Adjective|Adverb) != 0
	case strings.HasSuffix(form, "s"), strings.HasSuffix(form, "'"):
		return p&(Noun|Verb) != 0
	}
	return true
}
