package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"
	"github.com/zeebo/xxh3"
)

// Options say how a string is to be read. The zero value reads an article.
type Options struct {
	Language string // BCP 47 primary tag; "": found from the text
	Plain    bool   // no article structure: no headline, dateline, credit or boilerplate is looked for
	Marks    []Mark // regions known beforehand, such as the headline of a web page
}

// Analyse reads source. It never fails: any bytes give a Text whose offsets
// hold, in time linear in their number.
func Analyse(source string, opts Options) *Text {
	t := &Text{Source: source, Language: opts.Language, Marks: opts.Marks}
	pos := 0
	for _, line := range strings.SplitAfter(source, "\n") {
		t.paragraph(pos, line)
		pos += len(line)
	}
	return t
}

func (t *Text) paragraph(offset int, line string) {
	trimmed := strings.TrimSpace(line)
	if trimmed == "" {
		return
	}
	offset += strings.Index(line, trimmed)
	para := Paragraph{Sentences: Span{len(t.Sentences), 0}, Bytes: Span{offset, offset + len(trimmed)}}
	for it := sentences.FromString(trimmed); it.Next(); {
		s := strings.TrimSpace(it.Value())
		if s == "" {
			continue
		}
		start := offset + it.Start() + strings.Index(it.Value(), s)
		sentence := Sentence{Words: Span{len(t.Words), 0}, Bytes: Span{start, start + len(s)}, Paragraph: len(t.Paragraphs)}
		t.split(start, s)
		sentence.Words.End = len(t.Words)
		t.Sentences = append(t.Sentences, sentence)
	}
	para.Sentences.End = len(t.Sentences)
	t.Paragraphs = append(t.Paragraphs, para)
}

func (t *Text) split(offset int, s string) {
	for it := words.FromString(s); it.Next(); {
		r, _ := utf8.DecodeRuneInString(it.Value())
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		norm := strings.ToLower(it.Value())
		w := Word{
			Start: int32(offset + it.Start()), End: int32(offset + it.End()),
			Norm: norm, Hash: xxh3.HashString(norm), Sentence: int32(len(t.Sentences)), Quote: -1,
			Upper: unicode.IsUpper(r),
		}
		if unicode.IsDigit(r) {
			w.Kind = Number
		}
		t.Words = append(t.Words, w)
	}
}
