package findings

import (
	"slices"
	"strings"
)

// outcome is what became of a phrase of the source.
type outcome uint8

const (
	kept outcome = iota
	replaced
	dropped
	otherwise
)

func (o outcome) String() string { return [...]string{"kept", "replaced", "dropped", "other"}[o] }

// phrase is a counting key that is looked for.
type phrase struct {
	key   string
	words []uint32
	// found are its occurrences in the order of the versions' dates.
	found []occurrence
	chances
}

// occurrence is one place where the source has a phrase, in a passage that the
// version kept.
type occurrence struct {
	version int32 // index into run.compared
	word    int32 // index into its Words
	outcome outcome
	change  int32 // index into its Changes, or -1
	counted bool  // the outlet's first of the story
}

// to is what a phrase was replaced by.
func (r *run) to(o *occurrence) string { return r.compared[o.version].Changes[o.change].ToKey }

// find looks for all occurrences of all phrases: the denominators. It is the
// second of two walks; the first found which phrases are ever replaced.
func (r *run) find(phrases []*phrase) {
	starts := map[uint32][]*phrase{}
	for _, p := range phrases {
		for word := range strings.FieldsSeq(p.key) {
			n, known := r.vocabulary.lookup(word)
			if !known {
				p.words = nil
				break
			}
			p.words = append(p.words, n)
		}
		if len(p.words) > 0 {
			starts[p.words[0]] = append(starts[p.words[0]], p)
		}
	}
	counted := map[*phrase]map[[2]string]bool{}
	for _, p := range phrases {
		counted[p] = map[[2]string]bool{}
	}
	for v := range r.compared {
		c := &r.compared[v]
		for i := range c.Words {
			for _, p := range starts[c.Words[i].Lemma] {
				if !c.has(i, p.words) {
					continue
				}
				what, change := c.became(i, p)
				story := [2]string{c.outlet, c.story}
				p.found = append(p.found, occurrence{int32(v), int32(i), what, int32(change), !counted[p][story]})
				counted[p][story] = true
			}
		}
	}
}

// has reports whether a phrase begins at a word.
func (ob *observation) has(i int, words []uint32) bool {
	if i+len(words) > len(ob.Words) {
		return false
	}
	for k, w := range words {
		if ob.Words[i+k].Lemma != w || ob.Words[i+k].Passage != ob.Words[i].Passage {
			return false
		}
	}
	return true
}

// became says what became of the phrase that begins at a word. It is replaced
// if it is the whole of what a change replaced; dropped if all of it went;
// kept if all of it stayed, or if what replaced it has it. All else is other.
func (ob *observation) became(i int, p *phrase) (outcome, int) {
	change := ob.Words[i].Change
	for k := range p.words {
		if ob.Words[i+k].Change != change {
			return otherwise, max(int(change), int(ob.Words[i+k].Change))
		}
	}
	if change < 0 {
		return kept, -1
	}
	x := &ob.Changes[change]
	switch {
	case x.Op == 'd':
		return dropped, int(change)
	case containsWords(x.ToKey, p.key):
		return kept, int(change)
	case x.FromKey == p.key:
		return replaced, int(change)
	}
	return otherwise, int(change)
}

// containsWords reports whether the words of part stand in all, next to each
// other.
func containsWords(all, part string) bool {
	return strings.Contains(" "+all+" ", " "+part+" ")
}

// exchange is a pair of keys of which one replaced the other somewhere.
type exchange struct{ from, to string }

// exchanges lists the pairs that enough stories have, over all outlets, in
// order. The choice looks at all outlets together, never at how they differ, so
// it leaves the tests between outlets their level.
func (r *run) exchanges() []exchange {
	stories := map[exchange]map[string]bool{}
	for i := range r.compared {
		c := &r.compared[i]
		for k := range c.Changes {
			x := &c.Changes[k]
			if !x.counts() {
				continue
			}
			e := exchange{x.FromKey, x.ToKey}
			if stories[e] == nil {
				stories[e] = map[string]bool{}
			}
			stories[e][c.story] = true
		}
	}
	var list []exchange
	for e, in := range stories {
		if len(in) >= r.settings.MinStories {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b exchange) int {
		if d := strings.Compare(a.from, b.from); d != 0 {
			return d
		}
		return strings.Compare(a.to, b.to)
	})
	return list
}

// counts reports whether a change is a substitution that is counted: one of
// closed-class words alone (in, on) only if it is a flag (may, will).
func (x *change) counts() bool {
	return x.Slot && !x.Quoted && x.Op == 's' && x.FromKey != "" && x.ToKey != "" && x.FromKey != x.ToKey &&
		!containsWords(x.ToKey, x.FromKey) && (x.Content || x.Reading.Status == "flag")
}
