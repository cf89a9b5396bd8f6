package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"parallax/article"
	"parallax/text"
)

// member opens one file of a zipped document, bounded.
func member(data []byte, names ...string) (io.ReadCloser, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("the document is damaged: %w", err)
	}
	for _, name := range names {
		for _, f := range z.File {
			if strings.EqualFold(f.Name, name) {
				in, err := f.Open()
				if err != nil {
					return nil, fmt.Errorf("the document is damaged: %w", err)
				}
				return in, nil
			}
		}
	}
	return nil, fmt.Errorf("the document has no %s", names[0])
}

// maxXML is the most that is unpacked of one file, in bytes. Markup takes
// several times the place of the text in it.
const maxXML = 512 << 20

func readDOCX(data []byte) (*content, error) {
	in, err := member(data, "word/document.xml", "word/document2.xml")
	if err != nil {
		return nil, err
	}
	defer in.Close()
	c := &content{title: property(data, "docProps/core.xml", "title")}
	p := parts{c: c}
	skipped := 0 // depth inside something that is not shown
	err = tags(in, func(kind html.TokenType, name string, attr func(string) string, s string) error {
		switch {
		case kind == html.TextToken:
			if skipped == 0 && p.inText {
				p.write(s)
			}
		case kind == html.EndTagToken:
			switch name {
			case "w:p":
				if skipped == 0 {
					p.flush()
				}
			case "w:t":
				p.inText = false
			case "mc:fallback", "w:del", "w:movefrom":
				skipped = max(0, skipped-1)
			}
		default:
			closed := kind == html.SelfClosingTagToken
			switch name {
			case "w:p":
				if skipped == 0 {
					p.flush()
				}
			case "w:t":
				p.inText = !closed
			case "w:tab", "w:br", "w:cr":
				p.write(" ")
			case "w:nobreakhyphen":
				p.write("-")
			case "w:pstyle":
				p.style(attr("w:val"))
			case "mc:fallback", "w:del", "w:movefrom":
				if !closed {
					skipped++
				}
			}
		}
		return p.err()
	})
	p.flush()
	return c, err
}

func readODT(data []byte) (*content, error) {
	in, err := member(data, "content.xml")
	if err != nil {
		return nil, err
	}
	defer in.Close()
	c := &content{title: property(data, "meta.xml", "title")}
	p := parts{c: c}
	skipped, body := 0, false
	err = tags(in, func(kind html.TokenType, name string, attr func(string) string, s string) error {
		closed := kind == html.SelfClosingTagToken
		switch name {
		case "office:annotation", "text:tracked-changes", "text:note-citation":
			if kind == html.EndTagToken {
				skipped = max(0, skipped-1)
			} else if !closed {
				skipped++
			}
			return nil
		case "office:text":
			body = kind == html.StartTagToken
		}
		if skipped > 0 || !body {
			return nil
		}
		switch {
		case kind == html.TextToken:
			p.write(s)
		case name == "text:p" || name == "text:h":
			p.flush()
			if kind != html.EndTagToken {
				p.style(attr("text:style-name"))
				if name == "text:h" {
					p.style("title")
				}
			}
		case kind == html.EndTagToken:
		case name == "text:s" || name == "text:tab" || name == "text:line-break":
			p.write(" ")
		}
		return p.err()
	})
	p.flush()
	return c, err
}

// tags reads XML leniently: names with their prefix, in lower case.
func tags(in io.Reader, each func(kind html.TokenType, name string, attr func(string) string, s string) error) error {
	limited := &io.LimitedReader{R: in, N: maxXML}
	z := html.NewTokenizer(limited)
	z.SetMaxBuf(maxText)
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			switch err := z.Err(); {
			case limited.N <= 0:
				return errTooMuch
			case err == io.EOF:
				return nil
			case errors.Is(err, html.ErrBufferExceeded):
				return errTooMuch
			default:
				return fmt.Errorf("the document is damaged: %w", err)
			}
		case html.TextToken:
			if err := each(kind, "", nil, string(z.Text())); err != nil {
				return err
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			raw, more := z.TagName()
			name := string(raw)
			z.NextIsNotRawText()
			attr := func(key string) string {
				for more {
					var k, v []byte
					if k, v, more = z.TagAttr(); string(k) == key {
						return string(v)
					}
				}
				return ""
			}
			if err := each(kind, name, attr, ""); err != nil {
				return err
			}
		}
	}
}

// parts collects the paragraphs of a document.
type parts struct {
	c      *content
	text   strings.Builder
	kind   text.MarkKind
	inText bool
	bytes  int
}

func (p *parts) write(s string) {
	p.bytes += len(s)
	p.text.WriteString(s)
}

func (p *parts) err() error {
	if p.bytes > maxText {
		return errTooMuch
	}
	return nil
}

// style takes a paragraph in a style for titles as the headline, if nothing
// stands before it.
func (p *parts) style(name string) {
	if (strings.EqualFold(name, "title") || strings.EqualFold(name, "heading1")) && len(p.c.paragraphs) == 0 {
		p.kind = text.MarkHeadline
	}
}

func (p *parts) flush() {
	if s := article.Clean(p.text.String()); s != "" {
		p.c.paragraphs = append(p.c.paragraphs, paragraph{text: s, kind: p.kind})
	}
	p.text.Reset()
	p.kind = ""
}

// property is one of the properties that a document keeps about itself, by
// local name; those that programs fill in by themselves are left out.
func property(data []byte, file, name string) string {
	in, err := member(data, file)
	if err != nil {
		return ""
	}
	defer in.Close()
	value, inside := "", false
	tags(io.LimitReader(in, 1<<20), func(kind html.TokenType, tag string, _ func(string) string, s string) error {
		switch {
		case kind == html.TextToken && inside:
			value += s
		case kind != html.TextToken:
			inside = kind == html.StartTagToken && strings.HasSuffix(tag, ":"+name)
		}
		return nil
	})
	return title(value)
}

// title is a document's own title, or "" if it is one that a program made up.
func title(s string) string {
	s = article.Clean(s)
	lower := strings.ToLower(s)
	for _, made := range []string{"untitled", "(anonymous)", "(unspecified)", "document", "microsoft word", "unbenannt", "sans titre", "powerpoint"} {
		if strings.HasPrefix(lower, made) {
			return ""
		}
	}
	if _, err := strconv.Atoi(s); err == nil || strings.HasSuffix(lower, ".doc") || strings.HasSuffix(lower, ".docx") || strings.HasSuffix(lower, ".rtf") || strings.HasSuffix(lower, ".indd") {
		return ""
	}
	return s
}
