package report

import (
	"strings"

	"parallax/compare"
)

// sideView is the head of one article.
type sideView struct {
	Letter   string // A or B
	Name     string // outlet, or "Text A"
	Known    bool   // the outlet is known
	Title    string
	Date     string
	Link     string // http or https only
	URL      string
	Path     string
	File     string // the last part of the path
	ID       string
	Lang     string
	SHA256   string
	Words    int
	Coverage string
}

func viewSide(s *compare.Side, letter string, coverage float64) sideView {
	v := sideView{
		Letter: letter,
		Name:   clean(deref(s.Outlet)),
		Known:  clean(deref(s.Outlet)) != "",
		Title:  clean(deref(s.Title)),
		Date:   clean(deref(s.Date)),
		URL:    clean(deref(s.URL)),
		Link:   webLink(deref(s.URL)),
		Path:   clean(s.Path),
		ID:     clean(s.ID),
		Lang:   language(deref(s.Language)),
		SHA256: clean(s.SHA256), Words: s.Words,
		Coverage: strings.ReplaceAll(percent(coverage), " ", "\u00a0"),
	}
	if !v.Known {
		v.Name = "Text " + letter
	}
	v.File = v.Path[strings.LastIndexAny(v.Path, `/\`)+1:]
	if v.Title == "" {
		v.Title = v.File
	}
	if v.Title == "" {
		v.Title = "Untitled"
	}
	return v
}

// language is s if it can stand in a lang attribute.
func language(s string) string {
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-') {
			return ""
		}
	}
	if len(s) < 2 || len(s) > 35 {
		return ""
	}
	return s
}
