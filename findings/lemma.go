package findings

import (
	"strings"
	"sync"

	"parallax/lexicon"
	"parallax/text"
)

// numeral stands for every number in a counting key.
const numeral = "NUM"

// Words in front of a phrase that do not belong to what is counted: "the
// regime" and "its regime" are one.
var determiners = map[string]bool{
	"a": true, "an": true, "the": true, "this": true, "that": true, "these": true, "those": true,
	"his": true, "her": true, "its": true, "their": true, "our": true, "my": true, "your": true,
}

// listedForms are the irregular forms of the word list: left is not among
// them, as it mostly is no form of leave where it matters.
var listedForms = sync.OnceValue(func() map[string]string {
	forms := map[string]string{}
	t := lexicon.Embedded("irregular-forms")
	for _, row := range t.Rows {
		for form := range strings.FieldsSeq(row.Fields[1]) {
			forms[form] = row.Fields[0]
		}
	}
	return forms
})

// lemma is the dictionary form under which a word is counted. It joins
// inflected forms (regimes, said, claiming) and keeps derived ones apart. A
// word of a language without word lists is its own lemma.
func lemma(w *text.Word, english bool) string {
	if w.Kind == text.Number {
		return numeral
	}
	norm := w.Norm
	if !english {
		return norm
	}
	norm = strings.TrimSuffix(strings.TrimSuffix(norm, "'s"), "'")
	if base, listed := listedForms()[norm]; listed {
		return base
	}
	if w.Function || len(norm) < 4 {
		return norm
	}
	for _, ending := range []string{"s", "ed", "ing"} {
		if !strings.HasSuffix(norm, ending) || strings.HasSuffix(norm, "ss") {
			continue
		}
		if base, id := lexicon.Base(norm); id != lexicon.NoWord {
			return base
		}
	}
	if lexicon.Find(norm) == lexicon.NoWord || lexicon.Parts(lexicon.Find(norm)) == 0 {
		if base, id := lexicon.Base(norm); id != lexicon.NoWord && lexicon.Irregular(norm) != "" {
			return base
		}
	}
	return norm
}

// lemmas finds lemmas by the words' hashes. It belongs to one goroutine.
type lemmas struct {
	vocabulary *vocabulary
	english    map[uint64]uint32
	other      map[uint64]uint32
}

func newLemmas(v *vocabulary) *lemmas {
	return &lemmas{v, map[uint64]uint32{}, map[uint64]uint32{}}
}

func (l *lemmas) of(w *text.Word, english bool) uint32 {
	known := l.english
	if !english {
		known = l.other
	}
	n, ok := known[w.Hash]
	if !ok {
		n = l.vocabulary.number(lemma(w, english))
		known[w.Hash] = n
	}
	return n
}

// Auxiliaries in front of a verb: "has said" and "said" are one.
var auxiliaries = map[string]bool{
	"has": true, "have": true, "had": true, "is": true, "are": true, "was": true, "were": true, "been": true, "being": true,
	"be": true, "does": true, "do": true, "did": true,
}

// key is the counting key of a run of words: their lemmas, without a
// determiner or an auxiliary in front.
func key(words []text.Word, english bool) string {
	for len(words) > 1 && english && (determiners[words[0].Norm] || auxiliaries[words[0].Norm]) {
		words = words[1:]
	}
	parts := make([]string, len(words))
	for i := range words {
		parts[i] = lemma(&words[i], english)
	}
	return strings.Join(parts, " ")
}
