package report

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// style is how a piece of text looks in a terminal with colours.
type style uint8

const (
	plain     style = iota
	bold            // headings, titles
	faint           // places, rules, paths
	sideA           // words of A
	sideB           // words of B
	insideA         // changed words of A in their setting
	insideB         // changed words of B in their setting
	strong          // flag numbers
	attention       // warnings
)

// The colours of the two sides are yellow and cyan, which people who see red
// and green alike can tell apart; the words themselves always say which side
// is which.
var sgr = [...]string{plain: "", bold: "1", faint: "2", sideA: "33", sideB: "36", insideA: "33;4", insideB: "36;4", strong: "1", attention: "1;35"}

// piece is a stretch of clean text in one style.
type piece struct {
	text   string
	style  style
	glue   bool // never broken inside, unless it is wider than a whole line
	join   bool // belongs to the sentence of the piece before it, and is isolated together with it
	source int  // in a line: index of the piece it is a part of
}

func text(s string) piece             { return piece{text: s} }
func styled(st style, s string) piece { return piece{text: s, style: st} }

// width is the number of columns that clean text takes at most: terminals
// measure emoji sequences either as one picture or character by character.
func width(s string) int {
	if isASCII(s) {
		return len(s)
	}
	all := 0
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		all += graphemeWidth(g)
	}
	return all
}

func graphemeWidth(g displaywidth.Graphemes[string]) int {
	w, sum := g.Width(), 0
	for _, r := range g.Value() {
		sum += displaywidth.Rune(r)
	}
	return max(w, sum)
}

// line is one line of a wrapped paragraph.
type line struct {
	pieces []piece
	width  int
	last   int // source of the last piece
}

// add appends s, a part of the piece p.
func (l *line) add(s string, p piece, w int) {
	l.width += w
	if n := len(l.pieces); n > 0 && l.last == p.source {
		l.pieces[n-1].text += s
		return
	}
	l.last = p.source
	p.text = s
	l.pieces = append(l.pieces, p)
}

// gap adds the blank before a part of next.
func (l *line) gap(next piece) {
	blank := piece{source: -1, join: next.join}
	if next.source == l.last {
		blank = l.pieces[len(l.pieces)-1]
	}
	l.add(" ", blank, 1)
}

// trim takes the blanks off the end.
func (l *line) trim() {
	for n := len(l.pieces); n > 0; n = len(l.pieces) {
		p := &l.pieces[n-1]
		short := strings.TrimRight(p.text, " ")
		l.width -= len(p.text) - len(short)
		p.text = short
		if short != "" {
			return
		}
		l.pieces = l.pieces[:n-1]
	}
}

// unit is what is never broken: a word with what sticks to it, or one wide
// character.
type unit struct {
	pieces []piece
	width  int
	blank  bool // a blank stands before it
}

// wrap breaks pieces into lines of at most columns. It breaks at blanks, and
// between wide characters (Chinese, Japanese, Korean) as long as no closing
// punctuation would begin a line and no opening punctuation end one. A word
// wider than a whole line is broken where the line ends.
func wrap(pieces []piece, columns int) []line {
	lines := []line{{}}
	for _, u := range units(pieces) {
		last := &lines[len(lines)-1]
		gap := 0
		if u.blank && last.width > 0 {
			gap = 1
		}
		if last.width > 0 && last.width+gap+u.width > columns {
			last.trim()
			lines = append(lines, line{})
			last, gap = &lines[len(lines)-1], 0
		}
		if gap > 0 {
			last.gap(u.pieces[0])
		}
		for _, p := range u.pieces {
			if u.width <= columns {
				last.add(p.text, p, width(p.text))
				continue
			}
			g := displaywidth.StringGraphemes(p.text)
			for g.Next() {
				if w := graphemeWidth(g); last.width > 0 && last.width+w > columns {
					lines = append(lines, line{})
					last = &lines[len(lines)-1]
				}
				last.add(g.Value(), p, graphemeWidth(g))
			}
		}
	}
	lines[len(lines)-1].trim()
	return lines
}

