package align

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"

	"parallax/lexicon"
	"parallax/text"
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

// token is a word with what evidence needs to know of it.
type token struct {
	hash, letters          uint64 // letters: the set of its letters, each as one of 64 bits
	norm                   string
	base                   lexicon.Stemming // the dictionary form that it is an inflection of, or itself
	stem                   string           // found when first asked for, see sameStems
	value                  float64          // what a number says, if isNumber
	word, lemma            lexicon.WordID   // itself, and what it is a form of, in the table of related words
	first                  int32            // the first place in its text's range where its normal form stands
	openBefore, openBehind int32            // the nearest words of open classes; -1, or the number of words: none
	class                  wordClass
	number                 uint8 // of a closed-class word
	runes                  uint8
	initial                byte // the first byte of norm
	ending                 uint8
	parts                  lexicon.PartOfSpeech
	isNumber               bool
	upper                  bool // its first letter is a capital
	capitals               bool // all of its letters are, at least two
	ascii                  bool
	hasHyphen, hasStop     bool
}

func (t *token) read(source string, w *text.Word, english *[closedSlots]closedEntry) {
	*t = token{hash: w.Hash, norm: w.Norm, base: lexicon.Stemming{Keep: len(w.Norm), Word: lexicon.NoWord}, upper: w.Upper, word: lexicon.NoWord, lemma: lexicon.NoWord, ascii: true}
	t.class, t.number = classify(w, english)
	t.capitals = allCapitals(source[w.Start:w.End])
	if t.capitals && t.class == pronoun {
		t.class, t.number = openWord, 0 // US, IT, not us, it
	}
	if t.class.closed() || t.class == punctuation {
		return
	}
	t.initial = t.norm[0]
	runes := 0
	for i := 0; i < len(t.norm); {
		c := t.norm[i]
		if c < utf8.RuneSelf {
			t.letters |= 1 << (c & 63)
			t.hasHyphen = t.hasHyphen || c == '-'
			t.hasStop = t.hasStop || c == '.'
			i++
		} else {
			r, size := utf8.DecodeRuneInString(t.norm[i:])
			t.letters |= 1 << (uint32(r) & 63)
			t.ascii = false
			i += size
		}
		runes++
	}
	t.runes = uint8(min(runes, 255))
	if english != nil && t.class == openWord && runes > 3 {
		t.ending = ending(t.norm)
	}
	if t.class == numberWord || english != nil && t.runes <= longestNumberWord {
		t.value, t.isNumber = numberValue(t.norm)
	}
	if english != nil && t.ascii && t.class == openWord {
		t.word = lexicon.FindHash(w.Hash)
		t.base = lexicon.BaseOf(t.norm, w.Hash)
		t.lemma = t.base.Word
		t.parts = lexicon.Parts(t.word) | lexicon.Parts(t.lemma)
	}
}

func (t *token) known() bool { return t.word != lexicon.NoWord || t.lemma != lexicon.NoWord }

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
		if prefix >= 3 && (!x.ascii || prefix*2 >= min(len(x.norm), len(y.norm))) && sameStems(x, y, language) {
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

func sameStems(x, y *token, language string) bool {
	for _, t := range [...]*token{x, y} {
		if t.stem == "" {
			t.stem = text.Stem(language, t.norm)
		}
	}
	return x.stem == y.stem
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

// ending tells apart the endings that mark what an English word form does.
func ending(w string) uint8 {
	switch {
	case strings.HasSuffix(w, "ing"):
		return 1
	case strings.HasSuffix(w, "ed"):
		return 2
	case strings.HasSuffix(w, "ly"):
		return 3
	case strings.HasSuffix(w, "s"):
		return 4
	}
	return 5
}

// findOpen finds the open-class words around each word.
func findOpen(tokens []token) {
	last := int32(-1)
	for k := range tokens {
		tokens[k].openBefore = last
		if tokens[k].class <= numberWord {
			last = int32(k)
		}
	}
	last = int32(len(tokens))
	for k := len(tokens) - 1; k >= 0; k-- {
		tokens[k].openBehind = last
		if tokens[k].class <= numberWord {
			last = int32(k)
		}
	}
}

func allCapitals(s string) bool {
	letters := 0
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			letters++
		} else if c >= 'a' && c <= 'z' || c >= utf8.RuneSelf {
			return false
		}
	}
	return letters > 1
}
