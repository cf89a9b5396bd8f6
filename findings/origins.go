package findings

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"parallax/archive"
	"parallax/lexicon"
)

// derivation is an article and the one source that it is counted against.
type derivation struct {
	source, version *archive.Entry
	story           string
	own             int32 // see candidate
}

// catalogue is what the archive holds, read once.
type catalogue struct {
	entries []archive.Entry // by ID
	byID    map[string]int
	pairs   int
	wires   map[string]bool // outlets that are agencies
	// candidates are the pairs in which an article may be the version, by its
	// index.
	candidates [][]candidate
}

// candidate is a possible source of an article.
type candidate struct {
	source   int32
	words    int32
	own      int32   // of these, outside quotations at most; unknown: not known
	coverage float64 // of the version
	order    archive.Order
	cluster  string
}

const unknown = -1

// readCatalogue reads entries and pairs. Pairs are undirected but for their
// order; which of both articles may be the other's source depends on who is
// asked about, so both ways are kept where both can be.
func readCatalogue(a Archive) (*catalogue, error) {
	c := &catalogue{byID: map[string]int{}, wires: map[string]bool{}}
	for e, err := range a.Articles() {
		if err != nil {
			return nil, err
		}
		c.entries = append(c.entries, e)
	}
	slices.SortFunc(c.entries, func(x, y archive.Entry) int { return cmp.Compare(x.ID, y.ID) })
	c.candidates = make([][]candidate, len(c.entries))
	agencies := agencyNames()
	for i, e := range c.entries {
		c.byID[e.ID] = i
		if agency := agencies[e.Outlet]; agency != "" && !publishers[agency] {
			c.wires[e.Outlet] = true
		}
	}
	for p, err := range a.Pairs(archive.Filter{}) {
		if err != nil {
			return nil, err
		}
		c.pairs++
		i, ok := c.byID[p.A]
		j, ok2 := c.byID[p.B]
		if !ok || !ok2 {
			continue
		}
		wordsB, own := 0, unknown
		for k, passage := range p.Passages {
			wordsB += passage.Words
			if k == 0 {
				own = 0
			}
			if passage.Quoted {
				own += passage.Words / 2
			} else {
				own += passage.Words
			}
		}
		wordsB = max(wordsB, p.Words)
		cluster := c.name(p.Cluster, i, j)
		c.candidates[j] = append(c.candidates[j], candidate{int32(i), int32(p.Words), int32(own), p.CoverageB, orderOf(p.Order), cluster})
		if p.Order != archive.Dated {
			c.candidates[i] = append(c.candidates[i], candidate{int32(j), int32(wordsB), int32(own), p.CoverageA, orderOf(p.Order), cluster})
		}
	}
	return c, nil
}

// name is a cluster's name as one of its articles has it, so that each is in
// memory once.
func (c *catalogue) name(cluster string, articles ...int) string {
	for _, i := range articles {
		if c.entries[i].Cluster == cluster {
			return c.entries[i].Cluster
		}
	}
	return strings.Clone(cluster)
}

// orderOf is an order whose string is one of the three constants.
func orderOf(o archive.Order) archive.Order {
	switch o {
	case archive.Dated:
		return archive.Dated
	case archive.Tied:
		return archive.Tied
	}
	return archive.Undated
}

// publishers are those of the list of agencies that are first of all outlets:
// others credit them, but an article of theirs is as likely a version of an
// agency's as the other way round. Who wants one as a source names it.
var publishers = map[string]bool{
	"ABC News": true, "Al Jazeera": true, "BBC": true, "Bloomberg": true, "CBS News": true, "CNA": true, "CNN": true,
	"China Daily": true, "DW": true, "France 24": true, "KFF Health News": true, "McClatchy": true, "NBC News": true,
	"Press TV": true, "RFE/RL": true, "RFI": true, "RT": true, "Sputnik": true, "The Conversation": true,
	"The New York Times": true, "The Washington Post": true, "VOA": true,
}

// agencyNames maps the names of agencies to the agency.
var agencyNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, row := range lexicon.Embedded("agencies").Rows {
		names[row.Fields[0]] = row.Fields[1]
	}
	return names
})

// notices say what a reader must know before any number.
func (c *catalogue) notices(s Settings) []string {
	if len(s.From) == 0 && len(c.wires) == 0 {
		return []string{"No news agency is among the outlets: any earlier article serves as a source; --from OUTLET names one."}
	}
	return []string{}
}

// sources is the set of outlets that may be a source; nil: any.
func (c *catalogue) sources(s Settings) map[string]bool {
	switch {
	case slices.Contains(s.From, Any):
		return nil
	case len(s.From) > 0:
		g, set := s.grouping(), map[string]bool{}
		for _, e := range c.entries {
			if slices.Contains(s.From, e.Outlet) || slices.Contains(s.From, g.of(e.Outlet)) {
				set[e.Outlet] = true
			}
		}
		return set
	case len(c.wires) > 0:
		return c.wires
	}
	return nil
}

// best chooses the source that an article is counted against. One article is
// one observation of what its outlet does, so it may not be counted once for
// every copy of the story that the archive happens to hold. In this order:
//
//  1. an agency that the article credits, as the article says itself where its
//     text is from;
//  2. an agency, or an outlet that was named as a source, if its text covers half
//     of the article: that it came by way of a third outlet is the rarer case;
//  3. a source that is known to be earlier, before one of the same or of unknown
//     date;
//  4. the source that covers most of the article, in steps of a tenth: the text
//     that was on the desk shares more with the version than another rewrite of
//     it does, and smaller differences say nothing;
//  5. the latest of them, as the version is based on the last state of a story
//     that its writer had, not on its first flash;
//  6. the higher coverage, then the smaller ID.
//
// allowed are the outlets that may be a source (nil: any); trusted are those
// that are one even if it is not known that they were earlier.
func (c *catalogue) best(version int, allowed, trusted map[string]bool, minWords int, g grouping) (candidate, bool) {
	v := &c.entries[version]
	var found candidate
	ok := false
	for _, x := range c.candidates[version] {
		s := &c.entries[x.source]
		if allowed != nil && !allowed[s.Outlet] || int(x.words) < minWords || g.of(s.Outlet) == g.of(v.Outlet) {
			continue
		}
		if x.order != archive.Dated && (!trusted[s.Outlet] || trusted[v.Outlet]) {
			continue
		}
		if !ok || c.better(x, found, v, trusted) {
			found, ok = x, true
		}
	}
	return found, ok
}

func (c *catalogue) better(x, y candidate, v *archive.Entry, trusted map[string]bool) bool {
	credit := func(k candidate) int {
		if credits(v.Agency, c.entries[k.source].Outlet) {
			return 1
		}
		return 0
	}
	agency := func(k candidate) int {
		if trusted[c.entries[k.source].Outlet] && k.coverage >= mostly {
			return 1
		}
		return 0
	}
	dated := func(k candidate) int {
		if k.order == archive.Dated {
			return 1
		}
		return 0
	}
	tenth := func(k candidate) int { return int(k.coverage*10 + 0.5) }
	return cmp.Or(
		credit(x)-credit(y),
		agency(x)-agency(y),
		dated(x)-dated(y),
		tenth(x)-tenth(y),
		cmp.Compare(c.entries[x.source].Date, c.entries[y.source].Date),
		cmp.Compare(x.coverage, y.coverage),
		cmp.Compare(c.entries[y.source].ID, c.entries[x.source].ID),
	) > 0
}