// units cuts pieces where a line may be broken.
func units(pieces []piece) []unit {
	var us []unit
	blank, open := false, false // a blank came; the next grapheme sticks to the last unit
	var before string           // the last grapheme
	add := func(s string, p piece, w int) {
		if len(us) == 0 || !open {
			us = append(us, unit{blank: blank})
		}
		blank, open = false, true
		u := &us[len(us)-1]
		u.width += w
		if n := len(u.pieces); n > 0 && u.pieces[n-1].source == p.source {
			u.pieces[n-1].text += s
			return
		}
		p.text = s
		u.pieces = append(u.pieces, p)
	}
	for i, p := range pieces {
		p.source = i
		if p.glue && strings.HasPrefix(p.text, " ") { // but before it
			blank, open = true, false
			p.text = p.text[1:]
		}
		if isASCII(p.text) { // a whole word at a time
			for i, word := range strings.Split(p.text, " ") {
				if i > 0 && !p.glue {
					blank, open = true, false
				} else if i > 0 {
					add(" ", p, 1)
				}
				if word != "" {
					if before != "" && open && breaksBetween(before, word[:1]) {
						open = false
					}
					add(word, p, len(word))
					before = word[len(word)-1:]
				}
			}
			continue
		}
		g := displaywidth.StringGraphemes(p.text)
		for g.Next() {
			s := g.Value()
			if s == " " && !p.glue {
				blank, open = true, false
				continue
			}
			if open && breaksBetween(before, s) {
				open = false
			}
			add(s, p, graphemeWidth(g))
			before = s
		}
	}
	return us
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

const (
	closing = "、。，．：；！？）］｝」』】〉》〕ー々…‥ぁぃぅぇぉっゃゅょァィゥェォッャュョ”’,.:;!?)]}%"
	opening = "（［｛「『【〈《〔“‘([{"
)

// breaksBetween reports whether a line may be broken between two graphemes
// that no blank divides: next to a wide character, within the limits that
// Japanese and Chinese typesetting sets.
func breaksBetween(x, y string) bool {
	if !isWide(x) && !isWide(y) {
		return false
	}
	return !strings.Contains(closing, y) && !strings.Contains(opening, x)
}

func isWide(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x1100 && displaywidth.Rune(r) == 2
}

// cutTo shortens clean text to at most columns, with "…" where it was cut.
func cutTo(s string, columns int) string {
	if width(s) <= columns {
		return s
	}
	var b strings.Builder
	used := 0
	g := displaywidth.StringGraphemes(s)
	for g.Next() {
		if used += graphemeWidth(g); used > columns-1 {
			break
		}
		b.WriteString(g.Value())
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// appendLine appends a line, coloured on request. Each piece with
// right-to-left letters stands in isolates, together with the pieces that join
// it, so that it cannot reorder what stands around it.
func appendLine(dst []byte, l line, color bool) []byte {
	isolated := false
	for i, p := range l.pieces {
		if !p.join || i == 0 {
			if isolated {
				dst = append(dst, "\u2069"...)
			}
			isolated = false
			for j := i; j < len(l.pieces) && (j == i || l.pieces[j].join); j++ {
				isolated = isolated || hasRTL(l.pieces[j].text)
			}
			if isolated {
				dst = append(dst, "\u2068"...)
			}
		}
		if color && sgr[p.style] != "" {
			dst = append(append(append(dst, "\x1b["...), sgr[p.style]...), 'm')
			dst = append(append(dst, p.text...), "\x1b[0m"...)
		} else {
			dst = append(dst, p.text...)
		}
	}
	if isolated {
		dst = append(dst, "\u2069"...)
	}
	return dst
}

// cutFrom is cutTo at the other end: it keeps the last columns.
func cutFrom(s string, columns int) string {
	all := width(s)
	if all <= columns {
		return s
	}
	at := 0
	g := displaywidth.StringGraphemes(s)
	for all > columns-1 && g.Next() {
		all -= graphemeWidth(g)
		at += len(g.Value())
	}
	rest := s[at:]
	if blank := strings.IndexByte(rest, ' '); blank >= 0 && blank < 20 { // not in the middle of a word
		rest = rest[blank+1:]
	}
	return "…" + rest
}
