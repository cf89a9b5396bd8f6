package framing

import (
	"strings"

	"parallax/lexicon"
	"parallax/text"
)

// Attribution is a statement that a text ascribes to a source: the cue ("said",
// "according to"), the source as far as it is named, and the sentence. What is
// ascribed is the rest of the sentence; its exact bounds are not looked for.
type Attribution struct {
	Cue      text.Span // words
	Source   text.Span // words; empty: none is named
	Sentence int
	Lemma    string // of the cue
	Class    string // of the reporting verb, see lexicon.ReportingVerbs; "neutral" for "according to"
	Entry    *lexicon.Entry
}

// attributions finds the attributions of a text.
func attributions(t *Text) []Attribution {
	f := cueFinder{t: t, found: []Attribution{}}
	for s := range t.Sentences {
		sentence := &t.Sentences[s]
		if !sentence.Role.Prose() {
			continue
		}
		for i := sentence.Words.Start; i < sentence.Words.End; i++ {
			if a, ok := f.at(i, sentence.Words); ok {
				a.Sentence = s
				f.found = append(f.found, a)
				i = max(i, a.Cue.End-1)
			}
		}
	}
	return f.found
}

type cueFinder struct {
	t     *Text
	found []Attribution
}

// at reads the attribution whose cue begins at word i.
func (f *cueFinder) at(i int, in text.Span) (Attribution, bool) {
	w := &f.t.Words[i]
	if w.Norm == "according" && i+1 < in.End && f.norm(i+1) == "to" {
		source := f.nounPhrase(i+2, in.End)
		return Attribution{Cue: text.Span{Start: i, End: i + 2}, Source: source, Lemma: "according to", Class: "neutral"}, true
	}
	e := f.t.verb(i)
	if e == nil || !f.speaks(i, in, e) {
		return Attribution{}, false
	}
	// A second cue of a sentence mostly stands inside what the first one ascribes
	// (on PolNeAR .4 of them are cues), unless a quotation touches it.
	if n := len(f.found); n > 0 && f.found[n-1].Cue.Start >= in.Start && !f.quoteTouches(i, in) {
		before := f.norm(f.skipBack(i-1, in.Start))
		coordinated := before == "and" || before == "but"
		if !core.has(e.Lemma) || nounLike.has(e.Lemma) && !strings.HasSuffix(w.Norm, "ing") || !coordinated && !strings.HasSuffix(w.Norm, "ing") {
			return Attribution{}, false
		}
	}
	source := f.source(i, in)
	if !core.has(e.Lemma) && source.Empty() && !f.quoteTouches(i, in) || f.asked(source, i, in) {
		return Attribution{}, false
	}
	return Attribution{Cue: text.Span{Start: i, End: i + 1}, Source: source, Lemma: e.Lemma, Class: e.Class, Entry: e}, true
}

// asked reports whether the clause of a source and its cue is a relative or a
// question ("what Carson said", "which he denied"), where nothing is reported, or
// the writer's own. "Which he says is safe" reports.
func (f *cueFinder) asked(source text.Span, cue int, in text.Span) bool {
	if source.Empty() {
		return false
	}
	if source.Len() == 1 && (f.norm(source.Start) == "i" || f.norm(source.Start) == "we") {
		return true
	}
	if source.Start == in.Start {
		return false
	}
	switch f.norm(source.Start - 1) {
	case "which":
		return !finite.has(f.norm(cue + 1))
	case "what", "whom", "whatever", "whose":
		return true
	}
	return false
}

// quoteTouches reports whether a quotation ends before or begins behind word i.
func (f *cueFinder) quoteTouches(i int, in text.Span) bool {
	return i > in.Start && closesQuote(f.t.markBehind(i-1)) || i+1 < len(f.t.Words) && opensQuote(f.t.markBehind(i))
}

func (f *cueFinder) norm(i int) string {
	if i < 0 || i >= len(f.t.Words) {
		return ""
	}
	return f.t.Words[i].Norm
}

// ReportingVerb is the lemma of a word that can be a verb of saying, or "".
func ReportingVerb(w text.Word) string {
	if w.Norm == "according" {
		return "according to"
	}
	set := lexicon.Default()
	if e, _ := set.Phrases(lexicon.ReportingVerbs).At([]*lexicon.Word{set.Word(w.Norm, w.Hash)}); e != nil {
		return e.Lemma
	}
	return ""
}
