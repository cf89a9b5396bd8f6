package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"parallax/article/webpage"
)

// minFound is the share of the library's text that must be found on the page
// for the page's own blocks to be given. Below it, the library took the text
// from elsewhere, such as data for search engines.
const minFound = 0.7

const (
	// sureSize is the text, in bytes, from which on what the library found when
	// it was asked to be strict is not doubted: longer than most teasers.
	sureSize = 1500
	// muchProse is how many times the prose of one choice another must hold to
	// be better.
	muchProse = 1.3
)

// chooseText gives the article's paragraphs: those of the page's blocks that
// the library finds the article in, corrected by what the page says of itself.
// The library is asked to be strict, as most of what it errs in is too much; if
// that gives little, it is asked again.
func chooseText(document *html.Node, find func(trafilatura.ExtractionFocus) []string, m *webpage.Metadata) []string {
	c := newChoice(pageBlocks(document))
	found := find(trafilatura.FavorPrecision)
	onPage := c.keep(found) >= minFound
	_, dense := c.densest()
	if !onPage || c.size() < sureSize || float64(dense) > muchProse*float64(c.prose()) {
		other := newChoice(c.blocks)
		wider := find(trafilatura.Balanced)
		if ok := other.keep(wider) >= minFound; ok && (!onPage || float64(other.prose()) > muchProse*float64(c.prose())) {
			c, found, onPage = other, wider, true
		} else if !onPage && len(wider) > 0 {
			found = wider
		}
	}
	if onPage || len(found) == 0 {
		c.preferDense()
		onPage = c.size() > 0
		c.fillGaps()
	}
	instead, followed := c.followBody(bodyText(m.Body))
	switch {
	case instead != nil:
		return instead
	case !onPage && !followed:
		return found
	}
	before, size := slices.Clone(c.kept), c.size()
	c.trimLead(m)
	c.trimTail()
	c.dropLinks()
	if 2*c.size() < size { // then it was no furniture
		c.kept = before
	}
	return c.paragraphs()
}

// choice is the page's text with a decision on each block.
type choice struct {
	blocks []block
	kept   []bool
	starts []int            // of each block's key in all
	all    string           // the keys of all blocks
	added  map[int][]string // paragraphs that are in no block, by the block before
}

func newChoice(blocks []block) *choice {
	c := &choice{blocks: blocks, kept: make([]bool, len(blocks)), starts: make([]int, len(blocks)+1)}
	var b strings.Builder
	for i := range blocks {
		c.starts[i] = b.Len()
		b.WriteString(blocks[i].key)
	}
	c.starts[len(blocks)] = b.Len()
	c.all = b.String()
	return c
}

// keep marks the blocks that paragraphs, in the order of the page, were made
// of. It gives the share of the paragraphs' text that was found. The blocks
// have what libraries lose: the spaces between them. A paragraph that is not
// found is put as it is behind the block before.
func (c *choice) keep(paragraphs []string) float64 {
	found, total, at := 0, 0, 0
	c.added = map[int][]string{}
	for _, p := range paragraphs {
		key := keyOf(p)
		if key == "" {
			continue
		}
		total += len(key)
		start, end := c.find(key, at)
		if start < 0 {
			if len(key) > short {
				before := c.blockAt(at) - 1
				c.added[before] = append(c.added[before], p)
			}
			continue
		}
		found += len(key)
		at = end
	}
	if total == 0 {
		return 0
	}
	return float64(found) / float64(total)
}

const (
	// probe is how many bytes of a paragraph's key find its ends where the whole
	// is not found, as something was taken out of its middle.
	probe = 60
	// short keys stand in a page by chance. They are looked for as whole blocks,
	// and near the paragraph before.
	short = 30
	near  = 3000
)

// find looks for a key behind a place of the page's text, then in all of it,
// and keeps the blocks there.
func (c *choice) find(key string, at int) (start, end int) {
	if len(key) <= short {
		for i := c.blockAt(at); i < len(c.blocks) && c.starts[i] < at+near; i++ {
			if c.blocks[i].key == key {
				c.kept[i] = true
				return c.starts[i], c.starts[i+1]
			}
		}
		return -1, -1
	}
	for _, from := range []int{at, 0} {
		// A text may stand on the page twice, once inside a longer block.
		for range 3 {
			i := strings.Index(c.all[from:], key)
			if i < 0 {
				break
			}
			if start, end = from+i, from+i+len(key); c.keepRange(start, end) {
				return start, end
			}
			from = end
		}
		if len(key) > 3*probe {
			i := strings.Index(c.all[from:], key[:probe])
			if i < 0 {
				continue
			}
			i += from
			// The end is looked for within twice the length, as what was taken
			// out is less than what is left.
			window := c.all[i:min(len(c.all), i+2*len(key)+probe)]
			if j := strings.LastIndex(window, key[len(key)-probe:]); j > 0 && c.keepRange(i, i+j+probe) {
				return i, i + j + probe
			}
		}
		if at == 0 {
			break
		}
	}
	return -1, -1
}

// blockAt is the first block that ends behind a place of the page's text.
func (c *choice) blockAt(at int) int {
	return sort.Search(len(c.blocks), func(i int) bool { return c.starts[i+1] > at })
}

// keepRange marks the blocks that lie in a range of the page's text by more
// than half, and tells whether there is any.
func (c *choice) keepRange(start, end int) (any bool) {
	for i := c.blockAt(start); i < len(c.blocks) && c.starts[i] < end; i++ {
		inside := min(end, c.starts[i+1]) - max(start, c.starts[i])
		if 2*inside > len(c.blocks[i].key) {
			c.kept[i], any = true, true
		}
	}
	return any
}

// size is the length of the kept text in bytes.
func (c *choice) size() int {
	n := 0
	for i := range c.blocks {
		if c.kept[i] {
			n += len(c.blocks[i].text)
		}
	}
	return n
}

// paragraphs are the texts of the kept blocks.
func (c *choice) paragraphs() []string {
	all := slices.Clone(c.added[-1])
	for i := range c.blocks {
		if c.kept[i] {
			all = append(all, c.blocks[i].text)
		}
		all = append(all, c.added[i]...)
	}
	return all
}
