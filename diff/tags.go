package diff

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// tag is a coarse part of speech: as much as phrase chunks need.
type tag uint8

const (
	tagNoun tag = iota // nouns and names; the default
	tagAdj
	tagNum
	tagDet // articles, demonstratives, possessive pronouns, quantifiers
	tagPron
	tagVerb // a main verb in any form
	tagAux  // forms of be, have, do; modals
	tagTo   // the infinitive marker
	tagAdv
	tagPrep
	tagConj     // and, or, but
	tagSub      // that, because, who: begins a clause
	tagGenitive // 's standing alone
	tagParticle // up, out … behind a verb
)

// english reports whether the English tagger may be used: for English and,
// harmlessly, for a text too short to know.
func english(t *text.Text) bool { return t.Language == "en" || t.Language == "" }

// tagWords tags the words of a side. It is a closed-class list, a verb list,
// suffixes and the neighbours' tags, left to right: no model, so it costs
// nothing to start and about 0.1 µs a word.
func (s *side) tagWords() {
	for i := range s.n() {
		s.classes = append(s.classes, classOf(s.word(i).Hash))
	}
	for i := s.span.Start; i < s.span.End; i++ {
		s.tags = append(s.tags, s.tag(i))
	}
}

// class is what the lists say of word i of the text.
func (s *side) class(i int) wordClass { return s.classes[i-s.span.Start] }

func (s *side) tag(i int) tag {
	t, words, done := s.t, s.span, s.tags
	w := &t.Words[i]
	if w.Kind == text.Number {
		if strings.HasSuffix(w.Norm, "-old") || strings.Contains(w.Norm, "-") && len(w.Norm) > 6 {
			return tagAdj
		}
		return tagNum
	}
	prev, before := tagPrep, tagPrep // a sentence begins like a phrase after a preposition
	first := i == words.Start || t.Words[i-1].Sentence != w.Sentence
	if !first {
		prev = done[len(done)-1]
		if len(done) > 1 {
			before = done[len(done)-2]
		}
	}
	class := s.class(i)
	known := class.listed
	if known && class.closed && !acronym(t, w) {
		return s.closedTag(i, class.tag, prev)
	}
	if w.Norm == "s" && w.Start > 0 && strings.HasSuffix(t.Source[:w.Start], "'") || w.Norm == "'s" {
		return tagGenitive
	}
	if genitive(w.Norm) {
		return tagNoun
	}
	if w.Upper && (!first || !known && i+1 < words.End && t.Words[i+1].Upper || class.form == formPast && i+1 < words.End && t.Words[i+1].Upper) {
		if class.tag == tagAdj && known || nationality(w.Norm) {
			return tagAdj
		}
		return tagNoun
	}
	form := class.form
	if !known {
		form = formOf(w.Norm)
		if strings.Contains(w.Norm, "-") {
			return tagAdj
		}
	}
	if (!known && form == formNone && (prev == tagTo || prev == tagAux && !formOfBe(t.Words[i-1].Norm)) ||
		(form == formAdj || known && class.tag == tagAdj) && prev == tagAux && modal(t.Words[i-1].Norm)) && mayBeVerb(w.Norm) {
		return tagVerb // will laugh, will open
	}
	next := s.ahead(i)
	inNoun := prev == tagDet || prev == tagAdj || prev == tagNum || prev == tagGenitive || prev == tagNoun && i > words.Start && genitive(t.Words[i-1].Norm)
	switch form {
	case formTense:
		return tagVerb
	case formAdj, formAdv, formNoun:
		return [...]tag{formAdj: tagAdj, formAdv: tagAdv, formNoun: tagNoun}[form]
	case formIng:
		switch {
		case inNoun && next.nominal:
			return tagAdj
		case inNoun, class.noun && prev != tagAux && !next.phrase:
			return tagNoun
		}
		return tagVerb
	case formPast:
		switch {
		case prev == tagAux || prev == tagPron || prev == tagSub:
			return tagVerb
		case inNoun && next.nominal:
			return tagAdj
		case prev == tagAdv && next.nominal && (before == tagVerb || before == tagPrep || before == tagDet):
			return tagAdj
		case prev == tagPrep && next.nominal && !first:
			return tagAdj
		case prev == tagVerb && next.nominal:
			return tagAdj
		}
		return tagVerb
	case formBase, formThird:
		switch {
		case prev == tagTo, prev == tagAux && (!class.noun || form == formBase && !formOfBe(t.Words[i-1].Norm)):
			return tagVerb
		case !class.noun && !inNoun:
			return tagVerb
		case inNoun:
			return tagNoun
		case prev == tagPron || prev == tagSub && form == formThird:
			return tagVerb
		case prev == tagNoun && (next.phrase || next.tag == tagSub) && (class.past || (form == formThird) != plural(t, i-1)):
			return tagVerb
		case prev == tagAdv && (form == formThird && before != tagDet || before == tagAux || before == tagPron || before == tagTo):
			return tagVerb
		}
		return tagNoun
	}
	return tagNoun
}

