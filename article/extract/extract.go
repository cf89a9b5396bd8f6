// Package extract finds the article on a saved web page. The work is done by
// go-trafilatura, which is why only the program parallax-html links it: the
// library costs 0.14 s and 45 MB at every start.
package extract

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/article"
	"parallax/article/ingest"
	"parallax/article/webpage"
)

// maxPage is the largest page that is read, in bytes. Pages have up to some
// 5 MB with all their scripts; parsing takes many times their size of memory.
const maxPage = 32 << 20

// Extract finds the article on a page; known is what its server said of it. A
// page that cannot be read gives a Page with an Error.
func Extract(data []byte, known ingest.PageRequest) *ingest.Page {
	if len(data) > maxPage {
		return &ingest.Page{Error: fmt.Sprintf("larger than %d MB: no page of one article is", maxPage>>20)}
	}
	document, err := html.Parse(bytes.NewReader(webpage.Decode(data, known.ContentType)))
	if err != nil {
		return &ingest.Page{Error: fmt.Sprintf("cannot parse the page: %v", err)}
	}
	meta := webpage.Read(document, known.URL)
	prune(document)
	options := trafilatura.Options{EnableFallback: true, ExcludeComments: true}
	if address, err := url.Parse(firstOf(meta.URL, known.URL)); err == nil && address.IsAbs() {
		options.OriginalURL = address
	}
	if meta.Date != "" {
		// The search for a date in the page's text is half of the library's time.
		options.HtmlDateOverride = &htmldate.Result{}
	}
	var theirs trafilatura.Metadata
	find := func(focus trafilatura.ExtractionFocus) []string {
		options.Focus = focus
		result, err := trafilatura.ExtractDocument(document, options)
		if err != nil {
			return nil
		}
		if focus == trafilatura.FavorPrecision {
			theirs = result.Metadata
			options.HtmlDateOverride = &htmldate.Result{} // not searched for twice
		}
		return Paragraphs(result.ContentNode)
	}
	text := chooseText(document, find, meta)
	page := &ingest.Page{
		Title:      firstOf(meta.Title, article.Clean(theirs.Title)),
		Outlet:     firstOf(meta.Outlet, article.Clean(theirs.Sitename)),
		Author:     strings.Join(meta.Authors, "; "),
		Date:       meta.Date,
		URL:        firstOf(meta.URL, theirs.URL),
		Language:   firstOf(meta.Language, webpage.PrimaryTag(theirs.Language)),
		Paragraphs: text,
	}
	if page.Author == "" {
		page.Author = strings.Join(webpage.Names(theirs.Author, page.Outlet), "; ")
	}
	if page.Date == "" && !theirs.Date.IsZero() {
		page.Date = theirs.Date.Format(time.DateOnly)
	}
	return page
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// blocks are the elements that stand on lines of their own.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.Section: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Br: true, atom.Pre: true,
	atom.Table: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
	atom.Figure: true, atom.Figcaption: true, atom.Article: true, atom.Body: true, atom.Main: true, atom.Aside: true,
	atom.Header: true, atom.Footer: true, atom.Nav: true, atom.Form: true, atom.Center: true, atom.Hr: true,
}

// Paragraphs walks the content and ends a paragraph at every block: the
// library's own plain text joins them by spaces.
func Paragraphs(content *html.Node) []string {
	var all []string
	var current strings.Builder
	flush := func() {
		if p := article.Clean(current.String()); p != "" {
			all = append(all, p)
		}
		current.Reset()
	}
	var walk func(*html.Node)
	walk = func(node *html.Node) {
		if node.Type == html.TextNode {
			current.WriteString(node.Data)
			return
		}
		if blocks[node.DataAtom] {
			flush()
		}
		for child := range node.ChildNodes() {
			walk(child)
		}
		if blocks[node.DataAtom] {
			flush()
		}
	}
	if content != nil {
		walk(content)
	}
	flush()
	return all
}
