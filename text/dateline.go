package text

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// dateline cuts the dateline off the first paragraph that has one and makes it
// a sentence of its own.
func (s *structure) dateline(rules *language) {
	const top, firstFew = 20, 7 // body paragraphs
	seen := 0
	defer func() { s.early = false }()
	for p := range s.Paragraphs {
		if !s.body(p) {
			continue
		}
		if seen++; seen > top {
			return
		}
		s.early = seen <= firstFew
		end := s.datelineEnd(p)
		if end == 0 {
			continue
		}
		first := s.Paragraphs[p].Sentences.Start
		for s.Sentences[first].Bytes.End <= end && first+1 < s.Paragraphs[p].Sentences.End {
			s.joinSentences(p, first) // a full stop in the dateline ended a sentence
		}
		if s.cutSentence(p, first, end) {
			s.Sentences[first].Role = Dateline
			s.note[p] = s.agencyIn(s.Sentences[first].Words)
			if s.note[p] == "" {
				s.note[p] = inBrackets(s.Cut(s.Sentences[first].Bytes))
			}
			s.dated = first
		}
		return
	}
}

// inBrackets is what stands in the round brackets of a dateline: an agency that
// the list does not know.
func inBrackets(dateline string) string {
	_, rest, ok := strings.Cut(dateline, "(")
	name, _, closed := strings.Cut(rest, ")")
	if !ok || !closed {
		return ""
	}
	return strings.TrimSpace(name)
}

// joinSentences makes sentences i and i+1 of paragraph p one.
func (s *structure) joinSentences(p, i int) {
	s.Sentences[i].Words.End = s.Sentences[i+1].Words.End
	s.Sentences[i].Bytes.End = s.Sentences[i+1].Bytes.End
	s.Sentences = slices.Delete(s.Sentences, i+1, i+2)
	s.moveSentences(p, -1)
}

// cutSentence cuts sentence i of paragraph p in two at a byte offset between
// two words.
func (s *structure) cutSentence(p, i, at int) bool {
	whole := s.Sentences[i]
	left, right := whole, whole
	left.Bytes = trim(s.Source, Span{whole.Bytes.Start, at})
	right.Bytes = trim(s.Source, Span{at, whole.Bytes.End})
	if left.Bytes.Empty() || right.Bytes.Empty() {
		return false
	}
	for left.Words.End = left.Words.Start; left.Words.End < whole.Words.End && int(s.Words[left.Words.End].Start) < at; left.Words.End++ {
		if int(s.Words[left.Words.End].End) > at {
			return false
		}
	}
	right.Words.Start = left.Words.End
	if left.Words.Empty() || right.Words.Empty() {
		return false
	}
	s.Sentences[i] = left
	s.Sentences = slices.Insert(s.Sentences, i+1, right)
	s.moveSentences(p, 1)
	return true
}

// moveSentences makes room for n more sentences in paragraph p.
func (s *structure) moveSentences(p, n int) {
	s.Paragraphs[p].Sentences.End += n
	for q := p + 1; q < len(s.Paragraphs); q++ {
		s.Paragraphs[q].Sentences.Start += n
		s.Paragraphs[q].Sentences.End += n
	}
}

// datelineEnd is the byte offset at which the prose of a paragraph begins
// behind its dateline, or 0 if it has none. A dateline is a place (in capitals,
// or capitalised if an agency or date follows), perhaps a date, perhaps an
// agency in brackets or slashes, then a dash, colon or full stop:
//
//	MOSCOW, Feb 2 (Reuters) -        BERLIN (dpa) –        LAKE FOREST, Ill. —
//	(Reuters) -      (CNN)           Moscou (AFP) –        МОСКВА, 2 фев — РИА Новости.
//	（路透社北京2月2日电）            新华社莫斯科2月2日电    [東京 2日 ロイター] -
func (s *structure) datelineEnd(p int) int {
	const longest = 160 // bytes
	bytes := s.Paragraphs[p].Bytes
	text := s.Source[bytes.Start:min(bytes.End, bytes.Start+longest)]
	if end := s.eastAsianDateline(text); end > 0 {
		return bytes.Start + end
	}
	words := s.words(p)
	head := headReader{structure: s, from: bytes.Start, words: words, lead: p == s.first}
	return head.read()
}

