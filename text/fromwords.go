package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// FromWords is a text of one sentence whose words are the given ones: for
// sources that are already split into words. Unlike [Analyse] it keeps marks
// of punctuation that are words there.
func FromWords(words []string, opts Options) *Text {
	t := &Text{Source: strings.Join(words, " "), Language: opts.Language}
	if len(words) == 0 {
		return t
	}
	pos := 0
	for _, w := range words {
		norm := strings.ToLower(w)
		r, _ := utf8.DecodeRuneInString(w)
		word := Word{Start: int32(pos), End: int32(pos + len(w)), Norm: norm, Hash: xxh3.HashString(norm), Quote: -1, Upper: unicode.IsUpper(r)}
		if unicode.IsDigit(r) {
			word.Kind = Number
		}
		t.Words = append(t.Words, word)
		pos += len(w) + 1
	}
	t.Sentences = []Sentence{{Words: Span{0, len(words)}, Bytes: Span{0, len(t.Source)}}}
	t.Paragraphs = []Paragraph{{Sentences: Span{0, 1}, Bytes: Span{0, len(t.Source)}}}
	return t
}
