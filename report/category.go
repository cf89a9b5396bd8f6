package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/compare"
)

// directionOf says the direction of a change in plain words. Directions are in
// lower case; what the words of the change write as a name is written as one.
func directionOf(c *compare.Change) string {
	direction := deref(c.Direction)
	if from, to, ok := strings.Cut(direction, "->"); ok {
		direction = asWritten(from, c) + "->" + asWritten(to, c)
	}
	return directionName(direction)
}

// asWritten is a word with a capital, if it has one wherever it stands in the
// change, its reason and its evidence.
func asWritten(word string, c *compare.Change) string {
	first, size := utf8.DecodeRuneInString(word)
	name := string(unicode.ToUpper(first)) + word[size:]
	if name == word {
		return word
	}
	texts := []string{c.AText, c.BText, deref(c.Reason)}
	for _, e := range c.Evidence {
		texts = append(texts, e.Entry)
	}
	named := false
	for _, text := range texts {
		if strings.Contains(text, word) {
			return word
		}
		named = named || strings.Contains(text, name)
	}
	if named {
		return name
	}
	return word
}

// directionName says a direction in plain words; "" for one that the sentence
// of the change says already.
func directionName(direction string) string {
	switch direction {
	case "added", "dropped", "shifted", "changed":
		return ""
	case "on":
		return "put on"
	case "off":
		return "taken off"
	}
	direction = strings.Replace(direction, "commit", "commitment", 1)
	if what, ok := strings.CutSuffix(direction, "+"); ok {
		return "more " + what
	}
	if what, ok := strings.CutSuffix(direction, "-"); ok {
		return "less " + what
	}
	from, to, ok := strings.Cut(direction, "->")
	if ok {
		return "from " + strings.TrimSpace(from) + " to " + strings.TrimSpace(to)
	}
	return direction
}
