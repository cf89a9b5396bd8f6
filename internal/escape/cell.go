package escape

import (
	"strings"
	"unicode/utf8"
)

// Formula reports whether a spreadsheet could take s for a formula: it begins,
// perhaps behind blanks, with = + - @ or their full-width forms, with a tab or
// a line break. A leading apostrophe is told as well, so that taking one
// apostrophe off a guarded cell always gives the text back.
func Formula(s string) bool {
	if s == "" {
		return false
	}
	if s[0] == '\t' || s[0] == '\r' || s[0] == '\n' {
		return true
	}
	s = strings.TrimLeft(s, " \t\r\n\u00a0\u3000")
	if s == "" {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '=', '+', '-', '@', '\'', '＝', '＋', '－', '＠':
		return true
	}
	return false
}

// CSV appends s as a cell: always quoted (a spreadsheet that splits at
// semicolons must not find a formula behind one), with an apostrophe before
// what a spreadsheet would run as a formula, and U+FFFD for each control
// character. "" is an empty cell.
func CSV(dst []byte, s string) []byte {
	if s == "" {
		return dst
	}
	dst = append(dst, '"')
	dst = appendCell(dst, s, false)
	return append(dst, '"')
}

// TSV is [CSV] without quotes, and with a blank for each tab and line break.
func TSV(dst []byte, s string) []byte { return appendCell(dst, s, true) }

func appendCell(dst []byte, s string, tabs bool) []byte {
	if Formula(s) {
		dst = append(dst, '\'')
	}
	for _, r := range s {
		switch {
		case r == '"' && !tabs:
			dst = append(dst, '"', '"')
		case r == '\t' || r == '\n' || r == '\r':
			if tabs {
				r = ' '
			}
			dst = append(dst, byte(r))
		case Control(r):
			dst = append(dst, "\ufffd"...)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}
