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
	outlets  []int32            // in order
	base     []chance           // of each outlet in this order
	place    map[int32]int      // of an outlet in it
	replaced map[uint32][]int32 // what replaced it → indexes of found
	polls    []poll             // stories, as they came
	at       map[int32]int      // story → polls
}

// chance is one outlet's part: counts in which every replacement is other.
type chance struct {
	all, stories Counts
	found        []int32
	sizes        []int         // occurrences by story, as the stories came
	story        map[int32]int // story → sizes
	alone        int           // stories that no other outlet had the chance in
}

// poll is one story: which outlets had the chance.
type poll struct{ outlets []int32 }

// add counts what is known of a phrase before it is asked for replacements.
func (p *phrase) add(r *run) {
	p.replaced, p.at, p.place = map[uint32][]int32{}, map[int32]int{}, map[int32]int{}
	has := make([]bool, len(r.outletList))
	for i := range p.found {
		has[r.compared[p.found[i].version].outletNo] = true
	}
	for outlet, is := range has {
		if is {
			p.place[int32(outlet)] = len(p.outlets)
			p.outlets = append(p.outlets, int32(outlet))
		}
	}
	p.base = make([]chance, len(p.outlets))
	for i := range p.found {
		o := &p.found[i]
		c := &r.compared[o.version]
		b := &p.base[p.place[c.outletNo]]
		what := o.outcome
		if what == replaced {
			p.replaced[r.to(o)] = append(p.replaced[r.to(o)], int32(i))
			what = otherwise
		}
		b.found = append(b.found, int32(i))
		b.all.add(what)
		if b.story == nil {
			b.story = map[int32]int{}
		}
		k, known := b.story[c.storyNo]
		if !known {
			k = len(b.sizes)
			b.story[c.storyNo] = k
			b.sizes = append(b.sizes, 0)
		}
		b.sizes[k]++
		if !o.counted {
			continue
		}
		b.stories.add(what)
		k, known = p.at[c.storyNo]
		if !known {
			k = len(p.polls)
			p.at[c.storyNo] = k
			p.polls = append(p.polls, poll{})
		}
		p.polls[k].outlets = append(p.polls[k].outlets, c.outletNo)
	}
	for _, s := range p.polls {
		if len(s.outlets) == 1 {
			p.base[p.place[s.outlets[0]]].alone++
		}
	}
}

// pooling adds up, for each outlet, what the others did.
type pooling struct {
	without []float64 // by outlet; zero between uses
	took    []bool
}

func newPooling(outlets int) *pooling {
	return &pooling{make([]float64, outlets), make([]bool, outlets)}
}

// others gives, for each of the outlets, in how many stories the others took
// the choice: the sum of their shares, to the nearest whole. took holds, by
// story, the outlets that did.
func (s *pooling) others(outlets []int32, polls []poll, took map[int][]int32, order []int) []int {
	sum := 0.0
	for _, k := range order {
		voters := polls[k].outlets
		yes := 0
		for _, o := range took[k] {
			if !s.took[o] {
				s.took[o] = true
				yes++
			}
		}
		n := len(voters)
		all := share(yes, n)
		sum += all
		for _, o := range voters {
			rest := yes
			if s.took[o] {
				rest--
			}
			s.without[o] += share(rest, n-1) - all
		}
		for _, o := range took[k] {
			s.took[o] = false
		}
	}
	counts := make([]int, len(outlets))
	for i, o := range outlets {
		// A half goes up, also where the sums left a little less of it.
		counts[i] = int(math.Floor(sum + s.without[o] + 0.5 + 1e-9))
	}
	clear(s.without)
	return counts
}

func share(k, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(k) / float64(n)
}
