package align

import (
	"math/bits"
	"strings"
	"sync"

	"parallax/lexicon"
)

// evidence is what two words have in common by themselves, wherever they stand.
type evidence uint8

const (
	noEvidence  evidence = iota // two open-class words with nothing in common
	sameClass                   // closed-class words of one class
	otherClass                  // closed-class words of two classes
	closedOpen                  // a closed-class and an open-class word
	marks                       // two different marks of punctuation
	markWord                    // a mark and a word
	numbers                     // two different numbers
	numberOther                 // a number and a word
	sameOpen                    // from here on: equal normal forms
	sameClosed
	sameMark
	sameNumber
	spelling // colour/color, cease-fire/ceasefire, 12/twelve
	inflection
	sameStem
	derivation
	synonymParaphrase // synonyms in WordNet that are in the paraphrase list, too
	synonym
	rareSynonymParaphrase
	rareSynonym
	strongParaphrase
	paraphrase
	nearParaphrase // WordNet's near relations, and in the paraphrase list
	antonym
	similarName // similar letters, one of them not in the dictionary
	similar     // similar letters, both in the dictionary
	abbreviation
	compoundPart // Russian-speaking/Russian
	joined       // written as one word: cease fire/ceasefire
	phrase       // one of two words that mean the one: shut down/close
	initials     // European Union/EU
	evidences
)

// kind is the evidence as users see it.
func (e evidence) kind() LinkKind {
	switch {
	case e < sameOpen:
		return Context
	case e < spelling:
		return Exact
	case e == spelling || e == joined:
		return Spelling
	case e <= derivation:
		return Stem
	case e <= rareSynonym:
		return Synonym
	case e <= antonym || e == phrase:
		return Paraphrase
	}
	return Fuzzy
}

// lexical reports whether the words themselves speak for a link.
func (e evidence) lexical() bool { return e >= sameOpen }

// classEvidence is what the classes of two different words say.
var classEvidence = sync.OnceValue(func() *[wordClasses][wordClasses]evidence {
	var table [wordClasses][wordClasses]evidence
	for x := range wordClasses {
		for y := range wordClasses {
			table[x][y] = classPair(x, y)
		}
	}
	return &table
})

func classPair(x, y wordClass) evidence {
	switch {
	case x == punctuation && y == punctuation:
		return marks
	case x == punctuation || y == punctuation:
		return markWord
	case x.closed() && y.closed():
		if x == y {
			return sameClass
		}
		return otherClass
	case x == numberWord && y == numberWord:
		return numbers
	case x.closed() || y.closed():
		return closedOpen
	case x == numberWord || y == numberWord:
		return numberOther
	}
	return noEvidence
}

func sameEvidence(c wordClass) evidence {
	switch {
	case c == punctuation:
		return sameMark
	case c == numberWord:
		return sameNumber
	case c.closed():
		return sameClosed
	}
	return sameOpen
}

// letterEvidence compares two different words of open classes by their
// letters, cheapest tests first; noEvidence if they are not alike. elsewhere
// says that one of them also stands opposite in the same form.
func letterEvidence(x, y *token, language string, elsewhere bool) evidence {
	if x.class == numberWord || y.class == numberWord {
		if x.isNumber && y.isNumber && x.value == y.value {
			return spelling
		}
		return noEvidence
	}
	if x.lemma != lexicon.NoWord && (x.lemma == y.lemma || x.lemma == y.word) || y.lemma != lexicon.NoWord && y.lemma == x.word {
		return inflection
	}
	alike := x.norm[0] == y.norm[0]
	if !alike && !x.hasHyphen && !y.hasHyphen && !mostlyShared(x.letters, y.letters) {
		return noEvidence // as most pairs are
	}
	prefix := 0
	if alike {
		prefix = commonPrefix(x.norm, y.norm)
		if (x.hasHyphen || y.hasHyphen) && strings.ReplaceAll(x.norm, "-", "") == strings.ReplaceAll(y.norm, "-", "") {
			return spelling
		}
		if prefix >= 3 && (!x.ascii || prefix*2 >= min(len(x.norm), len(y.norm))) && x.stemIn(language) == y.stemIn(language) {
			return sameStem
		}
	}
	if x.hasHyphen && hasPart(x.norm, y) || y.hasHyphen && hasPart(y.norm, x) {
		return compoundPart
	}
	if x.hasStop && isAbbreviation(x.norm, y.norm) || y.hasStop && isAbbreviation(y.norm, x.norm) {
		return abbreviation
	}
	// Short words are alike by chance, and a word that stands opposite in the
	// same form is not misspelt there. Similar words share most letters.
	if elsewhere || min(x.runes, y.runes) < 4 || max(x.runes, y.runes) > 40 || !mostlyShared(x.letters, y.letters) {
		return noEvidence
	}
	s := similarity(x.norm, y.norm)
	switch known := x.known() && y.known(); {
	case !known && s >= 0.8:
		return similarName
	case s >= 0.87:
		return similar
	}
	return noEvidence
}

func hasPart(compound string, part *token) bool {
	if part.runes < 3 {
		return false
	}
	for rest, more := compound, true; more; {
		var p string
		p, rest, more = strings.Cut(rest, "-")
		if p == part.norm || len(p) > 3 && len(p) == part.base.Keep+len(part.base.Add) && p == part.base.Of(part.norm) {
			return true
		}
	}
	return false
}

// isAbbreviation reports whether short, which has stops, is long cut off, as
// in "sept.", or its letters, as in "u.s." for "us".
func isAbbreviation(short, long string) bool {
	core := strings.TrimRight(short, ".")
	if len(core) < len(short) && len(core) >= 2 && len(core) < len(long) && strings.HasPrefix(long, core) {
		return true
	}
	return len(short) < 12 && strings.ReplaceAll(short, ".", "") == strings.ReplaceAll(long, ".", "")
}

func mostlyShared(x, y uint64) bool {
	return 3*bits.OnesCount64(x&y) >= 2*max(bits.OnesCount64(x), bits.OnesCount64(y))
}

// relationEvidence is what the table of related words says.
func relationEvidence(r lexicon.Relation) evidence {
	inList := r&(lexicon.Paraphrase|lexicon.StrongParaphrase) != 0
	switch {
	case r == 0:
		return noEvidence
	case r&lexicon.Spelling != 0:
		return spelling
	case r&lexicon.Derived != 0:
		return derivation
	case r&lexicon.Antonym != 0:
		return antonym
	case r&lexicon.Synonym != 0 && inList:
		return synonymParaphrase
	case r&lexicon.Synonym != 0:
		return synonym
	case r&lexicon.RareSynonym != 0 && inList:
		return rareSynonymParaphrase
	case r&lexicon.RareSynonym != 0:
		return rareSynonym
	case r&lexicon.Near != 0 && inList:
		return nearParaphrase
	case r&lexicon.StrongParaphrase != 0:
		return strongParaphrase
	case r&lexicon.Paraphrase != 0:
		return paraphrase
	}
	return noEvidence
}

// strength orders evidence where two kinds meet in one word pair: the lower
// wins.
func stronger(x, y evidence) evidence {
	if x == noEvidence || y != noEvidence && y < x {
		return y
	}
	return x
}
