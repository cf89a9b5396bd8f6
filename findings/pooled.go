package findings

import "math"

// chances is what the occurrences of a phrase add up to, whatever it was
// replaced by, so that each of its replacements costs only its own places.
//
// It also adds up what all outlets but one do, so that a story counts once
// however many outlets carry it: of each story it takes the share of the other
// outlets with a chance that took it. Without that, one text that a chain
// prints in five hundred papers would pass for five hundred decisions.
type chances struct {
	outlets  []string           // in order
	base     map[string]*chance // of each outlet
	replaced map[string][]int32 // what replaced it → indexes of found
	polls    []poll             // stories, as they came
	at       map[string]int     // story → polls
}

// chance is one outlet's part: counts in which every replacement is other.
type chance struct {
	all, stories Counts
	found        []int32
	alone        int // stories that no other outlet had the chance in
}

// poll is one story: which outlets had the chance.
type poll struct{ outlets []string }

// add counts what is known of a phrase before it is asked for replacements.
func (p *phrase) add(r *run) {
	p.base, p.replaced, p.at = map[string]*chance{}, map[string][]int32{}, map[string]int{}
	for i := range p.found {
		o := &p.found[i]
		c := &r.compared[o.version]
		b := p.base[c.outlet]
		if b == nil {
			b = &chance{}
			p.base[c.outlet] = b
		}
		what := o.outcome
		if what == replaced {
			p.replaced[r.to(o)] = append(p.replaced[r.to(o)], int32(i))
			what = otherwise
		}
		b.found = append(b.found, int32(i))
		b.all.add(what)
		if !o.counted {
			continue
		}
		b.stories.add(what)
		k, known := p.at[c.story]
		if !known {
			k = len(p.polls)
			p.at[c.story] = k
			p.polls = append(p.polls, poll{})
		}
		p.polls[k].outlets = append(p.polls[k].outlets, c.outlet)
	}
	for _, s := range p.polls {
		if len(s.outlets) == 1 {
			p.base[s.outlets[0]].alone++
		}
	}
	p.outlets = sortedKeys(p.base)
}

// others gives, for each outlet, in how many stories the others took the
// choice: the sum of their shares, to the nearest whole. took holds, by story,
// the outlets that did.
func (c *chances) others(took map[int][]string, order []int) map[string]int {
	sum := 0.0
	without := map[string]float64{}
	for _, k := range order {
		voters, yes := c.polls[k].outlets, map[string]bool{}
		for _, o := range took[k] {
			yes[o] = true
		}
		n := len(voters)
		all := share(len(yes), n)
		sum += all
		for _, o := range voters {
			rest := len(yes)
			if yes[o] {
				rest--
			}
			without[o] += share(rest, n-1) - all
		}
	}
	counts := map[string]int{}
	for _, o := range c.outlets {
		// A half goes up, also where the sums left a little less of it.
		counts[o] = int(math.Floor(sum + without[o] + 0.5 + 1e-9))
	}
	return counts
}

func share(k, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(k) / float64(n)
}
