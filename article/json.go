package article

import (
	"strconv"

	"parallax/internal/escape"
	"parallax/text"
)

// Schema names the form of [Article.AppendJSON].
const Schema = "parallax.article/1"

// AppendJSON appends the article as one line of JSON, without a line end, as
// docs/formats.md describes it: marks count code points of the text.
func (a *Article) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"schema":"`+Schema+`"`...)
	for _, field := range []struct{ name, value string }{
		{"id", a.ID}, {"title", a.Title}, {"outlet", a.Outlet}, {"author", a.Author}, {"date", a.Date},
		{"url", a.URL}, {"language", a.Language}, {"text", a.Text},
	} {
		dst = appendMember(dst, field.name, field.value)
	}
	if a.Section != "" { // few formats have it
		dst = appendMember(dst, "section", a.Section)
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
	dst = escape.JSON(dst, a.Origin.File)
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
		dst = escape.JSON(dst, n.Code)
		dst = appendMember(dst, "message", n.Message)
		dst = append(dst, '}')
	}
	return append(dst, "]}"...)
}

func appendMember(dst []byte, name, value string) []byte {
	dst = append(dst, ',', '"')
	dst = append(dst, name...)
	dst = append(dst, '"', ':')
	return escape.JSON(dst, value)
}
