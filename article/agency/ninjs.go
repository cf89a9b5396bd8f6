package agency

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"parallax/article"
	"parallax/article/markup"
	"parallax/text"
)

// ninjsItem holds what is read of ninjs 1, 2 and 3.
type ninjsItem struct {
	URI            string      `json:"uri"`
	GUID           string      `json:"guid"`
	Type           string      `json:"type"`
	VersionCreated string      `json:"versioncreated"`
	FirstCreated   string      `json:"firstcreated"`
	Language       string      `json:"language"`
	Headline       string      `json:"headline"`
	Headlines      []ninjsText `json:"headlines"` // 2, 3
	Title          string      `json:"title"`
	Byline         string      `json:"byline"`
	By             string      `json:"by"` // 2, 3
	Dateline       string      `json:"dateline"`
	BodyText       string      `json:"body_text"`
	BodyXHTML      string      `json:"body_xhtml"`
	BodyHTML       string      `json:"body_html"`
	Bodies         []ninjsText `json:"bodies"` // 2, 3
	Provider       any         `json:"provider"`
	Source         any         `json:"source"`
	InfoSource     []ninjsName `json:"infosource"`  // 1.3
	InfoSources    []ninjsName `json:"infosources"` // 2, 3
	Subject        []ninjsName `json:"subject"`
	Subjects       []ninjsName `json:"subjects"`
	Status         string      `json:"pubstatus"`
	Copyright      string      `json:"copyrightnotice"`
}

type ninjsText struct {
	Role        string `json:"role"`
	ContentType string `json:"contenttype"`
	Value       string `json:"value"`
}

type ninjsName struct {
	Name string `json:"name"`
}

// maxNinjs is the largest item that is read, in bytes.
const maxNinjs = 64 << 20

// readNinjs reads one object, several one behind the other, or an array, also
// inside a wrapper's "items" or "_items".
func readNinjs(r io.Reader) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		bounded := &boundedReader{in: bufio.NewReader(r)}
		skipMark(bounded.in)
		decoder := json.NewDecoder(bounded)
		number := 0
		one := func(raw json.RawMessage) bool {
			number++
			a, err := ninjsArticle(raw)
			return yield(numbered(a, err, number, Ninjs))
		}
		inArray := false
		for {
			bounded.left = maxNinjs
			if !inArray || !decoder.More() {
				if inArray {
					if _, err := decoder.Token(); err != nil { // ]
						yield(nil, fmt.Errorf("the array ends behind item %d: %w", number, err))
						return
					}
					inArray = false
					continue
				}
				if next, err := peekToken(decoder, bounded); err == io.EOF {
					return
				} else if err == nil && next == '[' {
					decoder.Token()
					inArray = true
					continue
				}
			}
			var raw json.RawMessage
			if err := decoder.Decode(&raw); err == io.EOF && !inArray {
				return
			} else if err != nil {
				yield(nil, fmt.Errorf("not valid JSON behind item %d: %w", number, err))
				return
			}
			var wrapper struct {
				Items  []json.RawMessage `json:"items"`
				Items2 []json.RawMessage `json:"_items"`
			}
			if json.Unmarshal(raw, &wrapper) == nil && len(wrapper.Items)+len(wrapper.Items2) > 0 {
				for _, item := range append(wrapper.Items, wrapper.Items2...) {
					if !one(item) {
						return
					}
				}
				continue
			}
			if !one(raw) {
				return
			}
		}
	}
}

// boundedReader fails when one item is larger than is reasonable.
type boundedReader struct {
	in   *bufio.Reader
	left int
}

func (b *boundedReader) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errors.New("one item is larger than 64 MB")
	}
	n, err := b.in.Read(p)
	b.left -= n
	return n, err
}

func skipMark(in *bufio.Reader) {
	if head, _ := in.Peek(3); string(head) == "\ufeff" {
		in.Discard(3)
	}
}

