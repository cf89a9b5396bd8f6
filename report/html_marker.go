package report

import (
	"fmt"
	"regexp"
	"strings"

	"parallax/compare"
)

// marker knows how each component shows: its flag number, its letter, its
// anchors. Anchors are given out once, to the first place that asks.
type marker struct {
	a, b      *article
	flags     []*flagView // ranked
	byID      map[string]*flagView
	classes   map[string]string // of wholes, by their most notable component
	anchors   map[*compare.Change]string
	passages  []string                    // anchors, by index
	passageOf map[string]string           // anchors, by id
	moves     map[string][]*mark          // flags of moves, by id of the passage
	moved     map[string]*compare.Passage // by id
	claimed   map[string]bool
}

var passageID = regexp.MustCompile(`^p[0-9]+$`)

func newMarker(c *compare.Comparison, a, b *article) *marker {
	m := &marker{a: a, b: b, byID: map[string]*flagView{}, classes: map[string]string{},
		anchors: map[*compare.Change]string{}, claimed: map[string]bool{}, passageOf: map[string]string{}, moves: map[string][]*mark{}, moved: map[string]*compare.Passage{}}
	for i, p := range c.Passages {
		if p.Moved {
			m.moved[p.ID] = &c.Passages[i]
		}
		anchor := p.ID
		if _, taken := m.passageOf[anchor]; taken || !passageID.MatchString(anchor) {
			anchor = fmt.Sprintf("passage-%d", i+1)
		}
		m.passages = append(m.passages, anchor)
		m.passageOf[p.ID] = anchor
	}
	used := map[string]bool{}
	for i := range c.Changes {
		change := &c.Changes[i]
		if change.Tier == "whole" {
			continue
		}
		key := safeID(change.Key)
		if key == "" {
			key = safeID(change.ID)
		}
		base := key
		for n := 2; used[key]; n++ {
			key = fmt.Sprintf("%s-%d", base, n)
		}
		used[key] = true
		m.anchors[change] = key
		if parent := deref(change.Parent); parent != "" {
			m.classes[parent] = moreNotable(m.classes[parent], statusClass(change))
		}
	}
	for _, i := range rankedFlags(c) {
		m.flags = append(m.flags, m.flag(&c.Changes[i]))
	}
	for i, f := range m.flags {
		f.Number = i + 1
	}
	for _, i := range rankedFlags(c) {
		if change := &c.Changes[i]; change.MovesPassage() { // it shows beside the badge, and must not hide the changes within

			m.moves[*change.Passage] = append(m.moves[*change.Passage], m.of(change))
		}
	}
	return m
}

func statusClass(c *compare.Change) string {
	switch deref(c.Status) {
	case "flag":
		return "flagged"
	case "benign":
		return "benign"
	}
	return "other"
}

func moreNotable(x, y string) string {
	for _, class := range []string{"flagged", "other", "benign"} {
		if x == class || y == class {
			return class
		}
	}
	return "other"
}

func (m *marker) class(c *compare.Change) string {
	if c.Tier != "whole" {
		return statusClass(c)
	}
	return moreNotable(m.classes[c.ID], "")
}

func (m *marker) of(c *compare.Change) *mark {
	if f := m.byID[c.ID]; f != nil {
		return &mark{Class: f.Code, Letter: f.Letter, Number: f.Number, Target: f.ID, Title: f.Name}
	}
	class := "o"
	if deref(c.Status) == "benign" {
		class = "n"
	}
	return &mark{Class: class, Title: capital(compare.CategoryTitle(clean(deref(c.Category))))}
}

// claim is the anchor of a component's mark on one side, "" if it is taken.
func (m *marker) claim(c *compare.Change, second bool) string {
	id := "a-" + m.anchors[c]
	if second {
		id = "b-" + m.anchors[c]
	}
	if m.claimed[id] {
		return ""
	}
	m.claimed[id] = true
	return id
}

// placeOf is the anchor of a change's place on the page. It is known when the
// texts are set.
func (m *marker) placeOf(v *changeView) string {
	if v.Passage != "" {
		return v.Passage
	}
	for _, side := range []string{"a", "b"} {
		if id := side + strings.TrimPrefix(v.ID, "f"); m.claimed[id] {
			return id
		}
	}
	return ""
}
