package framing

import (
	"cmp"
	"slices"
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// Term is a charged term that one text has and the other has not. It is
// vocabulary and no flag: nothing says that the other text had a place for it.
type Term struct {
	Text     string // as it is first written
	Count    int
	Quoted   int // of these, inside quotation marks
	Class    string
	Evidence Evidence
}

// charged are the classes of terms and of loaded words that judge. The others
// describe, are terms of law or names, or only say how much.
var charged = set("condemning approving oppositional opponents-name")

// OneSided lists the charged terms that only a has, and those that only b has,
// the most frequent first. Terms of a contested issue count only where one of
// the texts speaks of it. Forms of one term are one.
func OneSided(a, b *Text) (onlyA, onlyB []Term) {
	if !Supported(a.Language) || !Supported(b.Language) {
		return nil, nil
	}
	issues := a.issues.Or(b.issues)
	inA, inB := chargedIn(a, issues), chargedIn(b, issues)
	return missingTerms(inA, inB), missingTerms(inB, inA)
}

// chargedTerm is a term with what tells it from others.
type chargedTerm struct {
	Term
	list, phrase string
}

func chargedIn(t *Text, issues lexicon.Issues) []chargedTerm {
	var found []chargedTerm
	words := t.words
	bits := words.labels.Bit() | words.loaded.Bit()
	for _, s := range t.Sentences {
		if !s.Role.Prose() {
			continue
		}
		for i := s.Words.Start; i < s.Words.End; {
			if t.Words[i].Function || t.lists[i]&bits == 0 { // what begins with "the" is seldom asked for and dear to look up
				i++
				continue
			}
			e, n := words.chargedAt(t.known[i:s.Words.End], issues)
			if n == 0 || words.plain.Whole(t.known[i:i+n]) != nil || otherForm(e, t.known[i:i+n]) || named(t, i, i+n, s.Words.Start) {
				i++
				continue
			}
			found = addTerm(found, t, text.Span{Start: i, End: i + n}, e)
			i += n
		}
	}
	return found
}

// chargedAt is the longest charged entry at the first word, of the label lists
// or of the loaded words, and how many words it takes.
func (v *vocabulary) chargedAt(words []*lexicon.Word, issues lexicon.Issues) (*lexicon.Entry, int) {
	first, n := v.labels.At(words)
	var e *lexicon.Entry
	for sense := first; sense != nil; sense = sense.Next() {
		if !sense.In(issues) || sense.List == lexicon.LabelPairs {
			continue // a wording of a pair is charged only beside the other
		}
		if !charged.has(sense.Stance()) {
			e = nil // the word has a plain sense here, too
			break
		}
		if e == nil {
			e = sense
		}
	}
	if l, m := v.loaded.At(words); l != nil && charged.has(l.Class) && (e == nil || m > n) {
		return l, m
	}
	if e == nil {
		return nil, 0
	}
	return e, n
}

// otherForm reports whether a participle of the lists stands in another form:
// "fired" is not "firing".
func otherForm(e *lexicon.Entry, words []*lexicon.Word) bool {
	return len(words) == 1 && words[0].Norm != e.Phrase && (strings.HasSuffix(e.Phrase, "ing") || strings.HasSuffix(e.Phrase, "ed"))
}

// named reports whether the words [i, end) are part of a proper name: all that
// carry content are capitalised, and they do not begin a sentence.
func named(t *Text, i, end, start int) bool {
	if i == start || t.Words[i].Role == text.Headline {
		return false
	}
	for k := i; k < end; k++ {
		if !t.Words[k].Upper && !t.Words[k].Function {
			return false
		}
	}
	return true
}

func addTerm(found []chargedTerm, t *Text, span text.Span, e *lexicon.Entry) []chargedTerm {
	quoted := 0
	if t.Words[span.Start].Quote >= 0 {
		quoted = 1
	}
	for k := range found {
		if found[k].list == e.List && found[k].phrase == e.Phrase {
			found[k].Count++
			found[k].Quoted += quoted
			return found
		}
	}
	return append(found, chargedTerm{Term{t.Cut(t.Bytes(span)), 1, quoted, e.Stance(), evidence(e)}, e.List, e.Phrase})
}

func missingTerms(from, in []chargedTerm) []Term {
	var list []Term
	for _, x := range from {
		if !slices.ContainsFunc(in, func(y chargedTerm) bool { return x.list == y.list && x.phrase == y.phrase }) {
			list = append(list, x.Term)
		}
	}
	slices.SortFunc(list, func(x, y Term) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Text, y.Text))
	})
	return list
}
