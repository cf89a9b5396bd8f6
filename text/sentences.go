package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The sentence rules are those of UAX #29 (SB6 to SB11) on the gaps between
// words, made stricter where news text needs it: a terminator ends a sentence
// with the closing quotation marks and brackets behind it, unless
//
//   - what follows begins in lower case, or stands without a space;
//   - the word before is an abbreviation of the language, an initial, or a
//     dotted abbreviation, and what follows is no common first word;
//   - it closes a quotation whose speaker follows ("Will he?" Putin asked);
//   - it stands in a parenthesis opened inside the sentence;
//   - it is an ellipsis, and what follows is no common first word;
//   - it numbers: "No. 5", "3. Oktober" in German, "1. First".
//
// Its work is bounded: every gap is read once, and look-back and look-ahead
// have fixed limits.
type splitter struct {
	source string
	words  []Word
	rules  *language
}

// sentences appends the sentences of one paragraph: bytes, words, and of the
// words those with a gap behind that may end a sentence.
func (s *splitter) sentences(out []Sentence, bytes Span, words Span, gaps []int32, paragraph int) []Sentence {
	start, first := bytes.Start, words.Start
	for _, gap := range gaps {
		k := int(gap)
		if !s.mayEnd(k) {
			continue
		}
		end, ok := s.boundary(start, first, k, words.End)
		if !ok {
			continue
		}
		span := trim(s.source, Span{start, end})
		out = append(out, Sentence{Words: Span{first, k + 1}, Bytes: span, Paragraph: paragraph})
		start, first = trim(s.source, Span{end, bytes.End}).Start, k+1
	}
	return append(out, Sentence{Words: Span{first, words.End}, Bytes: Span{start, bytes.End}, Paragraph: paragraph})
}

// mayEnd is a quick look for a terminator in the gap behind word k.
func (s *splitter) mayEnd(k int) bool {
	from := s.words[k].End - 1 // a full stop may be the last of the word
	for _, b := range []byte(s.source[from:s.words[k+1].Start]) {
		if ends[b] {
			return true
		}
	}
	return false
}

// ends: bytes with which terminators begin, or that may be one in some language.
var ends = func() (e [256]bool) {
	for b := range e {
		e[b] = b >= utf8.RuneSelf
	}
	for _, b := range ".!?;" {
		e[b] = true
	}
	return e
}()

// ending is what a gap between two words holds.
type ending struct {
	at       int  // where the sentence would end: behind terminator and closers
	dots     int  // full stops in a row
	ellipsis bool // …
	mark     bool // ! ?
	native   bool // a terminator of a script without case, such as 。
	spaced   bool // a space before the next word
	before   bool // a space before the terminator
	quote    bool // a quotation mark closes
	bracket  bool // a bracket closes
	opens    bool // a quotation mark or bracket opens
	none     bool
}

func (s *splitter) read(k int) ending {
	var e ending
	gapStart, gapEnd := int(s.words[k].End), int(s.words[k+1].Start)
	found, spaced := false, false
	if s.source[gapStart-1] == '.' {
		found, e.at, e.dots = true, gapStart, 1
	}
	text := s.source[:gapEnd]
	for pos := gapStart; pos < gapEnd; {
		r, size := utf8.DecodeRuneInString(text[pos:])
		switch {
		case r == '•' && pos > gapStart:
			return ending{at: pos, native: true}
		case isTerminator(r) || r == ';' && s.rules.tag == "el":
			if !found {
				e.before = spaced
			}
			switch {
			case r == '.' || r == '．':
				e.dots++
			case r == '…' || r == '‥':
				e.ellipsis = true
			case r == '!' || r == '?' || r == '‼' || r == '⁇' || r == '⁈' || r == '⁉':
				e.mark = true
			case r == ';' || r == '\u037e': // the Greek question mark
				e.mark = true
			default:
				e.native = true
			}
			found, spaced = true, false
			e.quote, e.bracket, e.opens = false, false, false
			e.at = pos + size
		case unicode.IsSpace(r):
			spaced = true
		case !found:
		case isCloser(r) && (!spaced || r == '»' && spaceOrEnd(text[pos+size:])), r == '«' && !spaced && spaceOrEnd(text[pos+size:]):
			e.at = pos + size
			e.bracket = e.bracket || r == ')' || r == ']' || r == '）'
			e.quote = e.quote || r != ')' && r != ']' && r != '）'
		default:
			e.opens = true
		}
		pos += size
	}
	e.none = !found
	e.spaced = spaced
	return e
}

func spaceOrEnd(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || unicode.IsSpace(r)
}

// boundary decides about the gap behind word k, in a sentence that began at
// start with the word first, in a paragraph whose words end at last.
func (s *splitter) boundary(start, first, k, last int) (end int, ok bool) {
	e := s.read(k)
	if e.none {
		return 0, false
	}
	word, next := &s.words[k], &s.words[k+1]
	r, _ := utf8.DecodeRuneInString(s.source[next.Start:])
	isLower := unicode.IsLower(r)
	caseless := unicode.IsLetter(r) && !isLower && !next.Upper
	if e.native {
		if e.quote && s.continuesQuote(k+1, last) {
			return 0, false
		}
		return e.at, true
	}
	if isLower {
		return 0, false
	}
	if e.bracket && s.inParenthesis(start, e.at) {
		return 0, false
	}
	switch {
	case e.mark:
		if !e.spaced && !e.quote && !e.opens && next.Kind == Number {
			return 0, false
		}
		if e.quote && (s.speakerFollows(k+1, last) || caseless && s.continuesQuote(k+1, last)) {
			return 0, false
		}
	case e.ellipsis || e.dots > 1 && !(e.dots == 2 && s.source[word.End-1] == '.'):
		if e.dots < 4 && !e.quote && !caseless && !(e.opens && !e.before) && (!s.starts(next) || e.before && next.Norm == "i") {
			return 0, false
		}
	default:
		if !s.fullStop(e, first, k, caseless) {
			return 0, false
		}
	}
	return e.at, true
}

