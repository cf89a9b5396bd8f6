package compare

import (
	"cmp"
	"slices"
)

// SentenceAt is the index of the sentence that holds code point at, or that
// ends before it; -1 if there is none.
func (s *Side) SentenceAt(at int) int {
	i, found := slices.BinarySearchFunc(s.Sentences, at, func(s Sentence, at int) int {
		return cmp.Compare(s.Span[0], at)
	})
	if !found {
		i--
	}
	return i
}

// Paragraphs numbers the paragraphs of running text, from 1: how many there
// are before and including each sentence. Headline, dateline, bylines and
// boilerplate that stand for themselves are not counted.
func (s *Side) Paragraphs() []int {
	numbers := make([]int, len(s.Sentences))
	number, last := 0, -1
	for i, sentence := range s.Sentences {
		if sentence.Role == "body" && sentence.Paragraph != last {
			number++
			last = sentence.Paragraph
		}
		numbers[i] = number
	}
	return numbers
}

// ParagraphOf is the number in numbers, which [Side.Paragraphs] gave, of the
// paragraph that a span begins in; 0 says that it is in none.
func (s *Side) ParagraphOf(span *Span, numbers []int) int {
	if span == nil {
		return 0
	}
	i := s.SentenceAt(span[0])
	if i < 0 || s.Sentences[i].Role != "body" {
		return 0
	}
	return numbers[i]
}
