package compare

import (
	"cmp"
	"slices"
	"strings"

	"parallax/framing"
	"parallax/text"
)

// voices says who speaks in the articles and how many words are theirs. It
// rests on [framing.Text.Attributions]: a sentence with a cue ("said", "according
// to") belongs to its source but for the source and the cue themselves; a
// pronoun, an unnamed source and a sentence of nothing but quotation belong to
// the source before them. A source is known by the last word of its name
// ("Prime Minister Oren Talvik", "Talvik"), so two people of one surname are
// one. The order is by words, so that it does not depend on the side.
func voices(a, b *framing.Text) []Voice {
	all := []Voice{}
	if !framing.Supported(a.Language) || !framing.Supported(b.Language) {
		return all
	}
	index := map[string]int{}
	for side, found := range [][]speaker{speakers(a), speakers(b)} {
		for _, s := range found {
			i, known := index[s.key]
			if !known {
				i = len(all)
				index[s.key] = i
				all = append(all, Voice{Name: s.name})
			}
			v := &all[i]
			if longer(s.name, v.Name) {
				v.Name = s.name
			}
			if side == 0 {
				v.AWords += s.words
			} else {
				v.BWords += s.words
			}
		}
	}
	slices.SortFunc(all, func(x, y Voice) int {
		return cmp.Or(cmp.Compare(y.AWords+y.BWords, x.AWords+x.BWords), cmp.Compare(x.Name, y.Name))
	})
	return all
}

func longer(x, y string) bool {
	return len(x) > len(y) || len(x) == len(y) && x < y
}

// speaker is one stretch of speech.
type speaker struct {
	key, name string
	words     int
}

func speakers(t *framing.Text) []speaker {
	found := t.Attributions()
	var out []speaker
	last, paragraph := -1, -1 // the speaker of the sentence before, and its paragraph
	for s := range t.Sentences {
		sentence := &t.Sentences[s]
		for len(found) > 0 && found[0].Sentence < s { // in a headline
			found = found[1:]
		}
		if sentence.Role != text.Body {
			continue
		}
		if len(found) == 0 || found[0].Sentence != s {
			if last >= 0 && sentence.Paragraph == paragraph && allQuoted(t.Text, sentence.Words) {
				out[last].words += sentence.Words.Len()
			} else {
				last = -1
			}
			continue
		}
		cue := found[0]
		for len(found) > 0 && found[0].Sentence == s { // what a second cue reports stands inside the first one's words
			found = found[1:]
		}
		words := max(0, sentence.Words.Len()-cue.Source.Len()-cue.Cue.Len())
		key, name := sourceName(t.Text, cue.Source)
		if key == "" {
			if len(out) == 0 {
				continue
			}
			key, name = out[len(out)-1].key, out[len(out)-1].name
		}
		out = append(out, speaker{key, name, words})
		last, paragraph = len(out)-1, sentence.Paragraph
	}
	return out
}

// allQuoted reports whether all words stand in quotation marks.
func allQuoted(t *text.Text, words text.Span) bool {
	for i := words.Start; i < words.End; i++ {
		if t.Words[i].Quote < 0 {
			return false
		}
	}
	return !words.Empty()
}

// sourceName is a source as it is written, without its article and without
// what follows a name ("of the hospital"), and what it is known by: the last
// word of the name, or of a source without one. Both are "" for a pronoun and
// for no source.
func sourceName(t *text.Text, source text.Span) (key, name string) {
	for !source.Empty() && t.Words[source.Start].Function {
		source.Start++
	}
	if source.Empty() {
		return "", ""
	}
	for i := source.Start; i < source.End; i++ {
		// A name ends the source, or a function word follows it: in "British
		// officials" and "Maran's lawyer" the capitals name no speaker.
		named := t.Words[i].Upper && (i+1 == source.End || t.Words[i+1].Function)
		if named && !possessive(t.Words[i].Norm) {
			source.End = i + 1
			break
		}
	}
	key = t.Words[source.End-1].Norm
	if possessive(key) {
		key = key[:len(key)-2]
	}
	return key, strings.Join(strings.Fields(t.Cut(t.Bytes(source))), " ")
}

func possessive(norm string) bool { return strings.HasSuffix(norm, "'s") }
