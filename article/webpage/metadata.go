package webpage

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/article"
)

// Metadata is what a page says of the article on it. What it does not say is "".
type Metadata struct {
	Title    string // the headline, without the outlet's name behind it
	Outlet   string
	Authors  []string
	Date     string // of first publication, ISO 8601 as exact as the page gives it: a day, or a time with its zone
	URL      string // the canonical address
	Language string // BCP 47 primary tag
	// Body is the article's text as the page's data for search engines gives
	// it: often whole, sometimes a beginning.
	Body string
}

// Read collects the metadata of a page that lies at address, which may be "".
func Read(document *html.Node, address string) *Metadata {
	f := collect(document)
	m := &Metadata{}
	ld := f.article()
	m.URL = f.canonical(address)
	m.Outlet = f.outlet(ld)
	m.Title = f.headline(ld, m.Outlet, firstOf(m.URL, address))
	m.Authors = f.authors(ld, m.Outlet)
	m.Date = f.date(ld)
	m.Language = f.language(ld)
	m.Body = ld.text("articleBody")
	return m
}

// fields are the places of a page that hold metadata, in document order.
type fields struct {
	metas     map[string][]string // content of <meta>, by name, property or itemprop in lower case
	title     string              // <title>
	h1        []string
	lang      string            // of <html>
	links     map[string]string // href of <link>, by rel; the first
	base      string
	objects   []object            // JSON-LD
	items     map[string][]string // microdata outside <meta>, by itemprop
	times     []timeElement
	relAuthor []string
}

type timeElement struct {
	value     string
	published bool // marked as the publication
}

// maxScripts bounds the JSON-LD that is read of a page, in bytes. Pages have a
// few kB, with whole texts a few hundred.
const maxScripts = 4 << 20

func collect(document *html.Node) *fields {
	f := &fields{metas: map[string][]string{}, links: map[string]string{}, items: map[string][]string{}}
	scripts := 0
	for node := range document.Descendants() {
		if node.Type != html.ElementNode {
			continue
		}
		switch node.DataAtom {
		case atom.Html:
			f.lang = firstOf(f.lang, Attribute(node, "lang"), Attribute(node, "xml:lang"))
		case atom.Base:
			f.base = firstOf(f.base, Attribute(node, "href"))
		case atom.Meta:
			f.meta(node)
			continue
		case atom.Link:
			for rel := range strings.FieldsSeq(strings.ToLower(Attribute(node, "rel"))) {
				if f.links[rel] == "" {
					f.links[rel] = strings.TrimSpace(Attribute(node, "href"))
				}
			}
		case atom.Title:
			if f.title == "" && (node.Parent == nil || node.Parent.DataAtom != atom.Svg) {
				f.title = TextOf(node)
			}
		case atom.H1:
			if text := TextOf(node); text != "" {
				f.h1 = append(f.h1, text)
			}
		case atom.Time:
			f.times = append(f.times, timeElement{
				firstOf(Attribute(node, "datetime"), TextOf(node)),
				hasAttribute(node, "pubdate") || strings.Contains(strings.ToLower(Attribute(node, "itemprop")+Attribute(node, "class")), "publish"),
			})
		case atom.Script:
			if kind, _, _ := strings.Cut(strings.ToLower(Attribute(node, "type")), ";"); strings.TrimSpace(kind) == "application/ld+json" && node.FirstChild != nil {
				if scripts += len(node.FirstChild.Data); scripts <= maxScripts {
					f.objects = append(f.objects, parseLD(node.FirstChild.Data)...)
				}
			}
		case atom.A:
			if strings.Contains(strings.ToLower(Attribute(node, "rel")), "author") {
				f.relAuthor = append(f.relAuthor, TextOf(node))
			}
		}
		if prop := Attribute(node, "itemprop"); prop != "" {
			f.item(node, prop)
		}
	}
	return f
}

