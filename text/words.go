package text

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/zeebo/xxh3"
)

// The word rules, in order:
//
//   - Letters and digits run together; combining marks belong to their letter.
//   - Inside a word (between two letters or digits) stand: ' ’ - ‐ ‑ _ and the
//     invisible soft hyphen, zero-width characters and word joiner.
//   - Between two digits also . , : ("1,200.5", "9:30"), and a no-break or thin
//     space before a group of exactly three ("1 200").
//   - Single letters with dots are one word with its last dot ("U.S.", "a.m.",
//     "J.K.", "т.е."); so is "Ph.D.". Their normal form ends in a dot, written
//     or not: "U.S" and "U.S." are equal, "US" is another word.
//   - A dot between letters stands inside if the next two characters are lower-case
//     letters or digits ("presstv.ir"), so that "week.The" is two words.
//   - Latin, Greek, Cyrillic, Armenian and Georgian are read by these rules
//     alone. A run of any other script is segmented by UAX #29: Han and Hiragana
//     one character a word, Katakana and Hangul by run, Arabic, Hebrew, Indic
//     and Ethiopic as written. Thai, Lao, Khmer and Myanmar, for which UAX #29
//     refers to dictionaries, are read in orthographic clusters (clusters.go).
//   - Everything else, invalid UTF-8 included, separates words.

// Classes of bytes.
const (
	gap byte = iota
	lower
	upper
	digit
	multi // begins or continues a character that is not ASCII
)

var class = func() (c [256]byte) {
	for b := range c {
		switch {
		case b >= utf8.RuneSelf:
			c[b] = multi
		case 'a' <= b && b <= 'z':
			c[b] = lower
		case 'A' <= b && b <= 'Z':
			c[b] = upper
		case '0' <= b && b <= '9':
			c[b] = digit
		}
	}
	return c
}()

// tokenizer cuts a source into words. Sentence, Quote, Role and Function are
// left for those who know them.
type tokenizer struct {
	source string
	words  []Word
	norms  normalizer
	noted
}

func tokenize(source string) []Word {
	var t tokenizer
	return t.read(source, nil)
}

// bytesAWord: few texts have shorter words, but for scripts whose words are
// characters.
const bytesAWord = 6

// read appends the words of the first 2 GiB of source: offsets of words are 32
// bits wide.
func (t *tokenizer) read(source string, to []Word) []Word {
	if len(source) > math.MaxInt32 {
		source = source[:math.MaxInt32]
	}
	if cap(to) < len(source)/bytesAWord {
		to = make([]Word, 0, len(source)/bytesAWord+len(source)/64+16)
	}
	t.source, t.words = source, to
	t.noted.reset()
	t.norms.size = min(arenaSize, len(source)/2)
	for pos := 0; pos < len(source); {
		pos = t.plain(pos)
		if pos == len(source) {
			break
		}
		switch c := source[pos]; class[c] {
		case gap:
			if noteworthy[c] {
				t.note(rune(c), pos)
			}
			pos++
		case multi:
			r, size := utf8.DecodeRuneInString(source[pos:])
			switch scriptOf(r) {
			case separator:
				if noteworthy[c] {
					t.note(r, pos)
				}
				pos += size
			case alphabetic:
				pos = t.word(pos)
			default:
				pos = t.foreign(pos)
			}
		default:
			pos = t.word(pos)
		}
	}
	return t.words
}

// word reads the word that begins at start and returns where it ends.
func (t *tokenizer) word(start int) int {
	s := t.source
	var (
		pos     = start
		changed bool // the normal form differs from the source
		wide    bool // not all ASCII
		dotted  bool // dots inside single letters
		segment = start
	)
	// Most words are letters between spaces.
	for pos < len(s) {
		if c := class[s[pos]]; c == lower || c == digit {
			pos++
		} else if c == upper {
			changed = true
			pos++
		} else {
			break
		}
	}
	if pos < len(s) && s[pos] == ' ' {
		t.add(start, pos, changed, false, false)
		return pos
	}
scan:
	for pos < len(s) {
		switch c := s[pos]; class[c] {
		case lower, digit:
			pos++
		case upper:
			changed = true
			pos++
		case multi:
			r, size := utf8.DecodeRuneInString(s[pos:])
			switch {
			case scriptOf(r) == alphabetic:
				wide = true
				pos += size
			case unicode.Is(unicode.Mn, r) || isInside(r) && t.startsWord(pos+size):
				wide = true
				pos += size
			case isGroupSpace(r) && t.groupOfThree(pos, pos+size):
				wide = true
				pos += size
			default:
				break scan
			}
		default:
			if pos+1 >= len(s) {
				if c == '.' && dotted && t.single(segment, pos) {
					pos++
				}
				break scan
			}
			next := class[s[pos+1]]
			switch c {
			case '\'', '-', '_':
				if next == gap || next == multi && !t.startsWord(pos+1) {
					break scan
				}
				if c == '-' {
					segment = pos + 1
				}
				pos++
			case ',', ':':
				if next != digit || class[s[pos-1]] != digit {
					break scan
				}
				pos++
			case '.':
				switch {
				case class[s[pos-1]] == digit:
					if next != digit {
						break scan
					}
				case t.single(segment, pos) && t.singleFollows(pos+1) || s[segment:pos] == "Ph" && t.singleFollows(pos+1):
					dotted = true
					segment = pos + 1
				case dotted && t.single(segment, pos): // the last dot
					if r, _ := utf8.DecodeRuneInString(s[pos+1:]); r == '-' || r == '\'' || isInside(r) {
						segment = pos + 1
						pos++
						continue // "U.S.-led", "U.S.'s"
					}
					pos++
					break scan
				case next == lower && pos+2 < len(s) && (class[s[pos+2]] == lower || class[s[pos+2]] == digit):
					segment = pos + 1
				default:
					break scan
				}
				pos++
			default:
				break scan
			}
		}
	}
	t.add(start, pos, changed, wide, dotted)
	return pos
}

