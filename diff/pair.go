package diff

import (
	"cmp"
	"slices"

	"parallax/align"
	"parallax/text"
)

// side is one side of the passage at work. Words are counted from its start.
type side struct {
	t      *text.Text
	span   text.Span
	link   []int // index of the matched word of the other side, or -1
	tags   []tag
	chunks []chunk
	chunk  []int  // of each word: index into chunks
	taken  []bool // in a unit already, such as a move
	stop   []bool // a unit that takes in matched words begins here
}

func (s *side) n() int                { return s.span.Len() }
func (s *side) word(i int) *text.Word { return &s.t.Words[s.span.Start+i] }

// free reports whether word i changed and is in no unit yet.
func (s *side) free(i int) bool { return s.link[i] < 0 && !s.taken[i] }

// unit is a component in the making: words [a0, a1) became [b0, b1).
type unit struct {
	a0, a1, b0, b1 int
	move           bool
	block          int // number of the moved block that it belongs to, from 1
	orth           bool
	whole          int
}

// gap is a run between two anchors: all its words changed, on both sides.
type gap struct{ a0, a1, b0, b1 int }

// pair is one passage at work.
type pair struct {
	a, b   side
	links  wordLinks
	units  []unit
	blocks int
	opts   Options
}

func (s *side) init(t *text.Text, span text.Span) {
	n := span.Len()
	s.t, s.span = t, span
	s.link = make([]int, n)
	s.taken = make([]bool, n)
	s.stop = make([]bool, n+1)
}

// read tags the words and finds the chunks.
func (s *side) read() {
	n := s.n()
	s.chunk = make([]int, n)
	if !english(s.t) {
		// Without a tagger every word is a chunk of its own.
		s.chunks = make([]chunk, n)
		for i := range n {
			s.chunks[i] = chunk{start: i, end: i + 1, head: i}
			s.chunk[i] = i
		}
		return
	}
	s.tags = tagWords(s.t, s.span, make([]tag, 0, n))
	s.chunks = chunkWords(s.t, s.span, s.tags, make([]chunk, 0, n/2+1))
	for c, ch := range s.chunks {
		for i := ch.start; i < ch.end; i++ {
			s.chunk[i] = c
		}
	}
}

// maxPhraseCells bounds the word pairs of a passage whose changes are cut into
// phrases: about 300 words against 300. A passage is a few sentences; in what is
// larger, text without sentences, every changed run is one component.
const maxPhraseCells = 100_000

func changes(ta, tb *text.Text, as, bs text.Span, opts Options) Result {
	var r Result
	if as.Len() <= 0 && bs.Len() <= 0 {
		return r
	}
	p := &pair{opts: opts}
	p.a.init(ta, as)
	p.b.init(tb, bs)
	p.matchWords()
	if p.changed() {
		p.a.read()
		p.b.read()
		p.slide()
	}
	p.edits(&r)
	switch {
	case p.changed() && as.Len()*bs.Len() > maxPhraseCells:
		for _, g := range p.gaps() {
			p.units = append(p.units, unit{a0: g.a0, a1: g.a1, b0: g.b0, b1: g.b1})
		}
	case p.changed():
		p.findLinks()
		p.compareMarks()
		p.joinSpellings()
		p.turnPhrases()
		p.findMoves()
		for _, g := range p.gaps() {
			p.cut(g)
		}
		p.close()
	}
	p.result(&r)
	return r
}

func (p *pair) changed() bool {
	return slices.Contains(p.a.link, -1) || slices.Contains(p.b.link, -1)
}

// findLinks asks for the word links among the words that changed.
func (p *pair) findLinks() {
	links := align.Words(p.a.t, p.b.t, p.a.span, p.b.span, p.opts.Words)
	for k := range links {
		links[k].A -= p.a.span.Start
		links[k].B -= p.b.span.Start
	}
	p.dropChanceMatches(links)
	p.setLinks(links)
}

// dropChanceMatches takes back matches of one or two function words that the
// word links do not confirm: an exact diff finds a "the" or an "in" in any two
// sentences, and they would cut what was replaced as a whole.
func (p *pair) dropChanceMatches(links []align.Link) {
	confirmed := make([]bool, p.a.n())
	for _, l := range links {
		if p.a.link[l.A] == l.B {
			confirmed[l.A] = true
		}
	}
	for i := 0; i < p.a.n(); {
		if p.a.link[i] < 0 {
			i++
			continue
		}
		k, keep := i, false
		for k < p.a.n() && p.a.link[k] >= 0 && (k == i || p.a.link[k] == p.a.link[k-1]+1) {
			keep = keep || confirmed[k] || p.a.content(k)
			k++
		}
		if !keep && k-i <= maxIsland {
			for x := i; x < k; x++ {
				p.b.link[p.a.link[x]], p.a.link[x] = -1, -1
			}
		}
		i = k
	}
}

// gaps lists the runs of free words between anchors, which are matched pairs
// and the two sides of units already made that are no moves.
func (p *pair) gaps() []gap {
	var out []gap
	i, j := 0, 0
	for i < p.a.n() || j < p.b.n() {
		i1 := i
		for i1 < p.a.n() && p.a.link[i1] < 0 && !p.a.stop[i1] {
			i1++
		}
		j1 := j
		for j1 < p.b.n() && p.b.link[j1] < 0 && !p.b.stop[j1] {
			j1++
		}
		if i1 > i || j1 > j {
			out = append(out, gap{i, i1, j, j1})
		}
		i, j = i1, j1
		if i < p.a.n() && p.a.stop[i] {
			for _, u := range p.units {
				if u.a0 == i && u.block == 0 {
					i, j = u.a1, u.b1
				}
			}
		}
		for i < p.a.n() && j < p.b.n() && p.a.link[i] == j && !p.a.stop[i] {
			i, j = i+1, j+1
		}
	}
	return out
}

// sort puts the changes into the order of a, and the wholes' indexes right.
func (r *Result) sort() {
	if len(r.Wholes) == 0 {
		return
	}
	order := make([]int, len(r.Wholes))
	for i := range order {
		order[i] = i
	}
	less := func(x, y Change) int {
		return cmp.Or(cmp.Compare(x.ABytes.Start, y.ABytes.Start), cmp.Compare(x.BBytes.Start, y.BBytes.Start),
			cmp.Compare(x.ABytes.End, y.ABytes.End), cmp.Compare(x.BBytes.End, y.BBytes.End),
			cmp.Compare(x.A.Start, y.A.Start), cmp.Compare(x.B.Start, y.B.Start))
	}
	slices.SortFunc(order, func(x, y int) int { return less(r.Wholes[x], r.Wholes[y]) })
	wholes := make([]Change, len(order))
	place := make([]int, len(order))
	for k, w := range order {
		wholes[k] = r.Wholes[w]
		wholes[k].Whole = k
		place[w] = k
	}
	r.Wholes = wholes
	for i := range r.Components {
		r.Components[i].Whole = place[r.Components[i].Whole]
	}
	slices.SortFunc(r.Components, less)
}
