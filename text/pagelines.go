package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lines finds the paragraphs that are no prose by their form alone.
func (s *structure) lines() {
	for p := range s.Paragraphs {
		if !s.body(p) {
			continue
		}
		bytes, words := s.Paragraphs[p].Bytes, s.words(p)
		if m, ok := s.index.match(s.Text, bytes, words); ok {
			s.setRole(p, m.role)
			continue
		}
		switch {
		case words.Empty(), isAddress(s.Cut(bytes)), s.isBreadcrumb(p), s.isDateLine(words, bytes):
			s.setRole(p, Boilerplate)
		case s.isCaption(p):
			s.setRole(p, Caption)
		case s.isCopyright(bytes):
			s.setRole(p, Credit)
		default:
			s.sentencesOf(p)
			s.bracketed(p)
		}
	}
}

// sentencesOf looks at the sentences of a paragraph that is no whole line of
// the list: it marks them if each is one, or those at its end.
func (s *structure) sentencesOf(p int) {
	sentences := s.Paragraphs[p].Sentences
	for i := sentences.End - 1; i >= sentences.Start; i-- {
		sentence := &s.Sentences[i]
		if agency, ok := s.agenciesOnly(sentence.Words); ok && (i > sentences.Start || sentences.Len() == 1 && s.isSignature(p)) {
			sentence.Role = Credit
			s.note[p] = agency
			continue
		}
		if s.isContribution(sentence.Words) || s.isReportedBy(sentence.Words) {
			sentence.Role = Credit
			s.noteAgency(p, sentence.Words)
			continue
		}
		if sentences.Len() == 1 {
			return // which was no line of the list
		}
		m, ok := s.index.match(s.Text, sentence.Bytes, sentence.Words)
		if !ok || i > sentences.Start && sentence.Words.Len() < 2 && endsInStop(s.Cut(sentence.Bytes)) {
			return
		}
		if m.role == Caption && i == sentences.End-1 && s.Words[sentence.Words.Start].Norm == "hide" {
			s.setRole(p, Caption) // "… at the gate. Hide Caption 2 of 30"
			return
		}
		sentence.Role = m.role
		if m.role == Credit {
			s.noteAgency(p, sentence.Words)
		}
	}
}

// noteAgency remembers the agency that a credit at the end of a paragraph
// names.
func (s *structure) noteAgency(p int, words Span) {
	if s.note[p] == "" {
		s.note[p] = s.agencyIn(words)
	}
}

// isSignature reports whether a paragraph of agency names is a credit and not
// a heading: in brackets, behind a dash, several, near the top or at the end.
func (s *structure) isSignature(p int) bool {
	const top = 8 // paragraphs
	line := s.Cut(s.Paragraphs[p].Bytes)
	r, _ := utf8.DecodeRuneInString(line)
	return !unicode.IsLetter(r) || strings.ContainsAny(line, "/-–—,") || p > 0 && p < top || p == len(s.Paragraphs)-1
}

func (s *structure) isCopyright(bytes Span) bool {
	return strings.HasPrefix(s.Cut(bytes), "©") || strings.HasPrefix(s.Cut(bytes), "(c) ") || strings.HasPrefix(s.Cut(bytes), "(C) ")
}

// isAddress reports whether a line is nothing but a URL or e-mail address.
func isAddress(line string) bool {
	if strings.ContainsFunc(line, unicode.IsSpace) || len(line) < 5 {
		return false
	}
	if strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") || strings.HasPrefix(line, "www.") {
		return true
	}
	at, dot := strings.IndexByte(line, '@'), strings.LastIndexByte(line, '.')
	return at > 0 && dot > at+1 && dot < len(line)-1
}

// isBreadcrumb reports whether a line near the top is a path through a site:
// "News / Russia", "Home > World > Europe".
func (s *structure) isBreadcrumb(p int) bool {
	const top = 5 // paragraphs
	words := s.words(p)
	line := s.Cut(s.Paragraphs[p].Bytes)
	if p >= top || words.Len() > 8 || words.Len() < 2 || endsInStop(line) {
		return false
	}
	parts := 1
	for i := words.Start; i+1 < words.End; i++ {
		switch gap := strings.TrimFunc(s.Source[s.Words[i].End:s.Words[i+1].Start], unicode.IsSpace); gap {
		case "/", ">", "»", "›", "|", "::", "→", "/ /":
			if int(s.Words[i+1].Start-s.Words[i].End) == len(gap) && gap == "/" {
				return false // "and/or"
			}
			parts++
		case "", "&":
		default:
			return false
		}
		if !s.Words[i+1].Upper && !s.Words[i+1].Function && !isCaseless(s.Words[i+1].Norm) {
			return false
		}
	}
	return parts > 1
}

// isDateLine reports whether a line is nothing but a date and time.
func (s *structure) isDateLine(words, bytes Span) bool {
	if words.Len() > 9 || endsInStop(s.Cut(bytes)) {
		return false
	}
	numbers, months, years, clocks := 0, 0, 0, 0
	for i := words.Start; i < words.End; i++ {
		w := &s.Words[i]
		switch {
		case w.Kind == Number:
			parts := strings.FieldsFunc(w.Norm, func(r rune) bool { return r == '.' || r == ':' || r == '-' })
			numbers += len(parts)
			if strings.Contains(w.Norm, ":") {
				clocks++
			}
			for _, part := range parts {
				if len(part) == 4 && (strings.HasPrefix(part, "19") || strings.HasPrefix(part, "20")) {
					years++
				}
			}
		case isMonth(w):
			months++
		case isDateWord(w), isUpdateWord(w.Norm):
		default:
			_, n := s.agencyAt(i, words.End)
			if n == 0 {
				return false
			}
			i += n - 1
		}
	}
	return months > 0 && numbers > 0 || years > 0 && numbers >= 3 || clocks > 0 && numbers < words.Len()*2
}

// isUpdateWord: words that stand before a date.
func isUpdateWord(norm string) bool {
	switch norm {
	case "updated", "published", "posted", "modified", "last", "on", "first", "issued", "date", "aktualisiert", "stand", "publié", "le", "mis", "jour", "à", "el", "em":
		return true
	}
	return false
}
