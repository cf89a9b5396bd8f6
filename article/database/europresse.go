package database

import (
	"iter"
	"strings"

	"parallax/article"
	"parallax/article/markup"
	"parallax/text"
)

// europresse reads the HTML of Europresse: one <article> each, its parts told
// by their classes.
func europresse(page *markup.Element) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		number := 0
		for e := range page.All("article") {
			number++
			d := &draft{}
			for _, p := range parts(e) {
				line := p.text
				switch p.class {
				case "docpublicationname":
					if d.Outlet == "" {
						d.Outlet = line
					}
					d.furniture(line)
				case "docheader":
					// "Économie, lundi 2 mars 2026 512 mots, p. 12"
					d.words(line)
					for part := range strings.SplitSeq(line, ",") {
						if i := strings.LastIndexAny(part, "0123456789"); d.Date == "" && i > 0 {
							d.Date = firstDate(part)
						}
					}
					if section, _, ok := strings.Cut(line, ","); ok && firstDate(section) == "" {
						d.Section = article.Clean(section)
					}
					d.furniture(line)
				case "titrearticle":
					if d.Title == "" {
						d.Title = line
						d.Part(text.MarkHeadline, line, "")
					} else {
						d.Body(line)
					}
				case "docauthors":
					d.Author = withoutBy(line)
					d.Part(text.MarkByline, line, "")
				case "doccontent":
					d.prose(line)
				default:
					d.furniture(line)
				}
			}
			a, reason := d.article()
			var err error
			if reason != "" {
				a, err = nil, &article.RecordError{Record: number, Reason: reason}
			} else {
				a.Origin = article.Origin{Record: number, Format: Europresse}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

type part struct{ class, text string }

// parts are the paragraphs of an article under the class that names their
// place.
func parts(e *markup.Element) []part {
	var out []part
	var walk func(e *markup.Element, class string)
	walk = func(e *markup.Element, class string) {
		own := strings.ToLower(e.Get("class"))
		switch {
		case strings.Contains(own, "docpublicationname"):
			class = "docpublicationname"
		case strings.Contains(own, "docheader"):
			class = "docheader"
		case strings.Contains(own, "docauthors"):
			class = "docauthors"
		case strings.Contains(own, "titrearticle"):
			class = "titrearticle"
		case strings.Contains(own, "dococurrcontainer"):
			class = "doccontent"
		}
		leaf := true
		for _, node := range e.Content {
			if node.Element != nil && class != "doccontent" {
				leaf = false
			}
		}
		if leaf || class == "titrearticle" || class == "docheader" || class == "docpublicationname" || class == "docauthors" {
			for _, p := range e.Paragraphs("script", "style") {
				out = append(out, part{class, p.Text})
			}
			return
		}
		for _, node := range e.Content {
			if node.Element != nil {
				walk(node.Element, class)
			} else if s := article.Clean(node.Text); s != "" {
				out = append(out, part{class, s})
			}
		}
	}
	walk(e, "")
	return out
}

// firstDate is the first run of words in a line that is a date.
func firstDate(line string) string {
	words := strings.Fields(line)
	for i := range words {
		for n := min(len(words), i+5); n > i+1; n-- {
			if iso := isoDate(strings.Join(words[i:n], " ")); len(iso) >= 10 {
				return iso
			}
		}
	}
	return ""
}
