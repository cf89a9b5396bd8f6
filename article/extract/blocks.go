package extract

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/article"
	"parallax/article/webpage"
)

// block is a piece of the page's text that stands on lines of its own.
type block struct {
	holder *html.Node // the block element around it
	text   string     // on one line
	key    string     // its letters and digits
	linked int        // bytes of it in links
	// aside: it stands in a part of the page that is not the article's running
	// text, by the element or by the names that its author gave to the part.
	aside bool
}

// maxAside is the share of a page's text that a part beside the article may
// have. Authors of pages also call the frame of the article "more" or "share".
const maxAside = 0.4

// maxDepth is how deep elements are followed; parsers refuse deeper pages.
const maxDepth = 600

// pageBlocks gives the text of a page in its order.
func pageBlocks(document *html.Node) []block {
	var all []block
	var current strings.Builder
	linked := 0
	sizes := map[*html.Node]int{}
	total := textSizes(document, sizes, 0)
	var walk func(node, holder *html.Node, aside, link bool, depth int)
	flush := func(holder *html.Node, aside bool) {
		if text := article.Clean(current.String()); text != "" {
			all = append(all, block{holder, text, keyOf(text), min(linked, len(text)), aside})
		}
		current.Reset()
		linked = 0
	}
	walk = func(node, holder *html.Node, aside, link bool, depth int) {
		switch node.Type {
		case html.TextNode:
			current.WriteString(node.Data)
			if link {
				linked += len(article.Clean(node.Data))
			}
			return
		case html.ElementNode:
			switch node.DataAtom {
			case atom.Script, atom.Style, atom.Template, atom.Head, atom.Noscript, atom.Svg, atom.Iframe, atom.Textarea, atom.Select, atom.Rt, atom.Rp:
				return
			}
		case html.DocumentNode:
		default:
			return
		}
		isBlock := blocks[node.DataAtom]
		if isBlock {
			flush(holder, aside)
			holder = node
		}
		aside = aside || node.Type == html.ElementNode && (isHidden(node) || float64(sizes[node]) < maxAside*float64(total) && isAside(node))
		for child := range node.ChildNodes() {
			if depth < maxDepth {
				walk(child, holder, aside, link || node.DataAtom == atom.A, depth+1)
			}
		}
		if isBlock {
			flush(holder, aside)
		}
	}
	walk(document, document, false, false, 0)
	flush(document, false)
	return all
}

// asideNames are what authors of pages call the parts that are not the article.
var asideNames = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[\s_-])(?:comments?|commentlist|disqus|related|promo\w*|newsletter|subscri\w*|sign-?up|caption|credits?|share|sharing|social|teaser\w*|widget|ad|ads|advert\w*|sponsor\w*|sidebar|author-?bio|tags?|recommend\w*|read-?more|more|pull-?quote|breadcrumbs?|footer|nav|navigation|menu|cookie|consent|modal|popup|banner|gallery|slideshow|player|video|toolbar|byline|meta|outbrain|taboola|login|paywall|print|hidden|sr-only|visually-hidden|screen-reader\S*)(?:$|[\s_-])`)
})

// isAside tells whether an element holds something beside the running text.
func isAside(node *html.Node) bool {
	switch node.DataAtom {
	case atom.Aside, atom.Nav, atom.Footer, atom.Form, atom.Figure, atom.Figcaption, atom.Button, atom.Dialog, atom.Label:
		return true
	case atom.Body, atom.Html, atom.Main, atom.Article, atom.P:
		return false
	}
	names := webpage.Attribute(node, "class") + " " + webpage.Attribute(node, "id")
	return len(names) > 1 && len(names) < 500 && asideNames().MatchString(names)
}

// isHidden tells whether a browser would not show the element.
func isHidden(node *html.Node) bool {
	for _, a := range node.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// keyOf reduces a text to its letters and digits, to find it again after a
// library has changed its spaces.
func keyOf(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
