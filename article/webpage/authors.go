package webpage

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"parallax/article"
)

// maxAuthors is how many names are believed to be of one article.
const maxAuthors = 12

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
			for _, name := range Names(value, outlet) {
				if !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
		if len(names) > 0 && len(names) <= maxAuthors {
			return names
		}
	}
	return nil
}

// authorPatterns are compiled on first use, as most programs that link this
// package never read a page.
var authorPatterns = sync.OnceValue(func() (p struct{ by, between, role, date *regexp.Regexp }) {
	p.by = regexp.MustCompile(`(?i)^\s*(?:(?:and|und|et)\s+)?(?:(?:written by|posted by|story by|text by|by|von|par|por|di|door|av|af)[:\s]+)?`)
	p.between = regexp.MustCompile(`(?i)\s*(?:[;,|/&•·]|\s(?:and|und|et|y|e|en|og|och|with|mit|avec|con|edited by)\s)\s*`)
	p.role = regexp.MustCompile(`\s*[(\[][^)\]]*[)\]]?\s*$|\s+[–—-]\s.*$`)
	p.date = regexp.MustCompile(`(?i)\s+(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*)?\d.*$`)
	return p
})

// Names takes a byline apart into the names in it. The outlet itself is none.
func Names(byline, outlet string) []string {
	byline = article.Clean(html.UnescapeString(byline))
	if len(byline) > 300 || strings.Contains(byline, "://") || strings.Contains(byline, "www.") {
		return nil
	}
	p := authorPatterns()
	byline = p.date.ReplaceAllString(p.by.ReplaceAllString(byline, ""), "")
	var names []string
	for _, name := range p.between.Split(byline, -1) {
		name = strings.Trim(p.role.ReplaceAllString(p.by.ReplaceAllString(name, ""), ""), " .:,")
		if isName(name, outlet) {
			names = append(names, name)
		}
	}
	return names
}

// noNames are words that no name of a person ends with: roles, and what else
// stands where bylines stand.
var noNames = strings.Fields("admin administrator editor editors author staff null undefined none unknown webmaster redaktion anonymous username updated posted published said reporter correspondent writer contributor columnist guest user team january february march april may june july august september october november december")

// isName tells names from addresses, accounts, roles and numbers.
func isName(s, outlet string) bool {
	if len(s) < 3 || len(s) > 80 || strings.ContainsAny(s, "@<>{}=_0123456789") || strings.Contains(s, ".") && !strings.Contains(s, " ") {
		return false
	}
	all := words(s)
	if len(all) == 0 || len(all) > 6 || strings.Join(all, "") == strings.Join(words(outlet), "") {
		return false
	}
	return len(all) > 1 && all[len(all)-1] == "may" || !slices.Contains(noNames, all[len(all)-1])
}
