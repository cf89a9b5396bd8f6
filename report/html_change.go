package report

import (
	"strings"

	"parallax/compare"
)

// flagView is one flag of the list.
type flagView struct {
	changeView
	Number     int
	Confidence string
	Letter     string
	Direction  string
	Also       []string
	Evidence   []compare.Evidence
	Rule       string
}

// changeView is one component in a list.
type changeView struct {
	ID       string // anchor, stable for the same words in the same setting
	ChangeID string
	Code     string
	Name     string // of the category
	Verb     string // became, was added, was dropped, moved
	A, B     string // the words; "" where that side has none
	Where    string
	Place    string // "A ¶3 · B ¶5"
	Passage  string
	Href     string // of the place: the passage, or the words; "" if they are not on the page
	Quoted   bool
	Reason   []string // our words and the articles' in turn
	SourceA  string   // link to the words in the article's own page
	SourceB  string
}

func (m *marker) flag(c *compare.Change) *flagView {
	f := &flagView{
		changeView: m.view(c),
		Confidence: clean(deref(c.Confidence)),
		Letter:     categoryOf(c).Letter,
		Direction:  clean(directionOf(c)),
		Evidence:   c.Evidence,
		Rule:       clean(deref(c.Rule)),
	}
	if c.Op == "move" {
		f.Direction = "" // the sentence says it
	}
	for _, also := range c.Also {
		f.Also = append(f.Also, clean(also))
	}
	m.byID[c.ID] = f
	return f
}

func (m *marker) view(c *compare.Change) changeView {
	kind := categoryOf(c)
	v := changeView{
		ID: changeAnchor(m.anchors[c]), ChangeID: c.ID, Code: kind.Code, Name: capital(compare.CategoryTitle(clean(deref(c.Category)))),
		A: clean(c.AText), B: clean(c.BText), Where: clean(c.Where), Passage: m.passageOf[deref(c.Passage)],
		Quoted: c.Quoted.A || c.Quoted.B, Reason: reasonParts(c),
	}
	if c.A != nil && v.A == "" {
		v.A = wordsLeftOut
	}
	if c.B != nil && v.B == "" {
		v.B = wordsLeftOut
	}
	v.SourceA, v.SourceB = sourceLink(m.a.Side, c.AText), sourceLink(m.b.Side, c.BText)
	switch c.Op {
	case "insert":
		v.Verb = "was added"
	case "delete":
		v.Verb = "was dropped"
	case "move":
		v.Verb = "moved"
		if to := deref(c.Direction); to == "up" || to == "down" {
			v.Verb += " " + to
		}
		if p := m.moved[deref(c.Passage)]; p != nil && c.MovesPassage() && p.AText != "" {
			v.A = clean(p.AText) // not only the longest stretch of it that is unchanged
		}
		if v.A != "" {
			v.A, v.B = excerpt(v.A, 120), ""
		} else {
			v.B = excerpt(v.B, 120)
		}
	default:
		v.Verb = "became"
	}
	if a, b, ok := c.Names(); ok {
		v.A, v.B, v.Verb = clean(a), clean(b), "became"
	}
	var places []string
	if c.A != nil {
		places = append(places, "A "+m.a.placeIn(*c.A))
	}
	if c.B != nil {
		places = append(places, "B "+m.b.placeIn(*c.B))
	}
	v.Place = strings.Join(places, " · ")
	return v
}

// wordsLeftOut stands for words that the result was made without.
const wordsLeftOut = "words left out"

func reasonParts(c *compare.Change) []string {
	s := deref(c.Reason)
	if s == "" || strings.HasPrefix(s, "*") && (strings.HasSuffix(s, "* was added.") || strings.HasSuffix(s, "* was dropped.") ||
		strings.Contains(s, "* became *") && strings.HasSuffix(s, "*.")) {
		return nil // it says no more than the change itself
	}
	return reason(c)
}

// namedList is a list of changes below a name.
type namedList struct {
	Name  string
	Items []changeView
}
