package agency

import (
	"errors"
	"strings"

	"parallax/article"
	"parallax/article/markup"
	"parallax/text"
)

// nitfDocument reads one NITF 3 document.
func nitfDocument(e *markup.Element) (*article.Article, error) {
	head, top, content := e.First("head"), e.First("body.head"), e.First("body.content")
	if content == nil {
		return nil, errors.New("the document has no <body.content>")
	}
	docdata, pubdata := head.First("docdata"), head.First("pubdata")
	a := &article.Article{
		ID:       docdata.First("doc-id").Get("id-string"),
		Title:    first(top.First("hl1").Text(), top.First("hedline").Text(), head.First("title").Text()),
		Outlet:   first(pubdata.Get("name"), top.First("distributor").Text(), docdata.First("doc.copyright").Get("holder")),
		URL:      pubdata.Get("ex-ref"),
		Language: primary(first(e.Get("lang"), e.First("body").Get("lang"), content.Get("lang"))),
		Section:  pubdata.Get("position.section"),
	}
	a.Date = isoDate(first(docdata.First("date.issue").Get("norm"), pubdata.Get("date.publication"),
		docdata.First("date.release").Get("norm"), top.First("story.date").Get("norm")))
	byline := top.First("byline").Text()
	if person := top.First("byline", "person").Text(); person != "" {
		a.Author = person
	} else {
		a.Author = author(byline)
	}

	var c article.Composer
	c.Part(text.MarkHeadline, a.Title, "")
	for second := range top.All("hl2") {
		c.Body(second.Text())
	}
	c.Part(text.MarkByline, byline, "")
	paragraphs := content.Paragraphs("media-metadata", "media-reference")
	dateline(&c, top.First("dateline").Text(), paragraphs)
	if len(paragraphs) == 0 {
		return nil, errors.New("the document has no text")
	}
	body(&c, a.Title, paragraphs)
	for _, p := range e.First("body.end").Paragraphs() {
		c.Part(text.MarkCredit, p.Text, "")
	}
	if notice := article.Clean(strings.Join([]string{docdata.First("doc.copyright").Get("holder"), docdata.First("doc.copyright").Get("year")}, " ")); notice != "" {
		c.Part(text.MarkBoilerplate, "© "+notice, "")
	}
	c.Set(a)
	return a, nil
}