func modal(norm string) bool {
	switch norm {
	case "will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot", "can't", "won't":
		return true
	}
	return false
}

// mayBeVerb asks the table of English words about one that the lists here do
// not have.
func mayBeVerb(norm string) bool {
	id := lexicon.Find(norm)
	return id != lexicon.NoWord && lexicon.Parts(id)&lexicon.Verb != 0
}

// closedTag settles the closed-class words that have two readings.
func (s *side) closedTag(i int, tg, prev tag) tag {
	t, words := s.t, s.span
	switch t.Words[i].Norm {
	case "to":
		if i+1 < words.End {
			n := s.class(i + 1)
			if n.form == formBase && !t.Words[i+1].Upper || n.closed && (n.tag == tagAux || n.tag == tagAdv) {
				return tagTo
			}
		}
		return tagPrep
	case "that", "her", "no", "this", "these", "those", "some", "all", "many", "most", "more", "few", "several", "both", "each", "another", "such", "what", "which", "any", "less":
		next := s.ahead(i)
		nominal := next.nominal || next.tag == tagDet && tg == tagDet
		switch {
		case t.Words[i].Norm == "that" && (prev == tagVerb || prev == tagNoun) && (next.tag == tagDet || next.tag == tagPron || !nominal || prev == tagVerb):
			return tagSub
		case t.Words[i].Norm == "which" || t.Words[i].Norm == "what":
			return tagSub
		case nominal:
			return tagDet
		}
		return tagPron
	case "up", "out", "off", "down", "away", "back", "over":
		if prev == tagVerb {
			return tagParticle
		}
	case "as", "before", "after", "since", "until":
		return tagPrep
	case "'s":
		if prev == tagPron {
			return tagAux
		}
		return tagGenitive
	}
	return tg
}

// ahead is what the next word suggests, before it is tagged itself.
type ahead struct {
	tag     tag
	nominal bool // may continue a noun phrase
	phrase  bool // begins a new phrase: determiner, pronoun, preposition, adverb
}

func (s *side) ahead(i int) ahead {
	t, words := s.t, s.span
	if i+1 >= words.End || t.Words[i+1].Sentence != t.Words[i].Sentence || broken(t, i+1) {
		return ahead{tag: tagConj}
	}
	w := &t.Words[i+1]
	class := s.class(i + 1)
	known := class.listed
	switch {
	case w.Kind == text.Number:
		return ahead{tag: tagNum, nominal: true}
	case known && class.closed:
		return ahead{tag: class.tag, phrase: class.tag == tagDet || class.tag == tagPron || class.tag == tagPrep || class.tag == tagTo}
	}
	form := class.form
	if !known {
		form = formOf(w.Norm)
	}
	nominal := form == formNoun || form == formAdj || form == formNone || class.noun || w.Upper || form == formPast && !known
	tg := tagNoun
	if !nominal && form != formAdv {
		tg = tagVerb
	}
	return ahead{tag: tg, nominal: nominal, phrase: w.Upper || form == formAdv}
}

// broken reports whether punctuation that ends a phrase stands before word i.
func broken(t *text.Text, i int) bool {
	if i == 0 {
		return false
	}
	gap := t.Source[t.Words[i-1].End:t.Words[i].Start]
	if gap == " " || gap == "" {
		return false
	}
	return strings.ContainsAny(gap, ",;:.?!()[]–—…") || strings.Contains(gap, " - ") || strings.Contains(gap, "\n\n")
}

// acronym reports whether a closed-class word stands for a name: US, WHO, IT.
func acronym(t *text.Text, w *text.Word) bool {
	switch t.Source[w.Start:w.End] {
	case "US", "WHO", "IT", "ME", "AM":
		return true
	}
	return false
}

func genitive(norm string) bool {
	return strings.HasSuffix(norm, "'s") || strings.HasSuffix(norm, "s'")
}

func formOfBe(norm string) bool {
	switch norm {
	case "be", "am", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't", "'re", "'m":
		return true
	}
	return false
}

func plural(t *text.Text, i int) bool {
	n := t.Words[i].Norm
	return strings.HasSuffix(n, "s") && !strings.HasSuffix(n, "ss") || n == "police" || n == "people" || n == "men" || n == "women" || n == "children"
}

func nationality(norm string) bool {
	for _, s := range [...]string{"ian", "ean", "ish", "ese", "ic", "can", "ern", "aeli", "aqi"} {
		if len(norm) > len(s)+2 && strings.HasSuffix(norm, s) {
			return true
		}
	}
	return false
}
