package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// structure tells the article's own prose from what surrounds it. Precision
// comes first: what is marked here is never compared, so a mark on prose would
// hide evidence. Every rule therefore asks for the form of a whole line or
// sentence, never for a word alone.
func (t *Text) structure(known []Mark, rules *language) {
	s := structure{Text: t, known: known, index: boilerplate()}
	s.note = make([]string, len(t.Paragraphs))
	s.takeKnown()
	s.lines()
	s.repeated()
	s.headline()
	s.byline()
	s.first = s.firstBody()
	s.dateline(rules)
	s.credits()
	s.behindCredit()
	s.behindFooter()
	s.marks()
}

type structure struct {
	*Text
	known []Mark
	index *patternIndex
	note  []string // agency named by a paragraph that is a credit or dateline
	dated int      // sentence of the dateline, or -1
	first int      // first paragraph of the body, below the headline; -1 while not known
	early bool     // the paragraph in hand is one of the first few of the body
}

// takeKnown gives the sentences that lie in a region known beforehand its role.
func (s *structure) takeKnown() {
	s.dated, s.first = -1, -1
	for _, m := range s.known {
		role, ok := roleOf(m.Kind)
		if !ok {
			continue
		}
		for i := range s.Sentences {
			if m.Bytes.Contains(s.Sentences[i].Bytes) {
				s.Sentences[i].Role = role
			}
		}
	}
}

func roleOf(kind MarkKind) (Role, bool) {
	switch kind {
	case MarkHeadline:
		return Headline, true
	case MarkDateline:
		return Dateline, true
	case MarkByline:
		return Byline, true
	case MarkCredit:
		return Credit, true
	case MarkCaption:
		return Caption, true
	case MarkBoilerplate:
		return Boilerplate, true
	}
	return Body, false
}

func (r Role) kind() MarkKind { return MarkKind(r.String()) }

// role is that of a paragraph's first sentence.
func (s *structure) role(p int) Role {
	return s.Sentences[s.Paragraphs[p].Sentences.Start].Role
}

func (s *structure) setRole(p int, role Role) {
	for i := s.Paragraphs[p].Sentences.Start; i < s.Paragraphs[p].Sentences.End; i++ {
		s.Sentences[i].Role = role
	}
}

// body reports whether nothing has been said about any part of the paragraph.
func (s *structure) body(p int) bool {
	for i := s.Paragraphs[p].Sentences.Start; i < s.Paragraphs[p].Sentences.End; i++ {
		if s.Sentences[i].Role != Body {
			return false
		}
	}
	return true
}

// holdsBody reports whether any sentence of the paragraph is body.
func (s *structure) holdsBody(p int) bool {
	for i := s.Paragraphs[p].Sentences.Start; i < s.Paragraphs[p].Sentences.End; i++ {
		if s.Sentences[i].Role == Body {
			return true
		}
	}
	return false
}

// words are those of a paragraph.
func (s *structure) words(p int) Span {
	sentences := s.Paragraphs[p].Sentences
	return Span{s.Sentences[sentences.Start].Words.Start, s.Sentences[sentences.End-1].Words.End}
}

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
		m, ok := s.index.match(s.Text, sentence.Bytes, sentence.Words)
		if !ok || i > sentences.Start && sentence.Words.Len() < 2 && endsInStop(s.Cut(sentence.Bytes)) {
			return
		}
		sentence.Role = m.role
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
	return strings.HasPrefix(s.Cut(bytes), "©") || strings.HasPrefix(s.Cut(bytes), "(c) ")
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
		case isMonth(w.Norm):
			months++
		case isDateWord(w.Norm), isUpdateWord(w.Norm):
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

// repeated marks short lines without a full stop that stand in the text more
// than once: buttons, section names, a headline printed again. The first of
// those that the headline repeats stays.
func (s *structure) repeated() {
	const fewest, most = 2, 20 // words
	first := map[string]int{}
	top := s.firstBody()
	for p := range s.Paragraphs {
		words := s.words(p)
		line := s.Cut(s.Paragraphs[p].Bytes)
		if words.Len() < fewest || words.Len() > most || endsInStop(line) {
			continue
		}
		q, seen := first[line]
		if !seen {
			first[line] = p
			continue
		}
		if s.body(p) {
			s.setRole(p, Boilerplate)
		}
		if s.body(q) && q > top {
			s.setRole(q, Boilerplate)
		}
	}
}

// firstBody is the first paragraph that may be the article's own.
func (s *structure) firstBody() int {
	for p := range s.Paragraphs {
		if s.body(p) {
			return p
		}
	}
	return len(s.Paragraphs)
}

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
				if !isStaffWord(w.Norm) {
					return false
				}
			}
		}
	}
	return true
}

