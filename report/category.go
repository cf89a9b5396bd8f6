package report

import "strings"

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
