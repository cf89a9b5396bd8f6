package ingest

import (
	"encoding/json"
	"fmt"

	"parallax/article"
	"parallax/text"
)

// ownRecord reads a line in Parallax's own form (docs/formats.md): what
// [article.Article.AppendJSON] wrote, without loss.
func (p *recordParser) ownRecord(line []byte) (*article.Article, error) {
	a := &article.Article{}
	var rest struct {
		Marks []struct {
			Span [2]int
			Kind text.MarkKind
			Note string
		}
		Origin article.Origin
		Notes  []article.Note
	}
	var points *text.Points
	var marks []byte
	err := members(line, func(key, value []byte) error {
		var into any
		switch string(key) {
		case "id":
			a.ID = p.text(value)
		case "title":
			a.Title = p.text(value)
		case "outlet":
			a.Outlet = p.intern(value)
		case "author":
			a.Author = p.text(value)
		case "date":
			a.Date = p.text(value)
		case "url":
			a.URL = p.text(value)
		case "language":
			a.Language = p.intern(value)
		case "section":
			a.Section = p.text(value)
		case "text":
			a.Text = p.text(value)
		case "sha256":
			a.SHA256 = p.text(value)
		case "marks":
			marks = value
		case "origin":
			into = &rest.Origin
		case "notes":
			into = &rest.Notes
		}
		if into == nil || string(value) == "[]" {
			return nil
		}
		return json.Unmarshal(value, into)
	})
	if err != nil {
		return nil, err
	}
	if len(marks) > 2 {
		if err := json.Unmarshal(marks, &rest.Marks); err != nil {
			return nil, err
		}
		points = text.NewPoints(a.Text)
	}
	last := 0
	if points != nil {
		last = points.At(len(a.Text))
	}
	for _, m := range rest.Marks {
		if m.Span[0] < 0 || m.Span[1] < m.Span[0] || m.Span[1] > last {
			return nil, fmt.Errorf("a mark [%d,%d) lies outside the text", m.Span[0], m.Span[1])
		}
		a.Marks = append(a.Marks, text.Mark{Bytes: text.Span{Start: points.Offset(m.Span[0]), End: points.Offset(m.Span[1])}, Kind: m.Kind, Note: m.Note})
	}
	a.Origin, a.Notes = rest.Origin, rest.Notes
	return a, nil
}
