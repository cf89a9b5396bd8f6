package markup

import (
	"iter"
	"strings"

	"parallax/article"
)

// Get is the value of an attribute, by local name in lower case.
func (e *Element) Get(key string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.Attr {
		if a.Key == key || strings.HasSuffix(a.Key, ":"+key) {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// All gives the elements of a name at any depth, in document order, without
// looking into those it gives.
func (e *Element) All(name string) iter.Seq[*Element] {
	return func(yield func(*Element) bool) { e.walk(name, yield) }
}

func (e *Element) walk(name string, yield func(*Element) bool) bool {
	if e == nil {
		return true
	}
	for _, node := range e.Content {
		switch {
		case node.Element == nil:
		case node.Element.Name == name:
			if !yield(node.Element) {
				return false
			}
		default:
			if !node.Element.walk(name, yield) {
				return false
			}
		}
	}
	return true
}

// First is the first element at the end of a path of names, each at any depth
// below the one before; nil if there is none.
func (e *Element) First(path ...string) *Element {
	if len(path) == 0 {
		return e
	}
	for found := range e.All(path[0]) {
		if end := found.First(path[1:]...); end != nil {
			return end
		}
	}
	return nil
}

// Child is the first element of a name directly inside e, or nil.
func (e *Element) Child(name string) *Element {
	if e == nil {
		return nil
	}
	for _, node := range e.Content {
		if node.Element != nil && node.Element.Name == name {
			return node.Element
		}
	}
	return nil
}

// Text is all text inside e as one clean line; "" of nil.
func (e *Element) Text() string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	e.write(&b)
	return article.Clean(b.String())
}

// Raw is all text inside e as it stands; "" of nil.
func (e *Element) Raw() string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *Element) write(b *strings.Builder) {
	for _, node := range e.Content {
		if node.Element == nil {
			b.WriteString(node.Text)
			continue
		}
		if isBlock(node.Element.Name) {
			b.WriteByte(' ')
		}
		node.Element.write(b)
	}
}
