package lexicon

import "strings"

// Entry is one phrase of a list.
type Entry struct {
	List   string // name of the list
	Line   int    // its line in the list
	Phrase string // the phrase: what the line begins with, or another form that it gives
	Lemma  string // dictionary form or canonical name; of a pair both phrases
	Class  string // what the list says of the phrase; "" if the list has no classes
	Kind   string // word class, kind of place: what the column "kind" says
	Factor string // units: size in the base unit
	Rank   int    // place on a ladder, or strength with sign; 0 if none
	Note   string // how the wording differs, in our words
	Source string // where the distinction is documented
	Upper  bool   // counts only if written in capitals (US, WHO)

	Concept string // terms: what it names; only terms of one concept can replace each other
	Party   string // terms and label pairs: whose word it is ("russia", "restriction"), "" for nobody's
	Issue   string // terms and label pairs: the contested issue

	head      string // what the line begins with
	issues    Issues // of its issue
	category  string
	direction string
	inflected bool
	exact     bool   // only as it is written: marked with "="
	side      byte   // label pairs: 'x' or 'y', else 0
	next      *Entry // another sense of the same phrase
}

// Evidence names the line of an entry.
type Evidence struct {
	Lexicon string // name of the list
	Entry   string // the entry, as the list has it; of a pair "x ↔ y"
}

// Evidence names the line of the entry.
func (e *Entry) Evidence() Evidence {
	if e.side != 0 {
		return Evidence{e.List, e.Lemma}
	}
	return Evidence{e.List, e.head}
}

// Next is another sense of the same phrase, or nil.
func (e *Entry) Next() *Entry { return e.next }

// Stance is the class of the phrase; of a listed pair, the end of its direction
// that the phrase stands for.
func (e *Entry) Stance() string {
	if e.side == 0 {
		return e.Class
	}
	from, to, ok := strings.Cut(e.direction, "->")
	switch {
	case !ok:
		return e.Class
	case e.side == 'x':
		return from
	}
	return to
}

// In reports whether the entry counts in a text about these issues.
func (e *Entry) In(issues Issues) bool { return e.issues.And(issues) != Issues{} }

// Sense finds the sense of the phrase with this class, or nil.
func (e *Entry) Sense(class string) *Entry {
	for ; e != nil; e = e.next {
		if e.Class == class {
			return e
		}
	}
	return nil
}

// same tells whether two entries are one phrase of one line.
func (e *Entry) same(f *Entry) bool {
	return e == f || e.Line == f.Line && e.side == f.side && e.List == f.List && e.Phrase == f.Phrase
}

// setPhrase takes the mark "=" off the phrase: with it other forms and
// spellings do not count.
func (e *Entry) setPhrase(phrase string, inflected bool) {
	bare, exact := strings.CutPrefix(phrase, "=")
	e.Phrase, e.inflected, e.exact = bare, inflected && !exact, exact
}
