package text

import (
	"strings"
	"unicode/utf8"
)

// headline marks the first line of the article if it is short and without a
// full stop.
func (s *structure) headline() {
	const longest, mostWords = 180, 30 // code points and words; of 154 real headlines the longest has 138 and 24
	for i := range s.Sentences {
		if s.Sentences[i].Role == Headline {
			return
		}
	}
	p := s.firstBody()
	if p == len(s.Paragraphs) {
		return
	}
	if s.isByline(p) || s.isNames(p) {
		s.setRole(p, Byline)
		if p = s.firstBody(); p == len(s.Paragraphs) {
			return
		}
	}
	line := s.Cut(s.Paragraphs[p].Bytes)
	words := s.words(p)
	if words.Len() > mostWords && s.Words[words.Start].End-s.Words[words.Start].Start > 4 || utf8.RuneCountInString(line) > longest {
		return
	}
	r, _ := lastLetter(line)
	switch r {
	case '.', '…':
		// Feeds cut headlines short: "Harbour opens after ten years of..."
		if !strings.HasSuffix(line, "...") && r == '.' || words.Len() > 20 {
			return
		}
	case '。', '।', '۔', ':', ',', ';':
		return
	}
	s.early = true
	dated := s.datelineEnd(p) > 0
	s.early = false
	if dated {
		return
	}
	s.setRole(p, Headline)
}

// lastLetter is the last character of a line but for closing marks.
func lastLetter(line string) (rune, int) {
	for line != "" {
		r, size := utf8.DecodeLastRuneInString(line)
		if !isCloser(r) {
			return r, len(line) - size
		}
		line = line[:len(line)-size]
	}
	return 0, 0
}

// endsInStop reports whether a line ends as a sentence does.
func endsInStop(line string) bool {
	r, _ := lastLetter(line)
	return isTerminator(r)
}

// byline marks "By Jane Doe, The Harbour Times" in the lines below the
// headline.
func (s *structure) byline() {
	const top = 8 // body paragraphs
	seen := 0
	for p := 0; p < len(s.Paragraphs) && seen < top; p++ {
		if !s.body(p) {
			continue
		}
		if s.isByline(p) {
			s.setRole(p, Byline)
			return
		}
		seen++
	}
}

func (s *structure) isByline(p int) bool {
	words := s.words(p)
	line := s.Cut(s.Paragraphs[p].Bytes)
	if words.Len() < 2 || words.Len() > 20 || endsInStop(line) {
		return false
	}
	switch s.Words[words.Start].Norm {
	case "by", "von", "par", "por", "di", "door", "av", "автор", "текст", "بقلم", "كتب":
	default:
		return false
	}
	first := words.Start + 1
	switch s.Words[first].Norm {
	case "our", "a", "staff", "agencies": // "By our correspondent in Oban", "By staff writers"
		if !s.Words[words.End-1].Upper && !isStaffWord(s.Words[min(first+1, words.End-1)].Norm) {
			return false
		}
		first++
	default:
		if next := &s.Words[first]; next.Function || !next.Upper && !isCaseless(next.Norm) {
			return false
		}
	}
	for i := first; i < words.End; i++ {
		w := &s.Words[i]
		if !w.Upper && w.Kind == Letters && !isCaseless(w.Norm) {
			switch w.Norm {
			case "and", "in", "for", "of", "at", "the", "with", "und", "et", "y", "e", "de", "la", "van", "der", "bin", "al", "el", "für", "pour", "para", "per", "updated", "published", "dpa":
			default:
				if !isStaffWord(w.Norm) && !strings.HasSuffix(s.Source[:w.Start], "@") {
					return false
				}
			}
		}
	}
	return true
}

// isNames reports whether a paragraph is nothing but names of persons, and the
// next one the name of the agency or newspaper that they write for.
func (s *structure) isNames(p int) bool {
	const fewest, most = 2, 9 // words
	words := s.words(p)
	if words.Len() < fewest || words.Len() > most || p+1 >= len(s.Paragraphs) || !s.isDesk(p+1) {
		return false
	}
	for i := words.Start; i < words.End; i++ {
		if w := &s.Words[i]; w.Kind != Letters || !w.Upper && w.Norm != "and" || w.Upper && (w.Function || w.End-w.Start > 3 && w.allUpper(s.Source)) {
			return false
		}
		if i > words.Start && strings.Trim(s.Source[s.Words[i-1].End:s.Words[i].Start], " .,") != "" {
			return false
		}
	}
	return !endsInStop(s.Cut(s.Paragraphs[p].Bytes))
}

// isDesk reports whether a line names an agency, or a kind of writer.
func (s *structure) isDesk(p int) bool {
	words := s.words(p)
	if words.Empty() {
		return false
	}
	if _, ok := s.agenciesOnly(words); ok || words.Len() == 2 && s.Words[words.Start].Norm == "usa" && s.role(p) == Boilerplate {
		return true
	}
	return words.Len() <= 4 && isStaffWord(s.Words[words.End-1].Norm) && !endsInStop(s.Cut(s.Paragraphs[p].Bytes))
}

func isStaffWord(norm string) bool {
	switch norm {
	case "correspondent", "correspondents", "reporter", "reporters", "editor", "editors", "staff", "writer", "writers", "desk", "team", "bureau", "agencies":
		return true
	}
	return false
}

// lede is the first sentence behind the dateline, or else the first sentence
// of prose; -1 if there is none. A teaser that an aggregator puts before the
// text of an agency is told by the dateline; without one it passes as the lede.
func (s *structure) lede() int {
	for _, m := range s.known {
		if m.Kind == MarkLede {
			return -1
		}
	}
	if s.dated >= 0 && s.dated+1 < len(s.Sentences) && s.Sentences[s.dated+1].Role == Body {
		return s.dated + 1
	}
	const prose = 10 // words; a shorter line without a full stop is a deck or a label
	first := -1
	for i := range s.Sentences {
		sentence := &s.Sentences[i]
		if sentence.Role != Body || sentence.Words.Empty() {
			continue
		}
		if sentence.Words.Len() >= prose || endsInStop(s.Cut(sentence.Bytes)) {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}
