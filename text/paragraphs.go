package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the source, without white space around.
type line struct {
	bytes  Span
	indent int // white space characters before it
	width  int // code points, with the indent
	first  int // code points of its first word
}

// lines cuts source at every line break that Unicode knows (LF, CR, CR LF, NEL,
// LS, PS, vertical tab, form feed). Lines without a visible character are kept,
// empty.
func lines(source string) []line {
	if !hasRareBreak(source) {
		return linesAtFeeds(source)
	}
	var out []line
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
			out = append(out, newLine(source, begin, pos))
			begin = pos + size
		} else {
			size = 1
		}
		pos += size
	}
	return out
}

// hasRareBreak reports whether any line break but LF may be in source.
func hasRareBreak(source string) bool {
	return strings.IndexByte(source, '\r') >= 0 || strings.IndexByte(source, '\f') >= 0 || strings.IndexByte(source, '\v') >= 0 ||
		!isASCII(source) && (strings.Contains(source, "\u2028") || strings.Contains(source, "\u2029") || strings.Contains(source, "\u0085"))
}

// linesAtFeeds is lines for a source whose only line breaks are LF.
func linesAtFeeds(source string) []line {
	out := make([]line, 0, strings.Count(source, "\n")+1)
	for begin := 0; ; {
		n := strings.IndexByte(source[begin:], '\n')
		if n < 0 {
			return append(out, newLine(source, begin, len(source)))
		}
		out = append(out, newLine(source, begin, begin+n))
		begin += n + 1
	}
}

// mayBreak: bytes with which line breaks begin.
var mayBreak = [256]bool{'\n': true, '\v': true, '\f': true, '\r': true, 0xc2: true, 0xe2: true}

func newLine(source string, start, end int) line {
	l := line{bytes: trim(source, Span{start, end})}
	if l.bytes.Empty() {
		return l
	}
	l.indent = utf8.RuneCountInString(source[start:l.bytes.Start])
	l.width = l.indent + utf8.RuneCountInString(source[l.bytes.Start:l.bytes.End])
	for i, r := range source[l.bytes.Start:l.bytes.End] {
		if unicode.IsSpace(r) || i > longestWrapped {
			break
		}
		l.first++
	}
	return l
}

// trim takes white space and byte order marks off both ends.
func trim(source string, s Span) Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(source[s.Start:s.End])
		if !unicode.IsSpace(r) && r != '\ufeff' {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(source[s.Start:s.End])
		if !unicode.IsSpace(r) && r != '\ufeff' {
			break
		}
		s.End -= size
	}
	return s
}

// Hard-wrapped files. A line counts as wrapped when the first word of the next
// one would not have fitted into the width of the file. Wrapping programs keep
// within 60 to 80 columns, typists and mail within 90; programs that balance
// lines (fmt) leave up to a tenth of the width free.
const (
	narrowest      = 40  // code points: narrower columns are lists
	longestWrapped = 100 // no line of a wrapped file is longer …
	strayLines     = 20  // … but for one in so many (addresses, tables)
	wrapSlack      = 0.9
	fewestWrapped  = 3 // wrapped lines, to call a file wrapped
)

// paragraphs groups the lines of source into paragraphs. Usually that is one a
// line. In a hard-wrapped file a paragraph goes on until a blank line, a line
// that is not full, a bullet, or a deeper indent.
func paragraphs(source string) []Span {
	ls := lines(source)
	width := wrapWidth(source, ls)
	var out []Span
	open := false
	for i, l := range ls {
		if l.bytes.Empty() {
			open = false
			continue
		}
		if open && continues(source, ls[i-1], l, width) {
			out[len(out)-1].End = l.bytes.End
		} else {
			out = append(out, l.bytes)
		}
		open = width > 0
	}
	return out
}

// continues reports whether next goes on with the paragraph of l in a file
// wrapped at width.
func continues(source string, l, next line, width int) bool {
	if next.indent > l.indent && !startsLower(source, next) || isBullet(source[next.bytes.Start:next.bytes.End]) {
		return false
	}
	return full(l, next, width) || startsLower(source, next) && !endsSentence(source, l)
}

// full reports whether the first word of next would not have fitted behind l.
func full(l, next line, width int) bool {
	return float64(l.width+1+next.first) > wrapSlack*float64(width)
}

// wrapWidth is the width at which the file is wrapped, or 0 if it is not.
func wrapWidth(source string, ls []line) int {
	var widths []int
	for _, l := range ls {
		if l.width > 0 {
			widths = append(widths, l.width)
		}
	}
	if len(widths) <= fewestWrapped {
		return 0
	}
	slices.Sort(widths)
	width := widths[len(widths)-1-len(widths)/strayLines]
	if width < narrowest || width > longestWrapped {
		return 0
	}
	// Evidence: of the lines that another one follows, most are full and stop
	// in mid-sentence, and where there is case, many go on in lower case (in
	// English prose four of five, in German three). Lists, verse and headlines
	// under each other do not.
	pairs, wrapped, lower, upper := 0, 0, 0, 0
	for i := 1; i < len(ls); i++ {
		l, next := ls[i-1], ls[i]
		if l.bytes.Empty() || next.bytes.Empty() {
			continue
		}
		pairs++
		if full(l, next, width) && !endsSentence(source, l) && !isBullet(source[next.bytes.Start:next.bytes.End]) {
			wrapped++
			switch r, _ := utf8.DecodeRuneInString(source[next.bytes.Start:next.bytes.End]); {
			case unicode.IsLower(r):
				lower++
			case unicode.IsUpper(r):
				upper++
			}
		}
	}
	if wrapped < fewestWrapped || wrapped*2 < pairs || lower < upper {
		return 0
	}
	return width
}

func startsLower(source string, l line) bool {
	r, _ := utf8.DecodeRuneInString(source[l.bytes.Start:l.bytes.End])
	return unicode.IsLower(r)
}

// endsSentence reports whether a line ends in a full stop or the like, with
// quotation marks and brackets behind it.
func endsSentence(source string, l line) bool {
	s := source[l.bytes.Start:l.bytes.End]
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if isTerminator(r) || r == ':' {
			return true
		}
		if !isCloser(r) {
			return false
		}
		s = s[:len(s)-size]
	}
	return false
}

func isBullet(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '•', '‣', '◦', '▪', '●', '■', '–', '—', '-', '*', '·':
		next, _ := utf8.DecodeRuneInString(s[size:])
		return r == '•' || unicode.IsSpace(next)
	}
	return false
}
