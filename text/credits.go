package text

import "strings"

// isContribution reports whether a sentence says nothing but who contributed:
// "Jane Doe and The Associated Press contributed to this report.", "Staff
// writer Ole Dahl in Tarn, Marenia, contributed reporting.", "Jane Doe
// contributed." Before the verb stand names and what joins them, however many.
func (s *structure) isContribution(words Span) bool {
	const most, behind = 90, 12 // words; those behind the verb
	if words.Len() < 2 || words.Len() > most {
		return false
	}
	verb := words.End - 1
	for verb > words.Start && words.End-verb <= behind && s.Words[verb].Norm != "contributed" {
		verb--
	}
	if s.Words[verb].Norm != "contributed" || verb == words.Start {
		return false
	}
	switch next := verb + 1; {
	case next == words.End: // "Jane Doe contributed."
	case s.Words[next].Norm == "from" && words.End-next <= 4 && s.Words[words.End-1].Upper,
		s.Words[next].Norm == "reporting", s.Words[next].Norm == "research",
		s.Words[next].Norm == "additional" && next+1 < words.End && s.Words[next+1].Norm == "reporting",
		s.Words[next].Norm == "to" && next+2 < words.End && s.Words[next+1].Norm == "this" && isStory(s.Words[next+2].Norm):
		// "… to this report, which was last updated at 7:48 a.m."
	default:
		return false
	}
	if first := &s.Words[words.Start]; first.Function && first.Norm != "the" { // "They contributed."
		return false
	}
	named := false
	for i := words.Start; i < verb; i++ {
		w := &s.Words[i]
		named = named || w.Upper && !w.Function
		if !w.Upper && !w.Function && !isCaseless(w.Norm) && !isStaffWord(w.Norm) && !isNewsroomWord(w.Norm) && !isJoiner(w.Norm) {
			return false
		}
	}
	return named
}

func isStory(norm string) bool {
	switch norm {
	case "report", "article", "story", "piece", "post", "column", "analysis", "project", "series", "dispatch", "review", "newsletter", "file":
		return true
	}
	return false
}

// isJoiner: lower-case words between the names in a list of contributors.
func isJoiner(norm string) bool {
	switch norm {
	case "also", "journalists", "journalist", "producer", "producers", "researcher", "researchers", "intern", "interns", "fellow", "reporters", "colleagues", "across",
		"video", "data", "photographer", "photographers", "freelance", "special", "senior", "national", "political", "chief", "contributing", "van", "von", "der", "bin", "al", "el", "la":
		return true
	}
	return false
}

// isReportedBy reports whether a short sentence says nothing but which agency
// reports: "Об этом сообщает ТАСС.", "Lo informa EFE."
func (s *structure) isReportedBy(words Span) bool {
	const most = 9 // words
	if words.Len() < 2 || words.Len() > most || !s.endsInAgency(words) {
		return false
	}
	var head strings.Builder
	for i := words.Start; i < words.End; i++ {
		if head.Len() > 0 {
			head.WriteByte(' ')
		}
		head.WriteString(s.Words[i].Norm)
		if strings.Contains(reportedBy, "|"+head.String()+"|") {
			if _, ok := s.agenciesOnly(Span{i + 1, words.End}); ok {
				return true
			}
		}
	}
	return false
}

// endsInAgency is a quick look at the last words.
func (s *structure) endsInAgency(words Span) bool {
	const longestName = 4 // words
	for n := 1; n <= longestName && n < words.Len(); n++ {
		if _, found := s.agencyAt(words.End-n, words.End); found == n {
			return true
		}
	}
	return false
}

const reportedBy = "|об этом сообщает|об этом сообщают|об этом передает|об этом передаёт|об этом пишет|сообщает|передает|передаёт|по материалам|по сообщению|по информации|" +
	"про це повідомляє|про це пише|повідомляє|за матеріалами|за повідомленням|lo informa|lo informó|informó|según informó|selon|d'après|laut|wie|so|riferisce|lo riporta|" +
	"zdroj|źródło|bron|kilde|källa|lähde|forrás|πηγή|منبع|به گزارش|nguồn|"

// bracketed marks a credit that goes on for several sentences in brackets at
// the end of a paragraph: "(Editing by Nell Park; Please credit … Visit ….)".
func (s *structure) bracketed(p int) {
	const most = 5 // sentences
	sentences := s.Paragraphs[p].Sentences
	line := strings.TrimRight(s.Cut(s.Paragraphs[p].Bytes), ". ")
	if sentences.Len() < 2 || !strings.HasSuffix(line, ")") && !strings.HasSuffix(line, "]") {
		return
	}
	for i := sentences.End - 2; i >= sentences.Start && i >= sentences.End-most; i-- {
		sentence := &s.Sentences[i]
		if b := s.Source[sentence.Bytes.Start]; b != '(' && b != '[' {
			continue
		}
		if m, ok := s.index.match(s.Text, sentence.Bytes, sentence.Words); ok && m.role == Credit {
			for k := i; k < sentences.End; k++ {
				s.Sentences[k].Role = Credit
			}
			s.noteAgency(p, sentence.Words)
		}
		return
	}
}
