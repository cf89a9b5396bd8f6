package main

import (
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"parallax/internal/escape"
)

// shownTo makes a value fit for a terminal and cuts it to a width.
func shownTo(s string, width int) string {
	s = strings.Map(func(r rune) rune {
		if escape.Acts(r) {
			return '\uFFFD'
		}
		return r
	}, s[:min(len(s), 8*width)])
	if displaywidth.String(s) <= width {
		return s
	}
	used := 0
	for i, r := range s {
		if used += displaywidth.Rune(r); used > width-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// tail keeps the end of a path that is too long.
func tail(s string, width int) string {
	if displaywidth.String(s) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && displaywidth.String(string(runes)) > width-1 {
		runes = runes[1:]
	}
	return "…" + string(runes)
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(width-displaywidth.String(s), 0))
}

// grouped writes 1234567 as 1,234,567.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if noun == "file or record" {
		return grouped(n) + " files or records"
	}
	return grouped(n) + " " + noun + "s"
}

func have(n int) string {
	if n == 1 {
		return "1 has"
	}
	return grouped(n) + " have"
}

func holds(n int) string {
	if n == 1 {
		return "1 file or record holds"
	}
	return grouped(n) + " files or records hold"
}