// peekToken is the next character that is no white space.
func peekToken(decoder *json.Decoder, rest *boundedReader) (byte, error) {
	scratch := make([]byte, 1)
	for in := decoder.Buffered(); ; {
		n, err := in.Read(scratch)
		if n == 0 || err != nil {
			break
		}
		if !strings.ContainsRune(" \t\r\n", rune(scratch[0])) {
			return scratch[0], nil
		}
	}
	for i := 1; ; i++ {
		head, err := rest.in.Peek(i)
		if err != nil {
			return 0, err
		}
		if c := head[i-1]; !strings.ContainsRune(" \t\r\n", rune(c)) {
			return c, nil
		}
	}
}

func ninjsArticle(raw json.RawMessage) (*article.Article, error) {
	var item ninjsItem
	if err := json.Unmarshal(raw, &item); err != nil {
		var wrongType *json.UnmarshalTypeError
		if !errors.As(err, &wrongType) { // a field of another type is left empty
			return nil, fmt.Errorf("not a ninjs item: %w", err)
		}
	}
	switch item.Type {
	case "", "text", "composite":
	default:
		return nil, otherItem(item.Type)
	}
	a := &article.Article{
		ID:       first(item.URI, item.GUID),
		Title:    article.Clean(first(byRole(item.Headlines, "main", "headline"), item.Headline, item.Title)),
		Date:     isoDate(first(item.VersionCreated, item.FirstCreated)),
		Language: primary(item.Language),
		Outlet:   article.Clean(first(nameOf(item.Provider), nameOf(item.Source), firstName(item.InfoSource), firstName(item.InfoSources))),
	}
	if strings.HasPrefix(item.URI, "http") {
		a.URL = item.URI
	}
	byline := article.Clean(first(item.Byline, item.By))
	a.Author = author(byline)
	var subjects []string
	for _, s := range append(item.Subject, item.Subjects...) {
		if s.Name != "" && len(subjects) < 20 {
			subjects = append(subjects, article.Clean(s.Name))
		}
	}
	a.Section = strings.Join(subjects, "; ")
	var paragraphs []markup.Paragraph
	for _, candidate := range []string{item.BodyXHTML, item.BodyHTML, byType(item.Bodies, "html"), item.BodyText, byType(item.Bodies, "plain"), byRole(item.Bodies, "main", "")} {
		if paragraphs = textOrHTML(candidate); len(paragraphs) > 0 {
			break
		}
	}
	if len(paragraphs) == 0 {
		return nil, errors.New("the item has no body")
	}
	var c article.Composer
	c.Part(text.MarkHeadline, a.Title, "")
	c.Part(text.MarkByline, byline, "")
	dateline(&c, article.Clean(item.Dateline), paragraphs)
	body(&c, a.Title, paragraphs)
	c.Part(text.MarkBoilerplate, item.Copyright, "")
	c.Set(a)
	if item.Status == "canceled" || item.Status == "withheld" {
		a.Notes = append(a.Notes, article.Note{Code: "withdrawn", Message: "the agency gives this item as " + item.Status})
	}
	return a, nil
}

// byRole is the value whose role is one of the wanted, else the first.
func byRole(texts []ninjsText, roles ...string) string {
	for _, role := range roles {
		for _, t := range texts {
			if strings.EqualFold(t.Role, role) {
				return t.Value
			}
		}
	}
	if len(texts) > 0 {
		return texts[0].Value
	}
	return ""
}

func byType(texts []ninjsText, kind string) string {
	for _, t := range texts {
		if strings.Contains(t.ContentType, kind) {
			return t.Value
		}
	}
	return ""
}

// nameOf: a provider is a string, or an object with a name.
func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return s
		}
		if s, ok := v["literal"].(string); ok {
			return s
		}
	}
	return ""
}

func firstName(names []ninjsName) string {
	if len(names) > 0 {
		return names[0].Name
	}
	return ""
}
