package text

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

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

// paragraphs appends the paragraphs that the lines of source make up. Usually
// that is one a line. In a hard-wrapped file a paragraph goes on until a blank
// line, a line that is not full, a bullet, or a deeper indent.
func paragraphs(out []Span, source string, ls []line) []Span {
	width := wrapWidth(source, ls)
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

// measure counts a line's code points.
func (l *line) measure(source string) {
	if l.bytes.Empty() {
		return
	}
	l.indent = utf8.RuneCountInString(source[l.start:l.bytes.Start])
	l.width = l.indent + utf8.RuneCountInString(source[l.bytes.Start:l.bytes.End])
	for i, r := range source[l.bytes.Start:l.bytes.End] {
		if unicode.IsSpace(r) || i > longestWrapped {
			break
		}
		l.first++
	}
}

// tooLong reports whether a line is longer than those of wrapped files.
func (l *line) tooLong(source string) bool {
	size := l.bytes.End - l.start
	return size > utf8.UTFMax*longestWrapped || size > longestWrapped && utf8.RuneCountInString(source[l.start:l.bytes.End]) > longestWrapped
}

// mayWrap is a quick look at the lengths of the lines: nearly all articles are
// told by their first few.
func mayWrap(source string, ls []line) bool {
	n, long := 0, 0
	for i := range ls {
		if !ls[i].bytes.Empty() {
			n++
		}
	}
	for i := range ls {
		if !ls[i].bytes.Empty() && ls[i].tooLong(source) {
			if long++; long > n/strayLines {
				return false
			}
		}
	}
	return n > fewestWrapped
}

// wrapWidth is the width at which the file is wrapped, or 0 if it is not. Of one
// that may be, it measures the lines.
func wrapWidth(source string, ls []line) int {
	if !mayWrap(source, ls) {
		return 0
	}
	widths := make([]int, 0, len(ls))
	for i := range ls {
		ls[i].measure(source)
		if ls[i].width > 0 {
			widths = append(widths, ls[i].width)
		}
	}
	slices.Sort(widths)
	width := widths[len(widths)-1-len(widths)/strayLines]
	if width < narrowest {
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
