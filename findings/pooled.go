package findings

import "math"

// pooled adds up what all outlets but one do, so that a story counts once
// however many outlets carry it: of each story it takes the share of the other
// outlets with a chance that took it. Without that, one text that a chain
// prints in five hundred papers would pass for five hundred decisions.
type pooled struct {
	at      map[string]int // story → polls
	polls   []poll
	outlets map[string][]vote
}

// poll is one story: how many outlets had the chance, and how many took it.
type poll struct{ k, n int }

// vote is an outlet's part in a poll.
type vote struct {
	poll int
	yes  bool
}

func newPooled() *pooled { return &pooled{at: map[string]int{}, outlets: map[string][]vote{}} }

// add is an outlet's one observation of a story.
func (p *pooled) add(outlet, story string, yes bool) {
	i, known := p.at[story]
	if !known {
		i = len(p.polls)
		p.at[story] = i
		p.polls = append(p.polls, poll{})
	}
	p.polls[i].n++
	if yes {
		p.polls[i].k++
	}
	p.outlets[outlet] = append(p.outlets[outlet], vote{i, yes})
}

// all is how many stories there are, and the sum of their shares.
func (p *pooled) all() (sum float64, n int) {
	for _, s := range p.polls {
		sum += share(s.k, s.n)
	}
	return sum, len(p.polls)
}

// others is how many stories the other outlets had a chance in, and the sum of
// their shares, to the nearest whole. sum and n are those of all.
func (p *pooled) others(outlet string, sum float64, n int) (int, int) {
	for _, v := range p.outlets[outlet] {
		s := p.polls[v.poll]
		sum -= share(s.k, s.n)
		if v.yes {
			s.k--
		}
		if s.n--; s.n == 0 {
			n--
			continue
		}
		sum += share(s.k, s.n)
	}
	// A half goes up, also where the sums above left a little less of it.
	return int(math.Floor(sum + 0.5 + 1e-9)), n
}

func share(k, n int) float64 { return float64(k) / float64(n) }