// headReader reads the head of a paragraph word by word.
type headReader struct {
	*structure
	from   int
	words  Span
	lead   bool // the first paragraph of the body
	agency bool // a known agency, in brackets, between slashes or behind a dash
	signed bool // the agency stands behind a dash
	inside bool // the agency stands in brackets
	named  bool // anything in brackets
	date   bool
	place  int  // capitalised words before the date and the agency
	caps   int  // those of them in capitals
	phrase bool // one of them is a function word: "TUNE IN -"
	mixed  bool // one before the first comma is not in capitals
	comma  bool
}

const longestHead = 16 // words

func (h *headReader) read() int {
	depth := 0
	last := min(h.words.End, h.words.Start+longestHead)
	for i := h.words.Start; i < last; i++ {
		begin := h.from
		if i > h.words.Start {
			begin = int(h.Words[i-1].End)
		}
		gap := h.Source[begin:h.Words[i].Start]
		if gap == " " || gap == "" { // which say nothing
			if !h.word(i, depth > 0) {
				return 0
			}
			continue
		}
		if i > h.words.Start {
			if end, ok := h.separator(gap, depth > 0); ok {
				if n := h.agencyBehind(i); n > 0 && strings.ContainsAny(gap, "—–-") {
					h.agency, h.signed = true, true
					i += n - 1
					continue
				}
				if h.agency && h.place == 0 { // "(ANSA) - ROMA, 02 FEB -"
					second := headReader{structure: h.structure, from: begin + end, words: Span{i, h.words.End}}
					if end := second.read(); end > 0 && second.date {
						return end
					}
				}
				return h.accept(begin+end, i, strings.TrimSpace(gap))
			}
		}
		opens := strings.ContainsAny(gap, "([（［【") || strings.Contains(gap, "/") && (gap != "/" || i == h.words.Start)
		closes := strings.ContainsAny(gap, ")]）］】") || depth > 0 && strings.Contains(gap, "/")
		switch {
		case closes:
			depth = 0
		case opens:
			depth = 1
		}
		if strings.ContainsAny(gap, "\"“”«„!?;") || depth > 0 && strings.Contains(gap, ":") {
			return 0
		}
		h.comma = h.comma || strings.Contains(gap, ",")
		if !h.word(i, depth > 0) {
			return 0
		}
	}
	return 0
}

// separator reports whether a gap ends a dateline, and where the prose begins
// in it.
func (h *headReader) separator(gap string, inside bool) (int, bool) {
	trimmed := strings.TrimSpace(gap)
	closed := inside && strings.ContainsAny(gap, ")]/）］】")
	if inside && !closed {
		return 0, false
	}
	rest := strings.TrimLeft(trimmed, ")]/）］】., ")
	switch {
	case strings.HasPrefix(rest, "—"), strings.HasPrefix(rest, "–"), strings.HasPrefix(rest, "--"), strings.HasPrefix(rest, "-"), strings.HasPrefix(rest, "−"), strings.HasPrefix(rest, "="):
		if !closed && !strings.ContainsFunc(gap, unicode.IsSpace) && !strings.HasPrefix(rest, "—") && !strings.HasPrefix(rest, "--") {
			return 0, false // a dash inside a name
		}
		end := strings.IndexAny(gap, "—–-−=")
		for end < len(gap) {
			r, size := utf8.DecodeRuneInString(gap[end:])
			if !strings.ContainsRune("—–-−= .", r) && !unicode.IsSpace(r) {
				break
			}
			end += size
		}
		return end, true
	case strings.HasPrefix(rest, ":"):
		return strings.IndexByte(gap, ':') + 1, true
	case h.signed && strings.HasPrefix(trimmed, "."):
		return strings.IndexByte(gap, '.') + 1, true
	case closed && (h.inside || strings.HasSuffix(trimmed, "/.") || strings.HasSuffix(trimmed, ").")):
		// "(CNN) How …", "/ТАСС/. В …"
		end := strings.LastIndexAny(gap, ")]/）］】.") + 1
		for end < len(gap) && !utf8.RuneStart(gap[end]) {
			end++
		}
		return end, true
	}
	return 0, false
}

// agencyBehind counts the words of an agency's name that stand behind a dash
// and before a full stop, and so belong to the dateline: "МОСКВА, 2 фев — РИА
// Новости. …".
func (h *headReader) agencyBehind(i int) int {
	_, n := h.agencyAt(i, h.words.End)
	if n == 0 || h.agency || i+n >= h.words.End || !strings.HasPrefix(h.Source[h.Words[i+n-1].End:h.Words[i+n].Start], ". ") {
		return 0
	}
	return n
}

