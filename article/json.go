package article

import (
	"strconv"
	"unicode/utf8"

	"parallax/text"
)

// Schema names the form of [Article.AppendJSON].
const Schema = "parallax.article/1"

// AppendJSON appends the article as one line of JSON, without a line end, as
// docs/articles.md describes it: marks count code points of the text.
func (a *Article) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"schema":"`+Schema+`"`...)
	for _, field := range []struct{ name, value string }{
		{"id", a.ID}, {"title", a.Title}, {"outlet", a.Outlet}, {"author", a.Author}, {"date", a.Date},
		{"url", a.URL}, {"language", a.Language}, {"text", a.Text},
	} {
		dst = appendMember(dst, field.name, field.value)
	}
	dst = append(dst, `,"marks":[`...)
	var points *text.Points
	for i, m := range a.Marks {
		if points == nil {
			points = text.NewPoints(a.Text)
		}
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"span":[`...)
		dst = strconv.AppendInt(dst, int64(points.At(m.Bytes.Start)), 10)
		dst = append(dst, ',')
		dst = strconv.AppendInt(dst, int64(points.At(m.Bytes.End)), 10)
		dst = append(dst, ']')
		dst = appendMember(dst, "kind", string(m.Kind))
		if m.Note != "" {
			dst = appendMember(dst, "note", m.Note)
		}
		dst = append(dst, '}')
	}
	dst = append(dst, `],"origin":{"file":`...)
	dst = appendString(dst, a.Origin.File)
	dst = append(dst, `,"record":`...)
	dst = strconv.AppendInt(dst, int64(a.Origin.Record), 10)
	dst = appendMember(dst, "format", a.Origin.Format)
	dst = append(dst, '}')
	dst = appendMember(dst, "sha256", a.SHA256)
	dst = append(dst, `,"notes":[`...)
	for i, n := range a.Notes {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"code":`...)
		dst = appendString(dst, n.Code)
		dst = appendMember(dst, "message", n.Message)
		dst = append(dst, '}')
	}
	return append(dst, "]}"...)
}

func appendMember(dst []byte, name, value string) []byte {
	dst = append(dst, ',', '"')
	dst = append(dst, name...)
	dst = append(dst, '"', ':')
	return appendString(dst, value)
}

// appendString appends a JSON string. A byte that is not valid UTF-8 becomes
// U+FFFD, which is one code point as well.
func appendString(dst []byte, s string) []byte {
	const digits = "0123456789abcdef"
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				dst = append(dst, s[from:i]...)
				dst = append(dst, "\uFFFD"...)
				from = i + 1
			}
			i += size
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		dst = append(dst, s[from:i]...)
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\r':
			dst = append(dst, '\\', 'r')
		case '\t':
			dst = append(dst, '\\', 't')
		default:
			dst = append(dst, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		}
		i++
		from = i
	}
	dst = append(dst, s[from:]...)
	return append(dst, '"')
}
