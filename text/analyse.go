package text

// Options say how a string is to be read. The zero value reads an article.
type Options struct {
	Language string // BCP 47 primary tag; "": found from the text
	Plain    bool   // no article structure: no headline, dateline, credit or boilerplate is looked for
	Marks    []Mark // regions known beforehand, such as the headline of a web page
}

// Analyse reads source. It never fails: any bytes give a Text whose offsets
// hold, in time linear in their number.
func Analyse(source string, opts Options) *Text {
	t := &Text{}
	t.analyse(source, opts, new(tokenizer))
	return t
}

// Reader analyses one text after another in the same memory, which takes two
// thirds of the time of [Analyse].
type Reader struct {
	text  Text
	words tokenizer
}

// Analyse does what the function does, but the text is good only until the
// next call.
func (r *Reader) Analyse(source string, opts Options) *Text {
	r.words.norms.reset()
	r.text = Text{
		Words: r.text.Words[:0], Sentences: r.text.Sentences[:0], Paragraphs: r.text.Paragraphs[:0],
		Quotes: r.text.Quotes[:0], Marks: r.text.Marks[:0],
	}
	r.text.analyse(source, opts, &r.words)
	return &r.text
}

func (t *Text) analyse(source string, opts Options, words *tokenizer) {
	t.Source, t.Language = source, primaryTag(opts.Language)
	t.Words = words.read(source, t.Words)
	if t.Language == "" {
		t.Language = detect(source, t.Words)
	}
	rules := languageOf(t.Language)
	for i := range t.Words {
		t.Words[i].Function = rules.function.has(t.Words[i].Hash)
	}
	t.segment(rules)
	if opts.Plain {
		t.Marks = append(t.Marks, opts.Marks...)
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
