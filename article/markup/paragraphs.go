package markup

import (
	"strings"

	"parallax/article"
)

// Paragraph is a run of text between the borders of block elements.
type Paragraph struct {
	Text  string // clean
	Name  string // of the innermost block element around it
	Class string // that element's class
}

// Paragraphs are those inside e, in order, without empty ones. A single line
// break is a space, two end the paragraph. Elements of the names in without
// are left out.
func (e *Element) Paragraphs(without ...string) []Paragraph {
	p := paragraphs{without: without}
	if e != nil {
		p.element(e)
	}
	p.flush()
	return p.out
}

// Lines are the same, but every line break ends one.
func (e *Element) Lines(without ...string) []Paragraph {
	p := paragraphs{without: without, lines: true}
	if e != nil {
		p.element(e)
	}
	p.flush()
	return p.out
}

type paragraphs struct {
	without []string
	lines   bool
	text    strings.Builder
	breaks  int // line breaks just read
	name    string
	class   string
	out     []Paragraph
}

func (p *paragraphs) flush() {
	if text := article.Clean(p.text.String()); text != "" {
		p.out = append(p.out, Paragraph{Text: text, Name: p.name, Class: p.class})
	}
	p.text.Reset()
	p.breaks = 0
}

func (p *paragraphs) element(e *Element) {
	for _, name := range p.without {
		if e.Name == name {
			return
		}
	}
	if e.Name == "br" {
		if p.breaks++; p.breaks > 1 || p.lines {
			p.flush()
		} else {
			p.text.WriteByte(' ')
		}
		return
	}
	name, class := p.name, p.class
	block := isBlock(e.Name)
	if block {
		p.flush()
		p.name, p.class = e.Name, e.Get("class")
	}
	for _, node := range e.Content {
		if node.Element != nil {
			p.element(node.Element)
			continue
		}
		if p.breaks > 0 && strings.TrimSpace(node.Text) != "" {
			p.breaks = 0
		}
		p.text.WriteString(node.Text)
	}
	if block {
		p.flush()
		p.name, p.class = name, class
	}
}

// isBlock: elements of HTML, NITF and NewsML whose borders end a paragraph.
func isBlock(name string) bool {
	switch name {
	case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "caption",
		"blockquote", "bq", "pre", "section", "article", "header", "footer", "aside", "figure", "figcaption", "main", "nav", "hr", "body", "html", "head",
		"title", "form", "address", "block", "hl1", "hl2", "hedline", "byline", "byttl", "dateline", "distributor", "abstract", "media", "media-caption",
		"media-producer", "fn", "note", "tagline", "bibliography", "paragraph", "br", "option", "script", "style":
		return true
	}
	return false
}
