package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"parallax/archive"
	"parallax/internal/escape"
)

// references writes articles as references, one after another.
type references struct {
	w      io.Writer
	csl    bool
	count  int
	buffer []byte
	keys   map[string]int // BibTeX: keys given so far, of IDs that are none themselves
}

func newReferences(w io.Writer, f Format) *references {
	return &references{w: w, csl: f == CSLJSON, keys: map[string]int{}}
}

func archiveReferences(w io.Writer, f Format, a Source) error {
	r := newReferences(w, f)
	for e, err := range a.Articles() {
		if err != nil {
			return err
		}
		if err := r.add(&e); err != nil {
			return err
		}
	}
	return r.close()
}

func (r *references) add(e *archive.Entry) error {
	r.buffer = r.buffer[:0]
	if r.csl {
		if r.count == 0 {
			r.buffer = append(r.buffer, "[\n"...)
		} else {
			r.buffer = append(r.buffer, ",\n"...)
		}
		r.buffer = appendCSL(r.buffer, e)
	} else {
		r.buffer = appendBibTeX(r.buffer, r.key(e.ID), e)
	}
	r.count++
	_, err := r.w.Write(r.buffer)
	return err
}

func (r *references) close() error {
	if !r.csl {
		return nil
	}
	end := "\n]\n"
	if r.count == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(r.w, end)
	return err
}

// authors are the names as printed. They stay whole: which part is the family
// name cannot be told from the name.
func authors(e *archive.Entry) []string {
	var names []string
	for name := range strings.SplitSeq(e.Author, ";") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// dateParts are year, month and day as far as a date names them.
func dateParts(date string) []int {
	for i, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if len(date) < len(layout) {
			continue
		}
		if at, err := time.Parse(layout, date[:len(layout)]); err == nil {
			return []int{at.Year(), int(at.Month()), at.Day()}[:3-i]
		}
	}
	return nil
}

// appendCSL writes one item of CSL-JSON: an article of a newspaper.
func appendCSL(dst []byte, e *archive.Entry) []byte {
	dst = append(dst, `{"id":`...)
	dst = escape.JSON(dst, e.ID)
	dst = append(dst, `,"type":"article-newspaper"`...)
	for _, m := range []struct{ name, value string }{
		{"title", e.Title}, {"container-title", e.Outlet}, {"URL", e.URL}, {"language", e.Language}, {"source", e.Agency},
	} {
		if m.value != "" {
			dst = append(dst, `,"`+m.name+`":`...)
			dst = escape.JSON(dst, m.value)
		}
	}
	for i, name := range authors(e) {
		if i == 0 {
			dst = append(dst, `,"author":[`...)
		} else {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"literal":`...)
		dst = escape.JSON(dst, name)
		dst = append(dst, '}')
	}
	if len(authors(e)) > 0 {
		dst = append(dst, ']')
	}
	if parts := dateParts(e.Date); parts != nil {
		dst = append(dst, `,"issued":{"date-parts":[[`...)
		for i, n := range parts {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = strconv.AppendInt(dst, int64(n), 10)
		}
		dst = append(dst, "]]}"...)
	}
	return append(dst, '}')
}

// key is the ID if BibTeX can hold it, else what it can hold of it and a
// number that tells it from others.
func (r *references) key(id string) string {
	key := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '.' || c == '/' {
			return c
		}
		return -1
	}, id)
	if key == id && key != "" {
		return key
	}
	r.keys[key]++
	return fmt.Sprintf("%s:%d", key, r.keys[key])
}

var months = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// appendBibTeX writes one entry. date is read by BibLaTeX, the parts of it by
// BibTeX.
func appendBibTeX(dst []byte, key string, e *archive.Entry) []byte {
	dst = fmt.Appendf(dst, "@article{%s,\n", key)
	field := func(name, value string) {
		if value != "" {
			dst = fmt.Appendf(dst, "  %s = {%s},\n", name, value)
		}
	}
	var names []string
	for _, name := range authors(e) {
		names = append(names, "{"+latex(name)+"}")
	}
	field("author", strings.Join(names, " and "))
	if e.Title != "" {
		field("title", "{"+latex(e.Title)+"}") // in braces it keeps its capitals
	}
	field("journal", latex(e.Outlet))
	if parts := dateParts(e.Date); parts != nil {
		field("date", e.Date[:[]int{4, 7, 10}[len(parts)-1]])
		field("year", fmt.Sprintf("%04d", parts[0]))
		if len(parts) > 1 {
			dst = fmt.Appendf(dst, "  month = %s,\n", months[parts[1]-1])
		}
		if len(parts) > 2 {
			field("day", strconv.Itoa(parts[2]))
		}
	}
	field("url", bareURL(e.URL))
	field("language", latex(e.Language))
	if e.Agency != "" {
		field("note", "Credits "+latex(e.Agency))
	}
	return append(dst, "}\n\n"...)
}

// latex writes text so that LaTeX shows it and BibTeX finds its braces paired:
// it counts them behind backslashes too.
func latex(s string) string {
	var b strings.Builder
	before := ' '
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if r == before && (r == '-' || r == '`' || r == '\'') || r == '`' && (before == '?' || before == '!') {
			b.WriteString("{}") // or two of them become a dash or a quotation mark
		}
		before = r
		switch r {
		case '\\':
			b.WriteString(`{\textbackslash}`)
		case '{':
			b.WriteString(`{\textbraceleft}`)
		case '}':
			b.WriteString(`{\textbraceright}`)
		case '~':
			b.WriteString(`{\textasciitilde}`)
		case '^':
			b.WriteString(`{\textasciicircum}`)
		case '$', '&', '#', '_', '%':
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			if escape.Acts(r) {
				r = '\ufffd'
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// bareURL is an address as the url field holds it, unescaped but for what
// would end the field.
func bareURL(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r <= ' ' || r == '{' || r == '}' || r == '\\' || r == '"' || escape.Acts(r) {
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
