package index

import "parallax/text"

// A paragraph, or the body of an article, of fewer words is not kept as a
// whole.
const wholeWords = 8

// run is a hash of words in a row.
type run struct {
	hash  uint64
	words int
	at    int // place of the first
}

// wholes keeps the paragraphs and the body, of which one in common is enough to
// compare two articles.
func (s *sampler) wholes(t *text.Text) {
	var body, paragraph run
	number, quoted, place := -1, uint32(0), 0
	for i := range t.Sentences {
		sentence := &t.Sentences[i]
		words := t.Words[sentence.Words.Start:sentence.Words.End]
		if len(words) == 0 || !sentence.Role.Prose() {
			continue
		}
		if sentence.Paragraph != number {
			s.whole(paragraph, 1, quoted)
			number, paragraph, quoted = sentence.Paragraph, run{at: place}, spokenBit(words[:1])
		}
		for w := range words {
			paragraph.hash = paragraph.hash*base + words[w].Hash
		}
		paragraph.words += len(words)
		if sentence.Role == text.Body {
			if body.words == 0 {
				body.at = place
			}
			for w := range words {
				body.hash = body.hash*base + words[w].Hash
			}
			body.words += len(words)
		}
		place += len(words)
	}
	s.whole(paragraph, 1, quoted)
	s.whole(body, 2, 0)
}

// whole keeps a run of words if it is long enough. The salt parts paragraphs
// from bodies.
func (s *sampler) whole(r run, salt uint64, quoted uint32) {
	if r.words >= wholeWords {
		s.picks = append(s.picks, pick{mix(r.hash + salt), uint32(r.at) | whole | quoted})
	}
}
