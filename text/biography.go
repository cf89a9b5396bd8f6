package text

import "strings"

// biographies marks what the last paragraphs, or the first, say about the
// writer: "Jane Doe is a staff writer at …", "— Ole Dahl is editor of …. Follow
// him on Twitter". The story's own people are told apart by the trade: only
// trades of the press count, and only right behind the name.
func (s *structure) biographies() {
	const bottom = 3 // paragraphs with body
	seen := 0
	for p := len(s.Paragraphs) - 1; p >= 0 && seen < bottom; p-- {
		if !s.holdsBody(p) {
			continue
		}
		seen++
		if s.isBiography(p) {
			s.setRole(p, Boilerplate)
		}
	}
	if p := s.firstBody(); p < len(s.Paragraphs)/2 && s.isBiography(p) {
		s.setRole(p, Boilerplate)
	}
}

func (s *structure) isBiography(p int) bool {
	const mostSentences, mostName, reach = 6, 6, 9 // sentences; words of the name; words from the verb to the trade
	sentences := s.Paragraphs[p].Sentences
	if sentences.Len() > mostSentences {
		return false
	}
	words := s.Sentences[sentences.Start].Words
	verb := words.Start
	for verb < words.End && verb < words.Start+mostName && s.Words[verb].Upper && !s.Words[verb].Function {
		verb++
	}
	if verb == words.Start || verb >= words.End || s.Words[words.Start].Kind != Letters {
		return false
	}
	line := s.Cut(s.Paragraphs[p].Bytes)
	bullet := strings.ContainsAny(line[:min(4, len(line))], "•—–⦁*") || strings.HasPrefix(line, "-")
	named := verb-words.Start >= 2 || bullet || isHonorific(s.Words[words.Start].Norm)
	switch s.Words[verb].Norm {
	case "is":
	case "was", "served":
		if !bullet {
			return false
		}
	default:
		return false
	}
	if named && s.saysWhereToWrite(line) {
		return true
	}
	if strings.ContainsAny(line, "“”") || s.Words[verb].Norm != "is" {
		return false // somebody speaks
	}
	for i := verb + 1; named && i < words.End && i <= verb+reach; i++ {
		switch s.Words[i].Norm {
		case "columnist", "correspondent", "reporter", "journalist", "contributor", "editor", "editor-in-chief", "editor-at-large", "blogger":
			return s.tradeAt(i, words.End) || bullet
		case "writer":
			return i > verb+1 && (s.Words[i-1].Norm == "staff" || s.Words[i-1].Norm == "senior" || s.Words[i-1].Norm == "contributing" || s.Words[i-1].Norm == "freelance")
		case "editorial":
			return i+1 < words.End && s.Words[i+1].Norm == "board" && s.Words[i-1].Norm != "the"
		}
	}
	return false
}

// saysWhereToWrite reports whether a paragraph ends in how to reach somebody:
// "Follow her on Twitter @janedoe", "Write to him at …". No other person of a
// story is introduced so.
func (s *structure) saysWhereToWrite(line string) bool {
	const tail = 160 // bytes
	end := strings.ToLower(line[max(0, len(line)-tail):])
	for _, invitation := range []string{"follow him ", "follow her ", "follow them ", "write to him", "write to her", "contact him", "contact her", "reach him", "reach her",
		"be reached", "be contacted", "e-mail address is", "email address is", "on twitter @", "on twitter: @"} {
		if strings.Contains(end, invitation) {
			return true
		}
	}
	return false
}

func isHonorific(norm string) bool {
	switch norm {
	case "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr.":
		return true
	}
	return false
}

// tradeAt reports whether a trade is followed by where it is practised.
func (s *structure) tradeAt(i, end int) bool {
	if i+1 >= end {
		return true
	}
	switch s.Words[i+1].Norm {
	case "at", "for", "of", "with", "based", "in", "emeritus", "and", "covering", "who":
		return true
	}
	return false
}