// fullStop decides about a single full stop behind word k.
func (s *splitter) fullStop(e ending, first, k int, caseless bool) bool {
	word, next := &s.words[k], &s.words[k+1]
	number := next.Kind == Number
	if !e.spaced && !e.quote && !e.bracket {
		// "week.The": a space was lost. "Node.JS", "3.B": it was not.
		return !number && next.End-next.Start > 1 && word.End-word.Start > 1 && !word.allUpper(s.source) &&
			!s.rules.abbreviation(word).known() && (next.Upper || caseless)
	}
	if e.quote || e.bracket {
		return true
	}
	if k == first && (word.Kind == Number || word.End-word.Start == 1) && len(word.Norm) <= 3 {
		return false // "1. First"
	}
	if word.Kind == Number {
		return !(s.rules.ordinals && len(word.Norm) <= 2 && !s.starts(next) && !e.opens)
	}
	switch kind := s.rules.abbreviation(word); kind {
	case abbreviationTitle:
		return false
	case abbreviationNumber:
		return !number
	case abbreviationTime:
		return next.Upper && !s.rules.isTime(next)
	case abbreviationAny:
		return s.starts(next) || e.opens && !number
	}
	switch {
	case s.source[word.End-1] == '.': // "U.S."
		return s.starts(next) || e.opens && !number
	case s.isInitial(word, first, k):
		return s.starts(next)
	}
	return true
}

// isInitial reports whether word k is one letter that may stand for a name.
func (s *splitter) isInitial(word *Word, first, k int) bool {
	if word.Kind == Number || utf8.RuneCountInString(word.Norm) != 1 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(word.Norm)
	switch scriptOf(r) {
	case hanLetter, kanaLetter, southeast, hangulLetter:
		return false
	}
	switch {
	case s.rules.tag == "en" && word.Norm == "i", s.rules.tag == "ru" && word.Norm == "я":
		return s.isName(k-1, first) // else the pronoun
	case !word.Upper && k > first && s.words[k-1].Kind == Number:
		return false // a unit: "10 h."
	}
	return true
}

// isName reports whether the word before an initial is capitalised inside the
// sentence, as a first name is.
func (s *splitter) isName(k, first int) bool {
	return k >= first && s.words[k].Upper && !s.words[k].Function
}

// starts reports whether a word is one that often begins sentences, and neither
// an initial nor in capitals, which tell nothing.
func (s *splitter) starts(w *Word) bool {
	return w.Upper && s.rules.starts(w) && !(w.End-w.Start > 1 && w.allUpper(s.source)) && !(w.End-w.Start <= utf8.UTFMax && int(w.End) < len(s.source) && s.source[w.End] == '.' && utf8.RuneCountInString(w.Norm) == 1)
}

// speakerFollows reports whether words from k on name who said what stands
// before: up to five capitalised words, then a verb of saying.
func (s *splitter) speakerFollows(k, last int) bool {
	for n := 0; k < last && n < 6; n++ {
		w := &s.words[k]
		if n > 0 && s.rules.isSpeech(w) {
			return true
		}
		if !w.Upper {
			return false
		}
		if k+1 < last && strings.ContainsAny(s.source[w.End:s.words[k+1].Start], ".,;:!?\"“”") {
			return false
		}
		k++
	}
	return false
}

// continuesQuote reports whether a sentence of a script without case goes on
// behind the quotation that ends before word k: in Japanese by a particle, in
// Chinese by a verb of saying within a few characters.
func (s *splitter) continuesQuote(k, last int) bool {
	r, _ := utf8.DecodeRuneInString(s.source[s.words[k].Start:])
	if 0x3041 <= r && r <= 0x309f {
		return true
	}
	if scriptOf(r) != hanLetter {
		return false
	}
	for n := 0; n < 8 && k < last; n++ {
		switch s.words[k].Norm {
		case "说", "說", "道", "称", "稱", "问", "問":
			return true
		}
		if k+1 < last && s.words[k].End != s.words[k+1].Start {
			return false
		}
		k++
	}
	return false
}

// inParenthesis reports whether the bracket that closes before end was opened
// inside the sentence, behind its first word.
func (s *splitter) inParenthesis(start, end int) bool {
	const lookBack = 500 // bytes; a longer parenthesis is a sentence of its own
	if end-start > lookBack {
		start = end - lookBack
	}
	depth := 0
	for pos := end - 1; pos > start; pos-- {
		switch s.source[pos] {
		case ')', ']':
			depth++
		case '(', '[':
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

// allUpper reports whether a word is written in capitals.
func (w *Word) allUpper(source string) bool {
	for _, r := range source[w.Start:w.End] {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// isTerminator reports whether r can end a sentence.
func isTerminator(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '.' || r == '!' || r == '?'
	}
	return r == '…' || r == '‥' || r == ';' || unicode.Is(unicode.Sentence_Terminal, r)
}

// isCloser reports whether r may stand between a terminator and the end of its
// sentence.
func isCloser(r rune) bool {
	switch r {
	case '"', '\'', ')', ']', '}', '”', '’', '»', '›', '“', '‘', '」', '』', '）', '】', '》', '〉', '］', '＂', '｣', '〞', '〟':
		return true
	}
	return false
}