func isStaffWord(norm string) bool {
	switch norm {
	case "correspondent", "correspondents", "reporter", "reporters", "editor", "editors", "staff", "writer", "writers", "desk", "team", "bureau", "agencies":
		return true
	}
	return false
}

// credits marks agency names in brackets or behind a dash, and remembers whom
// the credits name.
func (s *structure) credits() {
	for p := range s.Paragraphs {
		if s.note[p] == "" {
			s.note[p] = s.agencyOf(p)
		}
	}
}

func (s *structure) agencyOf(p int) string {
	if s.role(p) == Credit {
		return s.agencyIn(s.words(p))
	}
	return ""
}

// behindCredit marks what stands behind the closing agency credit, such as an
// aggregator's glossary, if it is the tail of the text: with no dateline of
// another story in it, and shorter than what stands before or all of it
// definitions.
func (s *structure) behindCredit() {
	last := -1
	before, after := 0, 0
	for p := range s.Paragraphs {
		n := s.words(p).Len()
		if s.role(p) == Credit && s.closesStory(p) {
			last = p
			before += after
			after = 0
		}
		after += n
	}
	if last < 0 {
		return
	}
	for p := last + 1; p < len(s.Paragraphs); p++ {
		if s.datelineEnd(p) > 0 || after > before && s.body(p) && !s.isDefinition(p) {
			return
		}
	}
	for p := last + 1; p < len(s.Paragraphs); p++ {
		if s.body(p) {
			s.setRole(p, Boilerplate)
		}
	}
}

// isDefinition reports whether a paragraph reads like an entry of a glossary:
// "A breakwater is a …", "Deployment refers to …", and nobody speaks.
func (s *structure) isDefinition(p int) bool {
	const head, most = 14, 60 // words
	words := s.words(p)
	if words.Len() > most || strings.ContainsAny(s.Cut(s.Paragraphs[p].Bytes), "\"“”") {
		return false
	}
	for i := words.Start; i+1 < words.End && i < words.Start+head; i++ {
		next := s.Words[i+1].Norm
		switch s.Words[i].Norm {
		case "is", "are":
			if next == "a" || next == "an" || next == "the" || next == "any" {
				return true
			}
		case "refers", "refer":
			return next == "to"
		case "means", "involves", "includes", "describes":
			return true
		}
	}
	return false
}

// closesStory reports whether a credit is one that agencies put at the very
// end.
func (s *structure) closesStory(p int) bool {
	words := s.words(p)
	for i := words.Start; i+1 < words.End && i < words.Start+4; i++ {
		switch s.Words[i].Norm {
		case "reporting", "editing", "writing":
			if s.Words[i+1].Norm == "by" || s.Words[i+1].Norm == "and" {
				return true
			}
		}
	}
	return false
}

// behindFooter marks the short lines without a full stop that stand among or
// behind the last lines of the page, such as the name of an app.
func (s *structure) behindFooter() {
	const most = 8 // words
	short := func(p int) bool {
		return s.words(p).Len() <= most && !endsInStop(s.Cut(s.Paragraphs[p].Bytes))
	}
	p := len(s.Paragraphs)
	for p > 0 && (!s.holdsBody(p-1) || s.body(p-1) && short(p-1)) {
		p--
	}
	inFooter := false
	for ; p < len(s.Paragraphs); p++ {
		switch {
		case s.role(p) == Boilerplate:
			inFooter = true
		case inFooter && s.body(p):
			s.setRole(p, Boilerplate)
		}
	}
}

// marks lists the regions: runs of sentences of one role in one paragraph, and
// the lede.
func (s *structure) marks() {
	s.Marks = slices.Clone(s.known)
	for p := range s.Paragraphs {
		sentences := s.Paragraphs[p].Sentences
		for i := sentences.Start; i < sentences.End; {
			role := s.Sentences[i].Role
			j := i + 1
			for j < sentences.End && s.Sentences[j].Role == role {
				j++
			}
			if role != Body {
				m := Mark{Bytes: Span{s.Sentences[i].Bytes.Start, s.Sentences[j-1].Bytes.End}, Kind: role.kind()}
				if role == Credit || role == Dateline {
					m.Note = s.note[p]
				}
				s.addMark(m)
			}
			i = j
		}
	}
	if i := s.lede(); i >= 0 {
		s.addMark(Mark{Bytes: s.Sentences[i].Bytes, Kind: MarkLede})
	}
	slices.SortStableFunc(s.Marks, func(a, b Mark) int { return a.Bytes.Start - b.Bytes.Start })
}

// addMark adds a mark unless a known one says the same.
func (s *structure) addMark(m Mark) {
	for _, k := range s.known {
		if k.Kind == m.Kind && k.Bytes.Contains(m.Bytes) {
			return
		}
	}
	s.Marks = append(s.Marks, m)
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
