package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isCaption reports whether a paragraph is a picture caption: it ends in a
// picture credit, "(Photo: Reuters)", "Photograph: Jane Doe/Getty Images",
// "(Jane Doe/Associated Press)".
func (s *structure) isCaption(p int) bool {
	// A caption of the Associated Press tells the story in up to a hundred words;
	// without brackets around the credit, half of that could be a paragraph that
	// a credit was glued to.
	const mostWords, mostUnbracketed, longestCredit = 120, 50, 14
	words := s.words(p)
	if words.Len() > mostWords {
		return false
	}
	line := s.Cut(s.Paragraphs[p].Bytes)
	if words.Len() > 1 && words.Len() <= 6 && !endsInStop(line) {
		_, n := s.agencyAt(words.Start, words.End)
		if n > 0 && n < words.Len() && strings.HasPrefix(s.Source[s.Words[words.Start+n-1].End:], "/") {
			return true // "REUTERS/Jane Doe"
		}
	}
	begin := s.creditStart(line)
	if begin < 0 {
		return false
	}
	offset := s.Paragraphs[p].Bytes.Start + begin
	credit := words
	for credit.Start < credit.End && int(s.Words[credit.Start].Start) < offset {
		credit.Start++
	}
	bracket := begin < len(line) && (line[begin] == '(' || line[begin] == '[')
	if credit.Empty() || credit.Len() > longestCredit || !bracket && words.Len() > mostUnbracketed {
		return false
	}
	if _, n := s.agencyAt(credit.Start, credit.End); n > 0 && credit.Len() > n && strings.HasPrefix(s.Source[s.Words[credit.Start+n-1].End:], "/") {
		return true // "… in Lusan, March 9, 2026. REUTERS/Jane Doe"
	}
	for i := credit.Start; i < credit.End; i++ {
		switch s.Words[i].Norm {
		case "photo", "photos", "photograph", "photographs", "photographer", "picture", "pictures", "pic", "image", "images", "getty", "shutterstock", "alamy", "screenshot", "screengrab", "handout", "foto", "fotos", "bild", "bilder", "imago", "фото", "illustration", "rex", "unsplash", "wikimedia":
			return bracket || s.Words[i].Norm == "getty" || strings.HasPrefix(s.Source[s.Words[i].End:], ":") || s.slashBefore(i, credit.Start)
		}
		if _, n := s.agencyAt(i, credit.End); n > 0 && i > credit.Start {
			if s.slashBefore(i, credit.Start) {
				return bracket || credit.Start == words.Start
			}
			if bracket && s.Words[i-1].Norm == "via" {
				return true // "(Lusan Harbour Police via AP)"
			}
		}
	}
	return false
}

// slashBefore reports whether a slash stands between two words before word i:
// "Jane Doe/Getty Images".
func (s *structure) slashBefore(i, first int) bool {
	for ; i > first; i-- {
		if strings.Contains(s.Source[s.Words[i-1].End:s.Words[i].Start], "/") {
			return true
		}
	}
	return false
}

// creditStart is where the picture credit at the end of a line would begin: at
// the bracket that closes it, or behind its last full stop; -1 if nowhere.
func (s *structure) creditStart(line string) int {
	trimmed := strings.TrimRight(line, ". ")
	if strings.HasSuffix(trimmed, ")") || strings.HasSuffix(trimmed, "]") {
		open := strings.LastIndexAny(trimmed, "([")
		if open < 0 {
			return -1
		}
		return open
	}
	if endsInStop(line) {
		return -1
	}
	last := 0
	for i, r := range line {
		if isTerminator(r) && !(r == '.' && isInitial(line[:i])) {
			last = i + utf8.RuneLen(r)
		}
	}
	return last
}

// isInitial reports whether a text ends in a single capital, as in "Jane P".
func isInitial(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	if !unicode.IsUpper(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	return !unicode.IsLetter(before) && before != '.'
}
