package framing

import (
	"parallax/diff"
	"parallax/lexicon"
)

// readForm finds N4: the same words in another form or order.
func readForm(v *view) (Reading, bool) {
	if len(v.x.lone) == 0 && len(v.y.lone) == 0 {
		switch {
		case len(v.x.rest)+len(v.y.rest) == 0 && v.x.span.Len() == v.y.span.Len() && v.Op != diff.Move:
			return benign("form", "form.inflection", v.became()+": another form of the same word."), true
		default:
			return benign("form", "form.function", v.became()+": only closed-class words, form or order differ."), true
		}
	}
	if len(v.x.lone) != len(v.y.lone) || len(v.x.lone) > 3 {
		return Reading{}, false
	}
	for k, i := range v.x.lone {
		a, b := v.x.norm(i), v.y.norm(v.y.lone[k])
		if !lexicon.SameLemma(a, b) && !lexicon.Derivations(a, b) {
			return Reading{}, false
		}
	}
	return benign("form", "form.derivation", v.became()+": another form of the same word."), true
}

// readMove finds N4 for words that only stand elsewhere in their passage.
func readMove(v *view) (Reading, bool) {
	if v.Op != diff.Move {
		return Reading{}, false
	}
	return benign("form", "form.order", "The same words stand elsewhere in the passage."), true
}

// readSynonym finds N5: words of one sense without a listed difference.
func readSynonym(v *view) (Reading, bool) {
	if v.x.empty() || v.y.empty() || len(v.x.lone) != len(v.y.lone) || len(v.x.lone) == 0 || len(v.x.lone) > 3 {
		return Reading{}, false
	}
	if same(&v.x, &v.y, false) || len(v.x.lone) == 2 && same(&v.x, &v.y, true) {
		return benign("syn", "syn.wordnet", v.became()+": words of one meaning."), true
	}
	return Reading{}, false
}

// same compares the changed content words one by one, or crosswise.
func same(x, y *part, crossed bool) bool {
	for k, i := range x.lone {
		j := y.lone[k]
		if crossed {
			j = y.lone[len(y.lone)-1-k]
		}
		a, b := x.norm(i), y.norm(j)
		if x.Words[i].Upper && i > x.sentence(i).Start || y.Words[j].Upper && j > y.sentence(j).Start {
			return false
		}
		if _, para := lexicon.Paraphrases(a, b); !para && !lexicon.Synonyms(a, b) && !lexicon.SameLemma(a, b) && !lexicon.Derivations(a, b) {
			return false
		}
	}
	return true
}
