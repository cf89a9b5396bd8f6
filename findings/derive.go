package findings

import (
	"slices"

	"parallax/archive"
)

// derive finds every article's source, and says why others have none. Articles
// come in the order of their date, then ID, so that the first version of a
// story is met first.
func (c *catalogue) derive(s Settings, scope *Scope) []derivation {
	g, allowed := s.grouping(), c.sources(s)
	trusted := allowed
	if trusted == nil {
		trusted = c.wires
	}
	skips := newSkips()
	var found []derivation
	for _, i := range c.chronological() {
		v := &c.entries[i]
		switch {
		case len(c.candidates[i]) == 0:
			skips.add("articles", "sharing no passage with any other article")
			continue
		case allowed != nil && allowed[v.Outlet] && (len(s.To) == 0 || !s.wantsOutlet(v.Outlet, g)):
			skips.add("articles", "by an outlet that serves as a source")
			continue
		case !s.wantsDate(v.Date):
			skips.add("articles", "outside the dates that were asked for")
			continue
		case len(s.Agencies) > 0 && !slices.Contains(s.Agencies, v.Agency):
			skips.add("articles", "crediting no agency that was asked for")
			continue
		}
		best, ok := c.best(i, allowed, trusted, s.MinWords, g)
		if !ok {
			if _, short := c.best(i, allowed, trusted, 0, g); short {
				skips.add("articles", "sharing too few words with a source (min_words)")
			} else {
				skips.add("articles", "sharing text only with articles that cannot be the source: of an outlet that serves as none, of the same outlet, or not known to be earlier")
			}
			continue
		}
		source := &c.entries[best.source]
		found = append(found, derivation{source, v, storyOf(best, source), best.own})
	}
	scope.Articles, scope.Pairs, scope.Derived = len(c.entries), c.pairs, len(found)
	scope.Skipped = skips.list()
	return found
}

// storyOf is the cluster of both articles; where they are not in one, as they
// share too little of themselves, the source's own.
func storyOf(k candidate, source *archive.Entry) string {
	switch {
	case k.cluster != "":
		return k.cluster
	case source.Cluster != "":
		return source.Cluster
	}
	return source.ID
}

// chronological lists the entries by date, then ID.
func (c *catalogue) chronological() []int {
	order := make([]int, len(c.entries))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := c.entries[i].Date, c.entries[j].Date
		switch {
		case x == y:
			return 0
		case x == "": // without a date: last
			return 1
		case y == "" || x < y:
			return -1
		}
		return 1
	})
	return order
}

// skips counts what was left out, in the order of first mention.
type skips struct {
	at  map[Skipped]int
	all []Skipped
}

func newSkips() *skips { return &skips{at: map[Skipped]int{}, all: []Skipped{}} }

func (s *skips) add(what, reason string) {
	k := Skipped{Reason: reason, What: what}
	i, known := s.at[k]
	if !known {
		i = len(s.all)
		s.at[k] = i
		s.all = append(s.all, k)
	}
	s.all[i].N++
}

// list has the commonest reason first.
func (s *skips) list() []Skipped {
	slices.SortStableFunc(s.all, func(x, y Skipped) int { return y.N - x.N })
	return s.all
}
