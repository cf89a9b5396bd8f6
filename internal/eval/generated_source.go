package main

import (
	"fmt"
	"strings"
)

// A source is a text of our own with marked places ("sites") that have one or
// more other wordings, each made by a named operation:
//
//	The army {verb::distance+|said|claimed|alleged} its guns had fired.
//
// A site is {operation[:category[:direction]][#number]|as written|changed|…}.
// Square brackets inside a wording mark the words that a component should
// cut; without them it is the whole wording. Sites of one operation and number
// belong together: a mark that opens and one that closes, a paragraph here or
// there. The markup's own characters do not occur in the prose.
type source struct {
	name  string
	parts []sourcePart
	sites []site
}

// sourcePart is plain prose (site < 0) or one place of a site.
type sourcePart struct {
	prose    string
	site     int
	wordings []wordingOf
}

type site struct {
	operation, category, direction string
	wordings                       int
}

// wordingOf is one wording of a place, and the part of it that a component
// should cut, in bytes.
type wordingOf struct {
	text       string
	start, end int
}

func parseSource(name, marked string) (*source, error) {
	s := &source{name: name}
	joined := map[string]int{}
	for marked != "" {
		prose, rest, found := strings.Cut(marked, "{")
		s.parts = append(s.parts, sourcePart{prose: prose, site: -1})
		if !found {
			break
		}
		inside, rest, found := strings.Cut(rest, "}")
		if !found {
			return nil, fmt.Errorf("%s: no end of {%s", name, inside)
		}
		marked = rest
		fields := strings.Split(inside, "|")
		if len(fields) < 3 {
			return nil, fmt.Errorf("%s: {%s} has no other wording", name, inside)
		}
		head, number, numbered := strings.Cut(fields[0], "#")
		names := strings.SplitN(head, ":", 3)
		operation, known := operations[names[0]]
		if !known {
			return nil, fmt.Errorf("%s: no operation %q", name, names[0])
		}
		at := site{operation: names[0], category: operation.category, direction: operation.direction, wordings: len(fields) - 1}
		if len(names) > 1 && names[1] != "" {
			at.category = names[1]
		}
		if len(names) > 2 {
			at.direction = names[2]
		}
		if at.category == "" && !operation.benign {
			return nil, fmt.Errorf("%s: {%s} names no category", name, inside)
		}
		index, again := joined[names[0]+number]
		if !numbered || !again {
			index = len(s.sites)
			s.sites = append(s.sites, at)
			if numbered {
				joined[names[0]+number] = index
			}
		} else if s.sites[index].wordings != at.wordings {
			return nil, fmt.Errorf("%s: the places of %s#%s differ in their number of wordings", name, names[0], number)
		}
		part := sourcePart{site: index}
		for _, field := range fields[1:] {
			part.wordings = append(part.wordings, parseWording(field))
		}
		s.parts = append(s.parts, part)
	}
	if len(s.sites) == 0 {
		return nil, fmt.Errorf("%s: no site", name)
	}
	return s, nil
}

func parseWording(field string) wordingOf {
	before, rest, found := strings.Cut(field, "[")
	if !found {
		return wordingOf{text: field, end: len(field)}
	}
	cut, after, _ := strings.Cut(rest, "]")
	return wordingOf{text: before + cut + after, start: len(before), end: len(before) + len(cut)}
}

// render writes the text with the wordings chosen by site (0, the written one,
// where none is). It gives for every part the span of its text, and for every
// site the span that a component should cut, both in code points. Of a site's
// places the first counts that has such words.
func (s *source) render(chosen map[int]int) (string, [][2]int, [][2]int) {
	var text strings.Builder
	at := 0
	write := func(piece string) [2]int {
		start := at
		text.WriteString(piece)
		at += len([]rune(piece))
		return [2]int{start, at}
	}
	parts, cuts := make([][2]int, len(s.parts)), make([][2]int, len(s.sites))
	seen := make([]bool, len(s.sites))
	for i, p := range s.parts {
		if p.site < 0 {
			parts[i] = write(p.prose)
			continue
		}
		w := p.wordings[chosen[p.site]]
		before := write(w.text[:w.start])
		cut := write(w.text[w.start:w.end])
		after := write(w.text[w.end:])
		parts[i] = [2]int{before[0], after[1]}
		switch {
		case seen[p.site] && operations[s.sites[p.site].operation].marks:
			cuts[p.site][1] = after[1] // from the opening mark to the closing one
		case !seen[p.site] || cuts[p.site][0] == cuts[p.site][1]:
			cuts[p.site], seen[p.site] = cut, true
		}
	}
	return text.String(), parts, cuts
}
