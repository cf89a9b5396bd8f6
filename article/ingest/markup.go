package ingest

import (
	"html"
	"regexp"
	"strings"
	"sync"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/article"
	"parallax/text"
)

// blockTags end a paragraph.
var blockTags = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.Section: true, atom.Article: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Table: true, atom.Tr: true,
	atom.Figure: true, atom.Figcaption: true, atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Pre: true, atom.Hr: true, atom.Body: true,
}

var inlineTags = map[atom.Atom]bool{
	atom.Br: true, atom.Span: true, atom.A: true, atom.B: true, atom.I: true, atom.U: true, atom.Em: true, atom.Strong: true, atom.Img: true,
	atom.Sup: true, atom.Sub: true, atom.Font: true, atom.Small: true, atom.Script: true, atom.Style: true, atom.Html: true, atom.Iframe: true, atom.Time: true, atom.Cite: true, atom.Q: true,
	atom.Td: true, atom.Th: true,
}

var entity = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,6}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[mn]dash|hellip|[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|slash|ring)|szlig|euro|pound|copy|reg|trade|laquo|raquo|bull|middot|deg|shy|zwnj|zwj);`)
})

func markupNote() article.Note {
	return article.Note{Code: "markup", Message: "the text held HTML: its tags were removed and its paragraphs kept"}
}

// withoutMarkup turns the HTML that fields of exports often hold into plain
// paragraphs. Text without tags and entities comes back as it is, and
// found is false; "a < b" and "<Name withheld>" are no tags.
func withoutMarkup(s string) (plain string, found bool) {
	tags, blocks := false, false
	if strings.IndexByte(s, '<') >= 0 {
		tags, blocks = tagsIn(s)
	}
	switch {
	case tags:
		return strip(s, blocks), true
	case strings.IndexByte(s, '&') >= 0 && entity().MatchString(s):
		return entity().ReplaceAllStringFunc(s, html.UnescapeString), true
	}
	return s, false
}

// unmarked takes HTML out of an article that a record holds, and marks its
// title where the text begins with it.
func unmarked(a *article.Article) {
	plain, found := withoutMarkup(a.Text)
	if found {
		a.Text = plain
		a.Notes = append(a.Notes, markupNote())
	}
	a.Title, _ = withoutMarkup(a.Title)
	a.Author, _ = withoutMarkup(a.Author)
	a.Outlet, _ = withoutMarkup(a.Outlet)
	if n := len(a.Title); n > 0 && len(a.Text) > n && a.Text[:n] == a.Title && (a.Text[n] == '\n' || a.Text[n] == '\r') {
		a.Marks = append(a.Marks, text.Mark{Bytes: text.Span{End: n}, Kind: text.MarkHeadline})
	}
}

// tagsIn reports whether s holds tags of HTML, and whether some of them divide
// paragraphs.
func tagsIn(s string) (tags, blocks bool) {
	for rest := s; ; {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			return tags, blocks
		}
		rest = rest[i+1:]
		name := strings.TrimPrefix(rest, "/")
		n := 0
		for n < len(name) && n < 12 && (name[n]|0x20 >= 'a' && name[n]|0x20 <= 'z' || n > 0 && name[n] >= '0' && name[n] <= '9') {
			n++
		}
		if n == 0 || n == len(name) || !strings.ContainsRune(" \t\n\r/>", rune(name[n])) || strings.IndexByte(name[n:], '>') < 0 {
			continue
		}
		tag := atom.Lookup([]byte(strings.ToLower(name[:n])))
		if blockTags[tag] || tag == atom.Br {
			return true, true
		}
		tags = tags || inlineTags[tag]
	}
}

// strip removes tags, comments, scripts and styles. Where tags divide the
// paragraphs, white space means nothing; else it is kept.
func strip(s string, blocks bool) string {
	var out strings.Builder
	var paragraph strings.Builder
	flush := func(separator string) {
		p := paragraph.String()
		paragraph.Reset()
		if blocks {
			p = strings.Join(strings.Fields(p), " ")
		}
		if p == "" {
			return
		}
		if out.Len() > 0 {
			out.WriteString(separator)
		}
		out.WriteString(p)
	}
	separator := "\n\n"
	hidden := 0
	for tokens := nethtml.NewTokenizer(strings.NewReader(s)); ; {
		kind := tokens.Next()
		switch kind {
		case nethtml.ErrorToken:
			flush(separator)
			return out.String()
		case nethtml.TextToken:
			if hidden == 0 {
				paragraph.Write(tokens.Text())
			}
		case nethtml.StartTagToken, nethtml.EndTagToken, nethtml.SelfClosingTagToken:
			name, _ := tokens.TagName()
			switch tag := atom.Lookup(name); {
			case tag == atom.Script || tag == atom.Style:
				if kind == nethtml.StartTagToken {
					hidden++
				} else if hidden > 0 {
					hidden--
				}
			case tag == atom.Br && strings.TrimSpace(paragraph.String()) == "":
				separator = "\n\n" // a second one in a row ends a paragraph
			case tag == atom.Br:
				flush(separator)
				separator = "\n"
			case tag == atom.Td || tag == atom.Th:
				paragraph.WriteByte(' ')
			case blockTags[tag]:
				flush(separator)
				separator = "\n\n"
			}
		}
	}
}
