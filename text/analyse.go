package text

// Options say how a string is to be read. The zero value reads an article.
type Options struct {
	Language string // BCP 47 primary tag; "": found from the text
	Unknown  bool   // the language cannot be told: none is looked for
	Plain    bool   // no article structure: no headline, dateline, credit or boilerplate is looked for
	Marks    []Mark // regions known beforehand, such as the headline of a web page
}

// Analyse reads source. It never fails: any bytes give a Text whose offsets
// hold, in time linear in their number.
func Analyse(source string, opts Options) *Text {
	t := &Text{}
	t.analyse(source, opts, new(desk))
	return t
}

// Reader analyses one text after another in the same memory, which takes two
// thirds of the time of [Analyse].
type Reader struct {
	KeepNorms bool // normal forms stay good behind the next call

	text Text
	desk desk
}

// Analyse does what the function does, but the text is good only until the
// next call.
func (r *Reader) Analyse(source string, opts Options) *Text {
	if r.KeepNorms {
		r.desk.words.norms = normalizer{}
	} else {
		r.desk.words.norms.reset()
	}
	r.text = Text{
		Words: r.text.Words[:0], Sentences: r.text.Sentences[:0], Paragraphs: r.text.Paragraphs[:0],
		Quotes: r.text.Quotes[:0], Marks: r.text.Marks[:0],
	}
	r.text.analyse(source, opts, &r.desk)
	return &r.text
}

// desk is what an analysis is made on.
type desk struct {
	words      tokenizer
	languages  languageCount
	lines      []line
	paragraphs []Span
	structure  structure
	quotes     quoteReader
}

func (t *Text) analyse(source string, opts Options, d *desk) {
	t.Source, t.Language = source, primaryTag(opts.Language)
	t.Words = d.words.read(source, t.Words)
	if t.Language == "" && !opts.Unknown {
		t.Language = d.languages.detect(source, t.Words, d.words.wide)
	}
	rules := languageOf(t.Language)
	if rules.function.n > 0 {
		for i := range t.Words {
			t.Words[i].Function = rules.function.has(t.Words[i].Hash)
		}
	}
	d.lines = lines(d.lines[:0], source, d.words.rare)
	d.paragraphs = paragraphs(d.paragraphs[:0], source, d.lines)
	t.segment(rules, d.paragraphs, d.words.gaps)
	if opts.Plain {
		t.Marks = append(t.Marks, opts.Marks...)
	} else {
		t.structure(opts.Marks, rules, &d.structure)
	}
	for i := range t.Sentences {
		role := t.Sentences[i].Role
		words := t.Words[t.Sentences[i].Words.Start:t.Sentences[i].Words.End]
		for w := range words {
			words[w].Sentence = int32(i)
		}
		if role != Body {
			for w := range words {
				words[w].Role = role
			}
		}
	}
	t.quotes(rules, d.words.marks, &d.quotes)
}

// segment cuts the paragraphs into sentences. gaps are those words
// behind which more than a space stands.
func (t *Text) segment(rules *language, paragraphs []Span, gaps []int32) {
	s := splitter{source: t.Source, words: t.Words, rules: rules}
	word := 0
	for _, bytes := range paragraphs {
		inside := 0 // gaps inside the paragraph
		for inside < len(gaps) && int(t.Words[gaps[inside]+1].Start) < bytes.End {
			inside++
		}
		words := Span{word, len(t.Words)}
		switch {
		case word < len(t.Words) && int(t.Words[word].Start) >= bytes.End:
			words.End = word // a line of punctuation
		case inside < len(gaps):
			words.End = int(gaps[inside]) + 1
		}
		first := len(t.Sentences)
		t.Sentences = s.sentences(t.Sentences, bytes, words, gaps[:inside], len(t.Paragraphs))
		t.Paragraphs = append(t.Paragraphs, Paragraph{Sentences: Span{first, len(t.Sentences)}, Bytes: bytes})
		word, gaps = words.End, gaps[inside:]
		if len(gaps) > 0 && int(gaps[0]) < word {
			gaps = gaps[1:] // the gap before the next paragraph
		}
	}
}
