package lexicon

import (
	"iter"
	"slices"
	"strings"
)

// american holds the British endings and words of the lists with their
// American spelling. It is short on purpose: it serves our own phrases, which
// are written in British spelling, not any text.
var american = strings.NewReplacer(
	"isation", "ization", "ised ", "ized ", "ising ", "izing ", "ise ", "ize ", "iser ", "izer ", "isers ", "izers ",
	"labour", "labor", "neighbour", "neighbor", "honour", "honor", "colour", "color", "favour", "favor",
	"behaviour", "behavior", "harbour", "harbor", "rumour", "rumor", "armour", "armor", "valour", "valor",
	"defence", "defense", "offence", "offense", "centre ", "center ", "programme", "program", "manoeuvre", "maneuver",
	"paedo", "pedo", "traveller", "traveler", "sceptic", "skeptic", "cancelled", "canceled", "ageing", "aging",
	"foetus", "fetus", "foetal", "fetal", "anaes", "anes", "mould", "mold", "licence", "license", "aluminium", "aluminum",
)

// spellings are the ways to write a phrase: as it is, American, each with its
// "not" contracted, and each with spaces for the hyphens between its words.
func spellings(phrase string) []string {
	all := []string{strings.ToLower(phrase)}
	if british(all[0]) {
		all = append(all, strings.TrimSuffix(american.Replace(all[0]+" "), " "))
	}
	for _, p := range all {
		if short := contracted(p); short != p {
			all = append(all, short)
		}
	}
	for _, p := range all {
		if strings.Contains(p, "-") {
			all = append(all, strings.ReplaceAll(p, "-", " "))
		}
	}
	return all
}

var contractions = strings.NewReplacer("did not ", "didn't ", "does not ", "doesn't ", "do not ", "don't ", "has not ", "hasn't ", "have not ", "haven't ", "had not ", "hadn't ",
	"is not ", "isn't ", "are not ", "aren't ", "was not ", "wasn't ", "were not ", "weren't ", "would not ", "wouldn't ", "will not ", "won't ", "could not ", "couldn't ",
	"should not ", "shouldn't ", "must not ", "mustn't ", "cannot ", "can't ", "can not ", "can't ")

// contracted is a phrase with "not" joined to the verb before it: "did not
// respond", "didn't respond".
func contracted(phrase string) string {
	if !strings.Contains(phrase, "not ") {
		return phrase
	}
	return strings.TrimSuffix(contractions.Replace(phrase+" "), " ")
}

// british reports whether a phrase may have an American spelling: replacing is
// slow, looking is not.
func british(phrase string) bool {
	for i := 0; i+2 < len(phrase); i++ {
		switch b, c := phrase[i+1], phrase[i+2]; phrase[i] {
		case 'i': // -ise
			if b == 's' && (c == 'e' || c == 'i' || c == 'a') {
				return true
			}
		case 'o': // labour, mould, foetus
			if b == 'u' && (c == 'r' || c == 'l') || b == 'e' {
				return true
			}
		case 'n': // defence
			if b == 'c' && c == 'e' || b == 't' && c == 'r' {
				return true
			}
		case 'a': // programme, paedo-, anaes-, ageing
			if b == 'm' && c == 'm' || b == 'e' || b == 'g' && c == 'e' {
				return true
			}
		case 'e': // traveller, cancelled, manoeuvre
			if b == 'l' && c == 'l' || b == 'u' {
				return true
			}
		case 's': // sceptic
			if b == 'c' && c == 'e' {
				return true
			}
		case 'u': // aluminium
			if b == 'm' && c == 'i' {
				return true
			}
		}
	}
	return false
}

// firstKeys walks the bases of the words that a phrase may begin with.
func firstKeys(phrase string) iter.Seq[string] {
	return func(yield func(string) bool) {
		phrase = strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(phrase, "=")), "’", "'")
		word, _, _ := strings.Cut(phrase, " ")
		key := stemOf(word).base
		if key == "" || !yield(key) {
			return
		}
		if short := contracted(phrase); short != phrase {
			short, _, _ = strings.Cut(short, " ")
			if k := stemOf(short).base; k != "" && k != key && !yield(k) {
				return
			}
		}
		if !british(word) && !strings.Contains(word, "-") {
			return
		}
		done := []string{key}
		for _, other := range spellings(word) {
			other, _, _ = strings.Cut(other, " ")
			if k := stemOf(other).base; k != "" && !slices.Contains(done, k) {
				done = append(done, k)
				if !yield(k) {
					return
				}
			}
		}
	}
}