// word takes word i into the head, or reports that it cannot stand there.
func (h *headReader) word(i int, inside bool) bool {
	w := &h.Words[i]
	if _, n := h.agencyAt(i, h.words.End); n > 0 && (inside || i == h.words.Start || h.dashAt(i+n)) {
		h.agency = true
		h.inside = h.inside || inside
	}
	if inside && i == h.words.Start && w.Kind == Number {
		return false // "(2) NBC/WSJ -" counts something
	}
	if inside {
		h.named = true
		return true
	}
	switch {
	case w.Kind == Number:
		h.date = true
	case isDate(w):
		h.date = true
	case w.Upper:
		h.phrase = h.phrase || w.Function
		h.place++
		if w.End-w.Start > 1 && w.allUpper(h.Source) {
			h.caps++
		} else if !h.comma {
			h.mixed = true
		}
	case isCaseless(w.Norm):
		h.place++
	case w.Function && h.place > 0 || w.Norm == "am" || h.agency:
		// "Rio de Janeiro", "on Monday"; names of newspapers behind an agency
	default:
		return false
	}
	return true
}

// dashAt reports whether a dash stands before word i: "Tehran, IRNA –".
func (h *headReader) dashAt(i int) bool {
	if i >= h.words.End {
		return false
	}
	switch strings.TrimSpace(h.Source[h.Words[i-1].End:h.Words[i].Start]) {
	case "-", "–", "—", "--":
		return true
	}
	return false
}

// accept decides whether the head before word next is a dateline.
func (h *headReader) accept(end, next int, gap string) int {
	r, _ := utf8.DecodeRuneInString(h.Source[h.Words[next].Start:])
	if unicode.IsLower(r) {
		return 0
	}
	colon := strings.HasPrefix(gap, ":")
	first := &h.Words[h.words.Start]
	switch {
	case colon:
		// "MOSCOW: The …", of Indian papers: one or two names in capitals. The
		// headings of transcripts and lists look alike, so they must not be common.
		if h.agency || h.place == 0 || h.place != h.caps || h.place > 2 || h.phrase || first.End-first.Start < 4 || h.date || h.words.Len() < 12 || !h.lead || h.colonHeads() > 1 {
			return 0
		}
	case h.agency && !strings.Contains(gap, ":") || h.agency && h.named:
		if h.place > 8 {
			return 0
		}
	case h.named:
		if h.caps == 0 || strings.Contains(gap, ":") { // "ROE (HOST):"
			return 0
		}
	case h.date:
		if h.caps == 0 || h.mixed {
			return 0
		}
	default:
		if h.caps == 0 || h.caps > 3 || h.phrase || h.mixed || first.End-first.Start < 3 || h.place > 6 || !h.comma && (h.dashFollows(next) || !h.early) {
			return 0
		}
	}
	if isLabel(first.Norm) && !h.agency || h.words.End-next < 4 {
		return 0 // no text behind it
	}
	return end
}

// dashFollows reports whether another dash stands soon behind word next, as in
// "NATO – Ukraine's best hope – meets today".
func (h *headReader) dashFollows(next int) bool {
	const within = 10 // words
	for i := next; i+1 < min(h.words.End, next+within); i++ {
		gap := h.Source[h.Words[i].End:h.Words[i+1].Start]
		if strings.ContainsAny(gap, ".!?") {
			return false
		}
		if strings.ContainsAny(gap, "—–") || strings.Contains(gap, " - ") || strings.Contains(gap, "--") {
			return true
		}
	}
	return false
}

// colonHeads counts the paragraphs that begin with a word in capitals and a
// colon.
func (h *headReader) colonHeads() int {
	n := 0
	for p := range h.Paragraphs {
		words := h.structure.words(p)
		for i := words.Start; i < words.End && i < words.Start+3; i++ {
			if !h.Words[i].allUpper(h.Source) {
				break
			}
			if strings.HasPrefix(h.Source[h.Words[i].End:], ":") {
				n++
				break
			}
		}
	}
	return n
}

// isLabel reports whether a word in capitals at the head of a paragraph names a
// kind of text, not a place.
func isLabel(norm string) bool {
	switch norm {
	case "file", "newsflash", "below", "above", "statement", "transcript", "now", "see", "just", "listen", "poll", "quote", "update", "update1", "correction", "corrected", "watch", "read", "exclusive", "breaking", "opinion", "analysis", "video", "photo", "photos", "factbox", "explainer", "live", "note", "editor's", "q", "a", "host", "byline", "warning", "related", "background", "timeline", "commentary", "review", "interview", "feature", "insight", "graphic", "more", "question", "answer", "image", "caption", "what", "who", "why", "how", "where", "when", "the", "but", "and", "i", "tl", "summary", "advertisement":
		return true
	}
	return false
}

