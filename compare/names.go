package compare

import "strings"

// Names gives the two names of a flag that rests on a word dropped and a word
// added in one headline or in one slot: the change itself holds only the one,
// with the words around it, and its reason says both. ok is false for any other
// change.
func (c *Change) Names() (a, b string, ok bool) {
	if c.Rule == nil || c.Reason == nil {
		return "", "", false
	}
	switch *c.Rule {
	case "label.headline", "label.apart", "label.modifier":
	default:
		return "", "", false
	}
	parts := strings.SplitN(*c.Reason, "*", 5)
	if len(parts) < 5 || parts[0] != "" || parts[2] != " and " {
		return "", "", false
	}
	return parts[1], parts[3], parts[1] != "" && parts[3] != ""
}

// MovesPassage reports a move of a whole passage: one change over the longest
// stretch of it that holds no other. A move inside a passage is a part of a
// whole.
func (c *Change) MovesPassage() bool {
	return c.Op == "move" && c.Passage != nil && *c.Passage != "" && (c.Parent == nil || *c.Parent == "")
}
