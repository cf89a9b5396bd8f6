package extract

import "golang.org/x/net/html"

const (
	// muchMore is how many times the prose of the library's text the densest part
	// must hold to be taken instead. The library is right in most doubtful cases: it knows
	// the elements of many sites.
	muchMore = 2
	// minDense is the least text, in bytes, that is believed to be an article
	// for standing densely alone.
	minDense = 500
)

// preferDense replaces a choice that missed the article: by the part of the
// page with the most prose in paragraphs beside each other.
func (c *choice) preferDense() {
	part, size := c.densest()
	if part == nil || size < minDense || size < muchMore*c.prose() {
		return
	}
	first, last := -1, -1
	for i := range c.blocks {
		c.kept[i] = false
		if c.blocks[i].isProse() && within(c.blocks[i].holder, part) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	for i := first; i <= last; i++ {
		b := &c.blocks[i]
		c.kept[i] = !b.aside && 2*b.linked < len(b.text) && within(b.holder, part)
	}
	c.added = nil
}

// densest is the element with the most prose near below it, and how much prose
// it holds.
func (c *choice) densest() (part *html.Node, size int) {
	weight := map[*html.Node]int{}
	for i := range c.blocks {
		b := &c.blocks[i]
		if !b.isProse() {
			continue
		}
		share := len(b.text)
		for node := b.holder.Parent; node != nil && share > 0; node = node.Parent {
			// Strictly greater: of equals the first in the page's order stays.
			if weight[node] += share; part == nil || weight[node] > weight[part] {
				part = node
			}
			share /= 2
		}
	}
	for i := range c.blocks {
		if b := &c.blocks[i]; part != nil && b.isProse() && within(b.holder, part) {
			size += len(b.text)
		}
	}
	return part, size
}

// prose is how much of the kept text is running text.
func (c *choice) prose() int {
	n := 0
	for i := range c.blocks {
		if c.kept[i] && c.blocks[i].runsOn() {
			n += len(c.blocks[i].text)
		}
	}
	return n
}

func within(node, part *html.Node) bool {
	for ; node != nil; node = node.Parent {
		if node == part {
			return true
		}
	}
	return false
}