// eastAsianDateline is the end of a dateline of an East Asian agency in a text,
// or 0: up to 电 or 電 (wire) with 日 (day) before it, or up to a closing bracket
// with an agency or a reporter's sign in it.
func (s *structure) eastAsianDateline(text string) int {
	r, _ := utf8.DecodeRuneInString(text)
	if sc := scriptOf(r); sc != hanLetter && !strings.ContainsRune("（(【［[", r) {
		return 0
	}
	const longest = 90 // bytes: 30 characters
	head := text[:min(len(text), longest)]
	for !utf8.ValidString(head) && head != "" {
		head = head[:len(head)-1]
	}
	if strings.ContainsAny(head, "。") {
		head = head[:strings.Index(head, "。")]
	}
	end := 0
	if i := strings.IndexAny(head, "电電讯訊"); i > 0 && strings.ContainsAny(head[:i], "日社") && strings.ContainsAny(head[:i], "0123456789０１２３４５６７８９一二三四五六七八九十社") {
		end = i + len("电")
		rest := strings.TrimLeft(head[end:], " \u3000")
		if strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "(") {
			if j := strings.IndexAny(rest, "）)"); j > 0 {
				_, size := utf8.DecodeRuneInString(rest[j:])
				end = len(head) - len(rest) + j + size
			}
		} else if strings.HasPrefix(rest, "）") || strings.HasPrefix(rest, ")") {
			_, size := utf8.DecodeRuneInString(rest)
			end = len(head) - len(rest) + size
		}
		return end
	}
	// 【モスクワ＝山田太郎】 ［ロンドン ２日 ロイター］ － (서울=연합뉴스) 홍길동 기자 =
	if strings.ContainsRune("（(【［[", r) {
		_, open := utf8.DecodeRuneInString(head)
		i := strings.IndexAny(head, "）)】］]")
		if i < 0 {
			return 0
		}
		inside := head[open:i]
		_, size := utf8.DecodeRuneInString(head[i:])
		if !strings.ContainsAny(inside, "=＝") && !strings.Contains(inside, "ロイター") && !strings.Contains(inside, "共同") && !strings.Contains(inside, "時事") {
			return 0
		}
		end = i + size
		rest := head[end:]
		if k := strings.Index(rest, "기자"); k >= 0 && k < 40 {
			end += k + len("기자")
			rest = head[end:]
		}
		trimmed := strings.TrimLeft(rest, " \u3000-－=＝―")
		return end + len(rest) - len(trimmed)
	}
	return 0
}

// isMonth reports whether a word is a month in one of the languages of
// the big agencies, written out or short.
func isMonth(w *Word) bool { return calendar().of(w.Hash)&month != 0 }

// isDateWord reports whether a word is a weekday or another word of a
// date line.
func isDateWord(w *Word) bool { return calendar().of(w.Hash)&dateWord != 0 }

// isDate reports whether a word of a dateline is of its date.
func isDate(w *Word) bool {
	kind := calendar().of(w.Hash)
	return kind&month != 0 || kind&dateWord != 0 && !w.Function
}

const (
	month = 1 << iota
	dateWord
)

var calendar = sync.OnceValue(func() *hashBits {
	var all hashBits
	for kind, words := range map[uint64]string{month: months, dateWord: dateWords} {
		for word := range strings.FieldsSeq(words) {
			all.or(xxh3.HashString(word), kind)
		}
	}
	return &all
})

const (
	months = " january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec" +
		" januar februar märz april mai juni juli august september oktober november dezember mär okt dez" +
		" janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil déc" +
		" enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic" +
		" gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gen mag giu lug set ott" +
		" janeiro fevereiro março maio junho julho agosto setembro outubro novembro dezembro fev abr mai out dez" +
		" января февраля марта апреля мая июня июля августа сентября октября ноября декабря янв фев мар апр июн июл авг сен сент окт ноя нояб дек" +
		" січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня" +
		" يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر شباط كانون آذار نيسان أيار حزيران تموز آب أيلول تشرين" +
		" ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
	dateWords = " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun" +
		" montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche" +
		" lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica" +
		" segunda-feira terça-feira quarta-feira quinta-feira sexta-feira понедельник вторник среда четверг пятница суббота воскресенье" +
		" am pm a.m. p.m. gmt utc est edt et cst cdt pst pdt bst cet cest ist msk uhr h at of th st nd rd de г року года "
)
