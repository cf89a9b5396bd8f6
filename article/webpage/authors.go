package webpage

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"parallax/article"
)

// authors are the names in the first place of the page that gives any.
func (f *fields) authors(ld object, outlet string) []string {
	places := [][]string{
		namesOf(ld["author"], 0),
		f.metas["author"], f.metas["article:author"], f.metas["parsely-author"], f.metas["sailthru.author"],
		f.metas["dc.creator"], f.metas["dcterms.creator"], f.metas["byl"], f.metas["citation_author"], f.metas["article:author_name"], f.metas["authors"],
		f.items["author"], f.items["creator"], f.relAuthor,
		namesOf(ld["creator"], 0),
	}
	for _, place := range places {
		var names []string
		for _, value := range place {
			for _, name := range splitNames(value) {
				if isName(name, outlet) && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
		if len(names) > 0 && len(names) <= 12 {
			return names
		}
	}
	return nil
}

// authorPatterns are compiled on first use, as most programs that link this
// package never read a page.
var authorPatterns = sync.OnceValue(func() (p struct{ by, between, role *regexp.Regexp }) {
	p.by = regexp.MustCompile(`(?i)^\s*(?:written by|posted by|story by|text by|by|von|par|por|di|door|av|af)[:\s]+`)
	p.between = regexp.MustCompile(`(?i)\s*(?:[;,|/&•·]|\s(?:and|und|et|y|e|en|og|och|with|mit)\s)\s*`)
	p.role = regexp.MustCompile(`\s*[(\[].*$|\s+[–—-]\s.*$`)
	return p
})

// splitNames takes a byline apart.
func splitNames(byline string) []string {
	byline = article.Clean(html.UnescapeString(byline))
	if len(byline) > 300 {
		return nil
	}
	p := authorPatterns()
	byline = p.by.ReplaceAllString(byline, "")
	var names []string
	for _, name := range p.between.Split(byline, -1) {
		name = strings.Trim(p.role.ReplaceAllString(p.by.ReplaceAllString(name, ""), ""), " .:,")
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// isName tells names from addresses, accounts and numbers. The outlet itself
// is no author.
func isName(s, outlet string) bool {
	if len(s) < 3 || len(s) > 80 || strings.ContainsAny(s, "@<>{}=_") || strings.Contains(s, "://") || strings.Contains(s, "www.") {
		return false
	}
	if strings.Join(words(s), "") == strings.Join(words(outlet), "") {
		return false
	}
	if n := len(words(s)); n == 0 || n > 8 {
		return false
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "editor", "author", "staff", "null", "undefined", "none", "unknown", "webmaster", "redaktion", "anonymous":
		return false
	}
	for _, r := range s {
		if r >= '0' && r <= '9' {
			return false
		}
	}
	return true
}
