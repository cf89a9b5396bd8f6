package findings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/adrg/strutil/metrics"
)

// UnknownOutletError says that settings name an outlet that the archive does
// not have.
type UnknownOutletError struct {
	Option string   // "from", "outlet" or "group"
	Name   string   // as it was asked for
	Near   []string // outlets with a similar name, the most similar first
	Known  []string // all outlets of the archive
}

func (e *UnknownOutletError) Error() string {
	s := fmt.Sprintf("--%s: the archive has no article of an outlet %q", e.Option, e.Name)
	switch {
	case len(e.Near) > 0:
		return s + "; did you mean " + strings.Join(e.Near, ", ") + "?"
	case len(e.Known) > 0:
		return s + "; it has " + short(e.Known, 8)
	}
	return s + ": its articles have no outlet"
}

// resolve puts the archive's own names of outlets in the place of those that
// were asked for, which may differ in case.
func (s Settings) resolve(c *catalogue) (Settings, error) {
	known, folded := map[string]bool{}, map[string][]string{}
	for i := range c.entries {
		name := cmp.Or(c.entries[i].Outlet, Unnamed)
		if !known[name] {
			known[name] = true
			folded[strings.ToLower(name)] = append(folded[strings.ToLower(name)], name)
		}
	}
	names := func(option string, asked []string) ([]string, error) {
		out := []string{}
		for _, name := range asked {
			_, group := s.Groups[name]
			switch same := folded[strings.ToLower(name)]; {
			case known[name], option != "group" && group, option == "from" && name == Any:
				out = append(out, name)
			case len(same) > 0:
				out = append(out, slices.Sorted(slices.Values(same))...)
			default:
				return nil, &UnknownOutletError{Option: option, Name: name, Near: near(name, sortedKeys(known)), Known: slices.DeleteFunc(sortedKeys(known), func(n string) bool { return n == Unnamed })}
			}
		}
		return out, nil
	}
	var err error
	if s.From, err = names("from", s.From); err != nil {
		return s, err
	}
	if s.To, err = names("outlet", s.To); err != nil {
		return s, err
	}
	groups := map[string][]string{}
	for _, name := range sortedKeys(s.Groups) {
		if groups[name], err = names("group", s.Groups[name]); err != nil {
			return s, err
		}
	}
	s.Groups = groups
	return s, s.Check()
}

// alike is the similarity (Jaro-Winkler) from which a name is offered in the
// place of another: slips of the keyboard are above it, other names mostly below.
const alike = 0.75

// near lists up to five outlets whose names are similar, or hold the name that was
// asked for.
func near(name string, outlets []string) []string {
	m := metrics.JaroWinkler{}
	asked := strings.ToLower(name)
	type scored struct {
		name  string
		score float64
	}
	var found []scored
	for _, outlet := range outlets {
		if asked == "" || outlet == Unnamed {
			continue
		}
		score := m.Compare(asked, strings.ToLower(outlet))
		if strings.Contains(strings.ToLower(outlet), asked) || strings.Contains(asked, strings.ToLower(outlet)) {
			score++
		}
		if score >= alike {
			found = append(found, scored{outlet, score})
		}
	}
	slices.SortStableFunc(found, func(x, y scored) int { return cmp.Compare(y.score, x.score) })
	var names []string
	for _, x := range found[:min(5, len(found))] {
		names = append(names, x.name)
	}
	return names
}
