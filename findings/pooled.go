package findings

import "math"

// pooled adds up what all outlets but one do, so that a story counts once
// however many outlets carry it: of each story it takes the share of the other
// outlets with a chance that took it. Without that, one text that a chain
// prints in five hundred papers would pass for five hundred decisions.
type pooled struct {
	order   []string // stories, as they came
	stories map[string]*poll
}

// poll is one story: which outlets had the chance, and which took it.
type poll struct {
	k, n int
	of   map[string]bool
}

func newPooled() *pooled { return &pooled{stories: map[string]*poll{}} }

// add is an outlet's one observation of a story.
func (p *pooled) add(outlet, story string, yes bool) {
	s := p.stories[story]
	if s == nil {
		s = &poll{of: map[string]bool{}}
		p.stories[story] = s
		p.order = append(p.order, story)
	}
	s.n++
	if yes {
		s.k++
	}
	s.of[outlet] = yes
}

// others is how many stories the other outlets had a chance in, and the sum of
// their shares, to the nearest whole.
func (p *pooled) others(outlet string) (k, n int) {
	sum := 0.0
	for _, story := range p.order {
		s := p.stories[story]
		took, all := s.k, s.n
		if yes, in := s.of[outlet]; in {
			all--
			if yes {
				took--
			}
		}
		if all > 0 {
			n++
			sum += float64(took) / float64(all)
		}
	}
	return int(math.Floor(sum + 0.5)), n
}
