// Package agency reads what news agencies and publishers send: NewsML-G2 (and
// NewsML 1), NITF, ninjs, the SGML of Reuters-21578, RSS and Atom.
package agency

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"

	"parallax/article"
	"parallax/article/markup"
	"parallax/text"
)

// The formats, as [article.Origin] and docs/formats.md name them.
const (
	NewsML  = "newsml"
	NITF    = "nitf"
	Ninjs   = "ninjs"
	Reuters = "reuters-sgml"
	Feed    = "feed"
)

// Detect names the format by the first bytes of a file (some kilobytes), or
// gives "".
func Detect(head []byte) string {
	start := bytes.TrimLeft(head[:min(len(head), 64)], " \t\r\n\x00\xef\xbb\xbf\xfe\xff")
	if len(start) == 0 || start[0] != '<' && start[0] != '{' && start[0] != '[' {
		return ""
	}
	if start[0] == '<' {
		head = head[:min(len(head), 4096)]
	}
	if r, err := markup.Decode(bytes.NewReader(head)); err == nil {
		if decoded, err := io.ReadAll(r); err == nil {
			head = decoded
		}
	}
	head = bytes.ToLower(bytes.TrimSpace(head))
	has := func(s string) bool { return bytes.Contains(head, []byte(s)) }
	if len(head) > 0 && (head[0] == '{' || head[0] == '[') {
		if has(`"versioncreated"`) && (has(`"headline`) || has(`"body_`) || has(`"bodies"`)) || has(`ninjs-schema`) {
			return Ninjs
		}
		return ""
	}
	if len(head) == 0 || head[0] != '<' {
		return ""
	}
	for _, tag := range []struct{ start, format string }{
		{"newsmessage", NewsML}, {"newsitem", NewsML}, {"newsml", NewsML}, {"itemset", NewsML},
		{"nitf", NITF}, {"reuters", Reuters}, {"rss", Feed}, {"rdf", Feed}, {"feed", Feed},
	} {
		if root(head, tag.start) {
			return tag.format
		}
	}
	return ""
}

// root reports whether the first element of a lower-case head has the local
// name.
func root(head []byte, name string) bool {
	for i := 0; i < len(head); {
		open := bytes.IndexByte(head[i:], '<')
		if open < 0 || i+open+1 >= len(head) {
			return false
		}
		i += open + 1
		switch {
		case bytes.HasPrefix(head[i:], []byte("!--")):
			end := bytes.Index(head[i:], []byte("-->"))
			if end < 0 {
				return false
			}
			i += end
			continue
		case head[i] == '?' || head[i] == '!':
			continue
		}
		end := bytes.IndexAny(head[i:], " \t\r\n/>")
		if end < 0 {
			return false
		}
		tag := string(head[i : i+end])
		return tag[strings.LastIndexByte(tag, ':')+1:] == name
	}
	return false
}

// Read gives the articles of a file in one of the formats, holding one at a
// time. An item that is no article is an [article.RecordError] and the stream
// goes on; any other error ends it.
func Read(r io.Reader, format string) iter.Seq2[*article.Article, error] {
	switch format {
	case Ninjs:
		return readNinjs(r)
	case Feed:
		return readFeed(r)
	}
	names, convert := []string{"newsitem"}, newsItem
	switch format {
	case NITF:
		names, convert = []string{"nitf"}, nitfDocument
	case Reuters:
		names, convert = []string{"reuters"}, reutersStory
	}
	return func(yield func(*article.Article, error) bool) {
		number := 0
		for e, err := range markup.Records(r, names...) {
			if err != nil {
				yield(nil, err)
				return
			}
			number++
			a, err := convert(e)
			if !yield(numbered(a, err, number, format)) {
				return
			}
		}
	}
}

// numbered says which record an article or an error comes from.
func numbered(a *article.Article, err error, number int, format string) (*article.Article, error) {
	if err != nil {
		var other otherItem
		return nil, &article.RecordError{Record: number, Reason: err.Error(), NoArticle: errors.As(err, &other)}
	}
	a.Origin.Record, a.Origin.Format = number, format
	if strings.ContainsRune(a.Text, '\ufffd') {
		a.Notes = append(a.Notes, article.Note{Code: "encoding", Message: "bytes that are no text in the encoding of the file stand as U+FFFD"})
	}
	return a, nil
}

// otherItem is the error for an item that is none of text; it names its kind.
type otherItem string

func (kind otherItem) Error() string {
	return "an item of kind " + article.Clean(string(kind)) + " holds no article"
}

// body sets the paragraphs of the running text. A heading that says the title
// again is left out.
func body(c *article.Composer, title string, paragraphs []markup.Paragraph) {
	for i, p := range paragraphs {
		switch {
		case i < 2 && p.Text == title:
		case p.Name == "figcaption" || p.Name == "media-caption" || p.Name == "caption" || p.Name == "media-producer":
			c.Part(text.MarkCaption, p.Text, "")
		case p.Name == "note":
			c.Part(text.MarkBoilerplate, p.Text, "")
		case p.Name == "tagline":
			c.Part(text.MarkCredit, p.Text, "")
		default:
			c.Body(p.Text)
		}
	}
}

// dateline sets a dateline that the source keeps apart, unless the text begins
// with it.
func dateline(c *article.Composer, line string, paragraphs []markup.Paragraph) {
	bare := strings.TrimRight(line, " -–—")
	for i, p := range paragraphs {
		if i == 3 || bare == "" {
			break
		}
		if strings.HasPrefix(strings.ToLower(p.Text), strings.ToLower(bare)) {
			return
		}
	}
	c.Part(text.MarkDateline, line, "")
}

// author is the name in a byline: "By Jane Doe" without its preposition.
func author(byline string) string {
	for _, by := range []string{"by ", "von ", "par ", "por ", "di ", "av ", "af ", "door "} {
		if len(byline) > len(by) && strings.EqualFold(byline[:len(by)], by) {
			return strings.TrimSpace(byline[len(by):])
		}
	}
	return byline
}

// primary is the primary subtag of a language tag.
func primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	if len(tag) < 2 || len(tag) > 3 {
		return ""
	}
	return tag
}

// first is the first of the values that is not empty.
func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
