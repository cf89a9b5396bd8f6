package extract

import (
	"slices"

	"golang.org/x/net/html"
)

// minProse is the shortest text, in bytes, that counts as prose by itself:
// about ten words. Captions and labels are mostly shorter or end otherwise.
const minProse = 60

// reach is how many blocks in front of the kept ones and behind them are looked
// at: captions and teasers stand between paragraphs.
const reach = 12

// isProse tells the article's running text from labels, captions and lists of
// links.
func (b *block) isProse() bool { return !b.aside && b.runsOn() }

// runsOn tells running text, wherever it stands.
func (b *block) runsOn() bool {
	return len(b.text) >= minProse && 3*b.linked < len(b.text) && endsSentence(b.text)
}

// fillGaps keeps prose that stands between blocks that were kept, and in front
// of and behind them in the same part of the page: libraries lose text that
// stands in unusual elements.
func (c *choice) fillGaps() {
	seen := map[string]bool{}
	first, last, chosen, filled := -1, -1, 0, 0
	before := slices.Clone(c.kept)
	for i := range c.blocks {
		if c.kept[i] {
			chosen += len(c.blocks[i].text)
			seen[c.blocks[i].key] = true
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return
	}
	for i := first; i < last; i++ {
		filled += c.take(i, seen)
	}
	for i := first - 1; i >= max(0, first-reach); i-- {
		if beside(c.blocks[i].holder, c.blocks[first].holder) {
			filled += c.take(i, seen)
		}
	}
	for i := last + 1; i < min(len(c.blocks), last+reach); i++ {
		if beside(c.blocks[i].holder, c.blocks[last].holder) {
			filled += c.take(i, seen)
		}
	}
	// More than was chosen is not a gap: the page is a list of articles.
	if filled > chosen {
		c.kept = before
	}
}

// take keeps a block of prose that says something new, and gives its size.
func (c *choice) take(i int, seen map[string]bool) int {
	if b := &c.blocks[i]; !c.kept[i] && b.isProse() && !seen[b.key] {
		c.kept[i] = true
		seen[b.key] = true
		return len(b.text)
	}
	return 0
}

// beside tells whether two elements lie in the same part of the page.
func beside(a, b *html.Node) bool {
	return a == b || a.Parent != nil && b.Parent != nil && (a.Parent == b.Parent || a == b.Parent || a.Parent == b)
}
