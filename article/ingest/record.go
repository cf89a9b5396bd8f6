package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"parallax/article"
)

// recordParser makes articles of JSON objects. It belongs to one goroutine.
type recordParser struct {
	names   *fieldNames
	met     []*field // in the record at hand
	scratch []byte
	strings map[string]string // outlets and languages, of which there are few
}

func newRecordParser(mapping map[string]string) *recordParser {
	return &recordParser{names: newFieldNames(mapping), strings: map[string]string{}}
}

// found is the best field seen so far for a property.
type found struct {
	value []byte // JSON
	field *field
}

// parse makes an article of an object. own reports that it is in Parallax's
// own form, complete and normalised.
func (p *recordParser) parse(object []byte) (a *article.Article, own bool, err error) {
	return p.parseInside(object, 0)
}

// parseInside parses an object that lies in so many wrappers.
func (p *recordParser) parseInside(object []byte, wrappers int) (a *article.Article, own bool, err error) {
	const mostWrappers = 3
	var notes []article.Note
	if !utf8.Valid(object) {
		object, notes = windows(object), windowsNote()
	}
	var best [properties]found
	var inner []byte
	p.met = p.met[:0]
	err = members(object, func(key, value []byte) error {
		if string(key) == "schema" && string(value) == `"`+article.Schema+`"` {
			own = true
		}
		if isEmpty(value) {
			p.names.field(key) // so that it is known by name
			return nil
		}
		if value[0] == '{' && isWrapper(key) {
			inner = value
		}
		f := p.names.field(key)
		p.met = append(p.met, f)
		if f.property < properties && !(value[0] == '{' && isWrapper(key)) && (best[f.property].field == nil || f.rank <= best[f.property].field.rank) {
			best[f.property] = found{value, f}
		}
		for _, n := range f.nested {
			if v := follow(value, n.steps); !isEmpty(v) {
				best[n.field.property] = found{v, n.field}
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, false, err
	case own:
		a, err = p.ownRecord(object)
		return a, true, err
	case best[propText].field == nil && inner != nil && wrappers < mostWrappers:
		return p.parseInside(inner, wrappers+1)
	case best[propText].field == nil:
		return nil, false, p.noText(object)
	}
	for _, f := range p.met {
		f.met++
	}
	a = &article.Article{Notes: notes}
	for i, at := range [properties]*string{&a.ID, &a.Title, &a.Text, &a.Outlet, &a.Author, &a.Date, &a.URL, &a.Language} {
		if best[i].field == nil {
			continue
		}
		best[i].field.uses++
		*at = p.value(best[i].value, property(i))
	}
	return a, false, nil
}

// date is the date of an object as it stands there, "" if it gives no article.
func (p *recordParser) date(object []byte) string {
	a, own, err := p.parse(object)
	if err != nil || own {
		return ""
	}
	return a.Date
}

// isEmpty reports whether a value says nothing: null, "", [] or {}.
func isEmpty(value []byte) bool {
	switch string(value) {
	case "", "null", `""`, "[]", "{}":
		return true
	}
	return false
}

// isWrapper tells members in which interfaces of search engines and content
// systems put the article itself.
func isWrapper(key []byte) bool {
	switch string(key) {
	case "_source", "article", "document", "doc", "item", "attributes", "fields":
		return true
	}
	return false
}

var errNotObject = errors.New("not a JSON object")

// members calls each with every key (without quotation marks) and value of an
// object.
func members(object []byte, each func(key, value []byte) error) error {
	i := skipSpace(object, 0)
	if i >= len(object) || object[i] != '{' {
		return errNotObject
	}
	i = skipSpace(object, i+1)
	if i < len(object) && object[i] == '}' {
		return atEnd(object, i+1)
	}
	for {
		key, start := skipKey(object, i)
		if start < 0 {
			return malformed(object)
		}
		end := skipValue(object, start, 2)
		if end < 0 {
			return malformed(object)
		}
		key = key[1 : len(key)-1]
		if bytes.IndexByte(key, '\\') >= 0 {
			key = unescape(nil, key)
		}
		if err := each(key, object[start:end]); err != nil {
			return err
		}
		i = skipSpace(object, end)
		if i >= len(object) {
			return malformed(object)
		}
		switch object[i] {
		case '}':
			return atEnd(object, i+1)
		case ',':
			i = skipSpace(object, i+1)
		default:
			return malformed(object)
		}
	}
}

func atEnd(object []byte, i int) error {
	if skipSpace(object, i) != len(object) {
		return malformed(object)
	}
	return nil
}

// malformed says what is wrong, in the words of encoding/json.
func malformed(object []byte) error {
	var syntax *json.SyntaxError
	var value any
	switch err := json.Unmarshal(object, &value); {
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(object)):
		return errors.New("not valid JSON: it ends in the middle")
	case errors.As(err, &syntax):
		return fmt.Errorf("not valid JSON at byte %d: %w", syntax.Offset, err)
	case err != nil:
		return err
	}
	return errNotObject
}

// text is the text of a string value; of any other value "".
func (p *recordParser) text(value []byte) string {
	if len(value) < 2 || value[0] != '"' {
		return ""
	}
	value = value[1 : len(value)-1]
	if bytes.IndexByte(value, '\\') < 0 {
		return string(value)
	}
	p.scratch = unescape(p.scratch[:0], value)
	return string(p.scratch)
}

const mostStrings = 1 << 16 // kept; more would not be outlets

func (p *recordParser) intern(value []byte) string {
	if s, ok := p.strings[string(value)]; ok {
		return s
	}
	s := p.text(value)
	if len(p.strings) < mostStrings {
		p.strings[string(value)] = s
	}
	return s
}

// value makes one string of any value: the strings of a list are joined, of an
// object its name or text is taken, a number is taken as it stands.
func (p *recordParser) value(value []byte, of property) string {
	switch c := value[0]; {
	case c == '"' && (of == propOutlet || of == propLanguage):
		return p.intern(value)
	case c == '"':
		return p.text(value)
	case c == '-' || '0' <= c && c <= '9':
		return string(value)
	case c == '[':
		var parts []string
		var list []json.RawMessage
		if json.Unmarshal(value, &list) != nil {
			return ""
		}
		for _, element := range list {
			if s := p.value(element, of); s != "" {
				parts = append(parts, s)
			}
		}
		switch {
		case len(parts) == 0:
			return ""
		case of == propText:
			return strings.Join(parts, "\n\n")
		case of == propAuthor:
			return strings.Join(parts, "; ")
		}
		return parts[0]
	case c == '{':
		inside := []string{"name", "title", "main", "text", "value", "rendered", "$t", "#text"}
		if of == propText {
			inside = []string{"text", "body", "content", "rendered", "value", "main", "plain", "$t", "#text"}
		}
		for _, name := range inside {
			if v := follow(value, []string{name}); !isEmpty(v) {
				return p.value(v, of)
			}
		}
	}
	return ""
}

// follow is the value at the end of a path through objects, nil if there is
// none.
func follow(value []byte, path []string) []byte {
	for _, step := range path {
		var next []byte
		if members(value, func(key, v []byte) error {
			if string(key) == step {
				next = v
			}
			return nil
		}) != nil || next == nil {
			return nil
		}
		value = next
	}
	return value
}

// noText says why an object gives no article.
func (p *recordParser) noText(object []byte) error {
	var names, texts []string
	members(object, func(key, _ []byte) error {
		if f := p.names.field(key); f.property == propText {
			texts = append(texts, f.name)
		}
		if len(names) < 12 {
			names = append(names, string(key))
		}
		return nil
	})
	return noText(p.names, names, texts)
}

func noText(n *fieldNames, names, texts []string) error {
	switch wanted := n.wanted[propText]; {
	case len(texts) > 0:
		return fmt.Errorf("the field %q is empty", texts[0])
	case wanted != "":
		return fmt.Errorf("no field %q: there are %s", wanted, list(names))
	case len(names) == 0:
		return errors.New("no fields in it")
	}
	return fmt.Errorf("none of the fields is known to hold the text: there are %s; say which, as in text=FIELD", list(names))
}

func list(names []string) string {
	for i := range names {
		if len(names[i]) > 40 {
			names[i] = strings.ToValidUTF8(names[i][:40], "") + "…"
		}
	}
	return strings.Join(names, ", ")
}
