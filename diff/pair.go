package diff

import (
	"slices"
	"sync"

	"parallax/align"
	"parallax/text"
)

// unit is a component in the making: words [a0, a1) became [b0, b1).
type unit struct {
	a0, a1, b0, b1 int
	move           bool
	block          int // number of the moved block that it belongs to, from 1
	whole          int
}

// gap is a run between two anchors: all its words changed, on both sides.
type gap struct{ a0, a1, b0, b1 int }

// pair is one passage at work. Its memory is used again for the next one.
type pair struct {
	a, b   side
	links  wordLinks
	units  []unit
	blocks int
	opts   Options

	rewritten bool // the sides share too little to pair phrases without links

	gapList    []gap
	windowList []gap
	cutter     cutter
	wholeList  []unit
	edited     []Edit
	wholeOut   []Change
	components []Change
	marked     []bool
	partners   [2][]int
	order      []int
	moved      []block
	common     []int // lengths of common subsequences, see cutBlock
	linkList   []align.Link
}

var pairs = sync.Pool{New: func() any { return new(pair) }}

// maxPhraseCells bounds the word pairs of a passage whose changes are cut into
// phrases: about 300 words against 300. A passage is a few sentences; in what is
// larger, text without sentences, every changed run is one component.
const maxPhraseCells = 100_000

func changes(ta, tb *text.Text, as, bs text.Span, opts Options) Result {
	var r Result
	if as.Len() <= 0 && bs.Len() <= 0 {
		return r
	}
	p := pairs.Get().(*pair)
	p.reset(ta, tb, as, bs, opts)
	p.find()
	if len(p.edited) > 0 {
		p.result()
		r.Edits = slices.Clone(p.edited)
		all := slices.Concat(p.wholeOut, p.components)
		if n := len(p.wholeOut); n > 0 { // nil where there is nothing, whatever the pool's memory held before
			r.Wholes, r.Components = all[:n:n], all[n:]
		}
	}
	p.a.t, p.b.t = nil, nil
	pairs.Put(p)
	return r
}

func (p *pair) reset(ta, tb *text.Text, as, bs text.Span, opts Options) {
	p.a.reset(ta, as)
	p.b.reset(tb, bs)
	p.opts = opts
	p.units, p.edited, p.wholeOut, p.components = p.units[:0], p.edited[:0], p.wholeOut[:0], p.components[:0]
	p.links.list, p.links.start = nil, p.links.start[:0]
	p.blocks, p.rewritten = 0, false
}

// find fills the edits and the units.
func (p *pair) find() {
	p.matchWords()
	if !p.changed() {
		if p.edits(); len(p.edited) > 0 {
			p.compareMarks()
		}
		return
	}
	if !p.plainly() {
		p.a.read()
		p.b.read()
		p.slide()
	}
	p.edits()
	if p.a.n()*p.b.n() > maxPhraseCells {
		for _, g := range p.gaps() {
			p.plain(g)
		}
		return
	}
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

// plainly reports whether words were only put in or only left out, at places
// beyond doubt, or one word was replaced by one: that needs no tags and no
// phrases. Every word is then a phrase of its own.
func (p *pair) plainly() bool {
	if p.needsLinks() {
		return false
	}
	for _, g := range p.gapList {
		if g.a0 == g.a1 && slidable(&p.b, g.b0, g.b1) || g.b0 == g.b1 && slidable(&p.a, g.a0, g.a1) {
			return false
		}
	}
	p.a.single()
	p.b.single()
	return true
}

func (p *pair) changed() bool {
	return slices.Contains(p.a.link, -1) || slices.Contains(p.b.link, -1)
}

// findLinks asks for the word links among the words that changed.
func (p *pair) findLinks() {
	if !p.needsLinks() {
		p.setLinks(nil)
		return
	}
	links := p.linkChanges()
	p.dropChanceMatches(links)
	p.setLinks(links)
}

// minShared is the share of content words that must have stayed for phrases to
// be paired by their kind and place alone. Below it the sentence is another
// one, and what stands in the same place means nothing.
const minShared = 1.0 / 3

// shared is the share of the shorter side's content words that stayed.
func (p *pair) shared() float64 {
	a, b, stayed := 0, 0, 0
	for i := range p.a.n() {
		if p.a.content(i) {
			a++
			if p.a.link[i] >= 0 {
				stayed++
			}
		}
	}
	for j := range p.b.n() {
		if p.b.content(j) {
			b++
		}
	}
	return float64(stayed) / float64(max(1, min(a, b)))
}

// needsLinks reports whether word links can make a difference: not where one
// side only lacks words, or a single word replaced a single word.
func (p *pair) needsLinks() bool {
	gaps := p.gaps()
	a, b := 0, 0
	for _, g := range gaps {
		a += g.a1 - g.a0
		b += g.b1 - g.b0
	}
	return a > 0 && b > 0 && (len(gaps) > 1 || a > 1 || b > 1)
}

// dropChanceMatches takes back matches of one or two function words that the
// word links do not confirm: an exact diff finds a "the" or an "in" in any two
// sentences, and they would cut what was replaced as a whole.
func (p *pair) dropChanceMatches(links []align.Link) {
	p.marked = resized(p.marked, p.a.n())
	confirmed := p.marked
	for _, l := range links {
		if p.a.link[l.A] == l.B {
			confirmed[l.A] = true
		}
	}
	p.rewritten = p.shared() < minShared
	for i := 0; i < p.a.n(); {
		if p.a.link[i] < 0 {
			i++
			continue
		}
		k, keep := i, false
		for k < p.a.n() && p.a.link[k] >= 0 && (k == i || p.a.link[k] == p.a.link[k-1]+1) {
			keep = keep || confirmed[k] && !p.rewritten || p.a.content(k)
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
// and the two sides of units already made that are no moves. The list is good
// until the next call.
func (p *pair) gaps() []gap {
	out := p.gapList[:0]
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
					break
				}
			}
		}
		for i < p.a.n() && j < p.b.n() && p.a.link[i] == j && !p.a.stop[i] {
			i, j = i+1, j+1
		}
	}
	p.gapList = out
	return out
}
