package findings

import (
	"cmp"
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
	key   uint32
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
	change  int16 // index into its Changes, or -1
	outcome outcome
	counted bool // the outlet's first of the story
}

// to is what a phrase was replaced by.
func (r *run) to(o *occurrence) uint32 { return r.compared[o.version].Changes[o.change].ToKey }

// find looks for all occurrences of all phrases: the denominators. It is the
// second of two walks; the first found which phrases are ever replaced.
func (r *run) find(phrases []*phrase) {
	starts := make([][]*phrase, len(r.words)) // by the first word
	for _, p := range phrases {
		for word := range strings.FieldsSeq(r.word(p.key)) {
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
	for v := range r.compared {
		c := &r.compared[v]
		for i := range c.Words {
			for _, p := range starts[c.Words[i].Lemma] {
				if !c.has(i, p.words) {
					continue
				}
				what, change := r.became(c.observation, i, p)
				p.found = append(p.found, occurrence{version: int32(v), word: int32(i), change: int16(change), outcome: what})
			}
		}
	}
	// The first of each outlet's story is counted.
	met := map[[2]int32]bool{}
	for _, p := range phrases {
		clear(met)
		for i := range p.found {
			c := &r.compared[p.found[i].version]
			story := [2]int32{c.outletNo, c.storyNo}
			p.found[i].counted = !met[story]
			met[story] = true
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
func (r *run) became(ob *observation, i int, p *phrase) (outcome, int) {
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
	case x.FromKey == p.key && x.Longer, x.FromKey != p.key && containsWords(r.word(x.ToKey), r.word(p.key)):
		return kept, int(change)
	case x.FromKey == p.key:
		return replaced, int(change)
	}
	return otherwise, int(change)
}

// containsWords reports whether the words of part stand in all, next to each
// other.
func containsWords(all, part string) bool {
	if part == "" {
		return strings.Contains(" "+all+" ", "  ")
	}
	for from := 0; ; {
		i := strings.Index(all[from:], part)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(part)
		if (i == 0 || all[i-1] == ' ') && (end == len(all) || all[end] == ' ') {
			return true
		}
		from = i + 1
	}
}

// exchange is a pair of keys of which one replaced the other somewhere.
type exchange struct{ from, to uint32 }

// exchanges lists the pairs that enough stories have, over all outlets, in
// order. The choice looks at all outlets together, never at how they differ, so
// it leaves the tests between outlets their level.
func (r *run) exchanges() []exchange {
	type place struct {
		exchange
		story int32
	}
	var places []place
	for i := range r.compared {
		c := &r.compared[i]
		for k := range c.Changes {
			if x := &c.Changes[k]; r.counts(x) {
				places = append(places, place{exchange{x.FromKey, x.ToKey}, c.storyNo})
			}
		}
	}
	slices.SortFunc(places, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.to, y.to), cmp.Compare(x.story, y.story))
	})
	var list []exchange
	for i := 0; i < len(places); {
		stories, begin := 1, i
		for i++; i < len(places) && places[i].exchange == places[begin].exchange; i++ {
			if places[i].story != places[i-1].story {
				stories++
			}
		}
		if stories >= r.settings.MinStories {
			list = append(list, places[begin].exchange)
		}
	}
	slices.SortFunc(list, func(a, b exchange) int {
		return cmp.Or(strings.Compare(r.word(a.from), r.word(b.from)), strings.Compare(r.word(a.to), r.word(b.to)))
	})
	return list
}

// counts reports whether a change is a substitution that is counted: one of
// closed-class words alone (in, on) only if it is a flag (may, will).
func (r *run) counts(x *change) bool {
	return x.Slot && !x.Quoted && x.Op == 's' && x.FromKey != 0 && x.ToKey != 0 && x.FromKey != x.ToKey &&
		!x.Longer && (x.Content || r.read(x).Status == "flag")
}