func (f *fields) meta(node *html.Node) {
	content := article.Clean(Attribute(node, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
		for name := range strings.FieldsSeq(strings.ToLower(Attribute(node, key))) {
			f.metas[name] = append(f.metas[name], content)
		}
	}
}

// item reads a microdata property. An author or publisher that has properties
// of its own is read by its name.
func (f *fields) item(node *html.Node, prop string) {
	if node.DataAtom == atom.Meta {
		return
	}
	value := firstOf(Attribute(node, "content"), Attribute(node, "datetime"))
	if hasAttribute(node, "itemscope") {
		value = ""
		for inner := range node.Descendants() {
			if Attribute(inner, "itemprop") == "name" {
				value = firstOf(Attribute(inner, "content"), TextOf(inner))
				break
			}
		}
	}
	if value == "" {
		value = TextOf(node)
	}
	if value = article.Clean(value); value != "" {
		f.items[strings.ToLower(prop)] = append(f.items[strings.ToLower(prop)], value)
	}
}

// first gives the first content of the first of these <meta> that there is.
func (f *fields) first(names ...string) string {
	for _, name := range names {
		if values := f.metas[name]; len(values) > 0 {
			return values[0]
		}
	}
	return ""
}

func (f *fields) canonical(address string) string {
	base, err := url.Parse(firstOf(address, f.base))
	for _, candidate := range []string{f.links["canonical"], f.first("og:url"), address, f.first("twitter:url")} {
		u, parseErr := url.Parse(strings.TrimSpace(candidate))
		if parseErr != nil || candidate == "" {
			continue
		}
		if err == nil && base.IsAbs() {
			u = base.ResolveReference(u)
		}
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u.String()
		}
	}
	return ""
}

func (f *fields) language(ld object) string {
	for _, value := range []string{f.lang, f.first("content-language", "language", "dc.language", "dcterms.language"), ld.text("inLanguage"), f.first("og:locale")} {
		if tag := PrimaryTag(value); tag != "" {
			return tag
		}
	}
	return ""
}

// PrimaryTag is the first part of a language tag, "" if it is none.
func PrimaryTag(language string) string {
	tag, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(strings.ReplaceAll(language, "_", "-"))), "-")
	if len(tag) != 2 && len(tag) != 3 {
		return ""
	}
	for _, c := range tag {
		if c < 'a' || c > 'z' {
			return ""
		}
	}
	return tag
}

// outlet prefers the name that the page gives itself; some give their domain
// there and the name as the publisher.
func (f *fields) outlet(ld object) string {
	names := []string{f.first("og:site_name"), ld.name("publisher"), f.site(), f.first("application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "apple-mobile-web-app-title")}
	if values := f.items["publisher"]; len(values) > 0 {
		names = append(names, values[0])
	}
	best := ""
	for _, name := range names {
		name = article.Clean(html.UnescapeString(name))
		if name == "" || len(name) > 100 || strings.HasPrefix(name, "http") {
			continue
		}
		isDomain := strings.Contains(name, ".") && !strings.Contains(name, " ")
		if !isDomain {
			return name
		}
		best = firstOf(best, strings.TrimPrefix(name, "www."))
	}
	return best
}

// site is the name of the website object.
func (f *fields) site() string {
	for _, kind := range []string{"website", "newsmediaorganization", "organization"} {
		for _, o := range f.objects {
			if o.is(kind) {
				if name := o.text("name"); name != "" {
					return name
				}
			}
		}
	}
	return ""
}

// Attribute is the value of an element's attribute, "" if there is none.
func Attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttribute(node *html.Node, name string) bool {
	for _, a := range node.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// TextOf is the text in an element on one line, without scripts and styles.
func TextOf(node *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Script, n.DataAtom == atom.Style, n.DataAtom == atom.Template, n.DataAtom == atom.Rt, n.DataAtom == atom.Rp: // the last two are readings beside Japanese
			return
		case n.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
		for child := range n.ChildNodes() {
			walk(child)
		}
	}
	walk(node)
	return article.Clean(b.String())
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
