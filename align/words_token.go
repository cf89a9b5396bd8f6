package align

import (
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"parallax/lexicon"
	"parallax/text"
)

// token is a word with what evidence needs to know of it.
type token struct {
	form
	hash                   uint64
	norm                   string
	first                  int32 // the first place in its text's range where its normal form stands
	openBefore, openBehind int32 // the nearest words of open classes; -1, or the number of words: none
	upper                  bool  // its first letter is a capital
	capitals               bool  // all of its letters are, at least two
}

// form is what a normal form alone says of a word.
type form struct {
	letters            uint64           // the set of its letters, each as one of 64 bits
	base               lexicon.Stemming // the dictionary form that it is an inflection of, or itself
	stem               *stem            // of an English word, found when first asked for
	value              float64          // what a number says, if isNumber
	word, lemma        lexicon.WordID   // itself, and what it is a form of, in the table of related words
	class              wordClass
	number             uint8 // of a closed-class word
	runes              uint8
	initial            byte // the first byte of norm
	ending             uint8
	parts              lexicon.PartOfSpeech
	isNumber           bool
	ascii              bool
	hasHyphen, hasStop bool
}

// forms remembers the forms of English words, which are looked up in tables.
var forms lexicon.Memory[form]

func (t *token) read(source string, w *text.Word, english *[closedSlots]closedEntry) {
	t.hash, t.norm, t.upper, t.capitals = w.Hash, w.Norm, w.Upper, allCapitals(source[w.Start:w.End])
	if english == nil {
		class, number := classify(w, nil)
		t.form = readForm(w, class, number, false)
		return
	}
	t.form = *forms.Get(w.Hash, func() form {
		class, number := classify(w, english)
		return readForm(w, class, number, true)
	})
	if t.capitals && t.class == pronoun {
		t.form = readForm(w, openWord, 0, true) // US, IT, not us, it
	}
}

func readForm(w *text.Word, class wordClass, number uint8, english bool) form {
	f := form{class: class, number: number, base: lexicon.Stemming{Keep: len(w.Norm), Word: lexicon.NoWord}, word: lexicon.NoWord, lemma: lexicon.NoWord, ascii: true}
	if class.closed() || class == punctuation {
		return f
	}
	norm := w.Norm
	f.initial = norm[0]
	runes := 0
	for i := 0; i < len(norm); {
		c := norm[i]
		if c < utf8.RuneSelf {
			f.letters |= 1 << (c & 63)
			f.hasHyphen = f.hasHyphen || c == '-'
			f.hasStop = f.hasStop || c == '.'
			i++
		} else {
			r, size := utf8.DecodeRuneInString(norm[i:])
			f.letters |= 1 << (uint32(r) & 63)
			f.ascii = false
			i += size
		}
		runes++
	}
	f.runes = uint8(min(runes, 255))
	if english && class == openWord {
		f.stem = new(stem)
		if runes > 3 {
			f.ending = ending(norm)
		}
	}
	if class == numberWord || english && f.runes <= longestNumberWord {
		f.value, f.isNumber = numberValue(norm)
	}
	if english && f.ascii && class == openWord {
		f.word = lexicon.FindHash(w.Hash)
		f.base = lexicon.BaseOf(norm, w.Hash)
		f.lemma = f.base.Word
		f.parts = lexicon.Parts(f.word) | lexicon.Parts(f.lemma)
	}
	return f
}

func (t *token) known() bool { return t.word != lexicon.NoWord || t.lemma != lexicon.NoWord }

// stem is the stem of a word, found when it is first asked for.
type stem struct{ found atomic.Pointer[string] }

// stemIn is the stem of a word in a text of this language.
func (t *token) stemIn(language string) string {
	if t.stem == nil {
		return text.Stem(language, t.norm)
	}
	if s := t.stem.found.Load(); s != nil {
		return *s
	}
	s := strings.Clone(text.Stem(language, t.norm))
	t.stem.found.Store(&s)
	return s
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
