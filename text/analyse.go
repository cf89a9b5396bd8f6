package text

import "slices"

// Options say how a string is to be read. The zero value reads an article.
type Options struct {
	Language string // BCP 47 primary tag; "": found from the text
	Plain    bool   // no article structure: no headline, dateline, credit or boilerplate is looked for
	Marks    []Mark // regions known beforehand, such as the headline of a web page
}

// Analyse reads source. It never fails: any bytes give a Text whose offsets
// hold, in time linear in their number.
func Analyse(source string, opts Options) *Text {
	t := &Text{Source: source, Language: primaryTag(opts.Language), Words: tokenize(source)}
	if t.Language == "" {
		t.Language = detect(source, t.Words)
	}
	rules := languageOf(t.Language)
	for i := range t.Words {
		t.Words[i].Function = has(rules.function, t.Words[i].Hash)
	}
	t.segment(rules)
	if opts.Plain {
		t.Marks = slices.Clone(opts.Marks)
	} else {
		t.structure(opts.Marks, rules)
	}
	for i := range t.Sentences {
		for w := t.Sentences[i].Words.Start; w < t.Sentences[i].Words.End; w++ {
			t.Words[w].Sentence = int32(i)
			t.Words[w].Role = t.Sentences[i].Role
		}
	}
	t.quotes(rules)
	return t
}

// segment cuts the text into paragraphs and sentences.
func (t *Text) segment(rules *language) {
	s := splitter{source: t.Source, words: t.Words, rules: rules}
	word := 0
	for _, bytes := range paragraphs(t.Source) {
		words := Span{word, word}
		for words.End < len(t.Words) && int(t.Words[words.End].Start) < bytes.End {
			words.End++
		}
		word = words.End
		first := len(t.Sentences)
		t.Sentences = s.sentences(t.Sentences, bytes, words, len(t.Paragraphs))
		t.Paragraphs = append(t.Paragraphs, Paragraph{Sentences: Span{first, len(t.Sentences)}, Bytes: bytes})
	}
}
