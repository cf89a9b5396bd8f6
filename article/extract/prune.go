package extract

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/article/webpage"
)

// maxPruned is the share of a page's text that a part may have and still be
// taken for something beside the article: pages hide the article itself until a
// script runs, and name its frame by what it also holds.
const maxPruned = 0.5

// prune takes hidden parts and readers' comments off the page.
func prune(document *html.Node) {
	sizes := map[*html.Node]int{}
	total := textSizes(document, sizes, 0)
	var drop []*html.Node
	var walk func(*html.Node, int)
	walk = func(node *html.Node, depth int) {
		for child := range node.ChildNodes() {
			if child.Type != html.ElementNode {
				continue
			}
			share := float64(sizes[child]) / float64(max(total, 1))
			switch {
			case isHidden(child) && share < maxPruned:
				drop = append(drop, child)
			case isComments(child) && !leadsArticle(child, sizes, total):
				drop = append(drop, child)
			case depth < maxDepth:
				walk(child, depth+1)
			}
		}
	}
	walk(document, 0)
	for _, node := range drop {
		node.Parent.RemoveChild(node)
	}
}

// textSizes counts the letters of text in every element that a reader may see.
func textSizes(node *html.Node, sizes map[*html.Node]int, depth int) int {
	size := 0
	switch node.Type {
	case html.TextNode:
		return len(strings.TrimSpace(node.Data))
	case html.ElementNode:
		switch node.DataAtom {
		case atom.Script, atom.Style, atom.Template, atom.Head, atom.Noscript:
			return 0
		}
	}
	if depth < maxDepth {
		for child := range node.ChildNodes() {
			size += textSizes(child, sizes, depth+1)
		}
	}
	if node.Type == html.ElementNode {
		sizes[node] = size
	}
	return size
}

var commentNames = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:comments?|comments?[-_]?(?:list|area|section|wrapper|container|thread|block|box|form|count|s)|commentlist|(?:article|post|reader|user|facebook|fb)[-_]?comments|disqus[-_]?\w*|livefyre[-_]?\w*|respond|kommentare?|comentarios|commentaires)$`)
})

// isComments tells whether an element holds readers' comments, by the names
// that the page gives it.
func isComments(node *html.Node) bool {
	if node.DataAtom == atom.Body || node.DataAtom == atom.Html || node.DataAtom == atom.Article || node.DataAtom == atom.A || node.DataAtom == atom.Span {
		return false
	}
	if p := commentNames(); p.MatchString(webpage.Attribute(node, "id")) {
		return true
	} else {
		for name := range strings.FieldsSeq(webpage.Attribute(node, "class")) {
			if p.MatchString(name) {
				return true
			}
		}
	}
	return false
}

// leadsArticle tells whether nearly all of the page's text lies in an element,
// or its headline does.
func leadsArticle(node *html.Node, sizes map[*html.Node]int, total int) bool {
	if 10*sizes[node] > 9*total {
		return true
	}
	for inner := range node.Descendants() {
		if inner.DataAtom == atom.H1 {
			return true
		}
	}
	return false
}
