// Package markup reads XML, SGML and fragments of HTML as they come: unknown
// entities, control characters, missing end tags and bad bytes are no errors,
// as an archive is read for its text and not to judge its syntax. Names are
// local and in lower case. External entities are never fetched and declared
// ones never expanded.
package markup

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Element is one element with what it holds.
type Element struct {
	Name    string // local, in lower case
	Attr    []html.Attribute
	Content []Node
}

// Node is an element, or text if Element is nil.
type Node struct {
	Text    string
	Element *Element
}

// Bounds on what hostile files can make us hold.
const (
	deepest    = 200      // elements within each other; deeper ones are read as if empty, their text stays
	maxToken   = 32 << 20 // bytes of one tag or run of text
	maxRecord  = 64 << 20 // bytes of text in one record
	maxContent = 1 << 20  // elements in one record
)

var errTooLarge = errors.New("one record is larger than 64 MB: it is no article")

// Records gives every element of one of the names that is not inside another
// such element, holding one at a time. An error ends the stream.
func Records(r io.Reader, names ...string) iter.Seq2[*Element, error] {
	return func(yield func(*Element, error) bool) {
		decoded, err := Decode(r)
		if err != nil {
			yield(nil, err)
			return
		}
		b := builder{z: html.NewTokenizer(decoded)}
		b.z.SetMaxBuf(maxToken)
		b.z.AllowCDATA(true)
		for {
			e, err := b.next(names)
			if err == io.EOF {
				return
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// ParseHTML reads a fragment or page of HTML; whatever it is, it gives an
// element with what could be read.
func ParseHTML(source string) *Element {
	b := builder{z: html.NewTokenizer(strings.NewReader(source)), html: true}
	b.z.SetMaxBuf(maxToken)
	root := &Element{Name: "#fragment"}
	b.open = []*Element{root}
	b.fill(nil) // a bound that is met ends the fragment there
	return root
}

type builder struct {
	z        *html.Tokenizer
	html     bool
	open     []*Element
	bytes    int
	elements int
}

// next reads up to the end of the next record.
func (b *builder) next(names []string) (*Element, error) {
	b.open, b.bytes, b.elements = b.open[:0], 0, 0
	record, err := b.fill(names)
	if record != nil && (err == nil || err == io.EOF) {
		return record, nil // the file may end inside the last record
	}
	return nil, err
}

// fill reads tokens into the open elements. With names it begins a record at
// the first element of such a name and returns at its end.
func (b *builder) fill(names []string) (*Element, error) {
	var record *Element
	for {
		kind := b.z.Next()
		if kind == html.ErrorToken {
			err := b.z.Err()
			if errors.Is(err, html.ErrBufferExceeded) {
				err = fmt.Errorf("a tag or text of more than %d MB", maxToken>>20)
			}
			return record, err
		}
		if len(b.open) == 0 && kind != html.StartTagToken {
			if kind == html.SelfClosingTagToken {
				b.z.NextIsNotRawText()
			}
			continue
		}
		switch kind {
		case html.TextToken:
			b.text(string(b.z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			e := b.element()
			if !b.html {
				b.z.NextIsNotRawText()
			}
			if len(b.open) == 0 {
				if !slices.Contains(names, e.Name) {
					continue
				}
				record = e
			}
			b.start(e, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := b.z.TagName()
			b.end(localName(name))
			if record != nil && len(b.open) == 0 {
				return record, nil
			}
		}
		if b.bytes > maxRecord || b.elements > maxContent {
			return nil, errTooLarge
		}
	}
}

func (b *builder) text(s string) {
	top := b.open[len(b.open)-1]
	if b.html && (top.Name == "script" || top.Name == "style" || top.Name == "noscript" || top.Name == "template") {
		return
	}
	b.bytes += len(s)
	top.Content = append(top.Content, Node{Text: s})
}

func (b *builder) element() *Element {
	name, more := b.z.TagName()
	e := &Element{Name: localName(name)}
	for more {
		var key, value []byte
		key, value, more = b.z.TagAttr()
		e.Attr = append(e.Attr, html.Attribute{Key: string(key), Val: string(value)})
		b.bytes += len(key) + len(value)
	}
	return e
}

func (b *builder) start(e *Element, closed bool) {
	b.elements++
	if b.html && len(b.open) > 1 && closesItself(e.Name) && b.open[len(b.open)-1].Name == e.Name {
		b.open = b.open[:len(b.open)-1]
	}
	if n := len(b.open); n > 0 {
		top := b.open[n-1]
		top.Content = append(top.Content, Node{Element: e})
	}
	if !closed && !b.void(e.Name) && len(b.open) < deepest || len(b.open) == 0 {
		b.open = append(b.open, e)
	}
}

// end closes the innermost open element of the name; the tag of one that is
// not open is passed over.
func (b *builder) end(name string) {
	for i := len(b.open) - 1; i >= 0; i-- {
		if b.open[i].Name == name {
			if i > 0 || b.open[0].Name != "#fragment" {
				b.open = b.open[:i]
			}
			return
		}
	}
}

// void elements never hold anything; of those only HTML knows, XML formats use
// the names for others (<link> in RSS).
func (b *builder) void(name string) bool {
	switch name {
	case "br", "hr", "img":
		return true
	case "link", "meta", "input", "area", "base", "col", "embed", "source", "track", "wbr":
		return b.html
	}
	return false
}

// closesItself: elements whose end tag is often left out.
func closesItself(name string) bool {
	switch name {
	case "p", "li", "tr", "td", "th", "dt", "dd", "option":
		return true
	}
	return false
}

func localName(name []byte) string {
	s := string(name)
	return s[strings.LastIndexByte(s, ':')+1:]
}
