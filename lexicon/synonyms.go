package lexicon

// relation of two words in normal form, by themselves or by their lemmas.
func relation(x, y string) Relation {
	var ids [2][2]WordID
	for i, w := range [2]string{x, y} {
		ids[i][0] = Find(w)
		_, ids[i][1] = Base(w)
	}
	var r Relation
	for _, p := range ids[0] {
		for _, q := range ids[1] {
			if p != NoWord && q != NoWord {
				r |= Related(p, q)
			}
		}
	}
	return r
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
