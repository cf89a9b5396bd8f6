package extract

import (
	"strings"

	"golang.org/x/net/html"

	"parallax/article"
)

const (
	// minBody is the shortest text for search engines, in bytes of letters,
	// that is believed to be the article rather than its first lines.
	minBody = 400
	// minKey is the shortest block that is looked for in that text: shorter
	// ones stand in it by chance.
	minKey = 20
)

// bodyText is the text that the page's data for search engines gives, in
// paragraphs. Some of it is HTML.
func bodyText(body string) []string {
	body = html.UnescapeString(body)
	if strings.Contains(body, "</") || strings.Contains(body, "<br") {
		if document, err := html.Parse(strings.NewReader(body)); err == nil {
			return Paragraphs(document)
		}
	}
	var all []string
	for line := range strings.Lines(body) {
		if line = article.Clean(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// followBody corrects the choice by the text that the page gives to search
// engines: blocks that it holds are kept, and where it is whole, what stands in
// front of it and behind it is not. followed tells whether the page holds that
// text. If it does not, as a script would have put it there, and the choice
// has not got it either, it is given to be taken instead.
func (c *choice) followBody(body []string) (instead []string, followed bool) {
	key := keyOf(strings.Join(body, " "))
	if len(key) < minBody {
		return nil, false
	}
	first, last, onPage, chosen := -1, -1, 0, 0
	inBody := make([]bool, len(c.blocks))
	seen := map[string]bool{}
	for i := range c.blocks {
		k := c.blocks[i].key
		if c.kept[i] {
			chosen += len(k)
		}
		if len(k) < minKey || seen[k] || !strings.Contains(key, k) {
			continue
		}
		inBody[i], seen[k] = true, true
		onPage += len(k)
	}
	if 2*onPage < len(key) {
		if chosen < len(key)/2 {
			return body, false
		}
		return nil, false
	}
	if 5*onPage < 4*len(key) {
		return nil, false
	}
	for i := range c.blocks {
		if inBody[i] && (c.kept[i] || !c.keptBefore(c.blocks[i].key)) {
			if !c.blocks[i].aside {
				c.kept[i] = true
			}
			if c.kept[i] {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
	}
	// It is whole if it ends where a block ends, and the choice is not much
	// longer: data of pages behind a paywall holds the free part.
	if first < 0 || !strings.HasSuffix(key, c.blocks[last].key) || 2*chosen > 3*len(key) {
		return nil, true
	}
	for i := range c.blocks {
		if i < first || i > last {
			c.kept[i] = false
		}
	}
	return nil, true
}

// keptBefore tells whether a kept block has the same text.
func (c *choice) keptBefore(key string) bool {
	for i := range c.blocks {
		if c.kept[i] && c.blocks[i].key == key {
			return true
		}
	}
	return false
}
