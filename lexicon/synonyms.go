package lexicon

import "github.com/zeebo/xxh3"

// wordNumbers remembers the numbers of words and of what they are forms of.
var wordNumbers Memory[[2]WordID]

// relation of two words in normal form, by themselves or by their lemmas.
func relation(x, y string) Relation {
	var r Relation
	for _, p := range Numbers(x, xxh3.HashString(x)) {
		for _, q := range Numbers(y, xxh3.HashString(y)) {
			if p != NoWord && q != NoWord {
				r |= Related(p, q)
			}
		}
	}
	return r
}

// Numbers are the numbers of an English word in normal form, whose xxh3 hash is hash,
// and of the word that it is a form of; [NoWord] for what the table does not have.
func Numbers(norm string, hash uint64) [2]WordID {
	return *wordNumbers.Get(hash, func() [2]WordID {
		return [2]WordID{FindHash(hash), BaseOf(norm, hash).Word}
	})
}

// Synonyms reports whether two English words in normal form, or the words
// that they are forms of, share a sense.
func Synonyms(x, y string) bool { return relation(x, y)&(Synonym|RareSynonym) != 0 }

// Antonyms reports whether they are opposites.
func Antonyms(x, y string) bool { return relation(x, y)&Antonym != 0 }

// Derivations reports whether one is derived from the other (decide, decision).
func Derivations(x, y string) bool { return relation(x, y)&Derived != 0 }

// Paraphrases reports whether they are in the paraphrase list; the score, in
// (0,1], is higher where other words of the list agree.
func Paraphrases(x, y string) (score float64, ok bool) {
	switch r := relation(x, y); {
	case r&StrongParaphrase != 0:
		return 1, true
	case r&Paraphrase != 0:
		return 0.5, true
	}
	return 0, false
}

// SpellingVariants reports whether they are spellings of one word, such as
// the American and the British one.
func SpellingVariants(x, y string) bool { return relation(x, y)&Spelling != 0 }