// single reports whether there is exactly one letter between the two offsets.
func (t *tokenizer) single(from, to int) bool {
	if to-from == 1 {
		return class[t.source[from]] == lower || class[t.source[from]] == upper
	}
	if from >= to || t.source[from] < utf8.RuneSelf {
		return false
	}
	r, size := utf8.DecodeRuneInString(t.source[from:])
	return from+size == to && unicode.IsLetter(r)
}

// singleFollows reports whether one letter stands at pos, alone.
func (t *tokenizer) singleFollows(pos int) bool {
	if pos >= len(t.source) {
		return false
	}
	r, size := utf8.DecodeRuneInString(t.source[pos:])
	return unicode.IsLetter(r) && scriptOf(r) == alphabetic && !t.startsWord(pos+size)
}

// startsWord reports whether a letter or digit stands at pos.
func (t *tokenizer) startsWord(pos int) bool {
	if pos >= len(t.source) {
		return false
	}
	if c := class[t.source[pos]]; c != multi {
		return c != gap
	}
	r, _ := utf8.DecodeRuneInString(t.source[pos:])
	return scriptOf(r) == alphabetic
}

// groupOfThree reports whether the space from pos to next groups digits.
func (t *tokenizer) groupOfThree(pos, next int) bool {
	s := t.source
	if class[s[pos-1]] != digit || next+3 > len(s) {
		return false
	}
	for _, b := range []byte(s[next : next+3]) {
		if class[b] != digit {
			return false
		}
	}
	return next+3 == len(s) || class[s[next+3]] != digit
}

// isInside reports whether r, itself no letter, may stand inside a word.
func isInside(r rune) bool {
	switch r {
	case '’', 'ʼ', '＇', '‐', '‑', softHyphen:
		return true
	}
	return isInvisible(r)
}

func isGroupSpace(r rune) bool { return r == '\u00a0' || r == '\u202f' || r == '\u2009' }

func (t *tokenizer) add(start, end int, changed, wide, dotted bool) {
	raw := t.source[start:end]
	t.noteGap(start)
	t.words = append(t.words, Word{})
	w := &t.words[len(t.words)-1]
	w.Start, w.End, w.Quote, w.Norm = int32(start), int32(end), -1, raw
	switch first := class[raw[0]]; {
	case first == upper:
		w.Upper = true
	case first == digit:
		w.Kind = Number
	case first == multi:
		t.wide = true
		r, _ := utf8.DecodeRuneInString(raw)
		w.Upper = unicode.IsUpper(r) || unicode.IsTitle(r)
		if unicode.IsDigit(r) {
			w.Kind = Number
		}
	}
	if wide {
		w.Norm = t.norms.norm(raw)
	} else if changed {
		w.Norm = t.norms.lower(raw)
	}
	if dotted && w.Norm[len(w.Norm)-1] != '.' && t.endsInSingle(start, end) {
		w.Norm += "."
	}
	w.Hash = xxh3.HashString(w.Norm)
}

// endsInSingle reports whether a dotted word ends in ".X" without its last dot.
func (t *tokenizer) endsInSingle(start, end int) bool {
	_, size := utf8.DecodeLastRuneInString(t.source[start:end])
	return end-size > start && t.source[end-size-1] == '.'
}

// foreign reads a run of scripts that the word rules above do not know and
// returns where it ends.
func (t *tokenizer) foreign(start int) int {
	s := t.source
	end := start
	var before script
	clusters := false
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if r < utf8.RuneSelf {
			// A Hebrew acronym has a quotation mark before its last letter.
			if (r == '"' || r == '\'') && before == hebrewLetter && t.scriptAt(end+1) == hebrewLetter {
				end++
				continue
			}
			break
		}
		sc := scriptOf(r)
		if sc == alphabetic || sc == separator && !isInvisible(r) && !unicode.Is(unicode.M, r) || end > start && (sc == southeast) != clusters {
			break
		}
		clusters = sc == southeast
		before = sc
		end += size
	}
	if clusters {
		t.clusters(start, end)
		return end
	}
	for it := words.FromString(s[start:end]); it.Next(); {
		r, _ := utf8.DecodeRuneInString(it.Value())
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			// What UAX #29 attaches to a word it ends without.
			value := strings.TrimRightFunc(it.Value(), isInvisible)
			t.add(start+it.Start(), start+it.Start()+len(value), true, true, false)
		}
	}
	return end
}

func (t *tokenizer) scriptAt(pos int) script {
	if pos >= len(t.source) {
		return separator
	}
	r, _ := utf8.DecodeRuneInString(t.source[pos:])
	return scriptOf(r)
}
