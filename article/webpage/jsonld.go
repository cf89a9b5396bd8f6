package webpage

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"parallax/article"
)

// object is one JSON-LD object.
type object map[string]any

// maxObjects bounds the objects that are read of one script.
const maxObjects = 1000

// parseLD gives the objects of a script, outer ones first. What is not JSON is
// passed over; what pages commonly do to JSON is undone.
func parseLD(script string) []object {
	script = strings.TrimSpace(script)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"//<![CDATA[", "//]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}} {
		if inner, found := strings.CutPrefix(script, wrap[0]); found {
			script = strings.TrimSpace(strings.TrimSuffix(inner, wrap[1]))
		}
	}
	script = strings.TrimSuffix(script, ";")
	var value any
	if json.Unmarshal([]byte(script), &value) != nil {
		if json.Unmarshal([]byte(repairJSON(script)), &value) != nil {
			return nil
		}
	}
	var all []object
	gather(value, &all, 0)
	return all
}

// repairJSON escapes control characters inside strings and takes commas away
// that stand before a closing bracket.
func repairJSON(script string) string {
	var b strings.Builder
	inString, escaped := false, false
	for i := 0; i < len(script); i++ {
		c := script[i]
		switch {
		case !inString && c == ',':
			rest := strings.TrimLeft(script[i+1:min(len(script), i+64)], " \t\r\n")
			if rest != "" && (rest[0] == '}' || rest[0] == ']') {
				continue
			}
		case escaped:
			escaped = false
		case inString && c == '\\':
			escaped = true
		case c == '"':
			inString = !inString
		case inString && c < ' ':
			b.WriteByte(' ')
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func gather(value any, all *[]object, depth int) {
	if depth > 8 || len(*all) >= maxObjects {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			gather(item, all, depth+1)
		}
	case map[string]any:
		*all = append(*all, v)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "liveBlogUpdate", "itemListElement"} {
			if key != "liveBlogUpdate" { // its entries are parts of the article, not articles
				gather(v[key], all, depth+1)
			}
		}
	}
}

// is tells whether the object is of a type, given in lower case.
func (o object) is(kind string) bool {
	switch t := o["@type"].(type) {
	case string:
		return typeName(t) == kind
	case []any:
		for _, item := range t {
			if s, ok := item.(string); ok && typeName(s) == kind {
				return true
			}
		}
	}
	return false
}

func typeName(t string) string {
	return strings.ToLower(t[strings.LastIndexAny(t, "/:#")+1:])
}

// articleTypes are the kinds of objects that stand for an article, the most
// telling first.
var articleTypes = []string{
	"newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle",
	"advertisercontentarticle", "satiricalarticle", "liveblogposting", "article", "blogposting", "socialmediaposting", "report", "scholarlyarticle", "techarticle", "webpage",
}

// article is the object of the page's article: of several, that whose headline
// is in the page's title, else the first. It may be nil.
func (f *fields) article() object {
	title := squash(f.title + " " + f.first("og:title"))
	for _, kind := range articleTypes {
		var first object
		for _, o := range f.objects {
			if !o.is(kind) {
				continue
			}
			if headline := squash(firstOf(o.text("headline"), o.text("name"))); headline != "" && strings.Contains(title, headline) {
				return o
			}
			if first == nil {
				first = o
			}
		}
		if first != nil {
			return first
		}
	}
	return nil
}

// text is a property as a string: of a list the first, of an object its value.
func (o object) text(key string) string {
	return textOf(o[key], 0)
}

func textOf(value any, depth int) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 && depth < 3 {
			return textOf(v[0], depth+1)
		}
	case map[string]any:
		if depth < 3 {
			return firstOf(textOf(v["@value"], depth+1), textOf(v["alternateName"], depth+1), textOf(v["name"], depth+1))
		}
	}
	return ""
}

// name is the name of the person or organisation that a property holds.
func (o object) name(key string) string {
	names := namesOf(o[key], 0)
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

func namesOf(value any, depth int) []string {
	if depth > 3 {
		return nil
	}
	switch v := value.(type) {
	case string:
		return []string{article.Clean(html.UnescapeString(v))}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, namesOf(item, depth+1)...)
		}
		return all
	case map[string]any:
		return namesOf(v["name"], depth+1)
	}
	return nil
}

// squash reduces a string to its letters and digits in lower case, to compare
// titles.
func squash(s string) string { return strings.Join(words(s), " ") }
