package agency

import (
	"errors"
	"strings"

	"parallax/article"
	"parallax/article/markup"
	"parallax/text"
)

// newsItem reads an item of NewsML-G2, or of NewsML 1, whose names differ
// little but for their case.
func newsItem(e *markup.Element) (*article.Article, error) {
	meta, content := e.First("itemmeta"), e.First("contentmeta")
	if class := e.First("itemclass").Get("qcode"); class != "" {
		kind := class[strings.LastIndexByte(class, ':')+1:]
		switch kind {
		case "picture", "graphic", "video", "audio", "animation", "still":
			return nil, otherItem(kind)
		}
	}
	lines := content
	if lines == nil {
		lines = e.First("newslines") // NewsML 1
	}
	a := &article.Article{
		ID:    first(e.Get("guid"), e.First("publicidentifier").Text()),
		Title: first(lines.First("headline").Text(), meta.Child("title").Text(), content.First("slugline").Text()),
		Date: isoDate(first(meta.First("versioncreated").Text(), content.First("contentmodified").Text(), meta.First("firstcreated").Text(),
			content.First("contentcreated").Text(), e.First("thisrevisioncreated").Text(), e.First("firstcreated").Text())),
		Language: primary(first(content.First("language").Get("tag"), e.First("inlinexml").Get("lang"), e.First("language").Get("formalname"), e.Get("lang"))),
		URL:      webLink(e),
	}
	provider := meta.First("provider")
	a.Outlet = first(name(provider), name(content.First("infosource")), e.First("provider", "party").Get("formalname"))
	var subjects []string
	for s := range content.All("subject") {
		if n := name(s); n != "" && len(subjects) < 20 {
			subjects = append(subjects, n)
		}
	}
	a.Section = strings.Join(subjects, "; ")
	byline := first(lines.First("by").Text(), lines.First("byline").Text())
	if byline == "" {
		byline = name(content.First("creator"))
		if byline == a.Outlet {
			byline = ""
		}
	}
	a.Author = author(byline)

	inside := firstOf(e.First("contentset"), e.First("contentitem", "datacontent"))
	if nitf := inside.First("nitf"); nitf != nil {
		n, err := nitfDocument(nitf)
		if err != nil {
			return nil, err
		}
		fillFrom(a, n)
		a.Text, a.Marks = n.Text, n.Marks
		withdrawn(a, meta)
		return a, nil
	}
	var c article.Composer
	paragraphs := contentParagraphs(inside)
	if len(paragraphs) == 0 {
		return nil, errors.New("the item holds no text")
	}
	c.Part(text.MarkHeadline, a.Title, "")
	c.Part(text.MarkByline, byline, "")
	dateline(&c, lines.First("dateline").Text(), paragraphs)
	body(&c, a.Title, paragraphs)
	c.Part(text.MarkCredit, first(content.First("creditline").Text(), lines.First("creditline").Text()), "")
	c.Set(a)
	withdrawn(a, meta)
	return a, nil
}

// contentParagraphs are those of inline XHTML, or of text or escaped HTML in
// <inlineData>.
func contentParagraphs(e *markup.Element) []markup.Paragraph {
	if e == nil {
		return nil
	}
	if data := e.First("inlinedata"); data != nil && len(data.Content) > 0 {
		return textOrHTML(data.Raw())
	}
	inner := firstOf(e.First("body"), e)
	return inner.Paragraphs("script", "style", "head", "remotecontent")
}

// textOrHTML splits a string into paragraphs: by its tags if it has any, else
// by its line breaks.
func textOrHTML(s string) []markup.Paragraph {
	if looksLikeTags(s) {
		return markup.ParseHTML(s).Paragraphs("script", "style", "head")
	}
	var out []markup.Paragraph
	separator := "\n"
	if s = strings.ReplaceAll(s, "\r", ""); strings.Contains(strings.TrimSpace(s), "\n\n") {
		separator = "\n\n"
	}
	for p := range strings.SplitSeq(s, separator) {
		if p = article.Clean(p); p != "" {
			out = append(out, markup.Paragraph{Text: p})
		}
	}
	return out
}

func looksLikeTags(s string) bool {
	for _, tag := range []string{"<p", "<div", "<br", "</", "<h1", "<h2", "<span"} {
		if strings.Contains(s, tag) {
			return true
		}
	}
	return false
}

// name is how a party or concept is called: its name, else its literal, else
// the end of its code ("nprov:REUTERS").
func name(e *markup.Element) string {
	if e == nil {
		return ""
	}
	code := first(e.Get("literal"), e.Get("qcode"), e.Get("uri"))
	return first(e.Child("name").Text(), article.Clean(code[strings.LastIndexAny(code, ":/")+1:]))
}

func webLink(e *markup.Element) string {
	for link := range e.All("link") {
		if href := link.Get("href"); strings.HasPrefix(href, "http") {
			return href
		}
	}
	return ""
}

// withdrawn notes that the agency took the item back.
func withdrawn(a *article.Article, meta *markup.Element) {
	status := meta.First("pubstatus").Get("qcode")
	if strings.HasSuffix(status, ":canceled") || strings.HasSuffix(status, ":withheld") {
		a.Notes = append(a.Notes, article.Note{Code: "withdrawn", Message: "the agency gives this item as " + status[strings.LastIndexByte(status, ':')+1:]})
	}
}

// fillFrom takes from b what a does not have.
func fillFrom(a, b *article.Article) {
	for _, f := range []struct{ to, from *string }{
		{&a.ID, &b.ID}, {&a.Title, &b.Title}, {&a.Outlet, &b.Outlet}, {&a.Author, &b.Author}, {&a.Date, &b.Date},
		{&a.URL, &b.URL}, {&a.Language, &b.Language}, {&a.Section, &b.Section},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
}

// firstOf is the first of the elements that is there.
func firstOf(elements ...*markup.Element) *markup.Element {
	for _, e := range elements {
		if e != nil {
			return e
		}
	}
	return nil
}
