package webpage

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"parallax/article"
)

// headline chooses the article's headline. The one on the page counts most, if
// the page's title or data for other sites confirm that it is the article's and
// not the outlet's name.
func (f *fields) headline(ld object, outlet, address string) string {
	var named []string
	for _, candidate := range []string{f.first("og:title"), ld.text("headline"), f.title, f.first("twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "title")} {
		candidate = withoutOutlet(article.Clean(html.UnescapeString(candidate)), outlet, address)
		if candidate != "" && !isOutlet(candidate, outlet, address) {
			named = append(named, candidate)
		}
	}
	printed := append(slices.Clone(f.items["headline"]), f.h1...)
	best, bestScore := "", 0.0
	for _, p := range printed {
		if isOutlet(p, outlet, address) || len(p) > 400 || f.isTail(p) {
			continue
		}
		for _, n := range named {
			score := likeness(p, n)
			if strings.HasPrefix(squash(n), squash(p)) {
				score += 0.1
			}
			if score > bestScore {
				best, bestScore = p, score
			}
		}
	}
	// Half of the words in common: the headline on the page and the one for
	// other sites are often worded for their readers.
	if bestScore >= 0.5 {
		best = withoutOutlet(best, outlet, address)
		for _, n := range named {
			if len(words(n)) >= 3 && strings.Contains(squash(best), squash(n)) {
				return n // the heading holds more than the headline, as its kicker
			}
		}
		return best
	}
	if len(named) > 0 {
		return named[0]
	}
	for _, p := range printed {
		if len(p) <= 400 {
			return p
		}
	}
	return ""
}

// separators stand between a headline and the outlet's name.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " « ", " // ", " • ", " ‹ ", " › ", " ~ ", ": ", " /"}

// isTail tells whether a heading is the end of the page's title, where the
// outlet's name stands.
func (f *fields) isTail(heading string) bool {
	for _, separator := range separators {
		if at := strings.LastIndex(f.title, separator); at > 0 && squash(f.title[at+len(separator):]) == squash(heading) && len(words(f.title[:at])) > len(words(heading)) {
			return true
		}
	}
	return false
}

// withoutOutlet takes the outlet's name off the end or the beginning of a title.
func withoutOutlet(title, outlet, address string) string {
	for range 3 {
		cut := ""
		for _, separator := range separators {
			if at := strings.LastIndex(title, separator); at > 0 && isOutlet(title[at+len(separator):], outlet, address) {
				cut = title[:at]
			} else if at := strings.Index(title, separator); at > 0 && isOutlet(title[:at], outlet, address) {
				cut = title[at+len(separator):]
			}
			if cut != "" {
				break
			}
		}
		if cut == "" {
			return title
		}
		title = strings.TrimSpace(cut)
	}
	return title
}

// isOutlet tells whether a string is the outlet's name or the site's domain.
func isOutlet(s, outlet, address string) bool {
	name := strings.TrimPrefix(strings.Join(words(s), ""), "the")
	if name == "" {
		return false
	}
	if o := strings.TrimPrefix(strings.Join(words(outlet), ""), "the"); name == o {
		return true
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return false
	}
	labels := strings.Split(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
	for i := range labels {
		labels[i] = strings.TrimPrefix(labels[i], "the")
	}
	host := strings.Join(words(strings.Join(labels, " ")), "")
	if name == host || len(labels) > 1 && name == strings.Join(labels[:len(labels)-1], "") {
		return true
	}
	return len(labels) > 1 && len(name) > 3 && (name == labels[len(labels)-2] || len(labels) > 2 && name == labels[len(labels)-3])
}

// likeness is the share of words that two titles have in common, of the shorter
// one's. One of less than two words needs to be the same.
func likeness(a, b string) float64 {
	wa, wb := words(a), words(b)
	if len(wa) > len(wb) {
		wa, wb = wb, wa
	}
	if len(wa) == 0 {
		return 0
	}
	if len(wa) == 1 {
		if slices.Equal(wa, wb) {
			return 1
		}
		if len([]rune(wa[0])) < 12 { // in scripts without spaces a title is one word
			return 0
		}
		if strings.Contains(squash(b), wa[0]) || strings.Contains(squash(a), wa[0]) {
			return 1
		}
		return 0
	}
	common := 0
	for _, w := range wa {
		if slices.Contains(wb, w) {
			common++
		}
	}
	return float64(common) / float64(len(wa))
}

// words are the runs of letters and digits, in lower case.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}
