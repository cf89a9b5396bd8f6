package diff

import (
	"parallax/align"
)

// wordLinks are the word links between changed words, by the word of a.
type wordLinks struct {
	list  []align.Link // ordered by A, then B; counted from the starts
	start []int32      // of each word of a: index of its first link
}

// surePlace is the score from which on a link by place alone counts. A change
// is better left as a drop and an addition than joined by chance; the aligner
// itself accepts somewhat less, for the sake of recall.
const surePlace = 0.6

// setLinks keeps the links between words that changed.
func (p *pair) setLinks(links []align.Link) {
	l := &p.links
	l.start = resized(l.start, p.a.n()+1)
	l.list = links[:0]
	i := 0
	for _, x := range links {
		if p.a.link[x.A] >= 0 || p.b.link[x.B] >= 0 || x.Kind == align.Context && x.Score < surePlace {
			continue
		}
		for ; i <= x.A; i++ {
			l.start[i] = int32(len(l.list))
		}
		l.list = append(l.list, x)
	}
	for ; i < len(l.start); i++ {
		l.start[i] = int32(len(l.list))
	}
}

// of lists the links of the words [i0, i1) of a.
func (l *wordLinks) of(i0, i1 int) []align.Link {
	if len(l.start) == 0 {
		return nil
	}
	return l.list[l.start[i0]:l.start[i1]]
}

// weakest gives the kind of the link between two words.
func (p *pair) linkKind(i, j int) (align.LinkKind, bool) {
	for _, l := range p.links.of(i, i+1) {
		if l.B == j {
			return l.Kind, true
		}
	}
	return 0, false
}

func (p *pair) linked(i, j int) bool {
	_, ok := p.linkKind(i, j)
	return ok
}

// lexicallyLinked reports whether more than their place links two words.
func (p *pair) lexicallyLinked(i, j int) bool {
	kind, ok := p.linkKind(i, j)
	return ok && kind < align.Context
}

// sameWord reports whether a link says that two words are forms of one.
func (p *pair) sameWord(i, j int) bool {
	kind, ok := p.linkKind(i, j)
	return ok && kind <= align.Stem
}

// anyLink reports whether a link joins the two sides of a unit.
func (p *pair) anyLink(u unit) bool {
	for _, l := range p.links.of(u.a0, u.a1) {
		if u.b0 <= l.B && l.B < u.b1 {
			return true
		}
	}
	return false
}
