package document

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/article"
	"parallax/text"
)

// pdfParagraphs joins lines into paragraphs: a paragraph ends where the gap to
// the next line is larger than the gaps within paragraphs, the size of the
// letters changes, the next line is indented, or a short line ends a sentence.
// Lines that pages repeat at their edges are page heads and feet.
func pdfParagraphs(lines []pdfLine, pages int) []paragraph {
	texts := make([]string, len(lines))
	for i := range lines {
		texts[i] = article.Clean(lines[i].text.String())
	}
	running := runningLines(lines, texts, pages)
	hyphenated := hyphenatedWords(texts)
	leading := usualLeading(lines)
	var out []paragraph
	var held []string // heads and feet met inside a paragraph
	var current strings.Builder
	flush := func() {
		if s := article.Clean(current.String()); s != "" {
			out = append(out, paragraph{text: s})
		}
		current.Reset()
		for _, s := range held {
			out = append(out, paragraph{text: s, kind: text.MarkBoilerplate})
		}
		held = held[:0]
	}
	before := -1
	for i := range lines {
		switch {
		case texts[i] == "":
			continue
		case running[i]:
			if held = append(held, texts[i]); current.Len() == 0 {
				flush()
			}
			continue
		}
		if before >= 0 && !sameParagraph(lines, texts, before, i, leading) {
			flush()
		}
		appendLine(&current, texts[i], hyphenated)
		before = i
	}
	flush()
	return out
}

// appendLine joins a line to a paragraph. A hyphen at the end of a line goes if
// a small letter follows, unless the text has the word with it elsewhere.
func appendLine(b *strings.Builder, line string, hyphenated map[string]bool) {
	s := b.String()
	if s == "" {
		b.WriteString(line)
		return
	}
	first, _ := utf8.DecodeRuneInString(line)
	trimmed := strings.TrimRight(s, "-‐")
	end, _ := utf8.DecodeLastRuneInString(trimmed)
	switch {
	case len(trimmed) < len(s) && unicode.IsLetter(end) && unicode.IsLower(first):
		word := lastWord(trimmed) + "-" + firstWord(line)
		b.Reset()
		b.WriteString(trimmed)
		if hyphenated[strings.ToLower(word)] {
			b.WriteByte('-')
		}
	case len(trimmed) < len(s) && unicode.IsLetter(end) && unicode.IsLetter(first):
		// "Russian-" and "American": the hyphen belongs to the word
	case unicode.In(end, unicode.Han, unicode.Hiragana, unicode.Katakana) && unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana):
	default:
		b.WriteByte(' ')
	}
	b.WriteString(line)
}

func lastWord(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// hyphenatedWords are the words with a hyphen inside a line.
func hyphenatedWords(lines []string) map[string]bool {
	out := map[string]bool{}
	for _, line := range lines {
		for _, word := range strings.Fields(line) {
			word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
			if strings.Contains(word, "-") {
				out[strings.ToLower(word)] = true
			}
		}
	}
	return out
}

// usualLeading is the most frequent distance between the base lines of
// neighbours, in parts of the letter size: the median.
func usualLeading(lines []pdfLine) float64 {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		a, b := &lines[i-1], &lines[i]
		if gap := (a.y - b.y) / a.size; a.page == b.page && 0.7 < gap && gap < 2.5 && math.Abs(a.size-b.size) < 0.1*a.size {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) == 0 {
		return 1.2
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

func sameParagraph(lines []pdfLine, texts []string, before, at int, leading float64) bool {
	a, b := &lines[before], &lines[at]
	stop := endsSentence(texts[before])
	if math.Abs(a.size-b.size) > 0.12*max(a.size, b.size) {
		return false
	}
	gap := (a.y - b.y) / a.size
	switch {
	case a.page == b.page && math.Abs(gap) < 0.4: // the same line, farther right
		return true
	case a.page != b.page || gap < 0: // the next page or column
		first, _ := utf8.DecodeRuneInString(texts[at])
		return !stop && (unicode.IsLower(first) || strings.HasSuffix(texts[before], "-") || strings.HasSuffix(texts[before], ",") || utf8.RuneCountInString(texts[before]) > 40 && !unicode.IsDigit(first))
	case gap > leading*1.3+0.05:
		return false
	}
	left, right := edges(lines, before)
	indented := b.x0-left > 0.7*b.size && b.x0-left < 5*b.size && a.x0-left < 0.7*b.size
	short := right-a.x1 > 0.12*(right-left)
	return !(stop && (indented || short)) && !(indented && short)
}

// edges are the left and right border of the lines around a line.
func edges(lines []pdfLine, at int) (left, right float64) {
	const around = 10
	l := &lines[at]
	left, right = l.x0, l.x1
	for i := max(0, at-around); i < min(len(lines), at+around+1); i++ {
		n := &lines[i]
		if n.page != l.page || math.Abs(n.size-l.size) > 0.12*l.size || math.Abs(n.x0-l.x0) > 5*l.size {
			continue
		}
		left, right = min(left, n.x0), max(right, n.x1)
	}
	return left, right
}

func endsSentence(line string) bool {
	line = strings.TrimRight(line, "\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?:…。！？؟।", r)
}

// runningLines tells the lines that stand at the top or foot of several pages
// with nothing different but their numbers.
func runningLines(lines []pdfLine, texts []string, pages int) []bool {
	const edge = 2 // lines
	out := make([]bool, len(lines))
	if pages < 2 {
		return out
	}
	candidates := map[string][]int{}
	onPages := map[string]map[int]bool{}
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && lines[end].page == lines[start].page {
			end++
		}
		order := make([]int, 0, end-start)
		for i := start; i < end; i++ {
			order = append(order, i)
		}
		slices.SortStableFunc(order, func(i, j int) int {
			switch {
			case lines[i].y > lines[j].y:
				return -1
			case lines[i].y < lines[j].y:
				return 1
			}
			return 0
		})
		top, foot := apart(lines, order, edge)
		for rank, i := range order {
			if rank >= top && rank < len(order)-foot {
				continue
			}
			key := withoutNumbers(texts[i])
			candidates[key] = append(candidates[key], i)
			if onPages[key] == nil {
				onPages[key] = map[int]bool{}
			}
			onPages[key][lines[i].page] = true
		}
		start = end
	}
	for key, found := range candidates {
		if n := len(onPages[key]); n >= 2 && n*5 >= pages*2 {
			for _, i := range found {
				out[i] = true
			}
		}
	}
	return out
}

// apart counts the lines at the top and at the foot of a page that a gap
// divides from the rest, up to edge: page heads stand apart, the first lines of
// the text do not. order is from top to foot.
func apart(lines []pdfLine, order []int, edge int) (top, foot int) {
	const gap = 1.7 // parts of the letter size; within paragraphs it is 1.0 to 1.5
	for n := 1; n <= edge && n < len(order); n++ {
		if a, b := &lines[order[n-1]], &lines[order[n]]; a.y-b.y > gap*max(a.size, b.size) {
			top = n
		}
		if a, b := &lines[order[len(order)-n-1]], &lines[order[len(order)-n]]; a.y-b.y > gap*max(a.size, b.size) {
			foot = n
		}
	}
	return top, foot
}

func withoutNumbers(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, s)
}
