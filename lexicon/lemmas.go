package lexicon

import (
	_ "embed"
	"strings"

	"github.com/zeebo/xxh3"
)

// Irregular English forms: lines of form, tab, lemmas, ordered by form; and
// where to find them: a count n, n hashes of the forms in order (see
// wordTable), then for each where its line begins, in 3 bytes.
//
//go:embed tables/irregular.tsv
var irregularForms string

//go:embed tables/irregular.idx
var irregularIndex string

// Irregular is the lemmas of an irregular form (went: go), separated by
// blanks; "" for any other word.
func Irregular(norm string) string { return irregularByHash(xxh3.HashString(norm)) }

func irregularByHash(hash uint64) string {
	if len(irregularIndex) < 4 {
		return ""
	}
	n := int(irregularIndex[0]) | int(irregularIndex[1])<<8 | int(irregularIndex[2])<<16
	k := search(irregularIndex[4:], n, hash)
	if k < 0 {
		return ""
	}
	s := irregularIndex[4+n*hashBytes+k*3:]
	line, _, _ := strings.Cut(irregularForms[int(s[0])|int(s[1])<<8|int(s[2])<<16:], "\n")
	_, lemmas, _ := strings.Cut(line, "\t")
	return lemmas
}

// Stemming of a form: the first Keep bytes of the form, then Add, is the word.
type Stemming struct {
	Keep int
	Add  string
	Word WordID
}

// Of is the word that form is a form of.
func (s Stemming) Of(form string) string { return form[:s.Keep] + s.Add }

// RegularLemmas is what a regular English form may be a form of, likeliest
// first. It knows endings only, no words: most candidates are not words.
func RegularLemmas(norm string) []string {
	var out []string
	regular(norm, func(keep int, add string) bool {
		out = append(out, norm[:keep]+add)
		return false
	})
	return out
}

// regular tries the candidates until one is taken.
func regular(w string, try func(keep int, add string) bool) {
	n := len(w)
	if n < 3 {
		return
	}
	has := func(suffix string) bool { return strings.HasSuffix(w, suffix) }
	cut := func(ending int, adds ...string) {
		for _, add := range adds {
			if try(n-ending, add) {
				return
			}
		}
	}
	// undouble tries stopped: stop, before other candidates.
	undouble := func(ending int, adds ...string) {
		if k := n - ending; k >= 3 && w[k-1] == w[k-2] && !isVowel(w[k-1]) {
			if try(k-1, "") || try(k, "") {
				return
			}
		}
		cut(ending, adds...)
	}
	switch {
	case has("'s"):
		cut(2, "")
	case has("s'"):
		cut(1, "")
	case n > 3 && has("men"):
		cut(2, "an")
	case n > 4 && has("ies"):
		cut(3, "y", "ie")
	case has("ves"):
		cut(3, "ve", "f", "fe")
	case has("es"):
		cut(2, "e", "")
	case has("s") && !has("ss"):
		cut(1, "")
	case n > 4 && has("ied"):
		cut(3, "y")
	case n > 3 && has("ed") && !(n == 4 && w[1] == 'e'): // died, not need
		undouble(2, "e", "")
	case n > 5 && has("ying"):
		cut(4, "y", "ie")
	case n > 4 && has("ing"):
		undouble(3, "e", "")
	case n > 5 && has("iest"):
		cut(4, "y")
	case n > 5 && has("est"):
		undouble(3, "", "e")
	case n > 4 && has("ier"):
		cut(3, "y")
	case n > 4 && has("er"):
		undouble(2, "", "e")
	}
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
	s := BaseOf(norm, xxh3.HashString(norm))
	if s.Word == NoWord {
		return "", NoWord
	}
	return s.Of(norm), s.Word
}

// BaseOf is Base by the word and its xxh3 hash, without making a string.
func BaseOf(norm string, hash uint64) Stemming {
	found := Stemming{Word: NoWord}
	if lemmas := irregularByHash(hash); lemmas != "" {
		lemma, _, _ := strings.Cut(lemmas, " ")
		if id := Find(lemma); id != NoWord {
			return Stemming{Add: lemma, Word: id}
		}
	}
	if len(norm) > longestForm {
		return found
	}
	regular(norm, func(keep int, add string) bool {
		var buf [longestForm + 4]byte
		n := copy(buf[:], norm[:keep])
		n += copy(buf[n:], add)
		id := FindHash(xxh3.Hash(buf[:n]))
		if id == NoWord || !fits(norm, Parts(id)) {
			return false
		}
		found = Stemming{Keep: keep, Add: add, Word: id}
		return true
	})
	return found
}

// longestForm is more than the longest word of the table.
const longestForm = 44

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
	return p != 0
}
