package agency

import (
	"errors"
	"io"
	"iter"
	"strings"

	"parallax/article"
	"parallax/article/markup"
	"parallax/text"
)

// readFeed reads RSS 0.9 to 2.0 and Atom. What the channel says of itself
// stands for its items.
func readFeed(r io.Reader) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		var outlet, language string
		number := 0
		for e, err := range markup.Records(r, "item", "entry", "title", "language", "image", "textinput", "author") {
			if err != nil {
				yield(nil, err)
				return
			}
			switch e.Name {
			case "title":
				outlet = first(outlet, e.Text())
			case "language":
				language = primary(e.Text())
			case "item", "entry":
				number++
				a, err := feedItem(e)
				if err == nil {
					a.Outlet, a.Language = first(a.Outlet, outlet), first(a.Language, language)
				}
				if !yield(numbered(a, err, number, Feed)) {
					return
				}
			}
		}
	}
}

func feedItem(e *markup.Element) (*article.Article, error) {
	a := &article.Article{
		ID:    first(e.Child("guid").Text(), e.Child("id").Text()),
		Title: plain(e.Child("title")),
		Date: isoDate(first(e.Child("pubdate").Text(), e.Child("published").Text(), e.Child("date").Text(), e.Child("updated").Text(),
			e.Child("issued").Text())),
		Author:   author(first(e.Child("creator").Text(), e.First("author", "name").Text(), e.Child("author").Text())),
		Outlet:   first(e.First("source", "title").Text(), e.Child("source").Text()),
		Language: primary(first(e.Child("content").Get("lang"), e.Get("lang"))),
		URL:      feedLink(e),
	}
	var sections []string
	for category := range e.All("category") {
		if s := first(category.Get("term"), category.Text()); s != "" && len(sections) < 20 {
			sections = append(sections, s)
		}
	}
	a.Section = strings.Join(sections, "; ")
	full := feedText(e.Child("encoded"), e.Child("content"))
	summary := feedText(e.Child("description"), e.Child("summary"))
	var c article.Composer
	c.Part(text.MarkHeadline, a.Title, "")
	switch {
	case len(full) > 0:
		body(&c, a.Title, full)
	case len(summary) > 0:
		body(&c, a.Title, summary)
		a.Notes = append(a.Notes, article.Note{Code: "summary", Message: "the feed gives a description, which may not be the whole article"})
	default:
		return nil, errors.New("the item has no text")
	}
	c.Set(a)
	return a, nil
}

// feedText is the text of the first element that has some: escaped HTML, XHTML
// or plain text.
func feedText(elements ...*markup.Element) []markup.Paragraph {
	for _, e := range elements {
		if e == nil {
			continue
		}
		for _, node := range e.Content {
			if node.Element != nil {
				return e.Paragraphs("script", "style")
			}
		}
		if out := textOrHTML(e.Raw()); len(out) > 0 {
			return out
		}
	}
	return nil
}

// plain is a title without the tags that some feeds escape in it.
func plain(e *markup.Element) string {
	s := e.Text()
	if strings.ContainsAny(s, "<&") {
		return markup.ParseHTML(s).Text()
	}
	return s
}

func feedLink(e *markup.Element) string {
	for link := range e.All("link") {
		if rel := link.Get("rel"); rel != "" && rel != "alternate" {
			continue
		}
		if href := first(link.Get("href"), link.Text()); strings.HasPrefix(href, "http") {
			return href
		}
	}
	if guid := e.Child("guid"); guid.Get("ispermalink") != "false" && strings.HasPrefix(guid.Text(), "http") {
		return guid.Text()
	}
	return ""
}
