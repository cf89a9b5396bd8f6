package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the source.
type line struct {
	start int  // where it begins
	bytes Span // without white space around
	// Measured for files that may be hard-wrapped, in code points:
	indent int // white space before it
	width  int // with the indent
	first  int // of its first word
}

// lines appends the lines of source, cut at every line break that Unicode knows
// (LF, CR, CR LF, NEL, LS, PS, vertical tab, form feed). Lines without a visible
// character are kept, empty. rare says whether there may be breaks but LF.
func lines(out []line, source string, rare bool) []line {
	if !rare {
		return linesAtFeeds(out, source)
	}
	begin := 0
	for pos := 0; pos <= len(source); {
		for pos < len(source) && !mayBreak[source[pos]] {
			pos++
		}
		size, isBreak := 1, pos == len(source)
		if !isBreak {
			switch b := source[pos]; {
			case b == '\n' || b == '\v' || b == '\f':
				isBreak = true
			case b == '\r':
				isBreak = true
				if pos+1 < len(source) && source[pos+1] == '\n' {
					size = 2
				}
			case b == 0xc2: // U+0085
				isBreak = pos+1 < len(source) && source[pos+1] == 0x85
				size = 2
			case b == 0xe2: // U+2028, U+2029
				isBreak = pos+2 < len(source) && source[pos+1] == 0x80 && source[pos+2]|1 == 0xa9
				size = 3
			}
		}
		if isBreak {
			out = append(out, line{start: begin, bytes: trim(source, Span{begin, pos})})
			begin = pos + size
		} else {
			size = 1
		}
		pos += size
	}
	return out
}

// mayBreak: bytes with which line breaks begin.
var mayBreak = [256]bool{'\n': true, '\v': true, '\f': true, '\r': true, 0xc2: true, 0xe2: true}

// isRareBreak reports whether a character breaks lines and is not LF.
func isRareBreak(r rune) bool {
	return r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// linesAtFeeds is lines for a source whose only line breaks are LF.
func linesAtFeeds(out []line, source string) []line {
	for begin := 0; ; {
		n := strings.IndexByte(source[begin:], '\n')
		if n < 0 {
			return append(out, line{start: begin, bytes: trim(source, Span{begin, len(source)})})
		}
		out = append(out, line{start: begin, bytes: trim(source, Span{begin, begin + n})})
		begin += n + 1
	}
}

// trim takes white space and byte order marks off both ends.
func trim(source string, s Span) Span {
	for s.Start < s.End && !visible(source[s.Start]) {
		r, size := utf8.DecodeRuneInString(source[s.Start:s.End])
		if !unicode.IsSpace(r) && r != '\ufeff' {
			break
		}
		s.Start += size
	}
	for s.Start < s.End && !visible(source[s.End-1]) {
		r, size := utf8.DecodeLastRuneInString(source[s.Start:s.End])
		if !unicode.IsSpace(r) && r != '\ufeff' {
			break
		}
		s.End -= size
	}
	return s
}

// visible reports whether a byte is an ASCII character on paper.
func visible(b byte) bool { return ' ' < b && b < utf8.RuneSelf }
